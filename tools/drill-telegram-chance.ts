/** Chances that come out the same for the same seed. */
export interface Chance {
  /** An integer from 0 to `count` - 1. */
  readonly below: (count: number) => number;
  readonly of: <T>(choices: readonly T[]) => T;
  readonly coin: () => boolean;
}

/** Mulberry32 (Tommy Ettinger): 32 bits of state, good enough to mix test cases. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, of: (choices) => choices[below(choices.length)]!, coin: () => next() < 0.5 };
}
