/** Lets processes that get the same requests agree on who answers one. Never rejects. */
export interface Claims {
  /**
   * `mine`: to be answered by this process, also when it claimed it before. `elsewhere`: another process
   * is at it, or died a moment ago. `done`: it has been answered.
   */
  readonly claim: (id: string) => Promise<'mine' | 'elsewhere' | 'done'>;
  /** It has been answered. */
  readonly done: (id: string) => Promise<void>;
}

/** For a process that shares nothing. */
export const ALL_MINE: Claims = {
  claim: () => Promise.resolve('mine'),
  done: () => Promise.resolve(),
};
