/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -0.51,
  best: 1.71,
  top3: 2.14,
  passageShare: 2.01,
  factShare: 4.23,
  coverage: 2.83,
  passage: 0.04,
  sentence: 0.43,
  form: 0.72,
  echo: -1.19,
  length: -1.03,
  shortLength: -0.48,
  longLength: -0.3,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.38,
  score: 0.4,
  best: -0.4,
  coverage: 0.74,
  said: 3.22,
  unknown: -1,
  absent: -0.1,
  silent: -0.4,
  weak: -0.36,
  attribute: -0.98,
  attributeGap: -0.52,
  strangers: -0.45,
  why: 0.04,
  unsaid: -1.96,
  unsaidMargin: -1.55,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.43;
