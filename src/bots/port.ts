/** Where a bot talks. */
export type Platform = 'terminal' | 'telegram' | 'discord';

/** What main.ts knows of a bot. */
export interface Bot {
  readonly name: Platform;
  /** Resolves once the bot takes questions; rejects with what to fix when it cannot. */
  start(): Promise<void>;
  /** Answers what is in flight, then resolves. Calling it again does nothing. */
  stop(): Promise<void>;
}
