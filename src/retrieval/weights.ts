/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: 0.3,
  best: 4.91,
  top3: 6.37,
  coverage: 4.48,
  passage: 1.21,
  sentence: 0.88,
  form: 1.26,
  kind: 0.5,
  unitGap: -0.5,
  nameGap: -0.61,
  numberGap: 0.21,
  echo: -1.68,
  excluded: -1,
  length: -1.28,
  aside: -0.4,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -1,
  score: 0.3,
  best: 3,
  coverage: 2,
  passage: 0.5,
  unknown: -4,
  absent: -1,
  flagged: -1,
  nameGap: -1,
  numberGap: -0.5,
  form: 0.5,
  kind: 0.5,
  unitGap: -0.5,
  why: -0.5,
  unsaid: 0,
  unsaidMargin: -4,
  margin: 0.2,
  short: 0.5,
  noted: 0,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.5;
