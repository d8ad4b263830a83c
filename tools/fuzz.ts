/**
 * Throws random and hostile strings at the engine and holds what it promises for any string.
 *
 *   npm run fuzz -- [--seed N] [--count 100000]
 *
 * Half of the strings are soup (any code units, walls, nested marks), half are real questions and stretches
 * of the article with characters dropped, doubled and swapped. Exit status 1 if a promise is broken.
 */
import { parseArgs } from 'node:util';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { type Answer, type Citation, createEngine, MAX_CITATIONS } from '../src/retrieval/index.ts';
import { readRows } from './eval/rows.ts';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    count: { type: 'string', default: '100000' },
  },
});

/** An answer that takes longer than this, in ms, is a fault even on a busy machine. */
const MAX_ANSWER_MS = 2000;

/** Pieces that have broken parsers before. */
const HOSTILE = [
  '看',
  '的',
  '说',
  '第',
  '一',
  '1',
  '.',
  ',',
  '、',
  '。',
  '?',
  '？',
  '“',
  '”',
  '「',
  '」',
  '"',
  "'",
  '《',
  '》',
  '(',
  '[',
  '\\',
  '*',
  '_',
  '`',
  '|',
  '#',
  '@',
  '/p ',
  'p1',
  '¶',
  ' ',
  '\n',
  '\t',
  '\u0000',
  '\u0001',
  '\u200b',
  '\u202e',
  '\ufe0f',
  '\ud83d',
  '\ude00',
  '😀',
  '👨‍👩‍👧',
  'é',
  'e\u0301',
  'ß',
  'ﬁ',
  '㍿',
  '½',
  '٣',
  'क',
  'ก',
  'א',
  '十百千',
  '零零',
  '2.3万亿',
  '-',
  '—',
  '…',
  'http://',
  'the ',
  'who ',
  'ignore ',
  '谁',
  '什么',
  '上合',
];

const engine = createEngine(loadCorpus('corpus'), loadTools());
const passages = engine.corpus.entries.flatMap(({ article }) => article.passages);
const texts = [
  ...readRows('tests/eval/questions.jsonl').map(({ question }) => question),
  ...passages.map(({ text }) => text),
];
const random = mulberry32(Number(options.seed));
const count = Number(options.count);
let slowest = { ms: 0, units: 0 };
const kinds = new Map<string, number>();

process.stdout.write(`seed ${options.seed}, ${count} strings\n`);
for (let i = 0; i < count; i++) {
  const input = i % 2 === 0 ? soup() : mutated();
  const mode = random() < 0.2 ? 'check' : 'ask';
  const begin = performance.now();
  const answer = engine.answer(input, { mode });
  const ms = performance.now() - begin;
  if (ms > slowest.ms) slowest = { ms, units: input.length };
  kinds.set(answer.kind, (kinds.get(answer.kind) ?? 0) + 1);
  const fault = ms > MAX_ANSWER_MS ? `${ms.toFixed(0)} ms` : brokenPromise(input, answer);
  if (fault !== null) {
    process.stdout.write(`string ${i} (${mode}): ${fault}\n${JSON.stringify(input)}\n`);
    process.exitCode = 1;
    break;
  }
}
process.stdout.write(
  `${Array.from(kinds, ([kind, n]) => `${kind} ${n}`).join(', ')}\n` +
    `slowest ${slowest.ms.toFixed(0)} ms for ${slowest.units} units\n`,
);

function brokenPromise(input: string, answer: Answer): string | null {
  const citations = [
    ...('citations' in answer ? answer.citations : []),
    ...(answer.kind === 'quote' ? [...answer.pieces, ...answer.others] : []),
    ...(answer.kind === 'absent' ? answer.nearest : []),
  ];
  if ('citations' in answer && answer.citations.length > MAX_CITATIONS) return 'too many citations';
  if (!citations.every(isSlice)) return 'a span outside its passage';
  if ('missing' in answer && !answer.missing.every((word) => input.includes(word)))
    return 'a missing word that was not asked';
  if (answer.kind === 'quote') {
    const joined = (left: string) =>
      answer.changes.map(({ op, text }) => (op === left ? '' : text)).join('');
    if (joined('insert') !== answer.asked) return 'changes that do not begin at the quotation';
  }
  return null;
}

function isSlice({ passage, sentence, answer }: Citation): boolean {
  return [sentence, ...(answer === null ? [] : [answer])].every(
    ({ start, end }) => 0 <= start && start <= end && end <= passage.text.length,
  );
}

function soup(): string {
  const length = random() < 0.02 ? 4096 : Math.floor(random() ** 3 * 400);
  const alphabet = random() < 0.3 ? [pick(HOSTILE), pick(HOSTILE)] : HOSTILE;
  let text = '';
  while (text.length < length)
    text += random() < 0.7 ? pick(alphabet) : String.fromCharCode(Math.floor(random() * 65536));
  return text.slice(0, length);
}

function mutated(): string {
  let text = pick(texts);
  const start = Math.floor(random() * text.length);
  if (random() < 0.5) text = text.slice(start, start + 5 + Math.floor(random() * 60));
  for (let edits = Math.floor(random() * 4); edits > 0; edits--) {
    const at = Math.floor(random() * (text.length + 1));
    const [before, after] = [text.slice(0, at), text.slice(at)];
    const insert = random() < 0.5 ? pick(HOSTILE) : '';
    text = before + insert + after.slice(random() < 0.5 ? 1 : 0);
  }
  return text;
}

function pick<T>(items: readonly T[]): T {
  return items[Math.floor(random() * items.length)]!;
}

/** Mulberry32 (T. Ettinger, 2017): small, seeded, good enough to scatter. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
