import type { Citation, QuoteVerdict } from './answer.ts';
import type { Article, Corpus, Passage } from './article.ts';
import { changesBetween, type Cut, cutWords } from './diff.ts';
import { findLetters } from './quote-exact.ts';
import { cite, joinPieces, piecesAt, withLastWord } from './quote-pieces.ts';
import { createQuoteStream, type QuoteStream, unitAt, UNKNOWN } from './quote-stream.ts';
import { CLAUSE_BREAK, type QuoteText, quoteText } from './quote-text.ts';
import { alignedStretches, type Stretch } from './quote-stretches.ts';
import { numberUnits } from './quote-windows.ts';

/** Finds quotations in a corpus, word for word or altered. */
export interface QuoteIndex {
  /**
   * Where the words of `asked` stand, or what comes nearest. Null where it has no letter or digit. `exactOnly`
   * leaves out the search for altered wordings: `absent` then only means "not word for word".
   */
  find(asked: string, options?: FindOptions): QuoteMatch | null;
  /** The verdict to show; null for an absent one. */
  verdict(match: QuoteMatch): QuoteVerdict | null;
  /** Whether the best stretch begins or ends where a clause of the article does. */
  isClause(match: QuoteMatch, end: 'start' | 'end'): boolean;
  /** What comes nearest to an absent quotation, best first, at most `MAX_NEAREST`. */
  nearest(match: QuoteMatch): readonly Citation[];
}

export interface FindOptions {
  /** Keep to this article. An unknown id is ignored. */
  readonly article?: string | undefined;
  readonly exactOnly?: boolean;
}

/** How a quotation lies in the corpus. */
export interface QuoteMatch {
  readonly verdict: 'exact' | 'altered' | 'absent';
  readonly quote: QuoteText;
  /** By unit of the quotation: 1 where it stands in the stretch. */
  readonly aligned: Uint8Array;
  /** Letters that align, of all letters; 0 to 1. */
  readonly share: number;
  /** Units of the quotation that the corpus has somewhere, of all units; 0 to 1. */
  readonly known: number;
  /** Stretches, best first. Only those of a quotation that is not absent are the quotation's. */
  readonly stretches: readonly Stretch[];
}

/** Share of a quotation's letters that must align with one stretch; with fewer it is absent. */
const MIN_ALIGNED_SHARE = 0.6;
/** Places that come near an absent quotation, and the share below which nothing does. */
const MAX_NEAREST = 3;
const MIN_NEAREST_SHARE = 0.25;
/** Other places of the same words. */
const MAX_OTHERS = 5;
/** A quotation that runs over a heading is longer than this, in units, and partly found without it. */
const MIN_CROSSING_UNITS = 12;
const MIN_CROSSING_SHARE = 0.3;

/** Built at the first question. `cut` finds words, so that changes read well; see `changesBetween`. */
export function createQuoteIndex(corpus: Corpus, cut: Cut = cutWords): QuoteIndex {
  const articles = corpus.entries.map(({ article }) => article);
  const everything = lazyStreams(articles);
  const single = new Map(articles.map((article) => [article.id, lazyStreams([article])]));

  return {
    find(asked, { article, exactOnly = false } = {}) {
      const quote = quoteText(asked);
      if (quote.keys === '') return null;
      const streams = (article === undefined ? undefined : single.get(article)) ?? everything;
      return findIn(streams, quote, exactOnly);
    },
    verdict(match) {
      const [stretch] = match.stretches;
      if (match.verdict === 'absent' || stretch === undefined) return null;
      const asked = match.quote.source;
      const found = piecesAt(stretch.stream, stretch.place, match.quote);
      const pieces = endsLoose(match) ? withLastWord(found, cut) : found;
      return {
        verdict: match.verdict,
        asked,
        pieces,
        changes: changesBetween(asked, joinPieces(pieces), cut),
        others: othersOf(match, stretch, pieces),
      };
    },
    isClause({ stretches: [stretch] }, end) {
      if (stretch === undefined) return false;
      const { stream, place } = stretch;
      const letter = end === 'start' ? place.start : place.end;
      const unit = unitAt(stream, letter);
      return stream.letters[unit] === letter && stream.breaks[unit]! >= CLAUSE_BREAK;
    },
    nearest(match) {
      const near = match.stretches.filter(({ share }) => share >= MIN_NEAREST_SHARE);
      const citations = near.map(({ stream, place }) => piecesAt(stream, place, match.quote)[0]);
      return withoutRepeats(citations).slice(0, MAX_NEAREST);
    },
  };
}

