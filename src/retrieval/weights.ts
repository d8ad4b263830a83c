/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -1,
  best: 1.71,
  top3: 2.14,
  passageShare: 2.46,
  factShare: 4.79,
  coverage: 2.45,
  passage: -0.01,
  sentence: 0.43,
  form: 0.7,
  echo: -1.28,
  length: -1.22,
  shortLength: -0.66,
  longLength: 0.03,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.51,
  score: 0.59,
  best: -0.58,
  coverage: 0.41,
  said: 3.06,
  unknown: -1.04,
  absent: 0.13,
  silent: -1.27,
  weak: -0.76,
  attribute: -1.15,
  attributeGap: -0.99,
  strangers: -1.03,
  why: -0.81,
  unsaid: -1.57,
  unsaidMargin: -0.99,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.39;
