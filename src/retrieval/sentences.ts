import type { Span } from './article.ts';

/**
 * The sentences of a passage, in order. Spans hold no white space at their ends, never split a grapheme,
 * and together with the white space between them cover `text`. Text without any mark is one sentence;
 * text of white space alone has none.
 *
 * A sentence ends after 。！？ and ……, after ! and ? unless a Latin letter or a digit follows, after a full
 * stop that white space follows (not in 2.3, U.S. or Mr.), each with its closing quotes and brackets, and
 * at a line break. ； ends nothing. What stands in 《》 is a name: no sentence ends inside.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const end of boundaries(text)) {
    const span = trim(text, start, end);
    if (span !== null) spans.push(span);
    start = end;
  }
  return spans;
}

/** Marks that may end a sentence, line breaks among them; 《 and 》 are met to know what is a name. */
const MARK = /[\n\r\u2028\u2029]+|[。！？｡!?]+|…{2,}|[.．]|[《》]/gu;
const LINE_BREAK = /^[\n\r\u2028\u2029]/u;
const CLOSING = /[”’」』）)】〕］\]》〉»]/u;
const STRAIGHT_QUOTES = new Set(['"', "'"]);
/** Before these the sentence goes on: “好！”，他说; “在于理。”——《尚书》; "Yes!" he said. */
const CONTINUES = /^(?:[，、；：,;:—–]|[ \u00A0]+[a-zß-öø-ÿ])/u;
/** Enough to see past a few spaces. */
const LOOK_AHEAD_UNITS = 8;
const LATIN_OR_DIGIT = /^[A-Za-z0-9À-ɏ]/u;
const HAN = /^[\u3400-\u9FFF]/u;
const DIGIT = /^[0-9０-９]/u;
/** Words that a full stop shortens, followed by a name or a number rather than a new sentence. */
const SHORTENED =
  /(?:^|[^\p{L}])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Gov|Sen|Rep|Rev|St|vs|cf|e\.g|i\.e|approx|(?:\p{L}\.)+\p{L})$/u;
/** Words that a full stop shortens before a number: "No. 3", "Sept. 17". */
const SHORTENED_BEFORE_NUMBER =
  /(?:^|[^\p{L}])(?:No|Nos|p|pp|Fig|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;
/** Longest of the words above, with room for an initialism such as P.R.C. */
const SHORTENED_UNITS = 12;
/** A number that opens a sentence is a list's: "1. …". */
const LIST_NUMBER = /(?:^|\s)\d{1,3}$/u;
/** A name in 《》 is not longer than this; an unclosed 《 must not swallow the text. */
const MAX_NAME_UNITS = 60;

function* boundaries(text: string): Generator<number> {
  let previous = 0;
  let nameEnds = 0;
  for (const match of text.matchAll(MARK)) {
    const mark = match[0];
    const at = match.index;
    if (at < previous || mark === '》') continue;
    if (mark === '《') {
      const close = text.slice(at, at + MAX_NAME_UNITS).indexOf('》');
      if (close !== -1) nameEnds = Math.max(nameEnds, at + close);
      continue;
    }
    const lineBreak = LINE_BREAK.test(mark);
    if (!lineBreak && at < nameEnds) continue;
    const after = at + mark.length;
    if (!lineBreak && !endsSentence(text, previous, at, mark)) continue;
    const end = lineBreak ? after : pastClosing(text, previous, after);
    if (!lineBreak && goesOn(text, end)) continue;
    if (!isGraphemeBoundary(text, end)) continue;
    previous = end;
    yield end;
  }
  if (previous < text.length) yield text.length;
}

function endsSentence(text: string, start: number, at: number, mark: string): boolean {
  const after = text.slice(at + mark.length, at + mark.length + 2);
  if (mark === '.' || mark === '．') return fullStopEnds(text, start, at, after);
  if (/^[!?]+$/u.test(mark)) return !LATIN_OR_DIGIT.test(after) && !/^[=&/]/u.test(after);
  return true;
}

function fullStopEnds(text: string, start: number, at: number, after: string): boolean {
  if (DIGIT.test(text[at - 1] ?? '') && DIGIT.test(after)) return false;
  const before = text.slice(Math.max(start, at - SHORTENED_UNITS), at);
  if (before === '' || /[.．]$/u.test(before)) return after.trim() === '' && before !== '';
  if (SHORTENED.test(before)) return after === '';
  if (/^\s?\d/u.test(after) && SHORTENED_BEFORE_NUMBER.test(before)) return false;
  if (LIST_NUMBER.test(before) && text.slice(start, at).trim().length <= 3) return false;
  if (HAN.test(after)) return !DIGIT.test(before.at(-1)!);
  if (after === '') return true;
  const closed = pastClosing(text, start, at + 1);
  return closed === text.length || isSpace(text, closed);
}

function goesOn(text: string, at: number): boolean {
  return CONTINUES.test(text.slice(at, at + LOOK_AHEAD_UNITS));
}

/** The offset behind closing marks from `at` on; a straight quote closes when one is open. */
function pastClosing(text: string, start: number, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const char = text[end]!;
    if (CLOSING.test(char)) continue;
    if (STRAIGHT_QUOTES.has(char) && isOpen(text, start, end, char)) continue;
    break;
  }
  return end;
}

function isOpen(text: string, start: number, end: number, quote: string): boolean {
  let open = false;
  for (let i = start; i < end; i++) {
    // Between letters it is an apostrophe: Xi's.
    if (text[i] === quote && !(quote === "'" && /\p{L}/u.test(text[i - 1] ?? ''))) open = !open;
  }
  return open;
}

/** White space goes, but not a space that carries a combining mark. */
function trim(text: string, from: number, to: number): Span | null {
  let start = from;
  let end = to;
  while (start < end && isSpace(text, start) && !carriesMark(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return start === end ? null : { start, end };
}

function isSpace(text: string, at: number): boolean {
  return /\s/u.test(text[at]!);
}

function carriesMark(text: string, at: number): boolean {
  return text[at + 1] !== '\n' && !isGraphemeBoundary(text, at + 1);
}

/** Characters before which a grapheme always ends, met nearly always; the segmenter decides the rest. */
const PLAIN = /^[\u3400-\u9FFF\u2010-\u2027\u3000-\u3029\uFF01-\uFF60 -~]/u;
let graphemes: Intl.Segmenter | undefined;

function isGraphemeBoundary(text: string, at: number): boolean {
  if (at >= text.length || PLAIN.test(text.slice(at, at + 2))) return true;
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return graphemes.segment(text).containing(at)?.index === at;
}
