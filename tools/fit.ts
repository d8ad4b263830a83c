/**
 * Fits the ranker's weights and the chance that its first candidate answers, and prints them in the form
 * of src/retrieval/weights.ts.
 *
 *   npm run fit -- --train A.jsonl [--train B.jsonl]… [--test C.jsonl]… [--misses] [--write]
 *
 * Protocol. Rows are questions (no quotations) of the training sets, each set by another writer. Every set
 * is left out in turn and measured by weights fitted on the others; then come the test sets, by weights
 * fitted on all training rows. Test sets are never fitted on. Ranking: listwise softmax
 * (Cao et al., 2007, ListNet's top one), the positives being candidates that hit the accepted answer,
 * or, where none does, those in an accepted passage. Chance: logistic regression of "the question
 * is answerable". The chance from which a question is answered is the one below which `WRONGLY` of the
 * answerable questions fall, each judged by weights fitted without its set.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { createAliasFinder, foldForAliases } from '../src/retrieval/aliases.ts';
import { createAnalyzer } from '../src/retrieval/analyze.ts';
import { SIGNALS, type SignalWeights } from '../src/retrieval/confidence.ts';
import { createFinder } from '../src/retrieval/find.ts';
import { createHomophones, knownWords } from '../src/retrieval/homophones.ts';
import { createVocabulary } from '../src/retrieval/missing.ts';
import { offTopic } from '../src/retrieval/off-topic.ts';
import { FEATURES, type Weights } from '../src/retrieval/rank-features.ts';
import { createStructureIndex } from '../src/retrieval/structure.ts';
import { readStructureQuestion } from '../src/retrieval/structure-question.ts';
import { RANK_WEIGHTS, SIGNAL_WEIGHTS } from '../src/retrieval/weights.ts';
import { isHit } from './eval/measure.ts';
import { readRows, type Row } from './eval/rows.ts';

const { values: options } = parseArgs({
  options: {
    train: { type: 'string', multiple: true, default: [] },
    test: { type: 'string', multiple: true, default: [] },
    misses: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

/** Pull of every weight towards zero, per row. */
const RANK_DECAY = 2e-3;
const SIGNAL_DECAY = 1e-3;
const STEPS = 400;
/**
 * Share of answerable questions that may be refused. New writers are refused about twice as often as those
 * left out here, whose styles the other sets share.
 */
const WRONGLY = 0.01;

const corpus = loadCorpus('corpus');
const notes = corpus.entries.flatMap((entry) => entry.notes ?? []);
const aliases = createAliasFinder(notes.flatMap((note) => note.aliases));
const { segmenter, syllables } = loadTools();
const analyzer = createAnalyzer(segmenter, aliases);
const homophones = createHomophones(
  () => knownWords(corpus, analyzer, aliases),
  syllables,
  segmenter,
);
const vocabulary = createVocabulary(corpus);
const structures = corpus.entries.map(({ article }) =>
  createStructureIndex(article, aliases.groupsIn),
);

interface Candidate {
  readonly x: readonly number[];
  readonly right: boolean;
  readonly hit: boolean;
}
interface Sample {
  readonly set: string;
  readonly row: Row;
  readonly candidates: readonly Candidate[];
  readonly signals: readonly number[];
}

let rank: Weights = RANK_WEIGHTS;
for (let round = 0; round < 2; round++) rank = fitRank(samplesOf(options.train, rank));
const train = samplesOf(options.train, rank);
report(
  'cross-validated rank',
  crossValidate(train, (rows) => weightsOf(fitRank(rows)), rankFigures),
);
for (const file of options.test)
  report(file, [rankFigures(samplesOf([file], rank), weightsOf(rank))]);
const chance = fitChance(train);
report('cross-validated chance', crossValidate(train, fitChance, chanceFigures));
for (const file of options.test) report(file, [chanceFigures(samplesOf([file], rank), chance)]);
const file = weightsFile(weightsOf(rank), chance, answerThreshold(train));
if (options.write) writeFileSync('src/retrieval/weights.ts', file);
else process.stdout.write(file);

