/** Work that keeps the machine busy, one piece at a time, with room for the network in between. */
export interface WorkQueue {
  /**
   * Runs after what was given before. `task` must not throw, and may go on in the background. What is
   * `heavy` lets all go first that is not: it would keep the machine for longer than they need together.
   */
  readonly add: (task: Task, heavy?: boolean) => void;
  /** Tasks that run or wait. */
  readonly size: () => number;
  /** Resolves when all is done and nothing has come for `quietMs`; at the latest after `mostMs`. */
  readonly drained: (quietMs: number, mostMs: number) => Promise<void>;
}

type Task = () => Promise<void> | void;

export function createWorkQueue(): WorkQueue {
  const waiting: Task[] = [];
  const heavies: Task[] = [];
  let running = 0;
  let lastAt = 0;
  let pumping = false;

  const size = (): number => waiting.length + heavies.length + running;
  const finish = (): void => {
    running -= 1;
  };
  const pump = (): void => {
    const task = waiting.shift() ?? heavies.shift();
    if (task === undefined) {
      pumping = false;
      return;
    }
    running += 1;
    void Promise.resolve(task()).finally(finish);
    setImmediate(pump);
  };
  return {
    add: (task, heavy = false) => {
      lastAt = Date.now();
      (heavy ? heavies : waiting).push(task);
      if (pumping) return;
      pumping = true;
      setImmediate(pump);
    },
    size,
    drained: async (quietMs, mostMs) => {
      const until = Date.now() + mostMs;
      const isBusy = (): boolean => size() > 0 || Date.now() - lastAt < quietMs;
      lastAt = Date.now();
      while (isBusy() && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    },
  };
}

/** How often to look whether all is done. */
const STEP_MS = 20;
