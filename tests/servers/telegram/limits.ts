import type { ChatState } from './world.ts';

/** How often a bot may write. The platform publishes no exact numbers; these are its FAQ's. */
export interface RateLimits {
  readonly perChatPerSecond: number;
  readonly perGroupPerMinute: number;
  readonly overallPerSecond: number;
}

export const RATE_LIMITS: RateLimits = {
  perChatPerSecond: 1,
  perGroupPerMinute: 20,
  overallPerSecond: 30,
};

export interface Limiter {
  /** Seconds to wait before writing to a chat again, from 1; or 0, and the writing is counted. */
  readonly take: (chat: ChatState) => number;
}

/** Counts writings in sliding windows; null means no limits. */
export function createLimiter(limits: RateLimits | null): Limiter {
  const overall: number[] = [];
  const byChat = new Map<number, number[]>();
  if (limits === null) return { take: () => 0 };
  return {
    take: (chat) => {
      const now = Date.now();
      const here = byChat.get(chat.id) ?? [];
      byChat.set(chat.id, here);
      const group = chat.chat.type !== 'private';
      const wait = Math.max(
        waitFor(overall, limits.overallPerSecond, SECOND_MS, now),
        waitFor(here, limits.perChatPerSecond, SECOND_MS, now),
        group ? waitFor(here, limits.perGroupPerMinute, MINUTE_MS, now) : 0,
      );
      if (wait > 0) return Math.ceil(wait / 1000);
      overall.push(now);
      here.push(now);
      return 0;
    },
  };
}

// Shorter by 5%, so that a client that waits out each second exactly is not caught by a late timer.
const SECOND_MS = 950;
const MINUTE_MS = 57_000;

/** Milliseconds until fewer than `most` of the times lie in the window that ends now. */
function waitFor(times: readonly number[], most: number, windowMs: number, now: number): number {
  const oldest = times.at(-most);
  return oldest === undefined ? 0 : Math.max(0, oldest + windowMs - now);
}
