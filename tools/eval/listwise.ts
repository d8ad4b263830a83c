/** One thing that may be chosen: what speaks for it, and whether it is right. */
export interface Option {
  readonly x: readonly number[];
  readonly right: boolean;
}

/** Options of one question; several may be right. */
export type Choice = readonly Option[];

/** Steps of ascent; the likelihood changes in the fourth digit by then. */
const STEPS = 150;
/** Of the first step; it falls to zero along a cosine. */
const STEP_SIZE = 1;
/** Pull of every weight towards zero. */
const DECAY = 1e-4;

/**
 * Weights that make the right options likely: the listwise softmax of Cao et al. (2007, ListNet's top
 * one), the mass of all right options counting together, by gradient ascent with Adam (Kingma and Ba,
 * 2015). Choices without a right or without a wrong option teach nothing.
 */
export function fitListwise(choices: readonly Choice[], size: number): number[] {
  const lists = choices
    .filter((choice) => choice.some(({ right }) => right) && choice.some(({ right }) => !right))
    .map((choice) => ({
      x: Float64Array.from(choice.flatMap((option) => option.x)),
      right: choice.map((option) => option.right),
    }));
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = gradientOf(lists, weights);
    const rate = (STEP_SIZE * (1 + Math.cos((Math.PI * step) / STEPS))) / 2;
    for (let j = 0; j < size; j++) {
      const g = gradient[j]! / lists.length - DECAY * weights[j]!;
      mean[j] = 0.9 * mean[j]! + 0.1 * g;
      square[j] = 0.99 * square[j]! + 0.01 * g * g;
      const unbiased = mean[j]! / (1 - 0.9 ** step);
      weights[j]! += (rate * unbiased) / (Math.sqrt(square[j]! / (1 - 0.99 ** step)) + 1e-8);
    }
  }
  return [...weights];
}

/** Share of choices whose best option is right; those without any right option count as wrong. */
export function accuracy(choices: readonly Choice[], weights: readonly number[]): number {
  return choices.filter((choice) => best(choice, weights)?.right).length / choices.length;
}

export function best(choice: Choice, weights: readonly number[]): Option | undefined {
  let found: Option | undefined;
  let top = Number.NEGATIVE_INFINITY;
  for (const option of choice) {
    let score = 0;
    for (let j = 0; j < weights.length; j++) score += weights[j]! * option.x[j]!;
    if (score > top) [found, top] = [option, score];
  }
  return found;
}

function gradientOf(
  lists: readonly { readonly x: Float64Array; readonly right: readonly boolean[] }[],
  weights: Float64Array,
): Float64Array {
  const size = weights.length;
  const gradient = new Float64Array(size);
  for (const { x, right } of lists) {
    const scores = right.map((_, i) => {
      let score = 0;
      for (let j = 0; j < size; j++) score += weights[j]! * x[i * size + j]!;
      return score;
    });
    const top = Math.max(...scores);
    const mass = scores.map((score) => Math.exp(score - top));
    let all = 0;
    let good = 0;
    mass.forEach((value, i) => {
      all += value;
      if (right[i]) good += value;
    });
    mass.forEach((value, i) => {
      const pull = (right[i] ? value / good : 0) - value / all;
      if (Math.abs(pull) < NEGLIGIBLE) return;
      for (let j = 0; j < size; j++) gradient[j]! += pull * x[i * size + j]!;
    });
  }
  return gradient;
}

/** Pull of an option that changes nothing. */
const NEGLIGIBLE = 1e-6;
