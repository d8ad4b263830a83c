import type { Update } from '@grammyjs/types';

import { conflict } from './api-error.ts';
import type { ApiError } from './api-error.ts';
import type { UpdateQueue } from './updates.ts';

/** getUpdates as the Bot API server does it (`Client::do_get_updates`). */
export interface Polling {
  /**
   * Confirms all before `offset`, then gives up to `limit` updates, waiting up to `timeout` seconds for
   * the first. A poll that waits is ended with a 409 by the next one.
   *
   * @param gone - aborted when the client hangs up.
   */
  readonly poll: (ask: Poll, gone: AbortSignal) => Promise<Update[]>;
  /** Ends the waiting poll: a webhook was set, or the server closes. */
  readonly interrupt: (error: ApiError) => void;
  readonly counts: { polls: number; conflicts: number };
}

export interface Poll {
  readonly offset?: number;
  readonly limit?: number;
  readonly timeout?: number;
}

/** What the Bot API server does to clients that come too often; in ms. */
export interface PollingPace {
  /** Polls with one offset that follow each other faster get a single update. */
  readonly repeatMs: number;
  /** A second conflict within this time is answered only after it. */
  readonly conflictMs: number;
}

export const POLLING_PACE: PollingPace = { repeatMs: 500, conflictMs: 3000 };

export function createPolling(queue: UpdateQueue, pace: PollingPace): Polling {
  const counts = { polls: 0, conflicts: 0 };
  let waiting: { wake: () => void; end: (error: ApiError) => void } | null = null;
  let last = { offset: Number.NaN, at: 0 };
  let nextConflictAt = 0;

  queue.listen(() => waiting?.wake());

  const interrupt = (error: ApiError) => {
    if (waiting === null) return;
    counts.conflicts += 1;
    waiting.end(error);
  };

  const take = (limit: number) => {
    const updates: Update[] = [];
    for (const entry of queue.pending()) {
      if (updates.length === limit) break;
      updates.push(queue.deliver(entry));
    }
    return updates;
  };

  const poll = async (ask: Poll, gone: AbortSignal) => {
    counts.polls += 1;
    const offset = ask.offset ?? 0;
    const now = Date.now();
    const repeated = offset === last.offset && now < last.at + pace.repeatMs;
    last = { offset, at: now };
    const limit = repeated ? 1 : clamp(ask.limit ?? MOST_UPDATES, 1, MOST_UPDATES);
    const timeoutMs = clamp(ask.timeout ?? 0, 0, LONGEST_POLL_SECONDS) * 1000;

    if (offset < 0) queue.keepLast(-offset);
    // An offset from the future is taken for none.
    if (offset > 0 && offset <= queue.nextId() + FUTURE_IDS) queue.confirmBefore(offset);
    if (queue.size() > 0 || timeoutMs === 0) return take(limit);

    interrupt(OTHER_POLL);
    await new Promise<void>((resolve, reject) => {
      let finished = false;
      const finish = (settle: () => void) => {
        if (finished) return;
        finished = true;
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        if (waiting === mine) waiting = null;
        settle();
      };
      const leave = () => finish(resolve);
      const timer = setTimeout(leave, timeoutMs);
      const mine = {
        wake: () => setTimeout(leave, GATHER_MS),
        end: (error: ApiError) => {
          const pauseMs = Date.now() < nextConflictAt ? pace.conflictMs : 0;
          if (pauseMs === 0) nextConflictAt = Date.now() + pace.conflictMs;
          finish(() => setTimeout(() => reject(error), pauseMs));
        },
      };
      gone.addEventListener('abort', leave);
      waiting = mine;
    });
    return gone.aborted ? [] : take(limit);
  };

  return { poll, interrupt, counts };
}

const OTHER_POLL = conflict(
  'terminated by other getUpdates request; make sure that only one bot instance is running',
);

const MOST_UPDATES = 100;
const LONGEST_POLL_SECONDS = 50;
/** How long a woken poll gathers further updates. */
const GATHER_MS = 2;
/** `TQueue::get` takes a larger offset for a mistake. */
const FUTURE_IDS = 10;

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
