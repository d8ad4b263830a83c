import type { Passage, Span } from './article.ts';

/** A place in the article. Both spans are offsets into `passage.text`. */
export interface Citation {
  readonly passage: Passage;
  /** The sentence to show when the whole passage is too long. */
  readonly sentence: Span;
  /** The words that answer, or null where nothing in particular does (an address, a related passage). */
  readonly answer: Span | null;
}

/** One step from the reader's wording to the article's. */
export interface Change {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

export type Citations = readonly [Citation, ...Citation[]];

/** The true wording of a pasted quotation: one piece, or two where it runs over a paragraph's end. */
export type Pieces = readonly [Citation, ...Citation[]];

/** How a quotation compares with the article. */
export interface QuoteVerdict {
  /** `exact` means equal after folding width, script, punctuation and spaces only. */
  readonly verdict: 'exact' | 'altered';
  /** The quotation as typed, taken out of the words around it. */
  readonly asked: string;
  readonly pieces: Pieces;
  /** From `asked` to the joined pieces. */
  readonly changes: readonly Change[];
  /** Other places with the same words, pull quotes among them. */
  readonly others: readonly Citation[];
}

/**
 * What the corpus has to say to a line of input. A closed union: whoever renders it decides every case.
 *
 * - `answered`: citations, best first, at most five.
 * - `passage`: an address was asked for; `answer` spans the whole passage.
 * - `which`: an address that several articles have; the passages it may mean.
 * - `quote`: the input was a quotation that stands in the corpus, word for word or altered.
 * - `absent`: a quotation of which under 60% aligns with any stretch of the corpus.
 * - `related`: the article speaks of the topic but does not answer. `missing` are words of the question
 *   that neither the corpus nor an alias mentions.
 * - `not-covered`: nothing to show. `off-topic` is chat, spam, insults and commands to a machine.
 * - `rejected`: nothing was looked up.
 */
export type Answer =
  | {
      readonly kind: 'answered';
      readonly citations: Citations;
      /** For "what comes after 「…」": the quotation that was found on the way. */
      readonly quote?: QuoteVerdict;
    }
  | { readonly kind: 'passage'; readonly citations: readonly [Citation] }
  | { readonly kind: 'which'; readonly label: string; readonly citations: Citations }
  | ({ readonly kind: 'quote' } & QuoteVerdict)
  | { readonly kind: 'absent'; readonly asked: string; readonly nearest: readonly Citation[] }
  | {
      readonly kind: 'related';
      readonly citations: Citations;
      readonly missing: readonly string[];
    }
  | {
      readonly kind: 'not-covered';
      readonly reason: 'absent' | 'off-topic';
      readonly missing: readonly string[];
    }
  | { readonly kind: 'rejected'; readonly reason: 'empty' | 'too-long' };

/** Most UTF-16 units of input that are looked up; what is longer is rejected. */
export const MAX_INPUT_UNITS = 4096;

/** Most citations in an answer. */
export const MAX_CITATIONS = 5;
