import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReplyStatus } from './bots/reply.ts';
import { readCounts } from './state/counts.ts';
import { COUNTS_FILE, MISSING_FILE } from './state/index.ts';
import { MIN_PEOPLE, readMissingWords } from './state/missing-words.ts';

/** Replies by which somebody did not find what they asked for. */
const UNFOUND: ReadonlySet<string> = new Set<ReplyStatus>(['related', 'not-covered', 'absent']);
const MAX_ROWS = 50;

/**
 * What people could not find, for an editor: replies by status, places marked as wrong, and words that
 * the corpus lacks. Sums over folders, one for each machine.
 */
export function formatReport(stateDirs: readonly string[]): string {
  const counts = sum(stateDirs.map((dir) => readIf(join(dir, COUNTS_FILE), readCounts)));
  const words = sum(stateDirs.map((dir) => readIf(join(dir, MISSING_FILE), readMissingWords)));
  const statuses = named(counts, /^status:[\w-]+:([\w-]+)$/);
  const wrongs = named(counts, /^wrong:(.+)$/);
  const all = total(statuses);
  if (all === 0 && wrongs.size === 0 && words.size === 0) {
    return `Nothing has been counted in ${stateDirs.join(', ')} yet.\n`;
  }
  const unfound = total(new Map([...statuses].filter(([status]) => UNFOUND.has(status))));
  const share = all === 0 ? 0 : Math.round((100 * unfound) / all);
  return [
    `Replies: ${all}; not found ${unfound} (${share}%).`,
    ...rows(statuses),
    '',
    wrongs.size === 0 ? 'Nothing was marked as wrong.' : 'Marked as wrong (kind of answer, place):',
    ...rows(new Map([...wrongs].map(([name, number]) => [name.replace(':', ' '), number]))),
    '',
    words.size === 0
      ? `No word that the corpus lacks was asked for by ${MIN_PEOPLE} people.`
      : `Words that the corpus lacks, by people who asked (${MIN_PEOPLE} or more):`,
    ...rows(words),
    '',
  ].join('\n');
}

type Counted = ReadonlyMap<string, number>;

function readIf(path: string, read: (path: string) => Counted): Counted {
  return existsSync(path) ? read(path) : new Map();
}

function sum(all: readonly Counted[]): Counted {
  const sums = new Map<string, number>();
  for (const [name, number] of all.flatMap((counts) => [...counts])) {
    sums.set(name, (sums.get(name) ?? 0) + number);
  }
  return sums;
}

/** Counts whose names have a form, under what the form takes out of them. */
function named(counts: Counted, form: RegExp): Counted {
  const found = [...counts].flatMap(([name, number]) => {
    const part = form.exec(name)?.[1];
    return part === undefined ? [] : [new Map([[part, number]])];
  });
  return sum(found);
}

function total(counts: Counted): number {
  return [...counts.values()].reduce((sum, number) => sum + number, 0);
}

/** Most frequent first. */
function rows(counts: Counted): string[] {
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, MAX_ROWS);
  return sorted.map(([name, number]) => `${String(number).padStart(8)}  ${name}`);
}
