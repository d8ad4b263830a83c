/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -0.64,
  best: 1.7,
  top3: 2.15,
  passageShare: 2.06,
  factShare: 4.25,
  coverage: 2.82,
  passage: -0.02,
  sentence: 0.43,
  form: 0.7,
  echo: -1.19,
  length: -1,
  shortLength: -0.46,
  longLength: -0.29,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.36,
  score: 0.39,
  best: -0.29,
  coverage: 0.72,
  said: 3.2,
  unknown: -1.01,
  absent: -0.09,
  silent: -0.38,
  weak: -0.43,
  attribute: -0.93,
  attributeGap: -0.54,
  strangers: -0.5,
  why: 0.08,
  unsaid: -1.91,
  unsaidMargin: -1.63,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.41;
