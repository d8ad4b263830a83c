/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -0.79,
  best: 1.76,
  top3: 2.31,
  passageShare: 2.52,
  factShare: 4.69,
  coverage: 2.51,
  passage: -0.04,
  sentence: 0.38,
  form: 0.73,
  echo: -1.44,
  length: -1.34,
  shortLength: -0.61,
  longLength: -0.03,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.58,
  score: 0.55,
  best: -0.36,
  coverage: 0.44,
  said: 3.01,
  unknown: -0.75,
  absent: 0.14,
  silent: -1.32,
  weak: -1.09,
  attribute: -1.13,
  attributeGap: -1.19,
  strangers: -0.89,
  why: -0.47,
  unsaid: -1.72,
  unsaidMargin: -1.37,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.37;
