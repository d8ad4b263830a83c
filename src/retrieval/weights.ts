/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: 0.12,
  best: 4.87,
  top3: 5.36,
  coverage: 5.08,
  passage: 0.89,
  sentence: 0.44,
  form: 1.41,
  kind: -0.33,
  unitGap: -0.22,
  nameGap: -0.48,
  numberGap: -0.51,
  echo: -1.06,
  excluded: -0.01,
  length: -0.83,
  shortLength: -0.82,
  longLength: 0.46,
  aside: -0.17,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.1,
  score: 0.38,
  best: -1.35,
  coverage: 1.69,
  passage: -0.62,
  unknown: -1.24,
  absent: 1.17,
  flagged: -2.73,
  silent: -2.31,
  weak: -0.5,
  attribute: -1.14,
  attributeGap: -1.79,
  strangers: -2.1,
  nameGap: -0.81,
  numberGap: 0.56,
  form: 0.12,
  kind: 0.88,
  unitGap: -0.77,
  why: -2.22,
  unsaid: -3.87,
  unsaidMargin: -2.43,
  margin: -0.33,
  short: 0.24,
  noted: 0.05,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