function samplesOf(files: readonly string[], weights: Weights): Sample[] {
  const finder = createFinder({
    corpus,
    analyzer,
    aliases,
    segmenter,
    homophones,
    vocabulary,
    weights,
  });
  return files
    .flatMap((set) => readRows(set).map((row) => ({ set, row })))
    .filter(({ row: { kind } }) => kind !== 'quote' && kind !== 'misquote')
    .filter(({ row: { question } }) => offTopic(foldForAliases(question)) === null)
    .filter(({ row: { question } }) => {
      const asked = readStructureQuestion(question, aliases.find);
      return asked === null || structures.every((structure) => structure.answer(asked) === null);
    })
    .map(({ set, row }) => {
      const { ranked, signals } = finder.find(row.question);
      const candidates = ranked.map(({ candidate: { passage, answer }, features }): Candidate => {
        const right = row.passages.includes(passage.label);
        const shown = passage.text.slice(answer.start, answer.end);
        return {
          x: FEATURES.map((name) => features[name]),
          right,
          hit: right && row.answers.some((gold) => isHit(gold, shown)),
        };
      });
      return { set, row, candidates, signals: SIGNALS.map((name) => signals[name]) };
    });
}

function fitRank(samples: readonly Sample[]): Weights {
  const usable = samples.flatMap(({ candidates }) => {
    const hits = candidates.filter(({ hit }) => hit);
    const positives = new Set(hits.length > 0 ? hits : candidates.filter(({ right }) => right));
    return positives.size === 0 ? [] : [{ candidates, positives }];
  });
  const weights = ascend(weightsOf(RANK_WEIGHTS), RANK_DECAY, (w, gradient) => {
    for (const { candidates, positives } of usable) {
      const scores = candidates.map(({ x }) => dot(x, w));
      const top = Math.max(...scores);
      const mass = scores.map((score) => Math.exp(score - top));
      const all = mass.reduce((sum, value) => sum + value, 0);
      const good = mass.reduce(
        (sum, value, i) => sum + (positives.has(candidates[i]!) ? value : 0),
        0,
      );
      candidates.forEach((candidate, i) => {
        const pull = (positives.has(candidate) ? mass[i]! / good : 0) - mass[i]! / all;
        if (Math.abs(pull) > 1e-7) add(gradient, candidate.x, pull / usable.length);
      });
    }
  });
  return Object.fromEntries(FEATURES.map((name, i) => [name, weights[i]!])) as Weights;
}

function fitChance(samples: readonly Sample[]): number[] {
  return ascend(
    SIGNALS.map((name) => (SIGNAL_WEIGHTS as SignalWeights)[name]),
    SIGNAL_DECAY,
    (w, gradient) => {
      for (const sample of samples) {
        const error = (answers(sample) ? 1 : 0) - sigmoid(dot(sample.signals, w));
        add(gradient, sample.signals, error / samples.length);
      }
    },
  );
}

/** Gradient ascent with a step size of its own for every weight (AdaGrad, Duchi et al., 2011). */
function ascend(
  start: readonly number[],
  decay: number,
  gradientOf: (w: number[], gradient: number[]) => void,
): number[] {
  const w = [...start];
  const squares = w.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((value) => -decay * value);
    gradientOf(w, gradient);
    gradient.forEach((g, i) => {
      squares[i]! += g * g;
      w[i]! += (0.5 * g) / Math.sqrt(squares[i]! + 1e-10);
    });
  }
  return w;
}

function rankFigures(samples: readonly Sample[], w: readonly number[]): Record<string, number> {
  const rows = samples.filter(({ row }) => row.passages.length > 0);
  const tops = rows.map(({ candidates }) => best(candidates, w));
  return {
    rows: rows.length,
    recall1: tops.filter((top) => top?.right).length,
    hits: tops.filter((top) => top?.hit).length,
    reachable: rows.filter(({ candidates }) => candidates.some(({ hit }) => hit)).length,
  };
}

