import type { AnswerType } from './question-type.ts';
import type { SpanForm } from './span-type.ts';

/** What the ranker sees of one candidate; each feature is named and explained in `FEATURES`. */
export type Features = Readonly<Record<FeatureName, number>>;

export const FEATURES = [
  'noted', // 1 for a fact of the notes
  'best', // cosine with its best ask
  'top3', // mean cosine of its best three asks
  'passageShare', // the chance that it is asked of this passage, as the notes' asks teach
  'factShare', // logarithm of the chance, over 5, that of its passage this fact is asked for; -1 for a bare sentence
  'coverage', // idf share of the question's topic found in its asks, answer and sentence
  'passage', // BM25+ of its passage, as a share of the best passage's
  'sentence', // BM25+ of its sentence, as a share of the best sentence's
  'form', // whether the answer's shape is that of what is asked for
  'echo', // share of the answer's words that the question said already
  'length', // log2 of the answer's characters, over 8
  'shortLength', // the same, where a name, number, time or place is asked for
  'longLength', // the same, where a reason, a manner or a topic is asked for
] as const;
export type FeatureName = (typeof FEATURES)[number];

export type Weights = Readonly<Record<FeatureName, number>>;

const SHORT: ReadonlySet<AnswerType> = new Set(['who', 'when', 'where', 'number', 'name']);
const LONG: ReadonlySet<AnswerType> = new Set(['why', 'how', 'open', 'polar']);

/** The features that go by an answer's length: a name should be short, a reason may be long. */
export function lengths(type: AnswerType, { length }: SpanForm) {
  const value = Math.log2(1 + length) / 8;
  return {
    length: value,
    shortLength: SHORT.has(type) ? value : 0,
    longLength: LONG.has(type) ? value : 0,
  };
}
