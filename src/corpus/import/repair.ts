/** A change made to raw text, for a person to review. */
export interface Repair {
  /** Line of the raw file, from 1. */
  readonly line: number;
  readonly what: 'rejoined' | 'dropped' | 'punctuation' | 'characters';
  /** The words before and after, short. */
  readonly detail: string;
}

/** What was seen and left as it is, or how a line was understood. */
export interface Remark {
  readonly line: number;
  readonly what: 'left' | 'read-as';
  readonly detail: string;
}

/** The end of a text, for a message. */
export function tail(text: string): string {
  return text.length > EXCERPT_UNITS ? `…${text.slice(-EXCERPT_UNITS)}` : text;
}

/** The beginning of a text, for a message. */
export function head(text: string): string {
  return text.length > EXCERPT_UNITS ? `${text.slice(0, EXCERPT_UNITS)}…` : text;
}

/** Enough to find the place in the file. */
const EXCERPT_UNITS = 12;
