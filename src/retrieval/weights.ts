/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: 0.08,
  best: 4.86,
  top3: 5.38,
  coverage: 5.43,
  passage: 0.87,
  sentence: 0.33,
  form: 1.37,
  kind: -0.3,
  unitGap: -0.25,
  nameGap: -0.49,
  numberGap: -0.57,
  echo: -1.21,
  excluded: 0.08,
  length: -0.82,
  shortLength: -0.72,
  longLength: 0.41,
  aside: -0.08,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.31,
  score: 0.34,
  best: -1.49,
  coverage: 1.94,
  passage: -0.7,
  unknown: -1.15,
  absent: 1.56,
  flagged: -2.62,
  silent: -2.19,
  weak: -1.41,
  attribute: -1.05,
  attributeGap: -1.42,
  strangers: -2.13,
  nameGap: -0.89,
  numberGap: 0.37,
  form: 0.13,
  kind: 0.59,
  unitGap: -0.73,
  why: -2.38,
  unsaid: -4.07,
  unsaidMargin: -2.66,
  margin: 0.36,
  short: 0.42,
  noted: -0.26,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
