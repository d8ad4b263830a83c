import { join } from 'node:path';
import type { Counts } from '../bots/counts.ts';
import { openCounts } from './counts.ts';
import { createMemoryJournal, openJournal, type Journal } from './journal.ts';
import { openMissingWords, type MissingWords } from './missing-words.ts';
import { codeOf } from './unwritable.ts';

export { checkStateDir, StateError } from './unwritable.ts';

/**
 * What outlives a process: ids of handled updates, and counts. No names, and no words but those that
 * several people asked for and no article has.
 */
export interface State {
  readonly journal: (name: string) => Journal;
  readonly counts: Counts;
  readonly missingWords: MissingWords;
  readonly close: () => void;
}

export const COUNTS_FILE = 'counts.log';
export const MISSING_FILE = 'missing.log';

/** Opens the folder, or keeps all in memory after one warning where it cannot be written. */
export function openState(dir: string, warn: (problem: string) => void): State {
  const open: { readonly close: () => void }[] = [];
  let warned = false;
  const orInMemory = <T extends { readonly close: () => void }>(
    inFile: () => T,
    inMemory: () => T,
  ): T => {
    let made: T;
    try {
      made = inFile();
    } catch (error) {
      if (!warned) warn(unwritable(dir, error));
      warned = true;
      made = inMemory();
    }
    open.push(made);
    return made;
  };
  const nowhere = { add: () => {}, close: () => {} };
  return {
    counts: orInMemory(
      () => openCounts(join(dir, COUNTS_FILE), warn),
      () => nowhere,
    ),
    missingWords: orInMemory(
      () => openMissingWords(join(dir, MISSING_FILE), warn),
      () => nowhere,
    ),
    journal: (name) =>
      orInMemory<Journal>(() => openJournal(join(dir, `${name}.log`), warn), createMemoryJournal),
    close: () => {
      for (const one of open) one.close();
    },
  };
}

function unwritable(dir: string, error: unknown): string {
  return (
    `STATE_DIR (${dir}) cannot be written (${codeOf(error)}): after a restart some questions may be answered ` +
    'twice, and counts are not kept. Make it writable, or set STATE_DIR to a folder that is.'
  );
}
