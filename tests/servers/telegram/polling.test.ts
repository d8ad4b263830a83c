import { Bot } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { call } from './call.ts';
import { startTelegramServer } from './index.ts';
import type { Person, TelegramServer } from './index.ts';

let server: TelegramServer;
let alice: Person;

beforeEach(async () => {
  server = await startTelegramServer({ pollingPace: { repeatMs: 0, conflictMs: 0 } });
  alice = server.person('Alice');
});

afterEach(() => server.close());

async function poll(parameters: object): Promise<{ ids: number[]; words: (string | undefined)[] }> {
  const { result } = await call(server, 'getUpdates', parameters);
  const updates = result as { update_id: number; message: { text?: string } }[];
  return {
    ids: updates.map(({ update_id }) => update_id),
    words: updates.map(({ message }) => message.text),
  };
}

describe('polling', () => {
  test('gives an update again until an offset confirms it', async () => {
    alice.says('一');
    alice.says('二');
    const first = await poll({});
    expect(first.words).toEqual(['一', '二']);
    expect(await poll({})).toEqual(first);
    expect((await poll({ offset: first.ids[1]! })).words).toEqual(['二']);
    expect((await poll({ offset: first.ids[1]! + 1 })).words).toEqual([]);
    expect(server.counts()).toMatchObject({
      pushed: 2,
      delivered: 5,
      redelivered: 3,
      confirmed: 2,
    });
  });

  test('a negative offset keeps the last updates only', async () => {
    for (const text of ['一', '二', '三']) alice.says(text);
    expect((await poll({ offset: -1 })).words).toEqual(['三']);
    expect((await poll({})).words).toEqual(['三']);
  });

  test('waits for the first update, and no longer than asked', async () => {
    const waiting = poll({ timeout: 20 });
    await server.world.signal.until(() => server.counts().polls || undefined, 1000);
    alice.says('一');
    expect((await waiting).words).toEqual(['一']);

    const started = Date.now();
    expect((await poll({ offset: server.updates.nextId(), timeout: 1 })).words).toEqual([]);
    expect(Date.now() - started).toBeGreaterThan(950);
  });

  test('a second poller ends the first with a 409', async () => {
    const first = call(server, 'getUpdates', { timeout: 20 });
    await server.world.signal.until(() => server.counts().polls || undefined, 1000);
    const second = poll({ timeout: 20 });
    expect(await first).toMatchObject({
      status: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    });
    alice.says('一');
    expect((await second).words).toEqual(['一']);
    expect(server.counts().conflicts).toBe(1);
  });

  test('polls that repeat an offset at once get one update', async () => {
    const slow = await startTelegramServer({ pollingPace: { repeatMs: 60_000, conflictMs: 0 } });
    const bob = slow.person('Bob');
    bob.says('一');
    bob.says('二');
    const ids = async () => (await call(slow, 'getUpdates')).result as unknown[];
    expect(await ids()).toHaveLength(2);
    expect(await ids()).toHaveLength(1);
    await slow.close();
  });

  test('keeps updates the bot did not ask for from it', async () => {
    await poll({ allowed_updates: ['callback_query'] });
    alice.says('一');
    expect((await poll({})).words).toEqual([]);
  });

  test('grammY gets what a bot that died did not confirm, and answers each once', async () => {
    alice.says('一');
    alice.says('二');
    // A bot takes both and dies.
    await poll({});
    const bot = new Bot(server.token, { client: { apiRoot: server.apiRoot } });
    bot.on('message:text', (context) => context.reply(`听到 ${context.message.text}`));
    const running = bot.start();
    expect(await server.settled(5000)).toBe(true);
    alice.says('三');
    expect(await server.settled(5000)).toBe(true);
    await bot.stop();
    await running;
    const answers = server.sentTo(alice.user.id).map(({ message }) => message.text);
    expect(answers).toEqual(['听到 一', '听到 二', '听到 三']);
    expect(server.counts()).toMatchObject({
      pushed: 3,
      delivered: 5,
      redelivered: 2,
      confirmed: 3,
    });
    expect(server.refusals()).toEqual([]);
  });
});
