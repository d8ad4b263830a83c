import { readFileSync } from 'node:fs';
import type { Counts } from '../bots/counts.ts';
import { openAppendFile, type AppendFile } from './append-file.ts';
import { codeOf } from './unwritable.ts';

export interface KeptCounts extends Counts {
  readonly close: () => void;
}

/** Lines `NAME` or `NAME N`; written anew as sums, after a line `=`, when there are this many. */
const MAX_LINES = 10_000;
const ANEW = '=';
const LINE = /^([\w:-]{1,100})(?: (\d{1,15}))?$/;

/** Counts in a file; several processes may count into one. */
export function openCounts(path: string, warn: (problem: string) => void): KeptCounts {
  const totals = createTotals();
  let file: AppendFile | null = openAppendFile(path);
  let lines = 0;

  const readOn = (open: AppendFile): void => {
    const added = open.read();
    lines += added.length;
    added.forEach(totals.learn);
  };
  const withFile = (work: (open: AppendFile) => void): void => {
    if (file === null) return;
    try {
      work(file);
    } catch (error) {
      file = null;
      warn(`${path} cannot be used any more (${codeOf(error)}); counts are not kept from now on.`);
    }
  };
  withFile(readOn);
  return {
    add: (what) =>
      withFile((open) => {
        // Another process may have put a new file in place of this one.
        readOn(open);
        open.append(what);
        readOn(open);
        if (lines <= MAX_LINES) return;
        open.replace([ANEW, ...totals.lines()]);
        lines = 0;
      }),
    close: () => withFile((open) => open.close()),
  };
}

/** All counts of a file, by name. */
export function readCounts(path: string): ReadonlyMap<string, number> {
  const totals = createTotals();
  readFileSync(path, 'utf8').split('\n').forEach(totals.learn);
  return totals.byName;
}

function createTotals() {
  const byName = new Map<string, number>();
  return {
    byName,
    learn: (line: string): void => {
      if (line === ANEW) byName.clear();
      const [, name, number = '1'] = LINE.exec(line) ?? [];
      if (name !== undefined) byName.set(name, (byName.get(name) ?? 0) + Number(number));
    },
    lines: (): string[] => [...byName].map(([name, number]) => `${name} ${number}`),
  };
}
