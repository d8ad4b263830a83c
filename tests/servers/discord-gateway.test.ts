import { GatewayIntentBits } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';

import { connect, createBareClient, identifyAs } from './discord/bare-client.ts';
import type { BareConnection, BarePayload } from './discord/bare-client.ts';
import { CLOSE, startDiscordServer } from './discord/index.ts';
import type { DiscordServer, DiscordServerOptions } from './discord/index.ts';

const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;

let server: DiscordServer;
let url: string;

const start = async (options: DiscordServerOptions = {}) => {
  server = await startDiscordServer({ pacesIdentify: false, ...options });
  const { body } = await createBareClient(server).call('GET', '/gateway/bot');
  ({ url } = body as { url: string });
};
afterEach(() => server.close());

const event = (payload: BarePayload | string) => {
  expect(payload).toMatchObject({ op: 0 });
  return payload as BarePayload & { d: Record<string, unknown> };
};

/** Logs in and gives READY's data. */
async function logIn(connection: BareConnection, changes: object = {}) {
  await connection.next();
  connection.say(identifyAs(server, changes));
  const ready = event(await connection.next());
  expect(ready.t).toBe('READY');
  return ready.d as { session_id: string; resume_gateway_url: string; guilds: { id: string }[] };
}

const resume = (session: string, seq: number, token = server.token) => ({
  op: 6,
  d: { token, session_id: session, seq },
});

describe('a connection', () => {
  it('says hello, lets the bot in and tells of its guilds', async () => {
    await start({ heartbeatMs: 1234 });
    const guild = server.guild();
    server.guild({ botJoined: false });
    const connection = connect(url);
    expect(await connection.next()).toMatchObject({ op: 10, d: { heartbeat_interval: 1234 } });
    connection.say(identifyAs(server));
    expect(await connection.next()).toMatchObject({
      t: 'READY',
      s: 1,
      d: {
        guilds: [{ id: guild.id, unavailable: true }],
        application: { id: server.applicationId },
      },
    });
    expect(await connection.next()).toMatchObject({ t: 'GUILD_CREATE', s: 2, d: { id: guild.id } });
    connection.say({ op: 1, d: 2 });
    expect(await connection.next()).toEqual({ op: 11 });
  });

  it.each([
    ['a wrong token', { token: 'wrong' }, CLOSE.authenticationFailed],
    ['an intent that there is not', { intents: 1 << 30 }, CLOSE.invalidIntents],
    ['a privileged intent', { intents: MessageContent }, CLOSE.disallowedIntents],
    ['a shard beyond their number', { shard: [1, 1] }, CLOSE.invalidShard],
    ['no properties', { properties: undefined }, CLOSE.decodeError],
  ])('ends with %s', async (_, changes, code) => {
    await start();
    const connection = connect(url);
    await connection.next();
    connection.say(identifyAs(server, changes));
    expect(await connection.next()).toBe(`closed ${code}`);
  });

  it.each([
    ['an op that there is not', { op: 99, d: null }, CLOSE.unknownOpcode],
    ['anything before IDENTIFY', { op: 3, d: {} }, CLOSE.notAuthenticated],
    ['what is no JSON', '{"op":', CLOSE.decodeError],
  ])('ends with %s', async (_, payload, code) => {
    await start();
    const connection = connect(url);
    await connection.next();
    connection.say(payload);
    expect(await connection.next()).toBe(`closed ${code}`);
  });

  it('ends with a second IDENTIFY, another version and too many payloads', async () => {
    await start();
    const twice = connect(url);
    await logIn(twice);
    twice.say(identifyAs(server));
    expect(await twice.next()).toBe(`closed ${CLOSE.alreadyAuthenticated}`);
    expect(await connect(url, 'v=9&encoding=json').next()).toBe(`closed ${CLOSE.invalidVersion}`);
    const busy = connect(url);
    await logIn(busy);
    for (let count = 0; count < 120; count += 1) busy.say({ op: 3, d: {} });
    expect(await busy.next()).toBe(`closed ${CLOSE.rateLimited}`);
  });

  it('takes a privileged intent that is switched on', async () => {
    await start({ privilegedIntents: MessageContent });
    await logIn(connect(url), { intents: MessageContent });
    const { body } = await createBareClient(server).call('GET', '/oauth2/applications/@me');
    expect((body as { flags: number }).flags & (1 << 19)).not.toBe(0);
  });

  it('turns away a second IDENTIFY within five seconds', async () => {
    await start({ pacesIdentify: true });
    await logIn(connect(url));
    const hasty = connect(url);
    await hasty.next();
    hasty.say(identifyAs(server));
    expect(await hasty.next()).toEqual({ op: 9, d: false });
  });

  it('compresses all of it, or large payloads, if that is asked for', async () => {
    await start();
    server.channel(server.guild({ name: '读书会'.repeat(30) }));
    for (const [query, changes] of [
      ['v=10&encoding=json&compress=zlib-stream', {}],
      ['v=10&encoding=json', { compress: true }],
    ] as const) {
      const connection = connect(url, query);
      await logIn(connection, changes);
      expect(await connection.next()).toMatchObject({ t: 'GUILD_CREATE' });
      connection.say({ op: 1, d: 2 });
      expect(await connection.next()).toEqual({ op: 11 });
    }
  });

  it('has shards, each with its own guilds', async () => {
    await start({ shards: 2 });
    const [even, odd] = [server.guild(), server.guild()].toSorted(
      (a, b) => Number((BigInt(a.id) >> 22n) % 2n) - Number((BigInt(b.id) >> 22n) % 2n),
    );
    const first = await logIn(connect(url), { shard: [0, 2] });
    const second = await logIn(connect(url), { shard: [1, 2] });
    expect(first.guilds).toEqual([{ id: even!.id, unavailable: true }]);
    expect(second.guilds).toEqual([{ id: odd!.id, unavailable: true }]);
    const alone = connect(url);
    await alone.next();
    alone.say(identifyAs(server));
    expect(await alone.next()).toBe(`closed ${CLOSE.invalidShard}`);
  });
});

