/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -0.66,
  best: 1.54,
  top3: 1.98,
  passageShare: 2.05,
  factShare: 4.39,
  coverage: 2.92,
  passage: -0.08,
  sentence: 0.31,
  form: 0.7,
  echo: -1.22,
  length: -0.88,
  shortLength: -0.41,
  longLength: -0.1,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.33,
  score: 0.45,
  best: -0.48,
  coverage: 0.68,
  said: 3.16,
  unknown: -1.1,
  absent: -0.09,
  silent: -0.53,
  weak: -0.4,
  attribute: -0.94,
  attributeGap: -0.49,
  strangers: -0.62,
  why: -0.08,
  unsaid: -1.87,
  unsaidMargin: -1.4,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
