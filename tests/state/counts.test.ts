import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCounts, readCounts } from '../../src/state/counts.ts';

const noWarning = (problem: string): never => {
  throw new Error(problem);
};
const freshPath = (): string => join(mkdtempSync(join(tmpdir(), 'chuchu-')), 'counts.log');

describe('counts', () => {
  it('add up over restarts and processes', () => {
    const path = freshPath();
    const [one, other] = [openCounts(path, noWarning), openCounts(path, noWarning)];
    one.add('wrong:answered:tea_p1_abcd');
    other.add('wrong:answered:tea_p1_abcd');
    one.add('wrong:absent:-');
    expect([...readCounts(path)]).toEqual([
      ['wrong:answered:tea_p1_abcd', 2],
      ['wrong:absent:-', 1],
    ]);
  });

  it('are written anew as sums when they grow long, and lose nothing', () => {
    const path = freshPath();
    const counts = openCounts(path, noWarning);
    for (let count = 0; count < 10_500; count++) counts.add(count % 2 === 0 ? 'even' : 'odd');
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(1000);
    const totals = readCounts(path);
    expect([totals.get('even'), totals.get('odd')]).toEqual([5250, 5250]);
  });
});
