import type { Passage } from './article.ts';
import { PASSAGE_BREAK, quoteText, unitKey } from './quote-text.ts';

/** Where a passage lies in a stream. */
export interface Segment {
  readonly passage: Passage;
  /** Units `[from, to)` of the stream. */
  readonly from: number;
  readonly to: number;
  /** Offset of its first letter in `keys`. */
  readonly letter: number;
}

/**
 * Passages one after another, as units with the places of every pair of neighbours. Passages of one group
 * run on, so that a quotation may run over a paragraph's end; a barrier parts the groups.
 */
export interface QuoteStream {
  readonly keys: string;
  /** By unit: equal numbers for equal units; `BARRIER` between groups. */
  readonly ids: Int32Array;
  /** By unit: its offset in `keys`; one more entry closes the last. */
  readonly letters: Int32Array;
  /** By unit: what parts it from the unit before, a `Break` of quote-text.ts. */
  readonly breaks: Uint8Array;
  readonly segments: readonly Segment[];
  /** The number of a unit; `UNKNOWN` where the stream has none. */
  id(key: string): number;
  /** Units at which `first` stands before `second`, ascending. */
  places(first: number, second: number): Int32Array;
}

/** The unit between groups; it equals no other. */
export const BARRIER = 0;
/** A unit that the stream does not have. */
export const UNKNOWN = -1;
/** Stands for a barrier in `keys`; letters never hold it. */
const BARRIER_KEY = '\n';
const NO_PLACES = new Int32Array(0);

export function createQuoteStream(groups: readonly (readonly Passage[])[]): QuoteStream {
  const numbers = new Map<string, number>();
  const ids: number[] = [];
  const letters: number[] = [];
  const breaks: number[] = [];
  const segments: Segment[] = [];
  const parts: string[] = [];
  let length = 0;

  for (const group of groups) {
    for (const passage of group) {
      const text = quoteText(passage.text);
      const from = ids.length;
      for (let unit = 0; unit + 1 < text.unitStarts.length; unit++) {
        const key = unitKey(text, unit);
        let id = numbers.get(key);
        if (id === undefined) numbers.set(key, (id = numbers.size + 1));
        ids.push(id);
        letters.push(length + text.unitStarts[unit]!);
        breaks.push(text.breaks[unit]!);
      }
      segments.push({ passage, from, to: ids.length, letter: length });
      parts.push(text.keys);
      length += text.keys.length;
    }
    ids.push(BARRIER);
    letters.push(length);
    breaks.push(PASSAGE_BREAK);
    parts.push(BARRIER_KEY);
    length += BARRIER_KEY.length;
  }
  letters.push(length);

  const sequence = Int32Array.from(ids);
  let pairs: ReturnType<typeof indexPairs> | null = null;
  return {
    keys: parts.join(''),
    ids: sequence,
    letters: Int32Array.from(letters),
    breaks: Uint8Array.from(breaks),
    segments,
    id: (key) => numbers.get(key) ?? UNKNOWN,
    places(first, second) {
      if (first <= BARRIER || second <= BARRIER) return NO_PLACES;
      pairs ??= indexPairs(sequence, numbers.size + 1);
      return pairs(first, second);
    },
  };
}

/** The segments that letters `[start, end)` touch, in order. */
export function segmentsOf(stream: QuoteStream, start: number, end: number): Segment[] {
  const touched: Segment[] = [];
  for (let i = segmentBefore(stream.segments, start); i < stream.segments.length; i++) {
    const segment = stream.segments[i]!;
    if (segment.letter >= end) break;
    if (stream.letters[segment.to]! > start && segment.to > segment.from) touched.push(segment);
  }
  return touched;
}

/** The last unit that begins at or before a letter. */
export function unitAt(stream: QuoteStream, letter: number): number {
  let low = 0;
  let high = stream.ids.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (stream.letters[middle]! <= letter) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Index of the last segment that begins at or before a letter. */
function segmentBefore(segments: readonly Segment[], letter: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segments[middle]!.letter <= letter) low = middle;
    else high = middle - 1;
  }
  // Segments without letters share an offset; the first of them is wanted.
  while (low > 0 && segments[low - 1]!.letter === segments[low]!.letter) low--;
  return low;
}

/** Places of pairs, in one array sorted by pair (compressed sparse rows). */
function indexPairs(ids: Int32Array, size: number) {
  const slots = new Map<number, number>();
  const slotOf = new Int32Array(ids.length).fill(-1);
  const counts: number[] = [];
  for (let at = 0; at + 1 < ids.length; at++) {
    if (ids[at] === BARRIER || ids[at + 1] === BARRIER) continue;
    const pair = ids[at]! * size + ids[at + 1]!;
    let slot = slots.get(pair);
    if (slot === undefined) slots.set(pair, (slot = counts.push(0) - 1));
    slotOf[at] = slot;
    counts[slot]!++;
  }
  const starts = new Int32Array(counts.length + 1);
  for (const [slot, count] of counts.entries()) starts[slot + 1] = starts[slot]! + count;
  const filled = starts.slice();
  const places = new Int32Array(starts.at(-1)!);
  for (let at = 0; at < slotOf.length; at++) {
    const slot = slotOf[at]!;
    if (slot >= 0) places[filled[slot]!++] = at;
  }
  return (first: number, second: number): Int32Array => {
    const slot = slots.get(first * size + second);
    return slot === undefined ? NO_PLACES : places.subarray(starts[slot], starts[slot + 1]);
  };
}
