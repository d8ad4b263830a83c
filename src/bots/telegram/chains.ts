/** Work in order within a key, side by side among keys. */
export interface Chains {
  /** Runs after all that was given before under the same key. `task` must not throw. */
  readonly run: (key: string, task: () => Promise<void>) => Promise<void>;
  /** Tasks that run or wait. */
  readonly size: () => number;
}

export function createChains(): Chains {
  const tails = new Map<string, Promise<void>>();
  let size = 0;
  return {
    run: (key, task) => {
      size += 1;
      const tail = (tails.get(key) ?? Promise.resolve()).then(task).finally(() => {
        size -= 1;
        if (tails.get(key) === tail) tails.delete(key);
      });
      tails.set(key, tail);
      return tail;
    },
    size: () => size,
  };
}
