/** Fitted by `npm run fit`; see that tool for data and protocol. Not meant to be edited by hand. */
import type { SignalWeights } from './confidence.ts';
import type { Weights } from './rank-features.ts';

/** Of the ranker, for articles with notes. */
export const RANK_WEIGHTS: Weights = {
  noted: -1.12,
  best: 1.69,
  top3: 2.25,
  passageShare: 2.47,
  factShare: 4.83,
  coverage: 2.26,
  passage: 0.06,
  sentence: 0.44,
  form: 0.75,
  echo: -1.51,
  length: -1.46,
  shortLength: -0.56,
  longLength: -0.13,
};

/** Of the chance that the first candidate answers. */
export const SIGNAL_WEIGHTS: SignalWeights = {
  bias: -0.38,
  score: 0.57,
  best: -0.63,
  coverage: 0.4,
  said: 2.9,
  unknown: -0.85,
  absent: 0.48,
  silent: -1.6,
  weak: -1.02,
  attribute: -1.18,
  attributeGap: -1.15,
  strangers: -0.94,
  why: -0.68,
  unsaid: -1.73,
  unsaidMargin: -1.1,
};

/** Chance below which the first candidate is shown as related, not as the answer. */
export const ANSWER_THRESHOLD = 0.38;
