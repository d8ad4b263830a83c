import type { Citation } from '../../retrieval/answer.ts';

/** A typed sentence with the article's own put into it. */
export interface Filled {
  readonly text: string;
  /** Where the words put in stand; the first is the one that varies among the choices. */
  readonly citations: readonly [Citation, ...Citation[]];
}

/** Choices for one slot; more are more than anybody compares. */
const MAX_CHOICES = 10;
const SLOT = /\+([^+\s][^+]*)\+/u;

/**
 * Replaces words between plus signs by the whole sentence that has them, in quotation marks: choices for
 * the first, the best for each further one. Null where there is nothing to replace or nothing to put in.
 */
export function fillSlots(
  typed: string,
  find: (words: string) => readonly Citation[],
): readonly Filled[] | null {
  const [before, words, after] = split(typed);
  if (words === undefined) return null;
  const rest = fillBest(after!, find);
  const choices = find(words.trim()).slice(0, MAX_CHOICES);
  if (choices.length === 0) return null;
  return choices.map((citation) => ({
    text: before + quoted(citation) + rest.text,
    citations: [citation, ...rest.citations],
  }));
}

function fillBest(
  typed: string,
  find: (words: string) => readonly Citation[],
): { readonly text: string; readonly citations: readonly Citation[] } {
  const [before, words, after] = split(typed);
  if (words === undefined) return { text: typed, citations: [] };
  const rest = fillBest(after!, find);
  const [best] = find(words.trim());
  return best === undefined
    ? { text: `${before}+${words}+${rest.text}`, citations: rest.citations }
    : { text: before + quoted(best) + rest.text, citations: [best, ...rest.citations] };
}

function split(typed: string): [string, string?, string?] {
  const match = SLOT.exec(typed);
  if (match === null) return [typed];
  const { index } = match;
  return [typed.slice(0, index), match[1]!, typed.slice(index + match[0].length)];
}

function quoted({ passage, sentence }: Citation): string {
  return `「${passage.text.slice(sentence.start, sentence.end)}」`;
}
