import type { PassageFeatures, SentenceFeatures } from './rank-bare-features.ts';

/** Of passages, for articles without notes. Fitted by tools/fit-bare.ts, like those below. */
export const BARE_PASSAGE_WEIGHTS: PassageFeatures = {
  bm25: 4.89,
  chars: 2.14,
  sentenceWords: 5.03,
  sentencePairs: 3.66,
  sentenceChars: 1.89,
  title: 2.61,
  fit: 0.47,
};

/** Of the sentences of one passage. */
export const BARE_SENTENCE_WEIGHTS: SentenceFeatures = {
  pairs: 1.44,
  words: 1.62,
  chars: 2.66,
  date: 3.16,
  number: 1.25,
  unit: 1.81,
  cause: 1.15,
  series: 0.64,
  quoted: 1.58,
  ending: 0.49,
  noun: 0.59,
};
