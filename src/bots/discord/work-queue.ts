/** Work that keeps the machine busy, one piece at a time, with room for the network in between. */
export interface WorkQueue {
  /** Runs after what was given before. `task` must not throw, and may go on in the background. */
  readonly add: (task: () => Promise<void> | void) => void;
  /** Tasks that run or wait. */
  readonly size: () => number;
  /** Resolves when all is done and nothing has come for `quietMs`; at the latest after `mostMs`. */
  readonly drained: (quietMs: number, mostMs: number) => Promise<void>;
}

export function createWorkQueue(): WorkQueue {
  const waiting: (() => Promise<void> | void)[] = [];
  let running = 0;
  let lastAt = 0;
  let pumping = false;

  const finish = (): void => {
    running -= 1;
  };
  const pump = (): void => {
    const task = waiting.shift();
    if (task === undefined) {
      pumping = false;
      return;
    }
    running += 1;
    void Promise.resolve(task()).finally(finish);
    setImmediate(pump);
  };
  return {
    add: (task) => {
      lastAt = Date.now();
      waiting.push(task);
      if (pumping) return;
      pumping = true;
      setImmediate(pump);
    },
    size: () => waiting.length + running,
    drained: async (quietMs, mostMs) => {
      const until = Date.now() + mostMs;
      const isBusy = (): boolean => waiting.length + running > 0 || Date.now() - lastAt < quietMs;
      lastAt = Date.now();
      while (isBusy() && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    },
  };
}

/** How often to look whether all is done. */
const STEP_MS = 20;
