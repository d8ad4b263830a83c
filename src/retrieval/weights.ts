/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: 0.13,
  best: 4.87,
  top3: 5.33,
  coverage: 5.11,
  passage: 0.91,
  sentence: 0.42,
  form: 1.41,
  kind: -0.34,
  unitGap: -0.24,
  nameGap: -0.48,
  numberGap: -0.49,
  echo: -1.06,
  excluded: -0.01,
  length: -0.83,
  shortLength: -0.84,
  longLength: 0.47,
  aside: -0.18,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.07,
  score: 0.35,
  best: -1.32,
  coverage: 1.86,
  passage: -0.58,
  unknown: -1.24,
  absent: 1.11,
  flagged: -2.69,
  silent: -2.32,
  weak: -0.46,
  attribute: -1.15,
  attributeGap: -1.79,
  strangers: -2.27,
  nameGap: -0.77,
  numberGap: 0.51,
  form: 0.17,
  kind: 0.88,
  unitGap: -0.78,
  why: -2.22,
  unsaid: -3.81,
  unsaidMargin: -2.5,
  margin: -0.19,
  short: 0.29,
  noted: 0.01,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
