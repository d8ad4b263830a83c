/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -1.14,
  best: 1.68,
  top3: 2.28,
  passageShare: 2.5,
  factShare: 4.8,
  coverage: 2.32,
  passage: 0.05,
  sentence: 0.44,
  form: 0.79,
  echo: -1.51,
  length: -1.5,
  shortLength: -0.61,
  longLength: -0.11,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.33,
  score: 0.58,
  best: -0.57,
  coverage: 0.3,
  said: 2.91,
  unknown: -0.8,
  absent: 0.41,
  silent: -1.61,
  weak: -0.97,
  attribute: -1.05,
  attributeGap: -1.25,
  strangers: -0.83,
  why: -0.42,
  unsaid: -1.84,
  unsaidMargin: -1.28,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.38;
