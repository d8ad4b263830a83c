import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createBareClient, errorCodes } from './discord/bare-client.ts';
import type { BareClient } from './discord/bare-client.ts';
import { barePress, bareSlash, bareTyping } from './discord/bare-interaction.ts';
import { startDiscordServer } from './discord/index.ts';
import type { Channel, DiscordServer, Person } from './discord/index.ts';

let server: DiscordServer;
let client: BareClient;
let hall: Channel;
let ann: Person;

beforeAll(async () => {
  server = await startDiscordServer();
  client = createBareClient(server);
  hall = server.channel(server.guild());
  ann = server.person('ann', { in: hall });
  const options = ['text', 'number'].map((name, at) => ({
    type: at === 0 ? 3 : 4,
    name,
    description: 'x',
    autocomplete: true,
  }));
  await client.call('PUT', `/applications/${server.applicationId}/commands`, [
    { name: 'ask', description: 'asks', options },
  ]);
});
afterAll(() => server.close());

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

const text = (content: string) => ({ type: 10, content });
const button = (changes: object = {}) => ({
  type: 2,
  style: 1,
  label: 'next',
  custom_id: 'n',
  ...changes,
});
const row = (...components: object[]) => ({ type: 1, components });
const container = (...components: object[]) => ({ type: 17, components });
const v2 = (...components: object[]) => ({ flags: V2, components });
const said = (changes: object) => ({ content: 'x', ...changes });
const embed = (changes: object) => ({ embeds: [changes] });
const field = (changes: object = {}) => ({ name: 'n', value: 'v', ...changes });
const many = <T>(count: number, one: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => one(at));
const numbered = (at: number) => button({ custom_id: `n${at}` });

