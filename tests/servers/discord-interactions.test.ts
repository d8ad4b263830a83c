import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createBareClient, errorCodes } from './discord/bare-client.ts';
import type { BareClient } from './discord/bare-client.ts';
import { barePress, bareSlash } from './discord/bare-interaction.ts';
import { startDiscordServer } from './discord/index.ts';
import type { Channel, DiscordServer, Interaction, Person } from './discord/index.ts';
import { MAX_FOLLOW_UPS, TOKEN_LIFE_MS } from './discord/world/follow-ups.ts';
import { ANSWER_WITHIN_MS } from './discord/world/respond.ts';

let server: DiscordServer;
let client: BareClient;
let hall: Channel;
let ann: Person;
let bob: Person;

beforeAll(async () => {
  server = await startDiscordServer();
  client = createBareClient(server);
  hall = server.channel(server.guild({ locale: 'zh-CN' }));
  ann = server.person('ann', { in: hall, locale: 'zh-TW', installed: true });
  bob = server.person('bob', { in: hall });
  await client.call('PUT', `/applications/${server.applicationId}/commands`, [
    { name: 'ask', description: 'asks', contexts: [0, 1, 2], integration_types: [0, 1] },
    { name: 'here', description: 'only in guilds', contexts: [0], integration_types: [0] },
  ]);
});
afterAll(() => server.close());

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;

const answer = ({ id, token }: Interaction, body: object, query = '') =>
  client.call('POST', `/interactions/${id}/${token}/callback${query}`, body);
const webhook = ({ token }: Interaction) => `/webhooks/${server.applicationId}/${token}`;
const original = (interaction: Interaction) => `${webhook(interaction)}/messages/@original`;
const says = (content: string, flags = 0) => ({ type: 4, data: { content, flags } });
const refusal = (status: number, code: number) => ({ status, body: { code } });

describe('a first answer', () => {
  it('is taken for three seconds', async () => {
    const early = bareSlash(server, ann, 'ask');
    server.advance(ANSWER_WITHIN_MS - 500);
    expect((await answer(early, says('x'))).status).toBe(204);
    const late = bareSlash(server, ann, 'ask');
    server.advance(ANSWER_WITHIN_MS + 1);
    expect(await answer(late, says('x'))).toMatchObject({
      ...refusal(404, 10062),
      body: { message: 'Unknown interaction' },
    });
  });

  it('is taken once', async () => {
    const interaction = bareSlash(server, ann, 'ask');
    expect((await answer(interaction, says('x'))).status).toBe(204);
    expect(await answer(interaction, says('x'))).toMatchObject({
      ...refusal(400, 40060),
      body: { message: 'Interaction has already been acknowledged.' },
    });
  });

  it('needs an interaction there is, by id and token', async () => {
    const one = bareSlash(server, ann, 'ask');
    const other = bareSlash(server, ann, 'ask');
    const unknown = refusal(404, 10062);
    expect(await answer({ ...one, token: 'none' }, says('x'))).toMatchObject(unknown);
    expect(await answer({ ...one, id: other.id }, says('x'))).toMatchObject(unknown);
  });

  it('is told back when that is asked for', async () => {
    const interaction = bareSlash(server, ann, 'ask');
    const reply = await answer(interaction, says('x', EPHEMERAL), '?with_response=true');
    expect(reply).toMatchObject({
      status: 200,
      body: {
        interaction: { id: interaction.id, response_message_ephemeral: true },
        resource: { type: 4, message: { content: 'x', flags: EPHEMERAL } },
      },
    });
  });

  it('needs no authorization, but a client that says who it is', async () => {
    const { id, token } = bareSlash(server, ann, 'ask');
    const path = `/interactions/${id}/${token}/callback`;
    const nameless = await client.call('POST', path, says('x'), { 'user-agent': null });
    expect(nameless).toMatchObject(refusal(403, 40333));
    const open = await client.call('POST', path, says('x'), { authorization: null });
    expect(open.status).toBe(204);
  });
});

