/**
 * Measures what a reader waits for, beside what the same machine needs for the plain way in the same run.
 *
 *   npm run bench -- [--runs 7] [--passages FILE.p.jsonl --questions FILE.q.jsonl]
 *
 * Cold start: a child that asks one question, as `npm run ask` does, beside a child that does one default nodejieba.cut and nothing else, turn
 * by turn. One answer: this engine, beside MiniSearch over the words that nodejieba cuts by default, on the
 * shipped article with its notes, and on 1,000 passages without notes: by default made of the article's
 * sentences, five drawn for each. Exit status 1 where a bar is missed.
 */
import { parseArgs } from 'node:util';
import { type Child, startChild } from './bench-child.ts';
import { median, type Times, timesOf } from './bench-times.ts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    passages: { type: 'string' },
    questions: { type: 'string' },
  },
});

/** Shares of the plain way that must not be passed. */
const MAX_COLD = 0.5;
const MAX_P99_ARTICLE = 5;
const MAX_P99_PASSAGES = 2;
/** Rounds of the answers' times; the middle one is taken. */
const ROUNDS = 3;

const ASK = [process.execPath, 'dist/src/main.js', 'ask', '谁主持的会议'];
const CUT = [process.execPath, '-e', "require('nodejieba').cut('你好世界')"];

const passed: boolean[] = [benchColdStart(), benchAnswers()];
process.exitCode = passed.every(Boolean) ? 0 : 1;

function benchColdStart(): boolean {
  const runs = Array.from({ length: Number(options.runs) }, () => ({
    ours: startChild(ASK),
    plain: startChild(CUT),
  }));
  row('cold start', 'one answer', 'one nodejieba.cut', 'ratio', 'bar');
  return (
    [
      ['wall time, s', (child) => child.wall, MAX_COLD],
      ['CPU time, s', (child) => child.cpu, null],
      ['peak memory, MB', (child) => child.memory, MAX_COLD],
    ] satisfies [string, (child: Child) => number, number | null][]
  )
    .map(([name, of, bar]) => {
      const ours = median(runs.map((run) => of(run.ours)));
      const plain = median(runs.map((run) => of(run.plain)));
      return compared(name, ours, plain, bar);
    })
    .every(Boolean);
}

function benchAnswers(): boolean {
  const { passages, questions } = options;
  const files = passages !== undefined && questions !== undefined ? [passages, questions] : [];
  const named = files.length > 0 ? 'passages of the file' : '1,000 passages';
  row('\none answer, ms', 'ours', 'MiniSearch', 'ratio', 'bar');
  return (
    [
      ['article', 'article', [], MAX_P99_ARTICLE],
      [named, 'passages', files, MAX_P99_PASSAGES],
    ] as const
  )
    .map(([name, set, more, bar]) => {
      const rounds = Array.from({ length: ROUNDS }, () => ({
        ours: timesOf(['ours', set, ...more]),
        plain: timesOf(['plain', set, ...more]),
      }));
      const middle = (who: 'ours' | 'plain', of: keyof Times) =>
        median(rounds.map((round) => round[who][of]));
      compared(`${name}, p50`, middle('ours', 'p50'), middle('plain', 'p50'), null);
      return compared(`${name}, p99`, middle('ours', 'p99'), middle('plain', 'p99'), bar);
    })
    .every(Boolean);
}

/** Prints a line of the table; false where the ratio misses its bar. */
function compared(name: string, ours: number, plain: number, bar: number | null): boolean {
  const ratio = ours / plain;
  const verdict = bar === null ? '' : `${ratio < bar ? 'below' : 'MISSES'} ${bar}`;
  row(name, ours.toFixed(2), plain.toFixed(2), ratio.toFixed(2), verdict);
  return bar === null || ratio < bar;
}

function row(name: string, ...cells: readonly string[]): void {
  const line = `${name.padEnd(26)}${cells.map((cell) => cell.padStart(18)).join('')}`;
  process.stdout.write(`${line.trimEnd()}\n`);
}
