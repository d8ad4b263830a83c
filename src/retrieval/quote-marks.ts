import type { Span } from './article.ts';

/**
 * The longest stretch of a text in quotation marks, or the lines quoted with `>`; null without any. What
 * stands in 《》 is a title, no quotation, and marks inside belong to it.
 */
export function markedStretch(flat: string): Span | null {
  const lines = /^(?:[ \t]*>[^\n]*\n?)+/mu.exec(flat);
  if (lines !== null && lines[0].length < flat.length) {
    return { start: lines.index, end: lines.index + lines[0].length };
  }
  let longest: Span | null = null;
  for (let at = 0; at < flat.length; at++) {
    const open = flat[at]!;
    if (!OPENING.includes(open)) continue;
    const end = closing(flat, at, open);
    if (end === -1) continue;
    if (open !== '《' && end - at - 1 > (longest === null ? 0 : longest.end - longest.start)) {
      longest = { start: at + 1, end };
    }
    at = end;
  }
  return longest;
}

const OPENING = '“„‟〝‘「『"«‹《';
const CLOSES: Readonly<Record<string, string>> = {
  '“': '”“"',
  '„': '”“"',
  '‟': '”"',
  '"': '"”“',
  '〝': '〞〟',
  '‘': '’',
  '「': '」',
  '『': '』',
  '«': '»',
  '‹': '›',
  '《': '》',
};

/** Where the mark opened at `at` closes, marks of its own kind inside counted; -1 if nowhere. */
function closing(flat: string, at: number, open: string): number {
  const closes = CLOSES[open]!;
  let depth = 1;
  for (let i = at + 1; i < flat.length; i++) {
    const mark = flat[i]!;
    if (closes[0] !== open && mark === open) depth++;
    else if (mark === closes[0] && --depth === 0) return i;
  }
  for (let i = at + 1; i < flat.length; i++) if (closes.includes(flat[i]!)) return i;
  return -1;
}
