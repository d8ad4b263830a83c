/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -0.53,
  best: 1.83,
  top3: 2.03,
  passageShare: 2.15,
  factShare: 4.5,
  coverage: 2.61,
  passage: -0.03,
  sentence: 0.56,
  form: 0.63,
  echo: -1.25,
  length: -1.37,
  shortLength: -0.54,
  longLength: -0.18,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.46,
  score: 0.4,
  best: -0.74,
  coverage: 0.86,
  said: 3.21,
  unknown: -1.15,
  absent: 0.11,
  silent: -0.91,
  weak: -0.74,
  attribute: -0.86,
  attributeGap: -0.78,
  strangers: -0.76,
  why: -0.25,
  unsaid: -1.61,
  unsaidMargin: -0.87,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.45;
