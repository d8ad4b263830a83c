import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatReport } from '../../src/report.ts';
import { openState } from '../../src/state/index.ts';
import { openMissingWords, readMissingWords } from '../../src/state/missing-words.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'chuchu-missing-'));
const never = (problem: string): never => {
  throw new Error(problem);
};
const everything = (dir: string): string =>
  readdirSync(dir)
    .map((name) => `${name} ${readFileSync(join(dir, name), 'latin1')}`)
    .join('\n');
const latin1 = (word: string): string => Buffer.from(word).toString('latin1');

describe('words that the corpus lacks', () => {
  it('are written once five people asked, and not before', () => {
    const dir = folder();
    const path = join(dir, 'missing.log');
    const words = openMissingWords(path, never);
    for (const person of ['p1', 'p2', 'p3', 'p4', 'p4', 'p1']) words.add('关税', person);
    expect(everything(dir)).not.toContain(latin1('关税'));
    expect([...readMissingWords(path)]).toEqual([]);
    words.add('关税', 'p5');
    words.add('别的', 'p5');
    expect([...readMissingWords(path)]).toEqual([['关税', 5]]);
  });

  it('are one word in any width and case', () => {
    const path = join(folder(), 'missing.log');
    const words = openMissingWords(path, never);
    for (const [index, word] of ['GDP', 'gdp', 'ＧＤＰ', 'Gdp', 'gDP'].entries()) {
      words.add(word, `p${index}`);
    }
    expect([...readMissingWords(path)]).toEqual([['gdp', 5]]);
  });

  it('are counted together by processes that share a folder, and after a restart', () => {
    const path = join(folder(), 'missing.log');
    const one = openMissingWords(path, never);
    const other = openMissingWords(path, never);
    for (const person of ['p1', 'p2']) one.add('关税', person);
    for (const person of ['p2', 'p3']) other.add('关税', person);
    one.close();
    const again = openMissingWords(path, never);
    for (const person of ['p4', 'p5']) again.add('关税', person);
    expect([...readMissingWords(path)]).toEqual([['关税', 5]]);
  });

  it('hide who asked, also from somebody who knows the ids', () => {
    const dir = folder();
    const other = folder();
    for (const one of [dir, other]) {
      const words = openMissingWords(join(one, 'missing.log'), never);
      words.add('关税', 'telegram 1234567890');
    }
    expect(everything(dir)).not.toContain('1234567890');
    const [line, otherLine] = [dir, other].map((one) =>
      readFileSync(join(one, 'missing.log'), 'utf8'),
    );
    expect(line).not.toBe(otherLine);
    expect(statSync(join(dir, 'missing.log.salt')).mode & 0o077).toBe(0);
  });

  it('get a new salt where a full disk left an empty one', () => {
    const dir = folder();
    writeFileSync(join(dir, 'missing.log.salt'), '');
    openMissingWords(join(dir, 'missing.log'), never).add('关税', 'p1');
    expect(readFileSync(join(dir, 'missing.log.salt'))).toHaveLength(32);
  });

  it('take little room, however many they are', () => {
    const path = join(folder(), 'missing.log');
    // One line for each pair, as many askings would leave.
    const hashOf = (number: number): string => String(number).padStart(12, '0');
    writeFileSync(
      path,
      Array.from({ length: 150_000 }, (_, index) => `${hashOf(index)} ${hashOf(1)}\n`).join(''),
    );
    openMissingWords(path, never).add('关税', 'p1');
    expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(55_010);
  });
});

describe('counts', () => {
  it('add up over processes, also when one of them shortens the file', () => {
    const dir = folder();
    const [one, other] = [openState(dir, never), openState(dir, never)];
    for (let index = 0; index < 10_001; index++) one.counts.add('status:telegram:answered');
    for (let index = 0; index < 3; index++) other.counts.add('status:telegram:related');
    one.counts.add('wrong:answered:sco_p13_abcd');
    expect(readFileSync(join(dir, 'counts.log'), 'utf8').split('\n').length).toBeLessThan(20);
    const report = formatReport([dir]);
    expect(report).toContain('Replies: 10004; not found 3 (0%).');
    expect(report).toMatch(/^ +10001 {2}answered$/m);
    expect(report).toMatch(/^ +1 {2}answered sco_p13_abcd$/m);
  });

  it('are reported over several folders, and said to be none where there are none', () => {
    const dirs = [folder(), folder()];
    expect(formatReport(dirs)).toContain('Nothing has been counted');
    for (const dir of dirs) openState(dir, never).counts.add('status:discord:absent');
    expect(formatReport(dirs)).toContain('Replies: 2; not found 2 (100%).');
  });
});
