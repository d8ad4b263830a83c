import type { Span } from '../retrieval/article.ts';

/** Unicode's extended grapheme clusters (UAX #29) do not depend on the language. */
let segmenter: Intl.Segmenter | undefined;

/** Each of these is a grapheme wherever only these stand: ASCII, Han characters and their punctuation. */
const SIMPLE = /^[ -~\u2010-\u2027\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9d]*$/;

/** User-perceived characters, in order; they rejoin to the text. */
export function graphemes(text: string): string[] {
  // Loading the segmenter takes 8 ms, and most texts do without.
  if (SIMPLE.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How much room a text takes; the sum over its graphemes. */
export type Measure = (text: string) => number;

/** UTF-16 units, as Telegram and Discord count. */
export const units: Measure = (text) => text.length;

/**
 * The longest stretch of whole graphemes around `focus` that measures at most `room`, context shared
 * evenly between both sides. Where the focus alone is too long, its beginning.
 */
export function windowAround(text: string, focus: Span, room: number, measure = units): Span {
  const parts = graphemes(text);
  const offsets = offsetsOf(parts);
  let first = lastAtOrBefore(offsets, focus.start);
  let last = first;
  let left = room;
  const grow = (index: number): boolean => {
    const part = parts[index];
    if (part === undefined || measure(part) > left) return false;
    left -= measure(part);
    return true;
  };
  while (last < parts.length && offsets[last]! < focus.end && grow(last)) last += 1;
  if (last < parts.length && offsets[last]! < focus.end) return spanOf(offsets, first, last);

  let before = true;
  let after = true;
  while (before || after) {
    before &&= grow(first - 1);
    if (before) first -= 1;
    after &&= grow(last);
    if (after) last += 1;
  }
  return spanOf(offsets, first, last);
}

/** The text in at most `room`, cut at its end by whole graphemes and closed with an ellipsis. */
export function shorten(text: string, room: number, measure = units): string {
  if (measure(text) <= room) return text;
  const kept = windowAround(text, { start: 0, end: 0 }, room - measure(ELLIPSIS), measure);
  return text.slice(0, kept.end) + ELLIPSIS;
}

export const ELLIPSIS = '…';

/** Where each part begins, and where the last one ends. */
function offsetsOf(parts: readonly string[]): number[] {
  const offsets = [0];
  for (const part of parts) offsets.push(offsets.at(-1)! + part.length);
  return offsets;
}

function lastAtOrBefore(offsets: readonly number[], offset: number): number {
  let index = 0;
  while (index + 1 < offsets.length - 1 && offsets[index + 1]! <= offset) index += 1;
  return index;
}

function spanOf(offsets: readonly number[], first: number, last: number): Span {
  return { start: offsets[first] ?? 0, end: offsets[last] ?? 0 };
}
