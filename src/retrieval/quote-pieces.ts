import type { Citation, Pieces } from './answer.ts';
import { type Passage, slice, type Span } from './article.ts';
import { type Cut, wordsOf } from './diff.ts';
import { fold, sourceSpan } from './fold.ts';
import type { Place } from './quote-exact.ts';
import { type QuoteStream, segmentsOf } from './quote-stream.ts';
import { type QuoteText, quoteText } from './quote-text.ts';

/** What stands between the pieces of a quotation that runs over a paragraph's end. */
const PIECE_BREAK = '\n';

/** The true wording: the pieces' words, paragraphs parted by a line break. */
export function joinPieces(pieces: readonly Citation[]): string {
  return pieces
    .map(({ passage, answer }) => passage.text.slice(answer?.start ?? 0, answer?.end ?? 0))
    .join(PIECE_BREAK);
}

/**
 * The letters of a stream as citations, one for each passage. Marks that the quotation has around its letters
 * are taken along where the passage has them too.
 */
export function piecesAt(stream: QuoteStream, place: Place, quote: QuoteText): Pieces {
  const segments = segmentsOf(stream, place.start, place.end);
  const before = quote.source.slice(0, quote.letters.starts[0]);
  const after = quote.source.slice(quote.letters.ends.at(-1));
  const pieces = segments.map(({ passage, letter }, index) => {
    const { letters } = quoteText(passage.text);
    const span = sourceSpan(
      letters,
      Math.max(place.start - letter, 0),
      Math.min(place.end - letter, letters.text.length),
    );
    const isLast = index === segments.length - 1;
    // Where it runs over a passage's end, the marks there are the quotation's.
    const start = index === 0 ? span.start - marksBefore(passage.text, span.start, before) : 0;
    const end = isLast ? span.end + marksAfter(passage.text, span.end, after) : passage.text.length;
    return cite(passage, { start, end });
  });
  return pieces as unknown as Pieces;
}

/**
 * The last piece with the word completed that its end cuts, where `cut` finds one: an altered quotation that
 * ends 通畅 stands against 畅通 of the article, not against 畅.
 */
export function withLastWord(pieces: Pieces, cut: Cut): Pieces {
  const { passage, answer } = pieces.at(-1)!;
  if (answer === null) return pieces;
  const sentence = passage.sentences.find(
    ({ start, end }) => start < answer.end && answer.end < end,
  );
  if (sentence === undefined) return pieces;
  let end = sentence.start;
  for (const word of wordsOf(slice(passage.text, sentence), cut)) {
    end += word.length;
    if (end >= answer.end) break;
  }
  if (end - answer.end > MAX_WORD_END) return pieces;
  return [...pieces.slice(0, -1), cite(passage, { ...answer, end })] as unknown as Pieces;
}

/** Units that may complete a word; a segmenter's longer finds are names. */
const MAX_WORD_END = 2;

/** A span with the sentences that it touches, whole: what stands before or behind it may turn its meaning. */
export function cite(passage: Passage, answer: Span): Citation {
  const touched = passage.sentences.filter(
    ({ start, end }) => start < answer.end && end > answer.start,
  );
  const sentence = {
    start: Math.min(answer.start, touched[0]?.start ?? answer.start),
    end: Math.max(answer.end, touched.at(-1)?.end ?? answer.end),
  };
  return { passage, sentence, answer };
}

function marksBefore(text: string, at: number, marks: string): number {
  let taken = 0;
  while (taken < marks.length && sameMark(marks.at(-1 - taken)!, text[at - 1 - taken])) taken++;
  return taken;
}

function marksAfter(text: string, at: number, marks: string): number {
  let taken = 0;
  while (taken < marks.length && sameMark(marks[taken]!, text[at + taken])) taken++;
  return taken;
}

function sameMark(mark: string, other: string | undefined): boolean {
  return other !== undefined && fold(mark).text === fold(other).text;
}
