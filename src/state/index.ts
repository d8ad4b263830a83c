import { join } from 'node:path';
import type { Counts } from '../bots/counts.ts';
import { openCounts } from './counts.ts';
import { createMemoryJournal, openJournal, type Journal } from './journal.ts';

/** What outlives a process: ids of handled updates, and counts. No words and no names. */
export interface State {
  readonly journal: (name: string) => Journal;
  readonly counts: Counts;
  readonly close: () => void;
}

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
  const nowhere = { add: () => {}, totals: () => new Map<string, number>(), close: () => {} };
  return {
    counts: orInMemory(
      () => openCounts(join(dir, 'counts.log'), warn),
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
  const code = String((error as { code?: unknown }).code ?? 'unknown error');
  return (
    `STATE_DIR (${dir}) cannot be written (${code}): after a restart some questions may be answered ` +
    'twice, and counts are not kept. Make it writable, or set STATE_DIR to a folder that is.'
  );
}
