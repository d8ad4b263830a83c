import { addressOf, articleAt, formatAddress } from '../../retrieval/address.ts';
import type { Citation } from '../../retrieval/answer.ts';
import { line, sourceOf, wholeOf, type Setting } from '../blocks.ts';
import { createBoundedMap } from '../bounded-map.ts';
import { buttonsUnder } from '../buttons.ts';
import { findPassages, onceEach } from '../find-passages.ts';
import { ELLIPSIS, shorten } from '../grapheme.ts';
import { keywordInContext } from '../keyword-in-context.ts';
import { placeName } from '../place.ts';
import type { Reply } from '../reply.ts';
import { wordingOf } from '../wording.ts';
import type { InlineQueryResultArticle } from './client.ts';
import { fillSlots, type Filled } from './inline-slots.ts';
import type { Frame } from './keyboard.ts';
import { renderTelegram } from './render.ts';

/** One page of what an inline query lists. */
export interface InlinePage {
  readonly results: readonly InlineQueryResultArticle[];
  /** Empty on the last page. */
  readonly nextOffset: string;
}

/** Telegram takes at most 50; ten fill a phone's screen twice over, and more come while scrolling. */
const PAGE_RESULTS = 10;
/** One line on a phone, beside the place. */
const TITLE_UNITS = 20;
/** Two lines on a phone. */
const DESCRIPTION_UNITS = 90;
/** Queries remembered: while somebody types, each key asks anew. */
const MAX_QUERIES = 500;

export interface InlineLister {
  readonly list: (query: string, offset: string, setting: Setting, frame: Frame) => InlinePage;
  /** What was found for the same words is still at hand. */
  readonly knows: (query: string, setting: Setting) => boolean;
}

/**
 * Lists passages for what is typed after the bot's name: hits with the words around them, a place for its
 * address, the pull quotes for nothing. Words between plus signs are replaced in the sentence typed by
 * the article's sentence that has them.
 */
export function createInlineLister(): InlineLister {
  const found = createBoundedMap<string, readonly Citation[]>(MAX_QUERIES);
  const keyOf = (query: string, { engine }: Setting): string => `${engine.corpus.hash} ${query}`;
  const find = (query: string, setting: Setting): readonly Citation[] => {
    const key = keyOf(query, setting);
    const known = found.get(key) ?? findPassages(query, setting);
    found.set(key, known);
    return known;
  };
  return {
    knows: (typed, setting) => found.has(keyOf(typed.trim(), setting)),
    list: (typed, offset, setting, frame) => {
      const query = typed.trim();
      const filled = fillSlots(query, (words) => find(words, setting));
      return filled === null
        ? pageOf(find(query, setting), offset, (citation) =>
            passageResult(citation, setting, frame),
          )
        : pageOf(filled, offset, (sentence) => sentenceResult(sentence, setting, frame));
    },
  };
}

function pageOf<T>(
  all: readonly T[],
  offset: string,
  resultOf: (one: T) => InlineQueryResultArticle,
): InlinePage {
  const start = /^\d{1,6}$/.test(offset) ? Number(offset) : 0;
  const end = start + PAGE_RESULTS;
  return {
    results: all.slice(start, end).map(resultOf),
    nextOffset: end < all.length ? String(end) : '',
  };
}

function passageResult(
  citation: Citation,
  setting: Setting,
  frame: Frame,
): InlineQueryResultArticle {
  const { passage, answer } = citation;
  const reply: Reply = {
    status: 'shown',
    blocks: [wholeOf(passage, answer), sourceOf(citation, setting)],
    buttons: buttonsUnder(citation, setting, { whole: true, judged: null }),
  };
  return {
    type: 'article',
    id: formatAddress(addressOf(passage)),
    title: titleOf(citation, setting),
    description: inContext(citation, DESCRIPTION_UNITS),
    ...contentOf(reply, frame),
  };
}

/** The sentence typed, the article's words in it, and below where they stand. */
function sentenceResult(filled: Filled, setting: Setting, frame: Frame): InlineQueryResultArticle {
  const [first] = filled.citations;
  const reply: Reply = {
    status: 'shown',
    blocks: [
      line(filled.text),
      ...onceEach(filled.citations).map((citation) => sourceOf(citation, setting)),
    ],
    buttons: [],
  };
  return {
    type: 'article',
    id: `+${formatAddress(addressOf(first.passage))}`,
    title: titleOf(first, setting),
    description: filled.text,
    ...contentOf(reply, frame),
  };
}

/** What a chosen result posts. */
export function contentOf(
  reply: Reply,
  frame: Frame,
): Pick<InlineQueryResultArticle, 'input_message_content' | 'reply_markup'> {
  const { text, entities, reply_markup } = renderTelegram(reply, frame);
  return {
    input_message_content: {
      message_text: text,
      entities: [...entities],
      link_preview_options: { is_disabled: true },
    },
    ...(reply_markup !== undefined && { reply_markup }),
  };
}

/** The place, and as much of the hit as one line of a phone shows; with several articles, whose it is. */
function titleOf(citation: Citation, setting: Setting): string {
  const { passage } = citation;
  const { corpus } = setting.engine;
  const place = placeName(passage, wordingOf(setting.lang));
  const title = articleAt(corpus, passage.article)?.title ?? '';
  const named = corpus.entries.length > 1 ? `《${shorten(title, TITLE_UNITS)}》` : ' ';
  return `${place}${named}${inContext(citation, TITLE_UNITS)}`;
}

function inContext(citation: Citation, units: number): string {
  const { text, cut } = keywordInContext(citation, units);
  return `${cut.before ? ELLIPSIS : ''}${text}${cut.after ? ELLIPSIS : ''}`;
}