describe('a session', () => {
  it('is resumed at its own address, with what was missed', async () => {
    await start();
    const ann = server.person('ann');
    const first = connect(url);
    const { session_id: id, resume_gateway_url: at } = await logIn(first, {
      intents: DirectMessages,
    });
    ann.dm('heard');
    expect(event(await first.next()).d['content']).toBe('heard');
    server.gateway.resets();
    expect(await first.next()).toBe('closed 1006');
    ann.dm('missed');

    const elsewhere = connect(url);
    await elsewhere.next();
    elsewhere.say(resume(id, 2));
    expect(await elsewhere.next()).toEqual({ op: 9, d: false });

    const second = connect(at);
    await second.next();
    second.say(resume(id, 2));
    expect(event(await second.next())).toMatchObject({ s: 3, d: { content: 'missed' } });
    expect(await second.next()).toMatchObject({ t: 'RESUMED' });
    expect(server.counts()).toMatchObject({ identified: 1, resumed: 1, turnedAway: 1 });
  });

  it('is over after a sequence from the future, or a normal close', async () => {
    await start();
    const first = connect(url);
    const { session_id: id, resume_gateway_url: at } = await logIn(first);
    const ahead = connect(at);
    await ahead.next();
    ahead.say(resume(id, 99));
    expect(await ahead.next()).toBe(`closed ${CLOSE.invalidSeq}`);

    const third = connect(url);
    const ready = await logIn(third);
    third.close(1000);
    await third.next();
    const back = connect(ready.resume_gateway_url);
    await back.next();
    back.say(resume(ready.session_id, 1));
    expect(await back.next()).toEqual({ op: 9, d: false });
    back.say(resume(ready.session_id, 1, 'wrong'));
    expect(await back.next()).toBe(`closed ${CLOSE.authenticationFailed}`);
  });

  it('outlives an unknown error, and not a time-out', async () => {
    await start();
    const outcome = async (code: number) => {
      const connection = connect(url);
      const ready = await logIn(connection);
      server.gateway.closes(code);
      expect(await connection.next()).toBe(`closed ${code}`);
      const again = connect(ready.resume_gateway_url);
      await again.next();
      again.say(resume(ready.session_id, 1));
      const reply = (await again.next()) as BarePayload;
      again.close(1000);
      await again.next();
      return reply.op === 0 ? reply.t : `op ${reply.op}`;
    };
    expect(await outcome(CLOSE.unknownError)).toBe('RESUMED');
    expect(await outcome(CLOSE.sessionTimedOut)).toBe('op 9');
  });

  it('may be told to reconnect, to resume or to start again, and get no heartbeats', async () => {
    await start();
    const connection = connect(url);
    await logIn(connection);
    server.gateway.asksToReconnect();
    expect(await connection.next()).toEqual({ op: 7, d: null });
    server.gateway.invalidates(true);
    expect(await connection.next()).toEqual({ op: 9, d: true });
    server.gateway.answersHeartbeats(false);
    connection.say({ op: 1, d: 1 });
    const beats = () => server.gateway.counts.heartbeats || undefined;
    expect(await server.world.signal.until(beats, 1000)).toBe(1);
    server.gateway.invalidates(false);
    // Had the heartbeat been answered, that would have come before.
    expect(await connection.next()).toEqual({ op: 9, d: false });
  });

  it('finds nobody while the gateway is down', async () => {
    await start();
    server.gateway.goesDown();
    expect(await connect(url).next()).toBe('closed 1006');
    server.gateway.comesUp();
    await logIn(connect(url));
  });
});

describe('messages', () => {
  it('arrive by intent, without their words unless they are meant for the bot', async () => {
    await start();
    const hall = server.channel(server.guild());
    const ann = server.person('ann', { in: hall });
    const connection = connect(url);
    await logIn(connection, { intents: GuildMessages | DirectMessages });
    const words = async () => event(await connection.next()).d['content'];
    ann.says('among us');
    expect(await words()).toBe('');
    ann.mentionsBot('you');
    expect(await words()).toBe(`<@${server.applicationId}> you`);
    ann.dm('in private');
    expect(await words()).toBe('in private');
    const own = server.plant(hall, { content: 'my own' });
    expect(await words()).toBe('my own');
    ann.says('an answer', { replyTo: own });
    expect(await words()).toBe('an answer');
    ann.says('an answer without mention', { replyTo: own, pings: false });
    expect(await words()).toBe('');
  });

  it('arrive with all their words under the privileged intent', async () => {
    await start({ privilegedIntents: MessageContent });
    const ann = server.person('ann', { in: server.channel(server.guild()) });
    const connection = connect(url);
    await logIn(connection, { intents: GuildMessages | MessageContent });
    ann.says('among us');
    expect(event(await connection.next()).d['content']).toBe('among us');
  });

  it('do not arrive without an intent, from where the bot is not, or if they are private', async () => {
    await start();
    const hall = server.channel(server.guild());
    const away = server.channel(server.guild({ botJoined: false }));
    const ann = server.person('ann', { in: hall });
    const connection = connect(url);
    await logIn(connection, { intents: Guilds | GuildMessages });
    await connection.next();
    ann.dm('no intent');
    ann.in(away).says('no bot');
    ann.in(server.privateChannel(ann)).says('no bot');
    server.plant(hall, { content: 'private' }, ann);
    ann.mentionsBot('last');
    expect(event(await connection.next()).d['content']).toContain('last');
  });
});
