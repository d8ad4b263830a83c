import { addressOf, articleAt, formatAddress } from '../retrieval/address.ts';
import type { Citation } from '../retrieval/answer.ts';
import type { Corpus, Passage, Span } from '../retrieval/article.ts';
import type { Engine } from '../retrieval/engine.ts';
import { shorten } from './grapheme.ts';
import { excerptOf, keywordInContext } from './keyword-in-context.ts';
import type { Lang } from './lang.ts';
import { attribution, placeName, placeUrl } from './place.ts';
import { NOT_CUT, type Block, type Entry, type Reply } from './reply.ts';
import { wordingOf, type Wording } from './wording.ts';

/** What a reply is made with. */
export interface Setting {
  readonly engine: Engine;
  readonly lang: Lang;
  /** Where the reader page is served, or null. */
  readonly publicUrl: string | null;
  /** Told of each reply that is given, for counts, where a bot makes and gives it in one step. */
  readonly gave?: (reply: Reply) => void;
}

/** A passage up to this many UTF-16 units is shown whole: three lines on a phone, six at most. */
const SHORT_PASSAGE_UNITS = 120;
/** A quotation past this many UTF-16 units fills a phone's screen, so it should fold. */
const LONG_QUOTE_UNITS = 300;
/** An entry is one line, two on a phone. */
const ENTRY_UNITS = 48;
/** A title in an entry names its article; a dozen Han characters are enough to tell. */
const ENTRY_TITLE_UNITS = 14;

export function line(text: string, strong = false): Block {
  return { kind: 'line', text, strong };
}

/** The answer in its passage where that is short, else in its sentence. */
export function quoteOf(citation: Citation): Block {
  const { passage } = citation;
  if (passage.text.length <= SHORT_PASSAGE_UNITS) return wholeOf(passage, citation.answer);
  return quoteBlock(passage.text, shownSpan(citation), citation.answer);
}

/** The whole passage, with an answer marked or none. */
export function wholeOf(passage: Passage, answer: Span | null = null): Block {
  return quoteBlock(passage.text, { start: 0, end: passage.text.length }, answer);
}

/** True where `quoteOf` shows less than the passage. */
export function isPartial(citation: Citation): boolean {
  const { start, end } = shownSpan(citation);
  const { length } = citation.passage.text;
  return length > SHORT_PASSAGE_UNITS && end - start < length;
}

export function sourceOf(citation: Citation, setting: Setting): Block {
  const { passage } = citation;
  const { corpus } = setting.engine;
  const wording = wordingOf(setting.lang);
  return {
    kind: 'source',
    place: placeName(passage, wording),
    attribution: attribution(articleAt(corpus, passage.article), wording),
    address: formatAddress(addressOf(passage)),
    url: placeUrl(corpus, passage, citation.sentence, setting.publicUrl),
  };
}

/** Citations as one-line entries; with several articles each names its own. */
export function entriesOf(citations: readonly Citation[], setting: Setting): Block {
  return entryBlock(citations.map((citation) => entryOf(citation, setting)));
}

export function entryBlock(entries: readonly Entry[]): Block {
  return { kind: 'entries', entries, cut: false };
}

function entryOf(citation: Citation, { engine, lang }: Setting): Entry {
  return {
    place: entryPlace(engine.corpus, citation.passage, wordingOf(lang)),
    ...keywordInContext(citation, ENTRY_UNITS),
    address: formatAddress(addressOf(citation.passage)),
  };
}

/** A name and a value of ours, or a command and what it does. */
export function field(place: string, text: string): Entry {
  return { place, text, marks: [], cut: NOT_CUT, address: null };
}

/** A passage as a citation of its beginning, with nothing in particular marked. */
export function citationOf(passage: Passage): Citation {
  const whole = { start: 0, end: passage.text.length };
  return { passage, sentence: passage.sentences[0] ?? whole, answer: null };
}

function quoteBlock(text: string, span: Span, answer: Span | null): Block {
  const { text: words, marks, cut } = excerptOf(text, span, answer);
  return { kind: 'quote', text: words, marks, long: words.length > LONG_QUOTE_UNITS, cut };
}

/** An answer may run over the end of its sentence; then both are shown. */
function shownSpan({ sentence, answer }: Citation): Span {
  if (answer === null) return sentence;
  return {
    start: Math.min(sentence.start, answer.start),
    end: Math.max(sentence.end, answer.end),
  };
}

function entryPlace(corpus: Corpus, passage: Passage, wording: Wording): string {
  const place = placeName(passage, wording);
  if (corpus.entries.length < 2 || passage.kind === 'title') return place;
  const title = articleAt(corpus, passage.article)?.title ?? '';
  return `${place}《${shorten(title, ENTRY_TITLE_UNITS)}》`;
}
