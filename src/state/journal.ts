import { openAppendFile, type AppendFile } from './append-file.ts';
import { codeOf } from './unwritable.ts';

/** Ids of what has been dealt with, so that nothing is answered a second time after a restart. */
export interface Journal {
  readonly has: (id: number) => boolean;
  readonly add: (id: number) => void;
  readonly close: () => void;
}

/** Ids remembered. A platform repeats what it has just sent, so the latest are enough. */
const KEPT_IDS = 10_000;
/** Lines after which the file is written anew with the latest ids: a third of a megabyte. */
const MAX_LINES = 3 * KEPT_IDS;

/** Keeps the ids in a file that another process may go on with, also one that is still running. */
export function openJournal(path: string, warn: (problem: string) => void): Journal {
  const memory = createMemoryJournal();
  let file: AppendFile | null = openAppendFile(path);
  let lines = 0;

  const withFile = (work: (open: AppendFile) => void): void => {
    if (file === null) return;
    try {
      work(file);
    } catch (error) {
      file = null;
      warn(
        `${path} cannot be used any more (${codeOf(error)}); ids are kept in memory from now on.`,
      );
    }
  };
  return {
    has: (id) => {
      withFile((open) => {
        for (const line of open.read()) {
          lines += 1;
          if (/^\d{1,15}$/.test(line)) memory.add(Number(line));
        }
      });
      return memory.has(id);
    },
    add: (id) => {
      memory.add(id);
      withFile((open) => {
        open.append(String(id));
        if (lines <= MAX_LINES) return;
        open.replace(memory.ids().map(String));
        lines = 0;
      });
    },
    close: () => withFile((open) => open.close()),
  };
}

export interface MemoryJournal extends Journal {
  /** Oldest first. */
  readonly ids: () => number[];
}

/** The same for as long as the process lives. */
export function createMemoryJournal(): MemoryJournal {
  const ids = new Set<number>();
  return {
    has: (id) => ids.has(id),
    add: (id) => {
      ids.delete(id);
      ids.add(id);
      if (ids.size > KEPT_IDS) ids.delete(ids.values().next().value!);
    },
    close: () => {},
    ids: () => [...ids],
  };
}
