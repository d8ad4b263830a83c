/**
 * Ids that carry their time of birth, as
 * https://discord.com/developers/docs/reference#snowflakes says, and grow with it.
 */
export interface Ids {
  /** An id born at `now`, in ms since 1970. */
  readonly born: (now: number) => string;
  /** An id of a person or a place, born long ago, each a millisecond after the one before. */
  readonly old: () => string;
}

export function createIds(): Ids {
  let count = 0n;
  let oldest = LONG_AGO;
  const born = (now: number) => {
    count = (count + 1n) % COUNTS;
    return String((BigInt(now - EPOCH) << 22n) | count);
  };
  return { born, old: () => born(oldest++) };
}

/** 2015, the platform's first second. */
const EPOCH = 1_420_070_400_000;
const LONG_AGO = Date.UTC(2020, 0, 1);
const COUNTS = 1n << 22n;
