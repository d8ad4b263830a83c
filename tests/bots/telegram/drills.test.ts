import { describe, expect, it } from 'vitest';
import { flood } from '../../../tools/drill-telegram-flood.ts';
import { flow, interrupt, UNBOUND, type Load } from '../../../tools/drill-telegram-queue.ts';
import { RATE_LIMITS } from '../../servers/telegram/index.ts';

/** `npm run drill:telegram` does the same with more, and prints the figures. */
const LOAD: Load = { chats: 20, perChat: 8, latencyMs: 50 };

describe('questions that wait when the bot starts', () => {
  it('are all answered once and in order, side by side among chats', async () => {
    const told = await flow(LOAD, UNBOUND);
    expect(told).toMatchObject({ answered: 160, lost: 0, twice: 0, outOfOrder: 0, refused: 0 });
    // One after the other they would take 160 × 50 ms.
    expect(told.seconds).toBeLessThan(4);
  });

  it('survive a kill: none is lost, and only those in flight are answered twice', async () => {
    const told = await interrupt(LOAD, 'SIGKILL', 60);
    expect(told).toMatchObject({ lost: 0, outOfOrder: 0 });
    expect(told.twice).toBeLessThanOrEqual(told.inFlight);
  });

  it('survive a polite end: none is lost and none answered twice', async () => {
    expect(await interrupt(LOAD, 'SIGTERM', 60)).toMatchObject({
      lost: 0,
      twice: 0,
      outOfOrder: 0,
    });
  });

  it('are paced so that Telegram never has to say 429, and no slot stays empty', async () => {
    const load = { chats: 30, perChat: 4, latencyMs: 20 };
    const told = await flow(load, { tuning: { limits: null } }, { rateLimits: RATE_LIMITS });
    expect(told).toMatchObject({ answered: 120, lost: 0, twice: 0, tooManyRequests: 0 });
    expect(told.perSecond).toBeGreaterThan(27);
  });

  it('of one person by the thousands do not keep another one waiting', async () => {
    const told = await flood(10_000);
    expect(told.answers).toBeLessThan(25);
    // Half a second where nothing else runs; it was 25 s when they had to be answered one by one.
    expect(told.otherWaitedMs).toBeLessThan(5000);
  });
});
