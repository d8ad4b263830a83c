import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createBareClient, errorCodes } from './discord/bare-client.ts';
import type { BareClient } from './discord/bare-client.ts';
import { startDiscordServer } from './discord/index.ts';
import type { DiscordServer } from './discord/index.ts';
import { MAX_CREATES } from './discord/world/command-book.ts';

let server: DiscordServer;
let client: BareClient;
let path: string;

beforeAll(async () => {
  server = await startDiscordServer();
  client = createBareClient(server);
  path = `/applications/${server.applicationId}/commands`;
});
afterAll(() => server.close());

const option = (changes: object = {}) => ({
  type: 3,
  name: 'question',
  description: 'what',
  ...changes,
});
const slash = (changes: object = {}) => ({ name: 'ask', description: 'asks', ...changes });
const many = (count: number, one: (at: number) => object) =>
  Array.from({ length: count }, (_, at) => one(at));

/** One command that is taken and one that is refused, with the field and the platform's code. */
const RULES: readonly {
  readonly rule: string;
  readonly taken: object;
  readonly refused: object;
  readonly field: string;
  readonly code: string;
}[] = [
  {
    rule: 'a name of letters, digits, - and _',
    taken: slash({ name: '问' }),
    refused: slash({ name: 'ask me' }),
    field: 'name',
    code: 'STRING_TYPE_REGEX',
  },
  {
    rule: 'a name in lower case',
    taken: slash({ name: 'ask-me_2' }),
    refused: slash({ name: 'Ask' }),
    field: 'name',
    code: 'APPLICATION_COMMAND_INVALID_NAME',
  },
  {
    rule: 'a name of at most 32 characters',
    taken: slash({ name: '问'.repeat(32) }),
    refused: slash({ name: '问'.repeat(33) }),
    field: 'name',
    code: 'BASE_TYPE_BAD_LENGTH',
  },
  {
    rule: 'menu commands in any case, with spaces',
    taken: { name: 'Check quote', type: 3 },
    refused: { name: '', type: 3 },
    field: 'name',
    code: 'BASE_TYPE_REQUIRED',
  },
  {
    rule: 'menu commands without description',
    taken: { name: 'Check quote', type: 3, description: '' },
    refused: { name: 'Check quote', type: 3, description: 'checks' },
    field: 'description',
    code: 'APPLICATION_COMMAND_INVALID_DESCRIPTION',
  },
  {
    rule: 'menu commands without options',
    taken: { name: 'Check quote', type: 3, options: [] },
    refused: { name: 'Check quote', type: 3, options: [option()] },
    field: 'options',
    code: 'STRICTER_THAN_THE_PLATFORM',
  },
  {
    rule: 'a description',
    taken: slash({ description: 'x' }),
    refused: slash({ description: '' }),
    field: 'description',
    code: 'BASE_TYPE_REQUIRED',
  },
  {
    rule: 'a description of at most 100 characters',
    taken: slash({ description: '问'.repeat(100) }),
    refused: slash({ description: '问'.repeat(101) }),
    field: 'description',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'translated names under the same rules',
    taken: slash({ name_localizations: { 'zh-CN': '问' } }),
    refused: slash({ name_localizations: { 'zh-CN': '问 一' } }),
    field: 'name_localizations.zh-CN',
    code: 'APPLICATION_COMMAND_INVALID_NAME',
  },
  {
    rule: 'translated descriptions of at most 100 characters',
    taken: slash({ description_localizations: { 'zh-TW': '問'.repeat(100) } }),
    refused: slash({ description_localizations: { 'zh-TW': '問'.repeat(101) } }),
    field: 'description_localizations.zh-TW',
    code: 'BASE_TYPE_BAD_LENGTH',
  },
  {
    rule: 'languages that the platform has',
    taken: slash({ description_localizations: { 'en-GB': 'asks' } }),
    refused: slash({ description_localizations: { 'zh-Hans': '问' } }),
    field: 'description_localizations.zh-Hans',
    code: 'BASE_TYPE_CHOICES',
  },
  {
    rule: 'options with a description',
    taken: slash({ options: [option()] }),
    refused: slash({ options: [option({ description: '' })] }),
    field: 'options.0.description',
    code: 'BASE_TYPE_REQUIRED',
  },
  {
    rule: 'options with a lower-case name',
    taken: slash({ options: [option({ name: 'q' })] }),
    refused: slash({ options: [option({ name: 'Q' })] }),
    field: 'options.0.name',
    code: 'APPLICATION_COMMAND_INVALID_NAME',
  },
  {
    rule: 'options of types there are',
    taken: slash({ options: [option({ type: 5 })] }),
    refused: slash({ options: [option({ type: 12 })] }),
    field: 'options.0',
    code: 'UNION_TYPE_CHOICES',
  },
  {
    rule: 'at most 25 options',
    taken: slash({ options: many(25, (at) => option({ name: `o${at}` })) }),
    refused: slash({ options: many(26, (at) => option({ name: `o${at}` })) }),
    field: 'options',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'required options first',
    taken: slash({ options: [option({ required: true }), option({ name: 'more' })] }),
    refused: slash({ options: [option(), option({ name: 'more', required: true })] }),
    field: 'options.1',
    code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  },
  {
    rule: 'options of different names',
    taken: slash({ options: [option(), option({ name: 'more' })] }),
    refused: slash({ options: [option(), option()] }),
    field: 'options.1',
    code: 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
  },
  {
    rule: 'options of different names in every language',
    taken: slash({
      options: [
        option({ name_localizations: { 'zh-CN': '问题' } }),
        option({ name: 'more', name_localizations: { 'zh-CN': '更多' } }),
      ],
    }),
    refused: slash({
      options: [
        option({ name_localizations: { 'zh-CN': '问题' } }),
        option({ name: 'more', name_localizations: { 'zh-CN': '问题' } }),
      ],
    }),
    field: 'options.1',
    code: 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
  },
  {
    rule: 'either choices or completion',
    taken: slash({ options: [option({ autocomplete: true, choices: [] })] }),
    refused: slash({ options: [option({ autocomplete: true, choices: [choice(1)] })] }),
    field: 'options.0.autocomplete',
    code: 'STRICTER_THAN_THE_PLATFORM',
  },
  {
    rule: 'choices of at most 100 characters',
    taken: slash({ options: [option({ choices: [choice(100)] })] }),
    refused: slash({ options: [option({ choices: [choice(101)] })] }),
    field: 'options.0.choices.0.value',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'at most 25 choices',
    taken: slash({ options: [option({ choices: many(25, choice) })] }),
    refused: slash({ options: [option({ choices: many(26, choice) })] }),
    field: 'options.0.choices',
    code: 'BASE_TYPE_MAX_LENGTH',
  },
  {
    rule: 'lengths that some text has',
    taken: slash({ options: [option({ min_length: 1, max_length: 6000 })] }),
    refused: slash({ options: [option({ max_length: 6001 })] }),
    field: 'options.0.max_length',
    code: 'NUMBER_TYPE_MAX',
  },
  {
    rule: 'at most 8000 characters altogether, the longest language counting',
    taken: slash({ options: many(19, (at) => bulky(at, 400)) }),
    refused: slash({ options: many(20, (at) => bulky(at, 400)) }),
    field: '',
    code: 'APPLICATION_COMMAND_TOO_LARGE',
  },
  {
    rule: 'private channels for commands of users',
    taken: slash({ contexts: [0, 2], integration_types: [0, 1] }),
    refused: slash({ contexts: [0, 2], integration_types: [0] }),
    field: 'contexts',
    code: 'STRICTER_THAN_THE_PLATFORM',
  },
  {
    rule: 'no field that there is not',
    taken: slash({ nsfw: false, default_member_permissions: null }),
    refused: slash({ ephemeral: true }),
    field: 'ephemeral',
    code: 'STRICTER_THAN_THE_PLATFORM',
  },
];

