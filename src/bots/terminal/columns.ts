import { graphemes } from '../grapheme.ts';

/**
 * Characters that a terminal draws two columns wide: the East Asian Wide and Fullwidth classes of
 * UAX #11 for the scripts an article may be in, and emoji.
 */
const WIDE =
  /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Bopomofo}|\p{Script=Yi}|[\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
/** What takes no column of its own: marks that combine, and characters that only steer. */
const ZERO = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;

/** Columns that a text takes in a terminal. */
export function columns(text: string): number {
  let sum = 0;
  for (const grapheme of graphemes(text)) {
    if (ZERO.test(grapheme)) continue;
    sum += WIDE.test(grapheme) ? 2 : 1;
  }
  return sum;
}
