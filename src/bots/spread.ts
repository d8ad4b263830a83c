/** Ids as the platform has them: numbers on Telegram, strings of digits on Discord. */
export type Id = number | string;

/** Lets processes of one bot count together how much people ask. May lag and lose; never throws. */
export interface Spread {
  /** Somebody was answered here. */
  readonly tell: (person: Id, chat: Id) => void;
  /** Calls back for everybody who is answered elsewhere. */
  readonly hear: (spent: (person: Id, chat: Id) => void) => void;
}

/** For a process that shares nothing. */
export const ALONE: Spread = { tell: () => {}, hear: () => {} };