function choice(at: number): object {
  return { name: `c${at}`, value: '值'.repeat(at) };
}

/** An option whose choices hold some 400 characters, half of them in a translation only. */
function bulky(at: number, size: number): object {
  const translated = { 'zh-CN': '长'.repeat(100) };
  const choices = many(size / 200, (one) => ({
    name: 'short',
    name_localizations: translated,
    value: String(one).padStart(100, '值'),
  }));
  return option({ name: `o${at}`, description: 'x', choices });
}

describe('commands', () => {
  it.each(RULES)('have $rule', async ({ taken, refused, field, code }) => {
    const good = await client.call('PUT', path, [taken]);
    expect(good).toMatchObject({ status: 200 });
    const bad = await client.call('PUT', path, [refused]);
    expect(bad).toMatchObject({
      status: 400,
      body: { code: 50035, message: 'Invalid Form Body' },
    });
    expect(errorCodes(bad.body, `0.${field}`)).toContain(code);
    // One by one the same rules hold, without the position.
    const alone = await client.call('POST', path, refused);
    expect(errorCodes(alone.body, field)).toContain(code);
  });

  it('have different names for each type, in every language', async () => {
    const translated = (name: string) => ({ name_localizations: { 'zh-CN': name } });
    const apart = [
      slash(translated('问')),
      slash({ name: 'about', ...translated('关于') }),
      { name: 'ask', type: 3 },
    ];
    expect(await client.call('PUT', path, apart)).toMatchObject({ status: 200 });
    const clash = [slash(translated('问')), slash({ name: 'about', ...translated('问') })];
    const bad = await client.call('PUT', path, clash);
    expect(errorCodes(bad.body, '1')).toEqual(['APPLICATION_COMMANDS_DUPLICATE_NAME']);
  });

  it('are at most 15 for messages', async () => {
    const menu = (at: number) => ({ name: `Check ${at}`, type: 3 });
    expect(await client.call('PUT', path, many(15, menu))).toMatchObject({ status: 200 });
    const bad = await client.call('PUT', path, many(16, menu));
    expect(bad).toMatchObject({ status: 400, body: { code: 30032 } });
  });

  it('keep their id while their name stays, and their version while they say the same', async () => {
    const first = await client.call('PUT', path, [slash({ options: [option()] })]);
    const same = await client.call('PUT', path, [
      slash({ options: [option({ required: false })] }),
    ]);
    expect(same.body).toEqual(first.body);
    const other = await client.call('PUT', path, [slash({ description: 'changed' })]);
    const [before, after] = [first.body, other.body] as { id: string; version: string }[][];
    expect(after![0]!.id).toBe(before![0]!.id);
    expect(after![0]!.version).not.toBe(before![0]!.version);
  });

  it('are listed without translations unless these are asked for', async () => {
    const options = [option({ name_localizations: { 'zh-CN': '问题' } })];
    await client.call('PUT', path, [slash({ name_localizations: { 'zh-CN': '问' }, options })]);
    const bare = await client.call('GET', path);
    expect(JSON.stringify(bare.body)).not.toContain('localizations');
    const full = await client.call('GET', `${path}?with_localizations=true`);
    expect(full.body).toMatchObject([
      { name_localizations: { 'zh-CN': '问' }, options: [{ description_localizations: null }] },
    ]);
  });

  it('can be changed and deleted one by one', async () => {
    await client.call('PUT', path, []);
    const made = await client.call('POST', path, slash());
    expect(made.status).toBe(201);
    expect((await client.call('POST', path, slash())).status).toBe(200);
    const at = `${path}/${(made.body as { id: string }).id}`;
    const changed = await client.call('PATCH', at, { description: 'changed' });
    expect(changed.body).toMatchObject({ name: 'ask', description: 'changed' });
    expect((await client.call('DELETE', at)).status).toBe(204);
    const gone = await client.call('GET', at);
    expect(gone).toMatchObject({ status: 404, body: { code: 10063 } });
  });

  it('of a guild are its own, and without contexts', async () => {
    const own = server.guild();
    const other = server.guild({ botJoined: false });
    const of = (id: string) => `/applications/${server.applicationId}/guilds/${id}/commands`;
    expect(await client.call('PUT', of(own.id), [slash({ name: 'here' })])).toMatchObject({
      status: 200,
      body: [{ guild_id: own.id }],
    });
    const bad = await client.call('PUT', of(own.id), [slash({ contexts: [0] })]);
    expect(errorCodes(bad.body, '0.contexts')).toEqual(['STRICTER_THAN_THE_PLATFORM']);
    const away = await client.call('PUT', of(other.id), [slash()]);
    expect(away).toMatchObject({ status: 403, body: { code: 50001 } });
  });

  it('can be made 200 times a day', async () => {
    const guild = server.guild();
    const at = `/applications/${server.applicationId}/guilds/${guild.id}/commands`;
    const put = (from: number) =>
      client.call(
        'PUT',
        at,
        many(100, (one) => slash({ name: `c${from + one}` })),
      );
    expect((await put(0)).status).toBe(200);
    expect((await put(MAX_CREATES / 2)).status).toBe(200);
    expect(await put(MAX_CREATES)).toMatchObject({ status: 400, body: { code: 30034 } });
  });
});
