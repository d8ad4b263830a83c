import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSE, startDiscordServer } from '../../servers/discord/index.ts';
import type { DiscordServer, Person } from '../../servers/discord/index.ts';
import { spawnBot, startBot } from '../../../tools/drill-discord-process.ts';
import { openScene, type Scene } from './scene.ts';

/** Short enough to wait for a missed one, long enough for a busy machine. */
const HEARTBEAT_MS = 1000;

describe('a connection that is lost', () => {
  let scene: Scene;
  let ann: Person;
  beforeAll(async () => {
    scene = await openScene({ server: { heartbeatMs: HEARTBEAT_MS } });
    ann = scene.server.person('ann', { locale: 'zh-CN', in: scene.hall });
  });
  afterAll(() => scene.close());

  const count = (name: 'resumed' | 'identified') => scene.server.counts()[name];
  const until = (holds: () => boolean) =>
    scene.server.world.signal.until(() => (holds() ? true : undefined), 15_000);
  const answers = async (): Promise<void> => {
    expect(await ann.slash('passage', { address: '3' })).toMatchObject({ outcome: 'answered' });
  };

  it.each([
    ['by a reset', ({ gateway }: DiscordServer) => gateway.resets()],
    ['by an unknown error', ({ gateway }: DiscordServer) => gateway.closes(CLOSE.unknownError)],
    [
      'because Discord asks to reconnect',
      ({ gateway }: DiscordServer) => gateway.asksToReconnect(),
    ],
  ])('%s is resumed, and what came meanwhile is answered', async (_, lose) => {
    const [resumed, identified] = [count('resumed'), count('identified')];
    lose(scene.server);
    await answers();
    await until(() => count('resumed') > resumed);
    expect([count('resumed'), count('identified')]).toEqual([resumed + 1, identified]);
  });

  it('without anybody noticing is noticed by its heartbeats', async () => {
    const resumed = count('resumed');
    scene.server.gateway.answersHeartbeats(false);
    await until(() => count('resumed') > resumed);
    scene.server.gateway.answersHeartbeats(true);
    expect(count('resumed')).toBeGreaterThan(resumed);
    await answers();
  });

  it('with its session is made anew', async () => {
    const identified = count('identified');
    scene.server.gateway.invalidates(false);
    await until(() => count('identified') > identified);
    await answers();
  });

  it('comes back when the gateway does', async () => {
    const { gateway } = scene.server;
    const before = scene.server.counts().connections;
    gateway.goesDown();
    await scene.bot.says('reconnects');
    gateway.comesUp();
    await until(() => scene.server.counts().connections > before);
    expect(await gateway.ready(15_000)).toBe(true);
    await answers();
  });

  it('may repeat an event, which is answered once', async () => {
    const { server, script } = scene;
    const { interaction } = await ann.slash('passage', { address: '3' });
    const from = server.requests.length;
    server.redeliver(interaction);
    expect(await server.settled(5000)).toBe(true);
    expect(server.requests.slice(from)).toEqual([]);
    expect(script.transcript()).not.toContain('refused');
  });

  it('for good because of the token ends the bot, which says what to fix', async () => {
    const { server, bot } = scene;
    server.gateway.closes(CLOSE.authenticationFailed);
    expect(await bot.ended).not.toBe(0);
    expect(bot.log()).toContain('DISCORD_TOKEN');
    expect(bot.log()).not.toContain(server.token);
  });
});

describe('a bot that starts', () => {
  it('ends at once with a wrong token', async () => {
    const server = await startDiscordServer();
    const bot = spawnBot({ api: server.api, token: 'MTIz.wrong.token' });
    expect(await bot.ended).not.toBe(0);
    expect(bot.log()).toContain('DISCORD_TOKEN');
    expect(bot.log()).not.toContain('MTIz.wrong');
    await server.close();
  });

  it('waits for the gateway, opens the shards Discord wants, and ends when its intents are refused', async () => {
    const server = await startDiscordServer({ shards: 2, pacesIdentify: false });
    const halls = Array.from({ length: 4 }, (_, at) =>
      server.channel(server.guild({ name: `g${at}` })),
    );
    server.gateway.goesDown();
    const starting = startBot(server, { registers: true });
    await server.world.signal.until(
      () => server.requests.find(({ operation }) => operation === 'gateway.bot'),
      15_000,
    );
    server.gateway.comesUp();
    const bot = await starting;
    expect(server.counts().identified).toBe(2);
    const ann = server.person('ann');
    for (const hall of halls) {
      expect(await ann.in(hall).slash('help')).toMatchObject({ outcome: 'answered' });
    }
    server.gateway.closes(CLOSE.disallowedIntents);
    expect(await bot.ended).not.toBe(0);
    expect(bot.log()).toContain('4014');
    await server.close();
  });
});
