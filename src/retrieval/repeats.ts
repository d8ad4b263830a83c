import type { Span } from './article.ts';

/** Where the body says what a pull quote says. */
export interface Repeat {
  /** Index of the body text. */
  readonly body: number;
  /** Offsets into that text, its quotation marks and full stop taken along where the quote has them. */
  readonly span: Span;
}

/**
 * Finds the stretch of the body that a pull quote repeats, folding width, case, punctuation and spaces.
 * An editor may cut a fragment, or join clauses of different sentences, so blocks of the quote are
 * matched in order (Ratcliff and Obershelp's gestalt matching); the span runs from the first block to the
 * last. Null where the blocks of no body text make up `MIN_SHARE` of the quote.
 */
export function findRepeat(quote: string, bodies: readonly Letters[]): Repeat | null {
  const wanted = lettersOf(quote);
  if (wanted.text === '') return null;
  const match = findWhole(wanted.text, bodies) ?? findBlocks(wanted.text, bodies);
  if (match === null) return null;
  const { body, first, last } = match;
  const letters = bodies[body]!;
  const span = { start: letters.starts[first]!, end: letters.ends[last]! };
  return { body, span: withMarks(wanted, letters.source, span) };
}

/** Share of a quote's letters that the body must have; below, the words are the editor's own. */
const MIN_SHARE = 0.8;
/** Letters of the shortest block: two Chinese words, so that stray particles do not stretch the span. */
const MIN_BLOCK = 4;

/** A text's letters and digits, folded, each with the offsets it comes from. */
export interface Letters {
  readonly source: string;
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export function lettersOf(source: string): Letters {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of source) {
    const folded = PLAIN.test(char) ? char : fold(char);
    for (let i = 0; i < folded.length; i++) {
      starts.push(at);
      ends.push(at + char.length);
    }
    text += folded;
    at += char.length;
  }
  return { source, text, starts, ends };
}

/** Most characters of an article need no folding. */
const PLAIN = /^[\u4E00-\u9FFFa-z0-9]$/;
const NOT_LETTER = /[^\p{L}\p{M}\p{N}]/gu;

function fold(char: string): string {
  return char.normalize('NFKC').toLowerCase().replace(NOT_LETTER, '');
}

/** First and last letter of a match in a body text. */
interface Match {
  readonly body: number;
  readonly first: number;
  readonly last: number;
}

function findWhole(wanted: string, bodies: readonly Letters[]): Match | null {
  const body = bodies.findIndex(({ text }) => text.includes(wanted));
  if (body === -1) return null;
  const first = bodies[body]!.text.indexOf(wanted);
  return { body, first, last: first + wanted.length - 1 };
}

function findBlocks(wanted: string, bodies: readonly Letters[]): Match | null {
  let best: Match | null = null;
  let most = Math.ceil(wanted.length * MIN_SHARE) - 1;
  for (const [body, { text }] of bodies.entries()) {
    const blocks = matchBlocks(wanted, text);
    const length = blocks.reduce((sum, block) => sum + block.length, 0);
    if (length <= most) continue;
    const last = blocks.at(-1)!;
    best = { body, first: blocks[0]!.b, last: last.b + last.length - 1 };
    most = length;
  }
  return best;
}

interface Block {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

function matchBlocks(a: string, b: string): Block[] {
  const block = longestCommon(a, b);
  if (block.length < MIN_BLOCK) return [];
  const aEnd = block.a + block.length;
  const bEnd = block.b + block.length;
  return [
    ...matchBlocks(a.slice(0, block.a), b.slice(0, block.b)),
    block,
    ...matchBlocks(a.slice(aEnd), b.slice(bEnd)).map((rest) => ({
      a: rest.a + aEnd,
      b: rest.b + bEnd,
      length: rest.length,
    })),
  ];
}

/** Longest common substring, the first of equals; time is the product of the lengths. */
function longestCommon(a: string, b: string): Block {
  let best: Block = { a: 0, b: 0, length: 0 };
  let row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const next = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j]) continue;
      const length = row[j]! + 1;
      next[j + 1] = length;
      if (length > best.length) best = { a: i - length + 1, b: j - length + 1, length };
    }
    row = next;
  }
  return best;
}

/** Takes along the marks around the span that the quote has as well: “…”, a full stop. */
function withMarks(quote: Letters, body: string, span: Span): Span {
  const before = quote.source.slice(0, quote.starts[0]).trim();
  const after = quote.source.slice(quote.ends.at(-1)).trim();
  const { start, end } = span;
  const opens = foldMarks(body.slice(start - before.length, start)) === foldMarks(before);
  const closes = foldMarks(body.slice(end, end + after.length)) === foldMarks(after);
  return {
    start: opens && start >= before.length ? start - before.length : start,
    end: closes ? end + after.length : end,
  };
}

function foldMarks(marks: string): string {
  return marks.normalize('NFKC').replace(/[“”„‟「」『』]/gu, '"');
}
