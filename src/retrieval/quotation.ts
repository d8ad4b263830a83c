import type { Span } from './article.ts';
import { ASKING, readFrame, type Wants } from './quote-frame.ts';
import { markedStretch } from './quote-marks.ts';
import { peel, trimEdges } from './quote-peel.ts';
import { toSimplified } from './script.ts';

/** A quotation that an input may hold. */
export interface Reading {
  /** Where it stands in the input, without the words and marks around it. */
  readonly span: Span;
  /**
   * How sure it is a quotation: `marked` by quotation marks, `framed` by words that ask about a quotation,
   * `bare` with nothing around it.
   */
  readonly setting: 'marked' | 'framed' | 'bare';
  readonly wants: Wants;
  /** Whether the words around it ask about a quotation: where it stands, whether it is right. */
  readonly cue: boolean;
  /** Whether all that was taken off is such words, or politeness: no name, no claim of the reader's own. */
  readonly explained: boolean;
  /** Whether marks, a colon or a space part the quotation from what neither is. */
  readonly parted: boolean;
  /** Only an exact match makes it a quotation: what was taken off may as well have made it a question. */
  readonly exactOnly: boolean;
}

/** What an input may quote, the widest reading first; `flat` is the input as patterns see it. */
export interface Readings {
  readonly flat: string;
  readonly readings: readonly Reading[];
}

/** Takes the quotation out of the words around it. Total; most inputs have one reading, the whole. */
export function readInput(input: string): Readings {
  const flat = flatten(input);
  const whole = trimEdges(flat, { start: 0, end: flat.length });
  const readings: Reading[] = [
    {
      span: whole,
      setting: 'bare',
      wants: 'verdict',
      cue: false,
      explained: true,
      parted: true,
      exactOnly: false,
    },
  ];
  const marked = markedStretch(flat);
  const reading = marked === null ? null : readMarked(flat, marked);
  if (reading !== null) readings.push(reading);
  else if (marked === null || isInside(flat, marked)) readings.push(...readPeeled(flat, whole));
  return { flat, readings: readings.filter(({ span }) => span.end > span.start) };
}

/** Folds width, script and case, each only where the length stays, so that offsets are the input's. */
function flatten(input: string): string {
  const narrow = Array.from(input, (char) => {
    const folded = char.normalize('NFKC').toLowerCase();
    return folded.length === char.length ? folded : char;
  }).join('');
  return toSimplified(narrow);
}

/** Letters that may stand unexplained around a quotation in marks: a name, a particle. */
const MAX_REST_LETTERS = 4;
/** A quotation in marks without a cue outweighs the words around it by this. */
const MIN_MARKED_RATIO = 3;

function readMarked(flat: string, marked: Span): Reading | null {
  const span = trimEdges(flat, marked);
  const around = `${flat.slice(0, marked.start)} ${flat.slice(marked.end)}`;
  const frame = readFrame(around);
  const letters = lettersIn(flat.slice(span.start, span.end));
  const unexplained = frame.rest.length > MAX_REST_LETTERS ? frame.rest.length : 0;
  if (frame.asksElse || unexplained > letters) return null;
  if (!frame.cue) {
    // Without a cue, words around that ask are a question with a term in it; so are those that outweigh it.
    if (ASKING.test(around) || lettersIn(around) > letters) return null;
    if (unexplained * MIN_MARKED_RATIO > letters) return null;
  }
  const { wants, cue, rest } = frame;
  const explained = rest === '';
  return { span, setting: 'marked', wants, cue, explained, parted: true, exactOnly: false };
}

function readPeeled(flat: string, whole: Span): Reading[] {
  const peeled = peel(flat, whole);
  // Each reading of a long text costs time, and the words around it weigh little.
  const kept = flat.length > MAX_PEELED_UNITS ? peeled.slice(-1) : peeled;
  return kept.map(({ weak, ...rest }) => ({
    ...rest,
    setting: rest.cue ? 'framed' : 'bare',
    exactOnly: weak,
  }));
}

/** Longest input, in UTF-16 units, that is read with each part of its frame. */
const MAX_PEELED_UNITS = 600;

/** Whether marks only set off a word or two inside a longer text. */
function isInside(flat: string, marked: Span): boolean {
  const inside = lettersIn(flat.slice(marked.start, marked.end));
  return inside * 2 < lettersIn(flat);
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').length;
}