/** One message that is taken and one that is refused, with the field and the platform's code. */
const RULES: readonly {
  readonly rule: string;
  readonly taken: object;
  readonly refused: object;
  readonly field: string;
  readonly code: string;
}[] = [
  {
    rule: 'at most 2000 characters, counted by code points',
    taken: { content: '𠮷'.repeat(2000) },
    refused: { content: '字'.repeat(2001) },
    field: 'content',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'at most ten embeds',
    taken: { embeds: many(10, () => ({ title: 't' })) },
    refused: { embeds: many(11, () => ({ title: 't' })) },
    field: 'embeds',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'embeds that say something',
    taken: embed({ description: 'd' }),
    refused: said(embed({ description: ' ' })),
    field: 'embeds.0.description',
    code: 'BASE_TYPE_REQUIRED',
  },
  {
    rule: 'descriptions of at most 4096 characters',
    taken: embed({ description: '字'.repeat(4096) }),
    refused: embed({ description: '字'.repeat(4097) }),
    field: 'embeds.0.description',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'titles of at most 256 characters',
    taken: embed({ title: '字'.repeat(256) }),
    refused: embed({ title: '字'.repeat(257) }),
    field: 'embeds.0.title',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'footers of at most 2048 characters',
    taken: embed({ footer: { text: '字'.repeat(2048) } }),
    refused: embed({ footer: { text: '字'.repeat(2049) } }),
    field: 'embeds.0.footer.text',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'at most 25 fields',
    taken: embed({ fields: many(25, () => field()) }),
    refused: embed({ fields: many(26, () => field()) }),
    field: 'embeds.0.fields',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'values of fields of at most 1024 characters',
    taken: embed({ fields: [field({ value: '字'.repeat(1024) })] }),
    refused: embed({ fields: [field({ value: '字'.repeat(1025) })] }),
    field: 'embeds.0.fields.0.value',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'fields with name and value',
    taken: embed({ fields: [field()] }),
    refused: embed({ fields: [field({ name: '' })] }),
    field: 'embeds.0.fields.0.name',
    code: 'BASE_TYPE_REQUIRED',
  },
  {
    rule: 'at most 6000 characters over all embeds together',
    taken: { embeds: [{ description: '字'.repeat(4000) }, { description: '字'.repeat(2000) }] },
    refused: { embeds: [{ description: '字'.repeat(4000) }, { description: '字'.repeat(2001) }] },
    field: 'embeds',
    code: 'MAX_EMBED_SIZE_EXCEEDED',
  },
  {
    rule: 'links to the web',
    taken: embed({ title: 't', url: 'https://example.org/#:~:text=%E5%AD%97' }),
    refused: embed({ title: 't', url: 'ftp://example.org/' }),
    field: 'embeds.0.url',
    code: 'URL_TYPE_INVALID_SCHEME',
  },
  {
    rule: 'links that are links',
    taken: said({ components: [row(button({ style: 5, custom_id: null, url: 'https://a.org' }))] }),
    refused: said({ components: [row(button({ style: 5, custom_id: null, url: 'a.org' }))] }),
    field: 'components.0.components.0.url',
    code: 'URL_TYPE_INVALID_URL',
  },
  {
    rule: 'link buttons without custom id',
    taken: said({ components: [row(button())] }),
    refused: said({ components: [row(button({ url: 'https://a.org' }))] }),
    field: 'components.0.components.0',
    code: 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  },
  {
    rule: 'other buttons with one',
    taken: said({ components: [row(button({ custom_id: 'x'.repeat(100) }))] }),
    refused: said({ components: [row(button({ custom_id: undefined }))] }),
    field: 'components.0.components.0.custom_id',
    code: 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED',
  },
  {
    rule: 'custom ids of 1 to 100 characters',
    taken: said({ components: [row(button({ custom_id: '¶' }))] }),
    refused: said({ components: [row(button({ custom_id: 'x'.repeat(101) }))] }),
    field: 'components.0.components.0.custom_id',
    code: 'BASE_TYPE_BAD_LENGTH',
  },
  {
    rule: 'custom ids of their own',
    taken: said({ components: [row(numbered(1)), row(numbered(2))] }),
    refused: said({ components: [row(numbered(1)), row(numbered(1))] }),
    field: 'components.1.components.0.custom_id',
    code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
  },
  {
    rule: 'labels of at most 80 characters',
    taken: said({ components: [row(button({ label: '字'.repeat(80) }))] }),
    refused: said({ components: [row(button({ label: '字'.repeat(81) }))] }),
    field: 'components.0.components.0.label',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'buttons that show something',
    taken: said({ components: [row(button({ label: null, emoji: { name: '🔎' } }))] }),
    refused: said({ components: [row(button({ label: null }))] }),
    field: 'components.0.components.0.label',
    code: 'BASE_TYPE_REQUIRED',
  },
  {
    rule: 'one to five buttons in a row',
    taken: said({ components: [row(...many(5, numbered))] }),
    refused: said({ components: [row(...many(6, numbered))] }),
    field: 'components.0.components',
    code: 'BASE_TYPE_BAD_LENGTH',
  },
  {
    rule: 'no empty row',
    taken: said({ components: [] }),
    refused: said({ components: [row()] }),
    field: 'components.0.components',
    code: 'BASE_TYPE_BAD_LENGTH',
  },
  {
    rule: 'at most five rows',
    taken: said({ components: many(5, (at) => row(numbered(at))) }),
    refused: said({ components: many(6, (at) => row(numbered(at))) }),
    field: 'components',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'new components under their flag only',
    taken: v2(text('x')),
    refused: said({ components: [text('x')] }),
    field: 'components.0',
    code: 'UNION_TYPE_CHOICES',
  },
  {
    rule: 'no content under the flag',
    taken: v2(container(text('x'), row(button()))),
    refused: { ...v2(text('x')), content: 'x' },
    field: 'content',
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  },
  {
    rule: 'no embeds under the flag',
    taken: { ...v2(text('x')), embeds: [] },
    refused: { ...v2(text('x')), embeds: [{ title: 't' }] },
    field: 'embeds',
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  },
  {
    rule: 'at most 4000 characters under the flag, all texts together',
    taken: v2(text('字'.repeat(2000)), container(text('字'.repeat(2000)))),
    refused: v2(text('字'.repeat(2000)), container(text('字'.repeat(2001)))),
    field: 'components',
    code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  },
  {
    rule: 'at most 40 components under the flag, nested ones too',
    taken: v2(container(...many(39, () => text('x')))),
    refused: v2(container(...many(20, () => text('x'))), container(...many(19, () => text('x')))),
    field: 'components',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'texts that are there',
    taken: v2(text('x')),
    refused: v2(text(' ')),
    field: 'components.0.content',
    code: 'BASE_TYPE_REQUIRED',
  },
  {
    rule: 'a kind of mention either parsed or listed',
    taken: said({ allowed_mentions: { parse: [], users: ['1'] } }),
    refused: said({ allowed_mentions: { parse: ['users'], users: ['1'] } }),
    field: 'allowed_mentions',
    code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
  },
  {
    rule: 'kinds of mention there are',
    taken: said({ allowed_mentions: { parse: ['everyone'] } }),
    refused: said({ allowed_mentions: { parse: ['here'] } }),
    field: 'allowed_mentions.parse.0',
    code: 'BASE_TYPE_CHOICES',
  },
  {
    rule: 'nobody named twice',
    taken: said({ allowed_mentions: { users: ['1', '2'] } }),
    refused: said({ allowed_mentions: { users: ['1', '1'] } }),
    field: 'allowed_mentions.users.1',
    code: 'SET_TYPE_ALREADY_CONTAINS_VALUE',
  },
  {
    rule: 'no field that there is not',
    taken: said({ tts: false, enforce_nonce: false }),
    refused: said({ ephemeral: true }),
    field: 'ephemeral',
    code: 'STRICTER_THAN_THE_PLATFORM',
  },
];

