/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -1.12,
  best: 1.88,
  top3: 2.41,
  passageShare: 2.66,
  factShare: 4.66,
  coverage: 2.59,
  passage: 0.1,
  sentence: 0.47,
  form: 0.77,
  echo: -1.59,
  length: -1.45,
  shortLength: -0.55,
  longLength: -0.08,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.66,
  score: 0.53,
  best: -0.85,
  coverage: 0.84,
  said: 2.83,
  unknown: -0.9,
  absent: 0.64,
  silent: -1.57,
  weak: -1.15,
  attribute: -1.23,
  attributeGap: -1.13,
  strangers: -0.94,
  why: -0.73,
  unsaid: -1.89,
  unsaidMargin: -1.04,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.39;
