/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: 0.17,
  best: 4.74,
  top3: 5.2,
  coverage: 4.91,
  passage: 1,
  sentence: 0.24,
  form: 1.4,
  kind: -0.15,
  unitGap: -0.38,
  nameGap: -0.57,
  numberGap: 0.31,
  echo: -1.12,
  excluded: -0.2,
  length: -1.43,
  aside: -0.38,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.35,
  score: 0.15,
  best: 0.12,
  coverage: 2.98,
  passage: -0.97,
  unknown: -1.24,
  absent: 0.55,
  flagged: -4.61,
  strangers: -1.88,
  nameGap: -1.53,
  numberGap: -0.25,
  form: 0.6,
  kind: 0.28,
  unitGap: -1.2,
  why: -1.9,
  unsaid: -2.9,
  unsaidMargin: -2.24,
  margin: 0.19,
  short: -0.2,
  noted: 0.4,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
