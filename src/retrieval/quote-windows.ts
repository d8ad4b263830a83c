import { type QuoteStream, UNKNOWN } from './quote-stream.ts';
import { type QuoteText, unitKey } from './quote-text.ts';

/** Units `[from, to)` of a stream. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The units of a quotation as a stream numbers them. */
export function numberUnits(stream: QuoteStream, quote: QuoteText): Int32Array {
  const units = new Int32Array(quote.unitStarts.length - 1);
  for (let i = 0; i < units.length; i++) units[i] = stream.id(unitKey(quote, i));
  return units;
}

/** Windows of a stream that are worth aligning. */
const MAX_WINDOWS = 5;
/** Places looked at; the rarest pairs come first, so that what is left out is common and says little. */
const MAX_PLACES = 6_000;
/** Shortest step between windows, in units; a window is two steps and its margins. */
const MIN_STEP_UNITS = 24;
/** Room on both sides of a window for what has no pair in common with the quotation: units, and a share. */
const MARGIN_UNITS = 24;
const MARGIN_SHARE = 0.25;
/** Windows with less than this of the best one's weight are not aligned. */
const MIN_WINDOW_SHARE = 0.4;
/** Pairs of a quotation that a window must have: fewer cannot make up 60% but by single characters. */
const MIN_PAIR_SHARE = 0.1;

/**
 * Where a quotation may stand, best first: windows with the most pairs of neighbouring units in common,
 * rare pairs counting more.
 */
export function candidateWindows(stream: QuoteStream, units: Int32Array): Window[] {
  const pairs: Int32Array[] = [];
  for (let i = 0; i + 1 < units.length; i++) {
    if (units[i] === UNKNOWN || units[i + 1] === UNKNOWN) continue;
    const places = stream.places(units[i]!, units[i + 1]!);
    if (places.length > 0) pairs.push(places);
  }
  if (pairs.length < MIN_PAIR_SHARE * (units.length - 1)) return [];
  pairs.sort((a, b) => a.length - b.length);

  const step = Math.max(MIN_STEP_UNITS, Math.ceil(units.length * 0.75));
  const weights = new Map<number, number>();
  const counted = new Map<number, number>();
  let looked = 0;
  for (const [index, places] of pairs.entries()) {
    if (looked > 0 && looked + places.length > MAX_PLACES) break;
    looked += places.length;
    const weight = 1 / (1 + Math.log2(places.length));
    for (const place of places) {
      const bucket = Math.floor(place / step);
      if (counted.get(bucket) === index) continue;
      counted.set(bucket, index);
      weights.set(bucket, (weights.get(bucket) ?? 0) + weight);
    }
  }
  return best(weights, step, stream.ids.length, units.length);
}

function best(weights: Map<number, number>, step: number, length: number, units: number): Window[] {
  const scored: { bucket: number; score: number }[] = [];
  for (const [bucket, weight] of weights) {
    scored.push({ bucket, score: weight + (weights.get(bucket + 1) ?? 0) });
    if (!weights.has(bucket - 1)) scored.push({ bucket: bucket - 1, score: weight });
  }
  scored.sort((a, b) => b.score - a.score || a.bucket - b.bucket);
  const margin = MARGIN_UNITS + Math.ceil(units * MARGIN_SHARE);
  const windows: Window[] = [];
  const chosen = new Set<number>();
  for (const { bucket, score } of scored) {
    if (windows.length === MAX_WINDOWS || score < MIN_WINDOW_SHARE * scored[0]!.score) break;
    if (chosen.has(bucket - 1) || chosen.has(bucket) || chosen.has(bucket + 1)) continue;
    chosen.add(bucket);
    windows.push({
      from: Math.max(0, bucket * step - margin),
      to: Math.min(length, (bucket + 2) * step + margin),
    });
  }
  return windows;
}
