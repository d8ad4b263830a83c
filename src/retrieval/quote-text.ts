import { bare, fold, type Mapped } from './fold.ts';
import { toSimplified } from './script.ts';

/**
 * A text as quotations are compared by. Its letters are what punctuation and spaces leave (`bare`); its units
 * are what counts as changed or not: a Chinese character, a digit, a word of an alphabet.
 */
export interface QuoteText {
  readonly source: string;
  /** The letters, folded by width and script, and the way back to `source`. */
  readonly letters: Mapped;
  /** As long as `letters.text`: without case, and with each character simplified regardless of context. */
  readonly keys: string;
  /** Where each unit begins in `keys`; one more entry closes the last. */
  readonly unitStarts: readonly number[];
  /** By unit: what parts it from the unit before. */
  readonly breaks: readonly Break[];
}

/** What stands before a unit: nothing that parts, a clause's end, a sentence's, a passage's. */
export type Break = 0 | 1 | 2 | 3;
export const CLAUSE_BREAK = 1;
export const SENTENCE_BREAK = 2;
export const PASSAGE_BREAK = 3;

export function quoteText(source: string): QuoteText {
  const letters = bare(fold(source));
  const keys = keysOf(letters.text);
  const unitStarts: number[] = [];
  const breaks: Break[] = [];
  for (let at = 0; at < keys.length; at++) {
    if (at > 0 && continuesUnit(keys, letters, source, at)) continue;
    unitStarts.push(at);
    breaks.push(
      at === 0 ? PASSAGE_BREAK : breakIn(source.slice(letters.ends[at - 1], letters.starts[at])),
    );
  }
  unitStarts.push(keys.length);
  return { source, letters, keys, unitStarts, breaks };
}

/** The key of unit `index`; equal keys align. */
export function unitKey(text: QuoteText, index: number): string {
  return text.keys.slice(text.unitStarts[index], text.unitStarts[index + 1]);
}

/**
 * Whether `length` letters of `a` from `aStart` are those of `b` from `bStart`: the same once folded, or the
 * same as typed, since a phrase cut in two may fold otherwise than the whole.
 */
export function sameLetters(
  a: QuoteText,
  aStart: number,
  b: QuoteText,
  bStart: number,
  length: number,
): boolean {
  for (let i = 0; i < length; i++) {
    if (a.letters.text[aStart + i] === b.letters.text[bStart + i]) continue;
    if (typed(a, aStart + i) !== typed(b, bStart + i)) return false;
  }
  return true;
}

/** A letter of an alphabet, which makes words; Han, kana and the like stand for themselves. */
export const ALPHABET =
  /(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao})[\p{L}\p{M}]/u;
const CLAUSE_MARK = /[，；：,;:]|——/u;
const SENTENCE_MARK = /[。！？.!?…\n]/u;

function breakIn(gap: string): Break {
  if (gap === '') return 0;
  if (SENTENCE_MARK.test(gap)) return SENTENCE_BREAK;
  return CLAUSE_MARK.test(gap) ? CLAUSE_BREAK : 0;
}

function continuesUnit(keys: string, letters: Mapped, source: string, at: number): boolean {
  const unit = keys[at]!;
  if (isHan(unit)) return false;
  if (isLowSurrogate(unit)) return true;
  const before = keys[at - 1]!;
  if (!ALPHABET.test(unit) || !ALPHABET.test(before)) return false;
  const gap = source.slice(letters.ends[at - 1], letters.starts[at]);
  return gap === '' || gap === "'" || gap === '’';
}

function isHan(unit: string): boolean {
  return unit >= '\u4e00' && unit <= '\u9fff';
}

function isLowSurrogate(unit: string): boolean {
  return unit >= '\udc00' && unit <= '\udfff';
}

function typed(text: QuoteText, at: number): string {
  return text.source.slice(text.letters.starts[at], text.letters.ends[at]);
}

const KEYS = new Map<string, string>();
/** Characters remembered; see fold.ts. */
const MAX_REMEMBERED = 20_000;

function keysOf(text: string): string {
  let keys = '';
  for (const char of text) {
    let key = KEYS.get(char);
    if (key === undefined) {
      const lower = toSimplified(char).toLowerCase();
      key = lower.length === char.length ? lower : char;
      if (KEYS.size < MAX_REMEMBERED) KEYS.set(char, key);
    }
    keys += key;
  }
  return keys;
}
