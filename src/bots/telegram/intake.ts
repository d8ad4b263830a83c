import { createChains } from './chains.ts';
import type { Update } from './client.ts';
import { describeFault } from '../describe-fault.ts';
import type { Meter } from '../meter.ts';
import type { Task } from './service.ts';

/** Remembers which updates were dealt with, beyond the life of the process if it can. */
export interface Journal {
  readonly has: (id: number) => boolean;
  readonly add: (id: number) => void;
}

export interface Intake {
  /**
   * Deals with an update once, however often it comes. `done` resolves when it has been answered and
   * journalled, at once if that was before; it never rejects.
   */
  readonly take: (update: Update) => Taken;
}

export interface Taken {
  readonly done: Promise<void>;
  /** The chat that it writes to, if it is known. */
  readonly chat: number | null;
}

const SETTLED: Taken = { done: Promise.resolve(), chat: null };

/** In order within a chat, side by side among chats. A fault in one task costs that answer alone. */
export function createIntake(
  journal: Journal,
  taskFor: (update: Update) => Task | null,
  log: (line: string) => void,
  meter: Meter,
): Intake {
  const chains = createChains();
  meter.watchQueue('telegram', 'updates', chains.size);
  const underWay = new Map<number, Taken>();

  const read = (update: Update): Task | null => {
    try {
      return taskFor(update);
    } catch (fault) {
      log(`update ${update.update_id} could not be read: ${describeFault(fault)}`);
      return null;
    }
  };
  const perform = async (id: number, task: Task): Promise<void> => {
    try {
      await task.run();
    } catch (fault) {
      log(`update ${id} could not be answered: ${describeFault(fault)}`);
      await task.apologize().catch(() => {});
    }
  };
  return {
    take: (update) => {
      const { update_id: id } = update;
      const known = underWay.get(id);
      if (known !== undefined) return known;
      if (journal.has(id)) return SETTLED;
      const task = read(update);
      if (task === null) {
        journal.add(id);
        return SETTLED;
      }
      const takenAt = Date.now();
      const done = chains
        .run(task.key, () => perform(id, task))
        .then(() => {
          journal.add(id);
          underWay.delete(id);
          meter.took('telegram', task.kind, Date.now() - takenAt);
        });
      const taken = { done, chat: task.chat };
      underWay.set(id, taken);
      return taken;
    },
  };
}
