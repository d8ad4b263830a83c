/**
 * Tells which of several classes a text belongs to: multinomial logistic regression over hashed features.
 * Plain data, so that it can be made beforehand and kept in a file.
 */
export interface Classifier {
  readonly classes: number;
  /** A power of two; features that fall into one bucket share its weights. */
  readonly buckets: number;
  /** By bucket, one weight for each class, in steps of `step`. */
  readonly weights: Int8Array | Float32Array;
  readonly step: number;
}

export interface Example {
  readonly features: Uint32Array;
  /** Its class, from 0. */
  readonly label: number;
}

export interface TrainingOptions {
  readonly classes: number;
  /** Buckets at most, a power of two; a classifier of few examples takes fewer. */
  readonly maxBuckets: number;
  /** Times that each example is looked at. */
  readonly rounds: number;
}

/** Buckets for each example at least: a text has some sixty features, most of which others have too. */
const BUCKETS_PER_EXAMPLE = 8;
const MIN_BUCKETS = 256;
/** First step of a weight; AdaGrad shortens the later ones. */
const STEP_SIZE = 0.2;
/** Pull of a weight towards zero, whenever it is changed. */
const DECAY = 1e-5;
/** Errors below this move nothing that anyone would notice. */
const NEGLIGIBLE = 1e-3;

/**
 * Stochastic gradient descent with a step size of its own for every weight (AdaGrad, Duchi et al., 2011).
 * Deterministic: examples come in an order that only depends on how many there are.
 */
export function trainClassifier(
  examples: readonly Example[],
  { classes, maxBuckets, rounds }: TrainingOptions,
): Classifier {
  const buckets = bucketsFor(examples.length, maxBuckets);
  const weights = new Float32Array(buckets * classes);
  const squares = new Float32Array(buckets * classes).fill(1e-6);
  const classifier = { classes, buckets, weights, step: 1 };
  const classesMoved = new Uint32Array(classes);
  const errors = new Float64Array(classes);
  for (let round = 0; round < rounds; round++)
    for (const at of shuffled(examples.length, round)) {
      const { features, label } = examples[at]!;
      const shares = classify(classifier, features);
      const scale = scaleOf(features);
      let moved = 0;
      for (let each = 0; each < classes; each++) {
        const error = ((each === label ? 1 : 0) - shares[each]!) * scale;
        if (Math.abs(error) < NEGLIGIBLE) continue;
        classesMoved[moved] = each;
        errors[moved++] = error;
      }
      // Weights of one bucket are neighbours.
      for (let i = 0; i < features.length; i++) {
        const row = (features[i]! & (buckets - 1)) * classes;
        for (let at = 0; at < moved; at++) {
          const place = row + classesMoved[at]!;
          const gradient = errors[at]! - DECAY * weights[place]!;
          const square = squares[place]! + gradient * gradient;
          squares[place] = square;
          weights[place] = weights[place]! + (STEP_SIZE * gradient) / Math.sqrt(square);
        }
      }
    }
  return inSteps(classifier);
}

/** The same in a quarter of the memory: what rounding changes is far below what a word says. */
function inSteps({ weights, ...rest }: Classifier & { weights: Float32Array }): Classifier {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  if (largest === 0) return { ...rest, weights: new Int8Array(weights.length) };
  const step = largest / LARGEST_STEPS;
  return { ...rest, step, weights: Int8Array.from(weights, (weight) => Math.round(weight / step)) };
}

/** Of an `Int8Array`. */
const LARGEST_STEPS = 127;

/** By class, the chance that a text with these features belongs to it; together 1. */
export function classify(
  { classes, buckets, weights, step }: Classifier,
  features: Uint32Array,
): Float64Array {
  const shares = new Float64Array(classes);
  for (let i = 0; i < features.length; i++) {
    const row = (features[i]! & (buckets - 1)) * classes;
    for (let each = 0; each < classes; each++) shares[each]! += weights[row + each]!;
  }
  const scale = step * scaleOf(features);
  let top = Number.NEGATIVE_INFINITY;
  for (let each = 0; each < classes; each++) top = Math.max(top, (shares[each]! *= scale));
  let total = 0;
  for (let each = 0; each < classes; each++) total += shares[each] = Math.exp(shares[each]! - top);
  for (let each = 0; each < classes; each++) shares[each]! /= total;
  return shares;
}

/** Long texts have more features, and are no surer for it. */
function scaleOf(features: Uint32Array): number {
  return 1 / Math.sqrt(features.length + 1);
}

function bucketsFor(examples: number, max: number): number {
  let buckets = MIN_BUCKETS;
  while (buckets < max && buckets < examples * BUCKETS_PER_EXAMPLE) buckets *= 2;
  return buckets;
}

/** The numbers below `count` in an order without a pattern that neighbours in a list could have. */
function shuffled(count: number, round: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  // A linear congruential generator with the constants of Numerical Recipes.
  let state = round + 1;
  for (let left = count - 1; left > 0; left--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (left + 1));
    [order[left], order[other]] = [order[other]!, order[left]!];
  }
  return order;
}
