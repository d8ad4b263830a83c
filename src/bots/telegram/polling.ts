import { reasonOf, type Client, type Outcome, type Update } from './client.ts';
import { TelegramError } from './faults.ts';
import type { Intake } from './intake.ts';
import { UPDATE_KINDS } from './service.ts';
import { createWindow, WINDOW } from './window.ts';

export interface PollingDeps {
  readonly client: Client;
  readonly intake: Intake;
  /** Since when the work in a chat has waited for that chat alone, in ms since 1970; null if it does not. */
  readonly heldSince: (chat: number) => number | null;
  /** How long another process may go on polling before this one gives up, in ms. */
  readonly conflictMs: number;
  readonly log: (line: string) => void;
  /** Told once, when polling has ended for good. */
  readonly fail: (error: TelegramError) => void;
}

export interface Polling {
  readonly start: () => void;
  /** Finishes what was taken, as far as it can in `DRAIN_MS`, and confirms it. */
  readonly stop: () => Promise<void>;
}

/** How long Telegram keeps a poll open when there is nothing, in seconds. */
const POLL_SECONDS = 30;
/** An answer to a poll may take longer than the poll itself. */
const POLL_GRACE_MS = 10_000;
/** Telegram gives one update only to polls that repeat an offset within half a second. */
const REPEAT_MS = 550;
/** Answers that finish at about the same time are confirmed together. */
const GATHER_MS = 4;
/**
 * An update whose chat must wait stops the others when the window is full. After this time the offset
 * passes it: it is answered from memory, and lost if the process is killed before.
 */
const HOLD_MS = 250;
const HOLD_CHECK_MS = 50;
const MAX_PARKED = 1000;
/** Waits after failed polls, the last one for ever. */
const BACKOFF_MS = [500, 1000, 2000, 4000, 8000, 15_000] as const;
const CONFLICT_RETRY_MS = 1000;
/** With the confirmation below the ten seconds that Docker gives a container to stop. */
const DRAIN_MS = 7000;
const CONFIRM_MS = 1500;

/**
 * Long polling that loses nothing: an update stays with Telegram until it is answered. Measured on 500
 * queued updates, grammY's runner loses up to 350 of them when killed, and its own loop repeats a batch.
 */
export function createPolling(deps: PollingDeps): Polling {
  const { client, intake, log } = deps;
  const window = createWindow();
  const underWay = new Set<Promise<void>>();
  const ending = new AbortController();
  let wake = (): void => {};
  let running: Promise<void> = Promise.resolve();

  const take = (update: Update): void => {
    const { done, chat } = intake.take(update);
    window.open(update.update_id, chat);
    const finished = done.then(() => {
      window.done(update.update_id);
      underWay.delete(finished);
      wake();
    });
    underWay.add(finished);
  };

  /** Until something is done, or `ms` have passed. */
  const rest = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(finish, ms);
      function finish(): void {
        clearTimeout(timer);
        wake = () => {};
        ending.signal.removeEventListener('abort', finish);
        resolve();
      }
      wake = finish;
      ending.signal.addEventListener('abort', finish);
      if (ending.signal.aborted) finish();
    });

  const parkHeld = (): void => {
    for (let oldest = window.oldest(); window.isFull() && oldest !== null;) {
      const since = oldest.chat === null ? null : deps.heldSince(oldest.chat);
      const held = since !== null && Date.now() - since >= HOLD_MS;
      if (!held || window.parked() >= MAX_PARKED) return;
      window.park(oldest.id);
      oldest = window.oldest();
    }
  };

  /** Until a poll can give something new. */
  const untilWorthwhile = async (asked: number): Promise<void> => {
    const repeatAt = Date.now() + REPEAT_MS;
    while (!ending.signal.aborted && window.oldest() !== null) {
      parkHeld();
      if (window.offset() !== asked) {
        await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
        return;
      }
      const left = repeatAt - Date.now();
      if (left <= 0 && !window.isFull()) return;
      await rest(window.isFull() ? HOLD_CHECK_MS : left);
    }
  };

  const poll = (offset: number): Promise<Outcome<Update[]>> =>
    client.call(
      'getUpdates',
      { offset, limit: WINDOW, timeout: POLL_SECONDS, allowed_updates: UPDATE_KINDS },
      { timeoutMs: POLL_SECONDS * 1000 + POLL_GRACE_MS, signal: ending.signal },
    );

  const run = async (): Promise<void> => {
    const setback = createSetback(deps.conflictMs, log);
    while (!ending.signal.aborted) {
      const asked = window.offset();
      const outcome = await poll(asked);
      if (ending.signal.aborted) return;
      if (outcome.kind === 'done' && Array.isArray(outcome.value)) {
        setback.over();
        window.confirm(asked);
        for (const update of outcome.value) if (!window.has(update.update_id)) take(update);
        await untilWorthwhile(asked);
        continue;
      }
      const wait = setback.after(outcome);
      if (wait instanceof TelegramError) return deps.fail(wait);
      await rest(wait);
    }
  };

  const confirm = async (): Promise<void> => {
    const offset = window.offset();
    if (offset === 0) return;
    const limits = { timeoutMs: CONFIRM_MS };
    await client.call('getUpdates', { offset, limit: 1, timeout: 0 }, limits);
  };

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    ending.abort();
    await running;
    const deadline = new Promise<void>((resolve) => {
      setTimeout(resolve, DRAIN_MS).unref();
    });
    await Promise.race([Promise.all(underWay), deadline]);
    if (window.parked() > 0) log(`${window.parked()} answers that had to wait were not given`);
    await confirm();
  };
  return {
    start: () => {
      running = run();
    },
    stop: () => (stopped ??= stop()),
  };
}

interface Setback {
  /** How long to wait after a poll that failed, or why there is no use in going on. */
  readonly after: (outcome: Outcome<unknown>) => number | TelegramError;
  readonly over: () => void;
}

function createSetback(conflictMs: number, log: (line: string) => void): Setback {
  let failures = 0;
  let conflictSince: number | null = null;
  return {
    after: (outcome) => {
      const code = outcome.kind === 'refused' ? outcome.code : null;
      if (code === 401 || code === 404) return UNAUTHORIZED;
      if (code === 409) {
        if (conflictSince === null)
          log('another process polls with this token; waiting for its end');
        conflictSince ??= Date.now();
        return Date.now() - conflictSince > conflictMs ? CONFLICT : CONFLICT_RETRY_MS;
      }
      conflictSince = null;
      if (failures === 0) log(`no updates can be had (${reasonOf(outcome)}); trying again`);
      const wait = BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)]!;
      failures += 1;
      const told = outcome.kind === 'refused' ? (outcome.retryAfterSeconds ?? 0) * 1000 : 0;
      return Math.max(wait, told);
    },
    over: () => {
      if (failures > 0 || conflictSince !== null) log('updates come again');
      failures = 0;
      conflictSince = null;
    },
  };
}

export const UNAUTHORIZED = new TelegramError(
  'TELEGRAM_UNAUTHORIZED',
  'Telegram does not know TELEGRAM_BOT_TOKEN. Copy it again from @BotFather, or make a new one there ' +
    'with /token.',
);
const CONFLICT = new TelegramError(
  'TELEGRAM_CONFLICT',
  'Another process polls Telegram with the same TELEGRAM_BOT_TOKEN and goes on. Polling ' +
    ' needs exactly one process: stop the other one, or give this one a token of its own.',
);