describe('what follows', () => {
  it('waits for the first answer', async () => {
    const interaction = bareSlash(server, ann, 'ask');
    const unknown = refusal(404, 10015);
    expect(await client.call('POST', webhook(interaction), { content: 'x' })).toMatchObject(
      unknown,
    );
    expect(await client.call('PATCH', original(interaction), { content: 'x' })).toMatchObject(
      unknown,
    );
    const elsewhere = `/webhooks/${hall.id}/${interaction.token}`;
    expect(await client.call('POST', elsewhere, { content: 'x' })).toMatchObject(unknown);
  });

  it('is taken for fifteen minutes', async () => {
    const interaction = bareSlash(server, ann, 'ask');
    await answer(interaction, says('x'));
    server.advance(TOKEN_LIFE_MS - 1000);
    expect((await client.call('POST', webhook(interaction), { content: 'y' })).status).toBe(200);
    server.advance(1001);
    expect(await client.call('POST', webhook(interaction), { content: 'z' })).toMatchObject({
      ...refusal(401, 50027),
      body: { message: 'Invalid Webhook Token' },
    });
  });

  it('fills in a deferred answer, by editing it or by the next message', async () => {
    const edited = bareSlash(server, ann, 'ask');
    await answer(edited, { type: 5, data: { flags: EPHEMERAL } });
    const before = await client.call('GET', original(edited));
    expect(before.body).toMatchObject({ content: '', flags: EPHEMERAL | LOADING });
    const after = await client.call('PATCH', original(edited), { content: 'x' });
    expect(after.body).toMatchObject({ content: 'x', flags: EPHEMERAL });

    const followed = bareSlash(server, ann, 'ask');
    await answer(followed, { type: 5 });
    const first = await client.call('POST', webhook(followed), { content: 'x', flags: EPHEMERAL });
    const there = await client.call('GET', original(followed));
    // The privacy was settled when it was deferred.
    expect(there.body).toMatchObject({ content: 'x', flags: 0 });
    expect((first.body as { id: string }).id).toBe((there.body as { id: string }).id);
  });

  it('can be read, changed and deleted, each message on its own', async () => {
    const interaction = bareSlash(server, ann, 'ask');
    await answer(interaction, says('first'));
    const followUp = await client.call('POST', webhook(interaction), { content: 'second' });
    const at = `${webhook(interaction)}/messages/${(followUp.body as { id: string }).id}`;
    expect((await client.call('PATCH', at, { content: 'changed' })).body).toMatchObject({
      content: 'changed',
    });
    expect((await client.call('DELETE', at)).status).toBe(204);
    expect(await client.call('GET', at)).toMatchObject(refusal(404, 10008));
    expect((await client.call('GET', original(interaction))).body).toMatchObject({
      content: 'first',
    });
    const foreign = `${webhook(interaction)}/messages/${bob.says('mine').message.id}`;
    expect(await client.call('PATCH', foreign, { content: 'x' })).toMatchObject(
      refusal(403, 50005),
    );
  });

  it('is one message under a button, or the message with the button', async () => {
    const press = () => {
      const row = { type: 1, components: [{ type: 2, style: 1, label: 'a', custom_id: 'a' }] };
      const planted = server.plant(hall, { content: 'old', components: [row] as never });
      return { planted, interaction: barePress(server, bob, planted, 'a') };
    };
    const kept = press();
    await answer(kept.interaction, { type: 6 });
    await client.call('PATCH', original(kept.interaction), { content: 'new' });
    expect(kept.planted.message.content).toBe('new');

    const added = press();
    await answer(added.interaction, says('beside', EPHEMERAL));
    expect(added.planted.message.content).toBe('old');
    const beside = ({ screen }: Person) => screen().at(-1)!.message.content;
    expect([beside(bob), beside(ann)]).toEqual(['beside', 'old']);
  });
});

describe('private answers', () => {
  it('are seen by one person and not found in the channel', async () => {
    const interaction = bareSlash(server, ann, 'ask');
    await answer(interaction, says('for ann', EPHEMERAL));
    const shown = (person: Person) => person.screen().map(({ message }) => message.content);
    expect(shown(ann)).toContain('for ann');
    expect(shown(bob)).not.toContain('for ann');
    const { id } = interaction.original!.message;
    const found = await client.call('GET', `/channels/${hall.id}/messages/${id}`);
    expect(found).toMatchObject(refusal(404, 10008));
  });
});

