import { addressOf, formatAddress } from '../../retrieval/address.ts';
import type { Citation } from '../../retrieval/answer.ts';
import { articleAt } from '../../retrieval/address.ts';
import type { Setting } from '../blocks.ts';
import { findPassages } from '../find-passages.ts';
import { ELLIPSIS, shorten } from '../grapheme.ts';
import { keywordInContext } from '../keyword-in-context.ts';
import { placeName } from '../place.ts';
import { wordingOf } from '../wording.ts';
import { oneLine } from './markdown.ts';
import type { Choice } from './payload.ts';

/** Choices of an autocomplete, and characters of each (interactions/application-commands). */
export const MAX_CHOICES = 25;
export const MAX_CHOICE_UNITS = 100;
/** In front of a passage a title only tells the articles apart. */
const TITLE_UNITS = 12;

/**
 * Passages for what is typed, best first: a label with the words around the hit, and the address as its
 * value. The pull quotes for nothing.
 */
export function passageChoices(typed: string, article: string | null, setting: Setting): Choice[] {
  return findPassages(typed.trim(), setting, article)
    .slice(0, MAX_CHOICES)
    .map((citation) => ({
      name: labelOf(citation, setting),
      value: formatAddress(addressOf(citation.passage)),
    }));
}

/** Articles whose title or id has what is typed. */
export function articleChoices(typed: string, { engine }: Setting): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return engine.corpus.entries
    .map(({ article }) => article)
    .filter(({ id, title }) => id.includes(wanted) || title.toLowerCase().includes(wanted))
    .slice(0, MAX_CHOICES)
    .map(({ id, title }) => ({ name: shorten(oneLine(title), MAX_CHOICE_UNITS), value: id }));
}

/** `¶13 …words around the hit…`, at most 100 UTF-16 units, never cut inside a character. */
function labelOf(citation: Citation, { engine, lang }: Setting): string {
  const { passage } = citation;
  const { corpus } = engine;
  const title = articleAt(corpus, passage.article)?.title ?? '';
  const place = placeName(passage, wordingOf(lang));
  const where = corpus.entries.length < 2 ? place : `${place}《${shorten(title, TITLE_UNITS)}》`;
  const room = MAX_CHOICE_UNITS - where.length - 1;
  const { text, cut } = keywordInContext(citation, room);
  return oneLine(`${where} ${cut.before ? ELLIPSIS : ''}${text}${cut.after ? ELLIPSIS : ''}`);
}
