import type { Span } from './article.ts';
import { toSimplified } from './script.ts';

/**
 * A text made from another, with the way back: unit `i` of `text` was made from
 * `[starts[i], ends[i])` of the source. Both arrays are as long as `text` and never decrease.
 */
export interface Mapped {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The source range of `[start, end)` of a mapped text; empty ranges map to an empty span. */
export function sourceSpan(mapped: Mapped, start: number, end: number): Span {
  if (end <= start) {
    const at = mapped.starts[start] ?? mapped.ends.at(-1) ?? 0;
    return { start: at, end: at };
  }
  return { start: mapped.starts[start]!, end: mapped.ends[end - 1]! };
}

/**
 * Folds what readers do not mean when they type: width and compatibility forms (NFKC), script
 * (traditional to simplified), kinds of quotation marks, dashes and white space. Case and numerals stay.
 */
export function fold(source: string): Mapped {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const char of source) {
    const folded = foldChar(char);
    for (let i = 0; i < folded.length; i++) {
      starts.push(at);
      ends.push(at + char.length);
    }
    text += folded;
    at += char.length;
  }
  return { text: toSimplified(text), starts, ends };
}

/** Without the map, where only the words matter. Lower case as well. */
export function foldForSearch(source: string): string {
  let text = '';
  for (const char of source) text += foldChar(char);
  return toSimplified(text).toLowerCase();
}

/**
 * The letters, digits and symbols of a folded text: spaces, punctuation and invisible characters go.
 * What makes a number stays: `2.3` is not `23`, and `20%` is not `20`.
 */
export function bare(mapped: Mapped): Mapped {
  const { text } = mapped;
  const starts: number[] = [];
  const ends: number[] = [];
  let kept = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (IGNORED.test(unit) && !holdsNumber(text, i)) continue;
    kept += unit;
    starts.push(mapped.starts[i]!);
    ends.push(mapped.ends[i]!);
  }
  return { text: kept, starts, ends };
}

/** Punctuation, separators, format and control characters; per cent signs count as words. */
const IGNORED = /[^\P{P}%‰]|[\p{Z}\p{Cc}\p{Cf}]|[`^~|]/u;

function holdsNumber(text: string, at: number): boolean {
  return (
    /[.,:/-]/.test(text[at]!) && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')
  );
}

const FOLDED = new Map<string, string>();
/** Characters remembered; Han text uses some thousands, and a hostile text may not grow it further. */
const MAX_REMEMBERED = 20_000;

function foldChar(char: string): string {
  const known = FOLDED.get(char);
  if (known !== undefined) return known;
  const folded = foldMark(char.normalize('NFKC'));
  if (FOLDED.size < MAX_REMEMBERED) FOLDED.set(char, folded);
  return folded;
}

function foldMark(text: string): string {
  if (/^[“”„‟«»「」『』〝〞〟"]$/u.test(text)) return '"';
  if (/^[‘’‚‛`´']$/u.test(text)) return "'";
  if (/^[‐‑‒–—―─−﹘]$/u.test(text)) return '-';
  if (/^[·•・‧∙]$/u.test(text)) return '·';
  if (text === '。') return '.';
  if (text === '、') return ',';
  if (/^\s+$/u.test(text)) return ' ';
  return text;
}
