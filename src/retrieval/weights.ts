/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -1.14,
  best: 1.88,
  top3: 2.36,
  passageShare: 2.77,
  factShare: 4.84,
  coverage: 2.41,
  passage: 0.05,
  sentence: 0.5,
  form: 0.77,
  echo: -1.59,
  length: -1.43,
  shortLength: -0.53,
  longLength: -0.1,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.61,
  score: 0.54,
  best: -0.68,
  coverage: 0.47,
  said: 2.86,
  unknown: -0.84,
  absent: 0.53,
  silent: -1.59,
  weak: -1.04,
  attribute: -1.2,
  attributeGap: -1.2,
  strangers: -0.96,
  why: -0.68,
  unsaid: -1.73,
  unsaidMargin: -1.07,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.38;
