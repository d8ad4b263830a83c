/** The server's time: the machine's, plus what tests let pass. In ms since 1970. */
export interface Clock {
  readonly now: () => number;
  /** Lets time pass at once: lives of tokens end, windows of limits close; no timer fires. */
  readonly advance: (ms: number) => void;
}

export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (ms) => {
      ahead += ms;
    },
  };
}

/** As the platform writes times. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00');
}
