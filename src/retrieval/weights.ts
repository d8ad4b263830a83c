/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -0.61,
  best: 1.68,
  top3: 2.08,
  passageShare: 2.02,
  factShare: 4.29,
  coverage: 3.01,
  passage: -0.04,
  sentence: 0.32,
  form: 0.68,
  echo: -1.23,
  length: -0.99,
  shortLength: -0.43,
  longLength: -0.23,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.31,
  score: 0.39,
  best: -0.41,
  coverage: 0.83,
  said: 3.22,
  unknown: -1.15,
  absent: -0.05,
  silent: -0.56,
  weak: -0.42,
  attribute: -0.87,
  attributeGap: -0.63,
  strangers: -0.55,
  why: -0.02,
  unsaid: -1.93,
  unsaidMargin: -1.53,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.52;
