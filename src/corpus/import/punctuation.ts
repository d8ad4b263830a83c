import { isChinese } from './shape.ts';

/** One mark made full-width; `at` is its offset before. */
export interface Widened {
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/**
 * Makes half-width punctuation full-width where it stands in Chinese, and drops the spaces that stood for
 * its width. Numbers (2.3, 1,000, 12:30), Latin text, addresses and ellipses stay as they are, and so does
 * all of a text that is not mainly Chinese.
 */
export function widenPunctuation(text: string): { text: string; changes: Widened[] } {
  if (!isChinese(text)) return { text, changes: [] };
  // A mark made wide may show that its neighbour stands in Chinese too.
  let wide = text;
  for (let before = ''; before !== wide;) {
    before = wide;
    wide = replaceAt(replaceAt(wide, pairedMarks(wide)), singleMarks(wide));
  }
  return dropSpaces(text, wide);
}

/** Offsets stay: one character for one. */
function replaceAt(text: string, marks: Iterable<[number, string]>): string {
  const units = text.split('');
  for (const [at, mark] of marks) units[at] = mark;
  return units.join('');
}

function dropSpaces(text: string, wide: string): { text: string; changes: Widened[] } {
  const changes: Widened[] = [];
  let widened = '';
  for (let at = 0; at < text.length; at++) {
    const to = wide[at]!;
    widened += to;
    if (to === text[at]) continue;
    changes.push({ at, from: text[at]!, to });
    while (SPACED.has(to) && text[at + 1] === ' ') at++;
  }
  return { text: widened, changes };
}

const WIDE_MARKS: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
};
/** Marks that half-width text sets a space behind. */
const SPACED = new Set(['，', '。', '；', '：', '！', '？']);
const WIDE = /[\p{Script=Han}“”‘’「」『』（）《》〈〉【】，。、；：！？…—％]/u;

/** Comma, full stop and the like behind or before a Han character. */
function* singleMarks(text: string): Generator<[number, string]> {
  for (const match of text.matchAll(/[,.;:!?]/gu)) {
    const at = match.index;
    const mark = match[0];
    const before = text[at - 1] ?? '';
    const after = text[at + 1] ?? '';
    const ok = WIDE.test(before) || isClosed(text, at);
    const widen = mark === '.' ? fullStopIn(ok, before, after) : ok || commaIn(mark, before, after);
    if (widen) yield [at, WIDE_MARKS[mark]!];
  }
}

/** A half-width bracket or quote that closes Chinese: (上合), "上合". */
function isClosed(text: string, at: number): boolean {
  return /[)"'\]%]/u.test(text[at - 1] ?? '') && WIDE.test(text[at - 2] ?? '');
}

function fullStopIn(afterChinese: boolean, before: string, after: string): boolean {
  // At the very end a number's full stop is the sentence's.
  if (after === '') return afterChinese || /\d/u.test(before);
  return afterChinese && before !== '.' && (/\s/u.test(after) || WIDE.test(after));
}

/** Behind a number or a Latin word only a Han character shows that the sentence is Chinese: 2021,中方. */
function commaIn(mark: string, before: string, after: string): boolean {
  // A mark of exclamation may belong to the name: Yahoo!公司.
  return mark !== '!' && /[\p{L}\p{N}%)"\]]/u.test(before) && WIDE.test(after);
}

/** Brackets and straight quotes that hold or touch Chinese, both or neither. */
function* pairedMarks(text: string): Generator<[number, string]> {
  for (const { pattern, open, close } of PAIRED) {
    // An odd quote pairs everything behind it wrongly.
    if (open === '“' && text.split('"').length % 2 === 0) continue;
    for (const match of text.matchAll(pattern)) {
      const first = match.index;
      const last = first + match[0].length - 1;
      const around = [text[first - 1] ?? '', text[last + 1] ?? ''];
      const touches = around.some((char) => WIDE.test(char));
      if (!touches && !/\p{Script=Han}/u.test(match[0])) continue;
      yield [first, open];
      yield [last, close];
    }
  }
}

const PAIRED = [
  { pattern: /\([^()\n]*\)/gu, open: '（', close: '）' },
  { pattern: /"[^"\n]*"/gu, open: '“', close: '”' },
  // Only around Han characters on both sides: it is an apostrophe elsewhere.
  { pattern: /'\p{Script=Han}(?:[^'\n]*[\p{Script=Han}，。！？])?'/gu, open: '‘', close: '’' },
] as const;
