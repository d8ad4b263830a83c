import type { Counts } from '../bots/counts.ts';
import { openAppendFile, type AppendFile } from './append-file.ts';

export interface KeptCounts extends Counts {
  /** All counts so far, by name. */
  readonly totals: () => ReadonlyMap<string, number>;
  readonly close: () => void;
}

/** Lines `NAME` or `NAME N`; written anew as sums when there are this many. */
const MAX_LINES = 10_000;
const LINE = /^([\w:-]{1,100})(?: (\d{1,15}))?$/;

/** Counts in a file; several processes may count into one. */
export function openCounts(path: string, warn: (problem: string) => void): KeptCounts {
  const totals = new Map<string, number>();
  let file: AppendFile | null = openAppendFile(path);
  let lines = 0;

  const readOn = (open: AppendFile): void => {
    for (const line of open.read()) {
      lines += 1;
      const [, name, number = '1'] = LINE.exec(line) ?? [];
      if (name !== undefined) totals.set(name, (totals.get(name) ?? 0) + Number(number));
    }
  };
  const withFile = (work: (open: AppendFile) => void): boolean => {
    if (file === null) return false;
    try {
      work(file);
      return true;
    } catch (error) {
      file = null;
      const code = String((error as { code?: unknown }).code ?? 'unknown error');
      warn(`${path} cannot be used any more (${code}); counts are kept in memory from now on.`);
      return false;
    }
  };
  withFile(readOn);
  return {
    add: (what) => {
      const kept = withFile((open) => {
        open.append(what);
        readOn(open);
        if (lines <= MAX_LINES) return;
        open.replace([...totals].map(([name, number]) => `${name} ${number}`));
        lines = 0;
      });
      if (!kept) totals.set(what, (totals.get(what) ?? 0) + 1);
    },
    totals: () => totals,
    close: () => void withFile((open) => open.close()),
  };
}
