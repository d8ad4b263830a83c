import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../servers/discord/index.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
let ann: Person;
beforeAll(async () => {
  scene = await openScene({ bot: { poison: '毒药' } });
  ann = scene.server.person('ann', { locale: 'zh-CN', in: scene.hall });
  await ann.slash('help');
});
afterEach(() => scene.server.faults.clear());
afterAll(() => scene.close());

const callbacks = (from: number) =>
  scene.server.requests.slice(from).filter(({ operation }) => operation === 'callback');

describe('a callback', () => {
  it.each([
    ['a drop', { kind: 'drop', applied: false }, 2],
    ['two errors', { kind: 'error', status: 500 }, 3],
    ['an answer that is no JSON', { kind: 'html', status: 502 }, 2],
    ['a limit', { kind: 'limit', scope: 'shared', retryAfter: 1 }, 2],
  ] as const)('is tried again after %s', async (_, fault, tries) => {
    const from = scene.server.requests.length;
    scene.server.faults.script('callback', fault, { times: tries - 1 });
    const asked = await ann.slash('passage', { address: '3' });
    expect(asked.outcome).toBe('answered');
    expect(callbacks(from)).toHaveLength(tries);
  });

  it('that hangs is given up after a second and tried again', async () => {
    scene.server.faults.script('callback', { kind: 'hang', applied: false });
    const asked = await ann.slash('passage', { address: '3' });
    expect(asked.outcome).toBe('answered');
    expect(asked.ackMs).toBeLessThan(2500);
  });

  it('that was carried out and not heard of is not counted as a fault', async () => {
    const from = scene.server.requests.length;
    scene.server.faults.script('callback', { kind: 'drop', applied: true });
    expect(await ann.slash('passage', { address: '3' })).toMatchObject({ outcome: 'answered' });
    await scene.server.world.signal.until(
      () => (callbacks(from).length > 1 ? true : undefined),
      5000,
    );
    await scene.server.settled(5000);
    expect(callbacks(from).map(({ code }) => code)).toEqual([null, 40_060]);
    expect(scene.bot.log()).not.toContain('40060');
  });

  it('that cannot be made is given up in time, and the next one is made', async () => {
    const from = scene.server.requests.length;
    scene.server.faults.script('callback', { kind: 'error', status: 503 }, { times: 20 });
    expect(await ann.slash('passage', { address: '3' })).toMatchObject({ outcome: 'silent' });
    expect(callbacks(from).length).toBeLessThan(8);
    scene.server.faults.clear();
    expect(await ann.slash('passage', { address: '3' })).toMatchObject({ outcome: 'answered' });
  });

  it('that comes too late is swallowed', async () => {
    scene.server.faults.script('callback', { kind: 'hang', applied: false }, { times: 3 });
    expect(await ann.slash('passage', { address: '3' })).toMatchObject({ outcome: 'silent' });
    expect(await ann.slash('passage', { address: '3' })).toMatchObject({ outcome: 'answered' });
  });
});

describe('a message', () => {
  it('is sent once though its first try was carried out and not heard of', async () => {
    const { server, script } = scene;
    const bob = server.person('bob').inDm();
    server.faults.script('message.create', { kind: 'drop', applied: true });
    bob.says('谁主持的会议');
    await script.sees(bob, '¶13');
    await script.seesNothing(bob);
  });

  it('waits for a limit', async () => {
    const { server, script } = scene;
    const bob = server.person('bob2').inDm();
    server.faults.script('message.create', { kind: 'limit', scope: 'user', retryAfter: 1 });
    bob.says('谁主持的会议');
    await script.sees(bob, '¶13');
  });

  it('that may not be written costs that answer alone', async () => {
    const { server, club } = scene;
    const silent = server.channel(club, { botMaySend: false });
    server.person('bob3', { in: silent }).mentionsBot('谁主持的会议');
    await scene.bot.says('message refused: 403');
    expect(await ann.slash('passage', { address: '3' })).toMatchObject({ outcome: 'answered' });
  });
});

describe('a fault of ours', () => {
  it('costs one answer, with an apology, and no word of the question reaches the log', async () => {
    const asked = await ann.slash('ask', { question: '毒药在哪里' });
    expect(asked.outcome).toBe('answered');
    expect(JSON.stringify(asked.message!.message.components)).toContain('请再问一次');
    expect(scene.bot.log()).toContain('TypeError');
    expect(scene.bot.log()).not.toContain('毒药');
    expect(await ann.slash('passage', { address: '3' })).toMatchObject({ outcome: 'answered' });
  });
});

describe('the log', () => {
  it('holds no token, of the bot or of an interaction', () => {
    const { server, bot } = scene;
    expect(bot.log()).not.toContain(server.token);
    for (const { token } of server.world.interactions.values()) {
      expect(bot.log()).not.toContain(token.slice(0, 40));
    }
    expect(bot.log()).not.toContain('unhandled');
  });
});
