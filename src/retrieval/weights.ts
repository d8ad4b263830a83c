/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: 0.17,
  best: 4.8,
  top3: 4.96,
  coverage: 4.99,
  passage: 0.76,
  sentence: 0.51,
  form: 1.45,
  kind: -0.3,
  unitGap: -0.22,
  nameGap: -0.71,
  numberGap: -0.44,
  echo: -0.89,
  excluded: -0.02,
  length: -0.71,
  shortLength: -0.67,
  longLength: 0.48,
  aside: -0.26,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.23,
  score: 0.47,
  best: -1.16,
  coverage: 1.56,
  passage: -0.91,
  unknown: -1.36,
  absent: 1.49,
  flagged: -2.7,
  silent: -2.31,
  weak: -0.18,
  attribute: -1.11,
  attributeGap: -2.29,
  strangers: -1.99,
  nameGap: -1.17,
  numberGap: 0.48,
  form: 0.04,
  kind: 0.92,
  unitGap: -0.77,
  why: -2.2,
  unsaid: -3.73,
  unsaidMargin: -2.56,
  margin: -0.69,
  short: 0.38,
  noted: -0.04,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
