import { align, type Alignment } from './align.ts';
import type { Place } from './quote-exact.ts';
import { BARRIER, type QuoteStream, segmentsOf } from './quote-stream.ts';
import type { QuoteText } from './quote-text.ts';
import { candidateWindows } from './quote-windows.ts';

/** A stretch of a stream that a quotation may stand for. */
export interface Stretch {
  readonly stream: QuoteStream;
  readonly place: Place;
  /** Letters of the quotation that align with the stretch, of all its letters; 0 to 1. */
  readonly share: number;
  /** By unit of the quotation: 1 where it stands in the stretch. */
  readonly aligned: Uint8Array;
}

/** Quotations of more units are aligned in parts of this size: time grows with the square of a part. */
const PART_UNITS = 300;
/** Units, for each unit of the quotation, that the stretch of a quotation in parts may have. */
const MAX_SPREAD = 2;

/** Stretches that have most in common with a quotation, best first; bodies win a tie. */
export function alignedStretches(
  stream: QuoteStream,
  quote: QuoteText,
  units: Int32Array,
): Stretch[] {
  const weights = Array.from(
    units,
    (_, unit) => quote.unitStarts[unit + 1]! - quote.unitStarts[unit]!,
  );
  const found =
    units.length > PART_UNITS
      ? inParts(stream, units, weights)
      : alignments(stream, units, weights, Number.POSITIVE_INFINITY);
  return found
    .map(({ start, end, weight, aligned }) => {
      const place = { start: stream.letters[start]!, end: stream.letters[end]! };
      return { stream, place, share: weight / quote.keys.length, aligned };
    })
    .sort(
      (a, b) =>
        b.share - a.share ||
        Number(isBody(b)) - Number(isBody(a)) ||
        length(a) - length(b) ||
        a.place.start - b.place.start,
    );
}

function alignments(
  stream: QuoteStream,
  quote: Int32Array,
  weights: readonly number[],
  limit: number,
): Alignment[] {
  const { ids: text, breaks } = stream;
  return candidateWindows(stream, quote)
    .slice(0, limit)
    .flatMap(
      (window) => align({ quote, weights, text, ...window, breaks, barrier: BARRIER }) ?? [],
    );
}

/** Aligns each part by itself, and joins those that lie about where the best one puts them. */
function inParts(stream: QuoteStream, units: Int32Array, weights: readonly number[]): Alignment[] {
  const parts: { from: number; found: Alignment }[] = [];
  for (let from = 0; from < units.length; from += PART_UNITS) {
    const to = Math.min(units.length, from + PART_UNITS);
    const found = alignments(stream, units.subarray(from, to), weights.slice(from, to), 1)[0];
    if (found !== undefined) parts.push({ from, found });
  }
  parts.sort((a, b) => b.found.weight - a.found.weight);
  const best = parts[0];
  if (best === undefined) return [];
  const hull = { start: best.found.start, end: best.found.end };
  const aligned = new Uint8Array(units.length);
  let weight = 0;
  for (const { from, found } of parts) {
    const start = Math.min(hull.start, found.start);
    const end = Math.max(hull.end, found.end);
    if (end - start > MAX_SPREAD * units.length) continue;
    if (stream.ids.subarray(start, end).includes(BARRIER)) continue;
    Object.assign(hull, { start, end });
    aligned.set(found.aligned, from);
    weight += found.weight;
  }
  return [{ ...hull, aligned, weight }];
}

function isBody({ stream, place }: Stretch): boolean {
  return segmentsOf(stream, place.start, place.end)[0]?.passage.kind === 'body';
}

function length({ place }: Stretch): number {
  return place.end - place.start;
}