function chanceFigures(samples: readonly Sample[], w: readonly number[]): Record<string, number> {
  const answerable = samples.filter(({ row }) => row.passages.length > 0);
  const not = samples.filter(({ row }) => row.passages.length === 0);
  const chances = (rows: readonly Sample[]) => rows.map(({ signals }) => sigmoid(dot(signals, w)));
  const sorted = chances(answerable).sort((a, b) => a - b);
  const figures: Record<string, number> = { answerable: answerable.length, not: not.length };
  for (const percent of [1, 2, 3, 4, 5]) {
    const cut = sorted[Math.floor((sorted.length * percent) / 100)] ?? 0;
    figures[`refused at ${percent}% (cut ${cut.toFixed(2)})`] = chances(not).filter(
      (p) => p < cut,
    ).length;
  }
  figures['refused at 0.5'] = chances(not).filter((p) => p < 0.5).length;
  figures['wrongly at 0.5'] = sorted.filter((p) => p < 0.5).length;
  if (options.misses)
    for (const sample of samples) {
      const p = sigmoid(dot(sample.signals, w));
      if (answers(sample) !== p >= 0.5)
        process.stdout.write(
          `${p.toFixed(2)} ${sample.row.id} ${sample.row.question} ${sample.row.missing.join()} ${SIGNALS.map(
            (name, i) => `${name}=${sample.signals[i]!.toFixed(2)}`,
          )
            .slice(1)
            .join(' ')}\n`,
        );
    }
  return figures;
}

function crossValidate<W>(
  samples: readonly Sample[],
  fit: (samples: readonly Sample[]) => W,
  measure: (samples: readonly Sample[], weights: W) => Record<string, number>,
): Record<string, number>[] {
  return Array.from(new Set(samples.map(({ set }) => set)), (left) =>
    measure(
      samples.filter(({ set }) => set === left),
      fit(samples.filter(({ set }) => set !== left)),
    ),
  );
}

function answerThreshold(samples: readonly Sample[]): number {
  const chances = Array.from(new Set(samples.map(({ set }) => set))).flatMap((left) => {
    const w = fitChance(samples.filter(({ set }) => set !== left));
    return samples
      .filter((sample) => sample.set === left && answers(sample))
      .map(({ signals }) => sigmoid(dot(signals, w)));
  });
  return chances.sort((a, b) => a - b)[Math.floor(chances.length * WRONGLY)] ?? 0.5;
}

function answers({ row }: Sample): boolean {
  return row.passages.length > 0;
}

function best(candidates: readonly Candidate[], w: readonly number[]): Candidate | undefined {
  let top: Candidate | undefined;
  let topScore = Number.NEGATIVE_INFINITY;
  for (const candidate of candidates) {
    const score = dot(candidate.x, w);
    if (score > topScore) [top, topScore] = [candidate, score];
  }
  return top;
}

function weightsOf(weights: Weights): number[] {
  return FEATURES.map((name) => weights[name]);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function add(target: number[], x: readonly number[], factor: number): void {
  for (let i = 0; i < x.length; i++) target[i]! += x[i]! * factor;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function report(title: string, parts: readonly Record<string, number>[]): void {
  const sums = new Map<string, number>();
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) {
      const name = key.replace(/ \(cut.*/u, parts.length > 1 ? '' : '$&');
      sums.set(name, (sums.get(name) ?? 0) + value);
    }
  process.stdout.write(
    `${title}: ${Array.from(sums, ([key, value]) => `${key} ${value}`).join(', ')}\n`,
  );
}

function weightsFile(
  rankWeights: readonly number[],
  signalWeights: readonly number[],
  threshold: number,
): string {
  return `/** Fitted by \`npm run fit\`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = ${literal(FEATURES, rankWeights)};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = ${literal(SIGNALS, signalWeights)};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = ${Number(threshold.toFixed(2))};
`;
}

function literal(keys: readonly string[], values: readonly number[]): string {
  return `{\n${keys.map((key, i) => `  ${key}: ${Number(values[i]!.toFixed(2))},\n`).join('')}}`;
}
