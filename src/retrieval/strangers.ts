import type { Segmenter } from './jieba.ts';
import { stem } from './stem.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

/**
 * Names in a question that the corpus never mentions: whoever asks about somebody else will not find the
 * answer here, however much the rest of the words agree.
 */
export function strangers(
  input: string,
  folded: string,
  segmenter: Segmenter,
  mentions: (word: string) => boolean,
): string[] {
  const found = new Set<string>();
  for (const { word, tag } of segmenter.tag(folded)) {
    if (!NAME_TAG.test(tag) || word.length < 2 || !/^\p{Script=Han}+$/u.test(word)) continue;
    if (!mentions(word)) found.add(word);
  }
  for (const match of input.matchAll(CAPITALISED)) {
    const word = match[0].toLowerCase();
    if (ENGLISH_STOP_WORDS.has(word) || opensSentence(input, match.index)) continue;
    if (folded.includes(word) && !mentions(word) && !mentions(stem(word))) found.add(word);
  }
  return [...found];
}

/** nodejieba's tags of persons, places, organisations and other proper names. */
const NAME_TAG = /^(?:nr|ns|nt|nz)/;
const CAPITALISED = /\p{Lu}[\p{L}\d]+(?:-\p{Lu}[\p{L}\d]+)*/gu;

function opensSentence(input: string, at: number): boolean {
  return /(?:^|[.!?:\n"“「])\s*$/u.test(input.slice(0, at));
}
