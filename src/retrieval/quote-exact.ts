import { type QuoteStream, segmentsOf } from './quote-stream.ts';
import { ALPHABET, type QuoteText, quoteText, sameLetters } from './quote-text.ts';

/** Letters `[start, end)` of a stream. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Most places of one quotation that are looked at; a phrase found oftener is a commonplace. */
const MAX_PLACES = 40;

/**
 * Where the letters of a quotation stand one after another, in stream order. `exact` is false where only
 * their case differs, or where the quotation cuts a decimal or a percentage in two (3万 of 2.3万).
 */
export function findLetters(
  stream: QuoteStream,
  quote: QuoteText,
  units: Int32Array,
): { readonly place: Place; readonly exact: boolean }[] {
  const found: { place: Place; exact: boolean }[] = [];
  for (const start of starts(stream, quote, units)) {
    const place = { start, end: start + quote.keys.length };
    found.push({ place, exact: isExact(stream, quote, place) });
    if (found.length === MAX_PLACES) break;
  }
  return found;
}

function* starts(stream: QuoteStream, quote: QuoteText, units: Int32Array): Generator<number> {
  const pair = rarestPair(stream, quote, units);
  if (pair === null) {
    for (let at = stream.keys.indexOf(quote.keys); at !== -1;) {
      yield at;
      at = stream.keys.indexOf(quote.keys, at + 1);
    }
    return;
  }
  for (const place of pair.places) {
    const start = stream.letters[place]! - quote.unitStarts[pair.unit]!;
    if (stream.keys.startsWith(quote.keys, start)) yield start;
  }
}

/**
 * The pair of neighbours with the fewest places, or null where no pair can tell: words of an alphabet may be
 * cut at the ends of a quotation, and parted by spaces or not.
 */
function rarestPair(stream: QuoteStream, quote: QuoteText, units: Int32Array) {
  const words = ALPHABET.test(quote.keys);
  let rarest: { unit: number; places: Int32Array } | null = null;
  for (let unit = 0; unit + 1 < units.length; unit++) {
    if (words && (isWord(quote, unit) || isWord(quote, unit + 1))) continue;
    const places = stream.places(units[unit]!, units[unit + 1]!);
    if (rarest === null || places.length < rarest.places.length) rarest = { unit, places };
    if (places.length === 0) break;
  }
  return rarest;
}

function isWord(quote: QuoteText, unit: number): boolean {
  return ALPHABET.test(quote.keys[quote.unitStarts[unit]!]!);
}

function isExact(stream: QuoteStream, quote: QuoteText, place: Place): boolean {
  return segmentsOf(stream, place.start, place.end).every((segment) => {
    const text = quoteText(segment.passage.text);
    const start = Math.max(place.start, segment.letter) - segment.letter;
    const end = Math.min(place.end - segment.letter, text.keys.length);
    const offset = segment.letter + start - place.start;
    return (
      sameLetters(quote, offset, text, start, end - start) && !cutsNumber(text.keys, start, end)
    );
  });
}

/** Whether a decimal point stands just outside, or a per cent sign, so that the number is another. */
function cutsNumber(keys: string, start: number, end: number): boolean {
  return (
    (/\d/.test(keys[start]!) && /\d[.]$/.test(keys.slice(Math.max(0, start - 2), start))) ||
    (/\d/.test(keys[end - 1]!) && /^(?:[.]\d|[%‰])/u.test(keys.slice(end, end + 2)))
  );
}
