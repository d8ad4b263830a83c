import type { Platform } from './port.ts';
import type { Reply } from './reply.ts';

/** How somebody asked: `menu` is the menu of a message, `typing` a list that grows with each key. */
export type RequestKind = 'message' | 'slash' | 'menu' | 'button' | 'guest' | 'typing';

/**
 * What an operator wants to know of the bots, as numbers. Told after the fact; never throws. Of people and
 * their words nothing is passed on in clear but `Reply.missing` and ids, for whoever counts to hide.
 */
export interface Meter {
  /** A reply was given. `person` is the platform's id, or null where it tells none. */
  readonly replied: (
    platform: Platform,
    kind: RequestKind,
    reply: Reply,
    person: number | string | null,
  ) => void;
  /** From taking a request in to its answer being taken by the platform, in ms. */
  readonly took: (platform: Platform, kind: RequestKind, ms: number) => void;
  /** A request of ours failed: a status or a code such as `429`, `ECONNRESET`, `timeout`. */
  readonly apiError: (platform: Platform, code: string) => void;
  /** Asks for the size of a queue whenever numbers are read. */
  readonly watchQueue: (platform: Platform, queue: string, size: () => number) => void;
}

/** For a bot that nobody watches. */
export const NO_METER: Meter = {
  replied: () => {},
  took: () => {},
  apiError: () => {},
  watchQueue: () => {},
};
