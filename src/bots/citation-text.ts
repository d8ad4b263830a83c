import { articleAt } from '../retrieval/address.ts';
import type { Citation } from '../retrieval/answer.ts';
import type { Corpus } from '../retrieval/article.ts';
import { shorten } from './grapheme.ts';
import type { Wording } from './wording.ts';

/** Telegram's limit on text to copy, in characters; UTF-16 units are never fewer. */
export const MAX_CITATION_UNITS = 256;
/** A title longer than this would leave no room for the words. */
const MAX_TITLE_UNITS = 100;

/** A citation to copy: 「…」——《title》第13段, at most 256 UTF-16 units. */
export function citationText(corpus: Corpus, citation: Citation, wording: Wording): string {
  const { passage, sentence } = citation;
  const title = shorten(articleAt(corpus, passage.article)?.title ?? '', MAX_TITLE_UNITS);
  const place = wording.citedPlace(passage.kind, passage.number);
  const room = MAX_CITATION_UNITS - wording.citation('', title, place).length;
  const words = passage.text.slice(sentence.start, sentence.end);
  return wording.citation(shorten(words, room), title, place);
}
