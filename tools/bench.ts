/**
 * Measures what a reader waits for, beside what the same machine does anyway in the same run.
 *
 *   npm run bench -- [--runs 5] [--passages FILE.p.jsonl --questions FILE.q.jsonl]
 *
 * Cold start: a child that answers one question, beside a child that does one default nodejieba.cut. Answers:
 * this engine, beside MiniSearch over nodejieba's default words, each in a process of its own since nodejieba
 * loads once; on the shipped article, and on a set of passages where one is given.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { type Corpus, createEngine } from '../src/retrieval/index.ts';
import { readPublicSet, readRows } from './eval/rows.ts';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    passages: { type: 'string' },
    questions: { type: 'string' },
    child: { type: 'string' },
  },
});

/** Questions asked before the clock runs, so that code is compiled. */
const WARM_UP = 300;
/** Questions timed. */
const TIMED = 2000;

function main(): void {
  const runs = Number(options.runs);
  const ask = ['dist/src/main.js', 'ask', '谁主持的会议'];
  const cut = ['-e', "require('nodejieba').cut('你好世界')"];
  const pairs = Array.from({ length: runs }, () => [startUp(ask), startUp(cut)] as const);
  row('cold start', 'ours', 'one default cut', 'ratio');
  for (const [name, of] of [
    ['wall, s', (child: StartUp) => child.wall],
    ['CPU, s', (child: StartUp) => child.cpu],
    ['peak memory, MB', (child: StartUp) => child.memory],
  ] as const) {
    const [ours, theirs] = [median(pairs.map(([a]) => of(a))), median(pairs.map(([, b]) => of(b)))];
    row(name, ours.toFixed(2), theirs.toFixed(2), (ours / theirs).toFixed(2));
  }
  row('one answer, ms', 'ours p50 / p99', 'plain p50 / p99', 'ratio p50 / p99');
  for (const where of ['article', ...(options.passages === undefined ? [] : ['passages'])]) {
    const [ours, plain] = [child(`ours ${where}`), child(`plain ${where}`)];
    row(
      where,
      `${ours.p50.toFixed(2)} / ${ours.p99.toFixed(2)}`,
      `${plain.p50.toFixed(2)} / ${plain.p99.toFixed(2)}`,
      `${(ours.p50 / plain.p50).toFixed(1)} / ${(ours.p99 / plain.p99).toFixed(1)}`,
    );
  }
}

/** A module that prints what the process used when it ends. */
const TELL_USAGE = `data:text/javascript,${encodeURIComponent(
  "process.on('exit',()=>process.stderr.write('\\n'+JSON.stringify(process.resourceUsage())))",
)}`;

interface StartUp {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Wall and CPU time in seconds and peak memory in MB of a child, told by the child itself as it ends. */
function startUp(args: readonly string[]): StartUp {
  const begin = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', TELL_USAGE, ...args], {
    encoding: 'utf8',
  });
  const wall = (performance.now() - begin) / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    stderr.trim().split('\n').at(-1)!,
  ) as NodeJS.ResourceUsage;
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
}

interface Times {
  readonly p50: number;
  readonly p99: number;
}

function child(what: string): Times {
  const args = [import.meta.filename, '--child', what];
  if (options.passages !== undefined) args.push('--passages', options.passages);
  if (options.questions !== undefined) args.push('--questions', options.questions);
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Times;
}

function timeAnswers(what: string): Times {
  const [who, where] = what.split(' ');
  const { corpus, questions } = where === 'article' ? article() : publicSet();
  const answer = who === 'ours' ? oursOver(corpus) : plainOver(corpus);
  for (let i = 0; i < WARM_UP; i++) answer(questions[i % questions.length]!);
  const times: number[] = [];
  for (let i = 0; i < TIMED; i++) {
    const begin = performance.now();
    answer(questions[i % questions.length]!);
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  return { p50: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]! };
}

function article(): { corpus: Corpus; questions: string[] } {
  const rows = readRows('tests/eval/questions.jsonl');
  return { corpus: loadCorpus('corpus'), questions: rows.map(({ question }) => question) };
}

function publicSet(): { corpus: Corpus; questions: string[] } {
  const { corpus, rows } = readPublicSet(options.passages!, options.questions!);
  return { corpus, questions: rows.map(({ question }) => question) };
}

function oursOver(corpus: Corpus): (question: string) => void {
  const engine = createEngine(corpus, loadTools());
  return (question) => engine.answer(question);
}

/** The plan that most would start from: MiniSearch over words as nodejieba cuts them by default. */
function plainOver(corpus: Corpus): (question: string) => void {
  const { cut } = createRequire(import.meta.url)('nodejieba') as { cut(text: string): string[] };
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => cut(text),
  });
  const passages = corpus.entries.flatMap(({ article: { passages } }) => passages);
  index.addAll(passages.map(({ text }, id) => ({ id, text })));
  return (question) => index.search(question);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function row(...cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell, i) => cell.padEnd(i === 0 ? 18 : 20)).join('')}\n`);
}

if (options.child === undefined) main();
else process.stdout.write(JSON.stringify(timeAnswers(options.child)));
