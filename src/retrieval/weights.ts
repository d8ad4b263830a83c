/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: 0.22,
  best: 4.62,
  top3: 5.37,
  coverage: 5.22,
  passage: 0.8,
  sentence: 0.34,
  form: 1.38,
  kind: -0.33,
  unitGap: -0.25,
  nameGap: -0.44,
  numberGap: -0.59,
  echo: -1.21,
  excluded: 0.08,
  length: -0.8,
  shortLength: -0.66,
  longLength: 0.39,
  aside: -0.16,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.34,
  score: 0.36,
  best: -1.48,
  coverage: 1.92,
  passage: -0.75,
  unknown: -1.16,
  absent: 1.51,
  flagged: -2.78,
  silent: -2.21,
  weak: -1.4,
  attribute: -1.02,
  attributeGap: -1.41,
  strangers: -2.17,
  nameGap: -0.95,
  numberGap: 0.4,
  form: 0.14,
  kind: 0.58,
  unitGap: -0.73,
  why: -2.38,
  unsaid: -4.12,
  unsaidMargin: -2.67,
  margin: 0.15,
  short: 0.41,
  noted: -0.05,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