describe('an app that is installed only for a person', () => {
  const follow = (interaction: Interaction) =>
    client.call('POST', webhook(interaction), { content: 'more' });

  it('follows up five times', async () => {
    const away = server.channel(server.guild({ botJoined: false }));
    const interaction = bareSlash(server, ann.in(away), 'ask');
    await answer(interaction, says('x'));
    for (let count = 0; count < MAX_FOLLOW_UPS; count += 1) {
      expect((await follow(interaction)).status).toBe(200);
    }
    expect(await follow(interaction)).toMatchObject(refusal(400, 40094));

    const athome = bareSlash(server, ann, 'ask');
    await answer(athome, says('x'));
    for (let count = 0; count <= MAX_FOLLOW_UPS; count += 1) {
      expect((await follow(athome)).status).toBe(200);
    }
  });

  it('answers in private where members may not post through such apps', async () => {
    const strict = server.channel(server.guild({ botJoined: false, externalApps: false }));
    const interaction = bareSlash(server, ann.in(strict), 'ask');
    const reply = await answer(interaction, says('x'), '?with_response=true');
    expect(reply.body).toMatchObject({ resource: { message: { flags: EPHEMERAL } } });
    expect(bob.in(strict).screen()).toEqual([]);
    const { member } = interaction.payload as { member: { permissions: string } };
    expect(BigInt(member.permissions) & (1n << 50n)).toBe(0n);
  });

  it('is offered only to that person, and only what is meant for it', () => {
    const away = server.channel(server.guild({ botJoined: false }));
    expect(() => bareSlash(server, bob.in(away), 'ask')).toThrow('bob is offered no “ask”');
    const names = (person: Person) => person.menu().map(({ name }) => name);
    expect(names(bob.in(away))).toEqual([]);
    expect(names(ann.in(away))).toEqual(['ask']);
    expect(names(bob)).toEqual(['ask', 'here']);
  });

  it('is told whose installation it is, in every kind of place', () => {
    const told = (person: Person) => {
      const { payload } = bareSlash(server, person, 'ask');
      const { context, guild_locale, locale, authorizing_integration_owners: owners } = payload;
      return { context, locale, guild_locale, owners };
    };
    const { id } = ann.account.user;
    const locale = 'zh-TW';
    expect(told(ann)).toEqual({
      context: 0,
      locale,
      guild_locale: 'zh-CN',
      owners: { 0: hall.guild!.id, 1: id },
    });
    expect(told(bob)).toMatchObject({ owners: { 0: hall.guild!.id } });
    expect(told(ann.inDm())).toEqual({
      context: 1,
      locale,
      guild_locale: undefined,
      owners: { 0: '0', 1: id },
    });
    const pair = server.privateChannel(ann, bob);
    expect(told(ann.in(pair))).toMatchObject({ context: 2, owners: { 1: id } });
  });
});

describe('the bot in channels', () => {
  it('needs its token', async () => {
    const refused = { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    for (const authorization of [null, 'Bot wrong', server.token]) {
      expect(await client.call('GET', '/users/@me', undefined, { authorization })).toMatchObject(
        refused,
      );
    }
    expect((await client.call('GET', '/users/@me')).body).toMatchObject({ bot: true });
  });

  it('writes where it is and may', async () => {
    const write = (channel: string) =>
      client.call('POST', `/channels/${channel}/messages`, { content: 'x' });
    expect((await write(hall.id)).status).toBe(200);
    expect((await write(ann.inDm().place.id)).status).toBe(200);
    expect(await write('1')).toMatchObject(refusal(404, 10003));
    const away = server.channel(server.guild({ botJoined: false }));
    expect(await write(away.id)).toMatchObject(refusal(403, 50001));
    const mute = server.channel(hall.guild!, { botMaySend: false });
    expect(await write(mute.id)).toMatchObject(refusal(403, 50013));
  });

  it('opens a conversation with a person', async () => {
    const path = '/users/@me/channels';
    const opened = await client.call('POST', path, { recipient_id: bob.account.user.id });
    expect(opened.body).toMatchObject({ id: bob.inDm().place.id, type: 1 });
    expect(await client.call('POST', path, { recipient_id: '1' })).toMatchObject(
      refusal(404, 10013),
    );
  });

  it('is told of paths, methods, versions and bodies that are wrong', async () => {
    expect(await client.call('GET', '/nowhere')).toMatchObject(refusal(404, 0));
    expect(await client.call('PUT', '/users/@me', {})).toMatchObject(refusal(405, 0));
    expect(await client.call('GET', '/../v9/users/@me')).toMatchObject(refusal(400, 50041));
    const path = `/channels/${hall.id}/messages`;
    expect(await client.call('POST', path, '{"content": ')).toMatchObject(refusal(400, 50109));
    const form = await client.call('POST', path, 'content=x', { 'content-type': 'text/plain' });
    expect(errorCodes(form.body, '')).toEqual(['CONTENT_TYPE_INVALID']);
  });
});
