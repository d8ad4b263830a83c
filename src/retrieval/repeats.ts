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
  const least = Math.ceil(wanted.text.length * MIN_SHARE);
  let best: { body: number; blocks: Block[]; share: number } | null = null;
  for (const [body, letters] of bodies.entries()) {
    const at = letters.text.indexOf(wanted.text);
    const whole: Block = { a: 0, b: at, length: wanted.text.length };
    const blocks = at === -1 ? matchBlocks(wanted.text, letters.text) : [whole];
    const share = blocks.reduce((sum, block) => sum + block.length, 0);
    if (share < least || (best !== null && share <= best.share)) continue;
    best = { body, blocks, share };
    if (at !== -1) break;
  }
  if (best === null) return null;
  const letters = bodies[best.body]!;
  const last = best.blocks.at(-1)!;
  const span = {
    start: letters.starts[best.blocks[0]!.b]!,
    end: letters.ends[last.b + last.length - 1]!,
  };
  return { body: best.body, span: withMarks(quote, letters.source, span) };
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
    const folded = char.normalize('NFKC').toLowerCase().replace(NOT_LETTER, '');
    for (let i = 0; i < folded.length; i++) {
      starts.push(at);
      ends.push(at + char.length);
    }
    text += folded;
    at += char.length;
  }
  return { source, text, starts, ends };
}

const NOT_LETTER = /[^\p{L}\p{M}\p{N}]/gu;

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
function withMarks(quote: string, body: string, span: Span): Span {
  const before = /^[^\p{L}\p{M}\p{N}\s]*/u.exec(quote)![0];
  const after = /[^\p{L}\p{M}\p{N}\s]*$/u.exec(quote)![0];
  return {
    start: body.endsWith(before, span.start) ? span.start - before.length : span.start,
    end: body.startsWith(after, span.end) ? span.end + after.length : span.end,
  };
}
