import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJournal } from '../../src/state/journal.ts';

const noWarning = (problem: string): never => {
  throw new Error(problem);
};
const freshPath = (): string => join(mkdtempSync(join(tmpdir(), 'chuchu-')), 'deep', 'ids.log');

describe('a journal', () => {
  it('knows after a restart what was added before', () => {
    const path = freshPath();
    const first = openJournal(path, noWarning);
    first.add(7);
    first.add(9);
    const second = openJournal(path, noWarning);
    expect([7, 8, 9].map(second.has)).toEqual([true, false, true]);
  });

  it('learns at once what another process adds', () => {
    const path = freshPath();
    const [one, other] = [openJournal(path, noWarning), openJournal(path, noWarning)];
    expect(other.has(7)).toBe(false);
    one.add(7);
    expect(other.has(7)).toBe(true);
    other.add(8);
    expect(one.has(8)).toBe(true);
  });

  it('gets over a line that a killed process left half written', () => {
    const path = freshPath();
    openJournal(path, noWarning).add(7);
    appendFileSync(path, '73000');
    const journal = openJournal(path, noWarning);
    expect(journal.has(7)).toBe(true);
    journal.add(8);
    const next = openJournal(path, noWarning);
    expect([7, 8, 730008, 730].map(next.has)).toEqual([true, true, false, false]);
  });

  it('keeps the latest ids and stays small, also under another process', () => {
    const path = freshPath();
    const other = openJournal(path, noWarning);
    other.add(1);
    writeFileSync(path, Array.from({ length: 40_000 }, (_, id) => `${id}\n`).join(''));
    const journal = openJournal(path, noWarning);
    expect(journal.has(39_999)).toBe(true);
    journal.add(40_000);
    journal.add(40_001);
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(11_000);
    expect(openJournal(path, noWarning).has(40_001)).toBe(true);
    expect(other.has(40_001)).toBe(true);
    expect(openJournal(path, noWarning).has(5)).toBe(false);
  });
});
