/** How an answer came about, for `--explain`: plain data, numbers as the ranker saw them. */
export interface Explanation {
  readonly input: string;
  /** What the question was taken for: an address, a quotation, a structure question, a question. */
  readonly route: string;
  /** Steps in words: what was stripped, folded, corrected. */
  readonly steps: readonly string[];
  readonly tokens: Readonly<Record<string, readonly string[]>>;
  readonly candidates: readonly ExplainedCandidate[];
  /** Chance that the first candidate answers, 0 to 1, and what it was computed from. */
  readonly confidence: {
    readonly probability: number;
    readonly features: Readonly<Record<string, number>>;
  } | null;
}

export interface ExplainedCandidate {
  readonly passage: string;
  readonly answer: string;
  readonly score: number;
  readonly features: Readonly<Record<string, number>>;
}
