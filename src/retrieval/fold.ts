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
  return toSimplified(source.replace(NEEDS_FOLDING, foldChar)).toLowerCase();
}

/**
 * All but printable ASCII without quotation marks, the common Han block, and the zero that stands between
 * texts folded together: those fold to themselves.
 */
const NEEDS_FOLDING = /[^\0 !#-&(-_a-~\u4e00-\u9fff]/gu;

/**
 * The letters, digits and symbols of a folded text: spaces, punctuation and invisible characters go.
 * What makes a number stays: `2.3` is not `23`, `20%` not `20`, `-5` not `5`, `3-5` not `35`. Only the comma
 * of thousands goes: `1,000` is `1000`.
 */
export function bare(mapped: Mapped): Mapped {
  const { text } = mapped;
  const starts: number[] = [];
  const ends: number[] = [];
  let kept = '';
  for (let i = 0; i < text.length; i++) {
    if (!isBare(text, i)) continue;
    kept += text[i]!;
    starts.push(mapped.starts[i]!);
    ends.push(mapped.ends[i]!);
  }
  return { text: kept, starts, ends };
}

/** Without the map, where only the words matter. */
export function bareText(folded: string): string {
  let kept = '';
  let from = 0;
  for (let i = 0; i < folded.length; i++) {
    if (isBare(folded, i)) continue;
    kept += folded.slice(from, i);
    from = i + 1;
  }
  return kept + folded.slice(from);
}

function isBare(text: string, at: number): boolean {
  const unit = text[at]!;
  // Most characters are of the common Han block, and a look at the tables takes many times as long.
  if (unit >= '\u4e00' && unit <= '\u9fff') return true;
  return !(IGNORED.test(unit) || marksQuote(text, at)) || holdsNumber(text, at);
}

/**
 * Punctuation, separators, format and control characters, selectors of a character's looks; per cent signs
 * count as words.
 */
const IGNORED = /[^\P{P}%‰]|[\p{Z}\p{Cc}\p{Cf}]|[`^~|]|[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/u;

/** The `>` that opens a line somebody quotes; lines were folded into spaces. */
function marksQuote(text: string, at: number): boolean {
  return text[at] === '>' && (at === 0 || text[at - 1] === ' ') && text[at + 1] === ' ';
}

function holdsNumber(text: string, at: number): boolean {
  if (!/[.,、:/-]/.test(text[at]!) || !/\d/.test(text[at + 1] ?? '')) return false;
  const before = text[at - 1] ?? '';
  if (!/\d/.test(before)) return text[at] === '-' && isSign(before, text.slice(at + 1, at + 9));
  return text[at] !== ',' || !THOUSANDS.test(text.slice(at + 1, at + 5));
}

const THOUSANDS = /^\d{3}(?!\d)/;

/** Behind a space or a bracket, or before degrees and per cent; 歼-20 and a list's dash are no signs. */
function isSign(before: string, after: string): boolean {
  return /[\s(]/.test(before) || (before !== '' && before !== '-' && DEGREES.test(after));
}

const DEGREES = /^[\d.]+[°度%]/u;

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
  if (/^[‐‑‒–—―─−﹘~〜∼]$/u.test(text)) return '-';
  if (/^[·•・‧∙]$/u.test(text)) return '·';
  if (/^\s+$/u.test(text)) return ' ';
  return text;
}
