/** How often to write, at most. Telegram's FAQ gives these as what a bot should keep to. */
export interface Pace {
  readonly overallPerSecond: number;
  readonly perChatPerSecond: number;
  readonly perGroupPerMinute: number;
}

export const DEFAULT_PACE: Pace = {
  overallPerSecond: 30,
  perChatPerSecond: 1,
  perGroupPerMinute: 20,
};

/** What a writing counts against. */
export interface Lane {
  readonly chat: number;
  /** Anything but a private chat. */
  readonly group: boolean;
}

export interface Pacer {
  /** Resolves when one may write to the chat, in order of asking among chats that may be written to. */
  readonly slot: (lane: Lane) => Promise<void>;
  /** Tells that a writing has been carried out: the next one is counted from here. */
  readonly written: (lane: Lane) => void;
  /** Telegram told to leave a chat alone for so long. */
  readonly block: (lane: Lane, ms: number) => void;
  /** Since when writings have waited for their own chat, in ms since 1970; null when none does now. */
  readonly heldSince: (chat: number) => number | null;
}

interface ChatPace {
  /** No writing before this time. */
  readyAt: number;
  /** When the first of the writings came that have waited one after the other, and when the last did. */
  heldSince: number;
  heldAt: number;
  /** When the last writings of a group began, oldest first; at most `perGroupPerMinute`. */
  recent: number[];
}

interface Waiter {
  readonly lane: Lane;
  readonly resolve: () => void;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** Requests do not take equally long; so much closer together may two of them arrive than they left. */
const JITTER_MS = 50;
/** Between two writings that wait for one chat lies an answer of Telegram's. */
const HOLD_GAP_MS = 2000;
/** How much of a missed overall slot may be made up for: timers fire late by some ms. */
const CATCH_UP_MS = 15;
/** Chats remembered; those that may be written to at once are forgotten first. */
const MAX_CHATS = 10_000;

/** Spaces writings out. With null only what Telegram told itself is kept to. */
export function createPacer(pace: Pace | null): Pacer {
  const chats = new Map<number, ChatPace>();
  let waiting: Waiter[] = [];
  let nextOverallAt = 0;
  let timer: NodeJS.Timeout | undefined;

  const chatOf = (chat: number): ChatPace => {
    const known = chats.get(chat);
    if (known !== undefined) return known;
    if (chats.size >= MAX_CHATS) forgetIdle(chats);
    const made = { readyAt: 0, heldSince: 0, heldAt: 0, recent: [] };
    chats.set(chat, made);
    return made;
  };
  const readyAt = ({ chat, group }: Lane): number => {
    const { readyAt: at, recent } = chatOf(chat);
    if (pace === null || !group || recent.length < pace.perGroupPerMinute) return at;
    return Math.max(at, recent[0]! + MINUTE_MS + JITTER_MS);
  };
  const count = ({ chat, group }: Lane, now: number): void => {
    if (pace === null) return;
    nextOverallAt = Math.max(nextOverallAt, now - CATCH_UP_MS) + SECOND_MS / pace.overallPerSecond;
    const state = chatOf(chat);
    state.readyAt = Math.max(state.readyAt, now + SECOND_MS / pace.perChatPerSecond);
    if (group) state.recent = [...state.recent, now].slice(-pace.perGroupPerMinute);
  };
  const pump = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (;;) {
      const now = Date.now();
      const next =
        nextOverallAt > now ? undefined : waiting.find(({ lane }) => readyAt(lane) <= now);
      if (next === undefined) break;
      waiting = waiting.filter((one) => one !== next);
      count(next.lane, now);
      next.resolve();
    }
    if (waiting.length === 0) return;
    const earliest = Math.min(...waiting.map(({ lane }) => readyAt(lane)));
    timer = setTimeout(pump, Math.max(1, Math.max(earliest, nextOverallAt) - Date.now()));
  };

  return {
    slot: (lane) =>
      new Promise((resolve) => {
        const state = chatOf(lane.chat);
        const now = Date.now();
        if (readyAt(lane) > now) {
          if (now - state.heldAt > HOLD_GAP_MS) state.heldSince = now;
          state.heldAt = readyAt(lane);
        }
        waiting.push({ lane, resolve });
        pump();
      }),
    written: ({ chat }) => {
      if (pace === null) return;
      const state = chatOf(chat);
      const gap = SECOND_MS / pace.perChatPerSecond - JITTER_MS;
      state.readyAt = Math.max(state.readyAt, Date.now() + gap);
    },
    block: ({ chat }, ms) => {
      const state = chatOf(chat);
      state.readyAt = Math.max(state.readyAt, Date.now() + ms);
    },
    heldSince: (chat) => {
      const held = waiting.find(({ lane }) => lane.chat === chat);
      const waits = held !== undefined && readyAt(held.lane) > Date.now();
      return waits ? chatOf(chat).heldSince : null;
    },
  };
}

function forgetIdle(chats: Map<number, ChatPace>): void {
  const now = Date.now();
  for (const [id, { readyAt, recent }] of chats) {
    if (readyAt <= now && (recent.at(-1) ?? 0) + MINUTE_MS <= now) chats.delete(id);
  }
}
