import type { Citation } from '../retrieval/answer.ts';
import type { Span } from '../retrieval/article.ts';
import { ELLIPSIS, units, windowAround, type Measure } from './grapheme.ts';
import type { Cut } from './reply.ts';

/** A stretch of a passage: `text` is a slice of it, `marks` are offsets into `text`. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly Span[];
  readonly cut: Cut;
}

/**
 * One line of a citation, centred on its hit: at most `room` units with the ellipses that `cut` asks
 * for, never cut inside a grapheme. Without a hit it opens at the sentence.
 */
export function keywordInContext(
  citation: Citation,
  room: number,
  measure: Measure = units,
): Excerpt {
  const { text } = citation.passage;
  const focus = citation.answer ?? { start: citation.sentence.start, end: citation.sentence.start };
  if (measure(text) <= room)
    return excerptOf(text, { start: 0, end: text.length }, citation.answer);
  const span = windowAround(text, focus, room - 2 * measure(ELLIPSIS), measure);
  return excerptOf(text, trimmed(text, span, focus), citation.answer);
}

/** What closes a clause or is blank makes a poor beginning; what opens one, a poor end. */
const POOR_START = /^[\s\p{Pe}\p{Pf}，。、；：！？,.;:!?]+/u;
const POOR_END = /[\s\p{Ps}\p{Pi}]+$/u;

function trimmed(text: string, span: Span, focus: Span): Span {
  const before = text.slice(span.start, Math.max(span.start, focus.start));
  const after = text.slice(Math.min(span.end, focus.end), span.end);
  const start = span.start === 0 ? 0 : (POOR_START.exec(before)?.[0].length ?? 0);
  const end = span.end === text.length ? 0 : (POOR_END.exec(after)?.[0].length ?? 0);
  return { start: span.start + start, end: span.end - end };
}

/** The words of `text` in `span`, with the part of `mark` that lies in it marked. */
export function excerptOf(text: string, span: Span, mark: Span | null): Excerpt {
  return {
    text: text.slice(span.start, span.end),
    marks: mark === null ? [] : shiftMarks([mark], span),
    cut: { before: span.start > 0, after: span.end < text.length },
  };
}

/** Marks as offsets into a window; what lies outside it is left out. */
export function shiftMarks(marks: readonly Span[], window: Span): Span[] {
  return marks
    .map((mark) => ({
      start: Math.max(mark.start, window.start) - window.start,
      end: Math.min(mark.end, window.end) - window.start,
    }))
    .filter((mark) => mark.start < mark.end);
}