/** Words that an exact match may stand in: bodies first, so that the paragraph is cited. */
interface Streams {
  /** Bodies run on from paragraph to paragraph; what stands between them comes after, by itself. */
  readonly main: () => QuoteStream;
  /** Everything in reading order, for a quotation that was copied across a heading. */
  readonly reading: () => QuoteStream;
}

function lazyStreams(articles: readonly Article[]): Streams {
  let main: QuoteStream | undefined;
  let reading: QuoteStream | undefined;
  return {
    main: () =>
      (main ??= createQuoteStream([
        ...articles.map(({ passages }) => passages.filter(({ kind }) => kind === 'body')),
        ...articles.flatMap(({ passages }) => islands(passages)),
      ])),
    reading: () => (reading ??= createQuoteStream(articles.map(({ passages }) => passages))),
  };
}

/** Runs of passages that are no paragraphs, in reading order. */
function islands(passages: readonly Passage[]): Passage[][] {
  const groups: Passage[][] = [];
  for (const [index, passage] of passages.entries()) {
    if (passage.kind === 'body') continue;
    if (index > 0 && passages[index - 1]!.kind !== 'body') groups.at(-1)!.push(passage);
    else groups.push([passage]);
  }
  return groups;
}

function findIn(streams: Streams, quote: QuoteText, exactOnly: boolean): QuoteMatch {
  const stream = streams.main();
  const units = numberUnits(stream, quote);
  const known = units.reduce((sum, unit) => sum + (unit === UNKNOWN ? 0 : 1), 0) / units.length;
  const whole = { quote, aligned: new Uint8Array(units.length).fill(1), share: 1, known };
  const exact = findLetters(stream, quote, units).filter(({ exact }) => exact);
  if (exact.length > 0) {
    const stretches = exact.map(({ place }) => ({ ...whole, stream, place }));
    return { ...whole, verdict: 'exact', stretches };
  }
  const nothing = new Uint8Array(units.length);
  if (exactOnly) return { ...whole, verdict: 'absent', aligned: nothing, share: 0, stretches: [] };

  const found = alignedStretches(stream, quote, units);
  const best = found[0];
  if (
    units.length >= MIN_CROSSING_UNITS &&
    best !== undefined &&
    best.share >= MIN_CROSSING_SHARE
  ) {
    const reading = streams.reading();
    const crossing = findLetters(reading, quote, numberUnits(reading, quote)).find(
      ({ exact }) => exact,
    );
    if (crossing !== undefined) {
      const stretches = [{ ...whole, stream: reading, place: crossing.place }];
      return { ...whole, verdict: 'exact', stretches };
    }
  }
  const share = best?.share ?? 0;
  return {
    quote,
    known,
    share,
    verdict: share >= MIN_ALIGNED_SHARE ? 'altered' : 'absent',
    aligned: best?.aligned ?? nothing,
    stretches: found,
  };
}

/** Whether the last two units of a quotation are not both the article's. */
function endsLoose({ aligned }: QuoteMatch): boolean {
  return aligned.at(-1) === 0 || aligned.at(-2) === 0;
}

/** Other places of the true words, and pull quotes that repeat them in part. */
function othersOf(match: QuoteMatch, stretch: Stretch, pieces: readonly Citation[]): Citation[] {
  const { stream, place } = stretch;
  const words = quoteText(joinPieces(pieces));
  const places =
    match.verdict === 'exact'
      ? match.stretches.slice(1).map(({ place }) => place)
      : findLetters(stream, words, numberUnits(stream, words)).map(({ place }) => place);
  const same = places
    .filter(({ start }) => start !== place.start)
    .flatMap((other) => piecesAt(stream, other, match.quote).slice(0, 1));
  const own = new Set(pieces.map(({ passage }) => passage));
  return withoutRepeats([...same, ...repeatsOf(stream, pieces)])
    .filter(({ passage }) => !own.has(passage))
    .slice(0, MAX_OTHERS);
}

/** Pull quotes of what the pieces quote. */
function repeatsOf(stream: QuoteStream, pieces: readonly Citation[]): Citation[] {
  return stream.segments.flatMap(({ passage }) => {
    const { repeats } = passage;
    if (repeats === null) return [];
    const isRepeated = pieces.some(
      ({ passage: { article, label }, answer }) =>
        article === passage.article &&
        label === repeats.label &&
        answer !== null &&
        answer.start < repeats.span.end &&
        answer.end > repeats.span.start,
    );
    return isRepeated ? [cite(passage, { start: 0, end: passage.text.length })] : [];
  });
}

/** One citation for each passage, the first. */
function withoutRepeats(citations: readonly Citation[]): Citation[] {
  const seen = new Set<Passage>();
  return citations.filter(({ passage }) => !seen.has(passage) && seen.add(passage));
}