const callback = (body: object) => {
  const { id, token } = bareSlash(server, ann, 'ask');
  return client.call('POST', `/interactions/${id}/${token}/callback`, body);
};

describe('messages', () => {
  it.each(RULES)('have $rule', async ({ taken, refused, field: at, code }) => {
    // Rules that speak of the whole message know no other way.
    const good = await callback({ type: 4, data: taken });
    expect(good).toMatchObject({ status: 204 });
    const bad = await callback({ type: 4, data: refused });
    expect(bad).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
    expect(errorCodes(bad.body, `data.${at}`)).toContain(code);

    const messages = `/channels/${hall.id}/messages`;
    expect((await client.call('POST', messages, taken)).status).toBe(200);
    const written = await client.call('POST', messages, refused);
    expect(errorCodes(written.body, at)).toContain(code);
  });

  it.each([{}, { content: ' ' }, { embeds: [] }, { components: [row(button())] }, v2()])(
    'are not empty as %j',
    async (data) => {
      const expected = { status: 400, body: { code: 50006 } };
      expect(await callback({ type: 4, data })).toMatchObject(expected);
      expect(await client.call('POST', `/channels/${hall.id}/messages`, data)).toMatchObject(
        expected,
      );
    },
  );

  it('set only flags that work where they are sent', async () => {
    const secret = { content: 'x', flags: EPHEMERAL };
    expect((await callback({ type: 4, data: secret })).status).toBe(204);
    const open = await client.call('POST', `/channels/${hall.id}/messages`, secret);
    expect(errorCodes(open.body, 'flags')).toEqual(['STRICTER_THAN_THE_PLATFORM']);
    const deferred = await callback({ type: 5, data: { flags: V2 } });
    expect(errorCodes(deferred.body, 'data.flags')).toEqual(['STRICTER_THAN_THE_PLATFORM']);
    expect((await callback({ type: 5, data: { flags: EPHEMERAL } })).status).toBe(204);
  });

  it('keep the flag for new components, and turn to it only when the old fields are emptied', async () => {
    const messages = `/channels/${hall.id}/messages`;
    const idOf = (body: unknown) => (body as { id: string }).id;
    const fresh = await client.call('POST', messages, v2(text('x')));
    const back = await client.call('PATCH', `${messages}/${idOf(fresh.body)}`, { content: 'x' });
    expect(errorCodes(back.body, 'content')).toEqual([
      'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
    const old = await client.call('POST', messages, { content: 'x' });
    const at = `${messages}/${idOf(old.body)}`;
    const half = await client.call('PATCH', at, v2(text('x')));
    expect(errorCodes(half.body, 'content')).toHaveLength(1);
    const whole = await client.call('PATCH', at, { content: null, ...v2(text('x')) });
    expect(whole).toMatchObject({ status: 200, body: { content: '', flags: V2 } });
  });

  it('are edited by their author alone, and answered where they are', async () => {
    const { message } = ann.says('hello');
    const messages = `/channels/${hall.id}/messages`;
    const edited = await client.call('PATCH', `${messages}/${message.id}`, { content: 'x' });
    expect(edited).toMatchObject({ status: 403, body: { code: 50005 } });
    const reply = (id: string, fail: boolean) => ({
      content: 'x',
      message_reference: { message_id: id, fail_if_not_exists: fail },
    });
    expect(await client.call('POST', messages, reply(message.id, true))).toMatchObject({
      status: 200,
      body: { type: 19, referenced_message: { id: message.id } },
    });
    // What people write has the shape that Discord describes, too: the server checks its answers.
    expect((await client.call('GET', `${messages}/${message.id}`)).status).toBe(200);
    const nowhere = await client.call('POST', messages, reply('1', true));
    expect(errorCodes(nowhere.body, 'message_reference')).toEqual(['REPLIES_UNKNOWN_MESSAGE']);
    expect((await client.call('POST', messages, reply('1', false))).status).toBe(200);
  });

  it('are written once under an enforced nonce', async () => {
    const body = { content: 'x', nonce: '77', enforce_nonce: true };
    const [first, again] = [
      await client.call('POST', `/channels/${hall.id}/messages`, body),
      await client.call('POST', `/channels/${hall.id}/messages`, body),
    ];
    expect(again.body).toEqual(first.body);
  });

  it('notify nobody but whom they may', async () => {
    const { id } = ann.account.user;
    const content = `<@${id}> @everyone`;
    const notified = async (allowed_mentions: object | undefined) => {
      const body = { content, allowed_mentions };
      const reply = await client.call('POST', `/channels/${hall.id}/messages`, body);
      const { mentions, mention_everyone } = reply.body as {
        mentions: { id: string }[];
        mention_everyone: boolean;
      };
      return { people: mentions.map((user) => user.id), everyone: mention_everyone };
    };
    expect(await notified(undefined)).toEqual({ people: [id], everyone: true });
    expect(await notified({ parse: [] })).toEqual({ people: [], everyone: false });
    expect(await notified({ parse: [], users: [id] })).toEqual({ people: [id], everyone: false });
  });
});

describe('choices', () => {
  const complete = (option: string, data: object, type = 8) => {
    const { id, token } = bareTyping(server, ann, 'ask', option);
    return client.call('POST', `/interactions/${id}/${token}/callback`, { type, data });
  };
  const choice = (changes: object = {}) => ({ name: 'n', value: 'v', ...changes });

  it.each([
    ['at most 25', many(25, () => choice()), many(26, () => choice()), '', 'BASE_TYPE_MAX_LENGTH'],
    [
      'names of 1 to 100 characters',
      [choice({ name: '字'.repeat(100) })],
      [choice({ name: '字'.repeat(101) })],
      '.0.name',
      'BASE_TYPE_BAD_LENGTH',
    ],
    ['a name', [choice()], [choice({ name: '' })], '.0.name', 'BASE_TYPE_REQUIRED'],
    [
      'values of 1 to 100 characters',
      [choice({ value: '字'.repeat(100) })],
      [choice({ value: '字'.repeat(101) })],
      '.0.value',
      'BASE_TYPE_BAD_LENGTH',
    ],
    [
      'values of the type of their option',
      [choice()],
      [choice({ value: 1 })],
      '.0.value',
      'STRING_TYPE_CONVERT',
    ],
  ])('are %s', async (_, taken, refused, at, code) => {
    expect((await complete('text', { choices: taken })).status).toBe(204);
    const bad = await complete('text', { choices: refused });
    expect(errorCodes(bad.body, `data.choices${at}`)).toContain(code);
  });

  it('are numbers for a number', async () => {
    expect((await complete('number', { choices: [choice({ value: 1 })] })).status).toBe(204);
    const bad = await complete('number', { choices: [choice()] });
    expect(errorCodes(bad.body, 'data.choices.0.value')).toEqual(['NUMBER_TYPE_COERCE']);
  });

  it('are the only answer to typing, and no answer to anything else', async () => {
    const message = await complete('text', { content: 'x' }, 4);
    expect(errorCodes(message.body, 'type')).toEqual(['BASE_TYPE_CHOICES']);
    const choices = await callback({ type: 8, data: { choices: [] } });
    expect(errorCodes(choices.body, 'type')).toEqual(['BASE_TYPE_CHOICES']);
  });
});

describe('first answers', () => {
  it('update a message only where a button was pressed', async () => {
    const update = { type: 7, data: { content: 'changed' } };
    const typed = await callback(update);
    expect(errorCodes(typed.body, 'type')).toEqual(['BASE_TYPE_CHOICES']);
    const planted = server.plant(hall, said({ components: [row(button())] }));
    const { id, token } = barePress(server, ann, planted, 'n');
    const pressed = await client.call('POST', `/interactions/${id}/${token}/callback`, update);
    expect(pressed.status).toBe(204);
    expect(planted.message).toMatchObject({ content: 'changed', components: [{ type: 1 }] });
  });

  it('have a type there is, and data that goes with it', async () => {
    expect(errorCodes((await callback({ type: 99 })).body, 'type')).toEqual(['BASE_TYPE_CHOICES']);
    expect(errorCodes((await callback({})).body, 'type')).toEqual(['BASE_TYPE_REQUIRED']);
    expect(errorCodes((await callback({ type: 4 })).body, 'data')).toEqual(['BASE_TYPE_REQUIRED']);
    const wordy = await callback({ type: 5, data: { content: 'x' } });
    expect(errorCodes(wordy.body, 'data.content')).toEqual(['STRICTER_THAN_THE_PLATFORM']);
  });
});
