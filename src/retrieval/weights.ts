/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: 0.48,
  best: 4.88,
  top3: 4.91,
  coverage: 4.89,
  passage: 0.83,
  sentence: 0.39,
  form: 1.43,
  kind: -0.36,
  unitGap: -0.25,
  nameGap: -0.87,
  numberGap: -0.29,
  echo: -0.98,
  excluded: 0.05,
  length: -0.71,
  shortLength: -0.7,
  longLength: 0.46,
  aside: -0.23,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.46,
  score: 0.31,
  best: -0.49,
  coverage: 2.7,
  passage: -1.25,
  unknown: -1.19,
  absent: 0.43,
  flagged: -3.66,
  strangers: -1.77,
  nameGap: -1.35,
  numberGap: 0.06,
  form: 0.19,
  kind: 0.52,
  unitGap: -1.16,
  why: -1.66,
  unsaid: -3.64,
  unsaidMargin: -2.94,
  margin: -0.04,
  short: 0.02,
  noted: 0.12,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
