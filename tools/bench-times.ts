/**
 * Times the answers of one engine in a process of its own, since nodejieba loads once. Run by bench.ts:
 *
 *   node dist/tools/bench-times.js ours|plain article|passages [FILE.p.jsonl FILE.q.jsonl]
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { articleFromTexts } from '../src/retrieval/build-article.ts';
import { type Corpus, createEngine, slice } from '../src/retrieval/index.ts';
import { readPublicSet, readRows } from './eval/rows.ts';
import { createChance } from './drill-telegram-chance.ts';

/** Of one answer over all questions, each the median of its passes, in ms. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** Times each question is asked; the first pass, in which code is compiled, is not counted. */
const PASSES = 6;

/** The figures of a child process with these arguments. */
export function timesOf(args: readonly string[]): Times {
  const script = join(import.meta.dirname, 'bench-times.js');
  return JSON.parse(
    execFileSync(process.execPath, [script, ...args], { encoding: 'utf8' }),
  ) as Times;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function timeAnswers(answer: (question: string) => unknown, questions: readonly string[]): Times {
  const times = questions.map((): number[] => []);
  for (let pass = 0; pass < PASSES; pass++)
    questions.forEach((question, index) => {
      const begin = performance.now();
      answer(question);
      if (pass > 0) times[index]!.push(performance.now() - begin);
    });
  const sorted = times.map(median).sort((a, b) => a - b);
  return { p50: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)]! };
}

function readSet(set: string, [passages, questions]: readonly string[]) {
  if (passages !== undefined && questions !== undefined) {
    const { corpus, rows } = readPublicSet(passages, questions);
    return { corpus, questions: rows.map(({ question }) => question) };
  }
  const dir = 'tests/eval';
  const files = readdirSync(dir).filter((name) => name.endsWith('.jsonl'));
  const rows = files.flatMap((name) => readRows(join(dir, name)));
  const corpus = loadCorpus('corpus');
  return {
    corpus: set === 'article' ? corpus : recombined(corpus),
    questions: rows.map(({ question }) => question),
  };
}

const PASSAGES = 1000;
const SENTENCES = 5;

/** A thousand passages without notes, each of a few sentences drawn from all of a corpus. */
function recombined({ entries }: Corpus): Corpus {
  const chance = createChance(1);
  const sentences = entries.flatMap(({ article }) =>
    article.passages.flatMap(({ text, sentences }) => sentences.map((span) => slice(text, span))),
  );
  const texts = Array.from({ length: PASSAGES }, () =>
    Array.from({ length: SENTENCES }, () => chance.of(sentences)).join(''),
  );
  return {
    entries: [{ article: articleFromTexts('drawn', 'Drawn', texts), notes: null }],
    hash: '',
  };
}

function oursOver(corpus: Corpus): (question: string) => unknown {
  const engine = createEngine(corpus, loadTools());
  return (question) => engine.answer(question);
}

/** The plan that most would start from: MiniSearch over words as nodejieba cuts them by default. */
function plainOver(corpus: Corpus): (question: string) => unknown {
  const { cut } = createRequire(import.meta.url)('nodejieba') as { cut(text: string): string[] };
  const index = new MiniSearch<{ id: number; text: string }>({
    fields: ['text'],
    tokenize: (text) => cut(text),
  });
  const passages = corpus.entries.flatMap(({ article }) => article.passages);
  index.addAll(passages.map(({ text }, id) => ({ id, text })));
  return (question) => index.search(question);
}

if (process.argv[1] === import.meta.filename) {
  const [who, set, ...files] = process.argv.slice(2);
  const { corpus, questions } = readSet(set!, files);
  const answer = who === 'ours' ? oursOver(corpus) : plainOver(corpus);
  process.stdout.write(JSON.stringify(timeAnswers(answer, questions)));
}
