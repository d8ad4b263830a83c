import type { Client, Method, Outcome, Payload, Result } from './client.ts';
import type { Lane, Pacer } from './pacer.ts';

/** How patient the bot is with a request. */
export interface Patience {
  /** Longest wait for an answer to one try, in ms. */
  readonly timeoutMs: number;
  /** Waits before the second try and those after it, in ms. */
  readonly retryMs: readonly number[];
}

/** A minute in all: longer than a restart on the other side takes, and than most troubles on the way. */
export const DEFAULT_PATIENCE: Patience = {
  timeoutMs: 15_000,
  retryMs: [300, 1500, 4000, 10_000, 20_000, 30_000],
};

/** When requests fail in more chats than this, the trouble is everybody's and not one chat's. */
const MOST_RESTING = 10;

/** Queries expire after some ten seconds, so their answers are not tried for longer. */
const MAX_QUERY_TRIES = 3;

/** An answer that has to wait longer than this comes too late to help. */
const MAX_BLOCK_MS = 300_000;
const MAX_QUERY_BLOCK_MS = 5000;
/** A chat that is told to wait so often is not to be written to. */
const MAX_BLOCKS = 5;
/** Clocks differ; a moment more saves a second refusal. */
const BLOCK_MARGIN_MS = 50;

export interface Outbox {
  /** Writes to a chat: paced, 429s waited out for that chat alone, faults retried a few times. */
  readonly write: <M extends Method>(
    method: M,
    payload: Payload<M>,
    lane: Lane,
  ) => Promise<Outcome<Result<M>>>;
  /** Answers a query; there is no pace for these, and little time. */
  readonly answer: <M extends Method>(
    method: M,
    payload: Payload<M>,
  ) => Promise<Outcome<Result<M>>>;
  /** Since when a writing has waited for its own chat, in ms since 1970; null when none does. */
  readonly heldSince: (chat: number) => number | null;
}

/** Sends requests until they are done or refused, or cannot be sent. Never throws. */
export function createOutbox(client: Client, pacer: Pacer, patience: Patience): Outbox {
  const { timeoutMs, retryMs } = patience;
  /** Chats in which something is about to be tried again. */
  const resting = new Map<number, number>();
  const tryOn = async <M extends Method>(
    method: M,
    payload: Payload<M>,
    lane: Lane | null,
  ): Promise<Outcome<Result<M>>> => {
    let tries = 0;
    let blocks = 0;
    for (;;) {
      if (lane !== null) await pacer.slot(lane);
      const outcome = await client.call(method, payload, { timeoutMs });
      if (lane !== null) pacer.written(lane);
      switch (outcome.kind) {
        case 'done':
          return outcome;
        case 'refused': {
          const waitMs = (outcome.retryAfterSeconds ?? Infinity) * 1000;
          blocks += 1;
          const most = lane === null ? MAX_QUERY_BLOCK_MS : MAX_BLOCK_MS;
          if (waitMs > most || blocks > MAX_BLOCKS) return outcome;
          if (lane === null) await pause(waitMs);
          else pacer.block(lane, waitMs + BLOCK_MARGIN_MS);
          break;
        }
        case 'unreachable': {
          const waitMs = retryMs[tries];
          tries += 1;
          if (waitMs === undefined || (lane === null && tries === MAX_QUERY_TRIES)) return outcome;
          if (lane !== null && !resting.has(lane.chat)) resting.set(lane.chat, Date.now());
          await pause(waitMs);
          break;
        }
        default:
          outcome satisfies never;
      }
    }
  };
  return {
    write: async (method, payload, lane) => {
      const outcome = await tryOn(method, payload, lane);
      resting.delete(lane.chat);
      return outcome;
    },
    answer: (method, payload) => tryOn(method, payload, null),
    heldSince: (chat) => {
      const since = resting.size > MOST_RESTING ? undefined : resting.get(chat);
      return since ?? pacer.heldSince(chat);
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
