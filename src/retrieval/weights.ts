/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -0.74,
  best: 1.58,
  top3: 2.07,
  passageShare: 2.09,
  factShare: 4.36,
  coverage: 2.77,
  passage: -0.09,
  sentence: 0.41,
  form: 0.7,
  echo: -1.12,
  length: -0.95,
  shortLength: -0.37,
  longLength: -0.08,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.3,
  score: 0.41,
  best: -0.43,
  coverage: 0.82,
  said: 3.13,
  unknown: -1.2,
  absent: -0.15,
  silent: -0.41,
  weak: -0.67,
  attribute: -0.88,
  attributeGap: -0.6,
  strangers: -0.51,
  why: -0.22,
  unsaid: -1.76,
  unsaidMargin: -1.34,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.52;
