import { joinLines } from '../markdown.ts';
import type { RawLine } from './raw-lines.ts';
import type { Remark, Repair } from './repair.ts';
import { head, tail } from './repair.ts';
import {
  breaksNumber,
  breaksOff,
  breaksWord,
  columns,
  endsParagraph,
  isChinese,
  looksLikeHeading,
  looksLikeTitle,
  startsInside,
  startsNumbered,
} from './shape.ts';

/** Lines that belong together, and what they are. */
export interface Chunk {
  kind: 'heading' | 'paragraph' | 'bullet' | 'pull-quote';
  text: string;
  /** Where in `text` each line of the file starts, in order. */
  readonly pieces: { readonly at: number; readonly line: number }[];
  /** Whether a mark in the file said what it is. */
  readonly marked: boolean;
}

/** The line of the file that an offset of a chunk stands on. */
export function lineAt(chunk: Chunk, offset: number): number {
  return chunk.pieces.findLast(({ at }) => at <= offset)!.line;
}

/**
 * Puts together what a column, a page or a fixed line width broke apart. A paragraph goes on while it does
 * not end like a sentence, unless the next line looks like a heading or is numbered; bullets between two
 * columns do not end it. In text of a fixed width, full lines go on within their block.
 */
export function rejoin(lines: readonly RawLine[]): {
  chunks: Chunk[];
  repairs: Repair[];
  remarks: Remark[];
} {
  const chunks: Chunk[] = [];
  const repairs: Repair[] = [];
  const remarks: Remark[] = [];
  const isFull = fullLines(lines);
  /** The paragraph that has not ended yet. */
  let open: Chunk | null = null;

  const append = (chunk: Chunk, { text, line }: RawLine) => {
    const detail = `${tail(chunk.text)} + ${head(text)}`;
    const joined = joinBroken(chunk.text, text);
    chunk.pieces.push({ at: joined.length - text.length, line });
    chunk.text = joined;
    repairs.push({ line, what: 'rejoined', detail });
  };
  const push = (kind: Chunk['kind'], { text, line, mark }: RawLine): Chunk => {
    const chunk = { kind, text, pieces: [{ at: 0, line }], marked: mark !== null };
    chunks.push(chunk);
    return chunk;
  };

  for (const [index, line] of lines.entries()) {
    const last = chunks.at(-1);
    const before = lines[index - 1];
    if (line.mark !== null) {
      push(line.mark, line);
      const introduces = open !== null && /[：:]$/u.test(open.text);
      if (line.mark !== 'bullet' || introduces) open = null;
      continue;
    }
    const sameBlock = !line.afterBlank && line.indent === 0;
    if (last !== undefined && sameBlock && before !== undefined && goesOn(last, before, line)) {
      append(last, line);
      if (last.kind !== 'bullet') open = isWhole(last, lines[index + 1]) ? null : last;
    } else if (open !== null && continues(open, line)) {
      append(open, line);
      if (isWhole(open, lines[index + 1])) open = null;
    } else {
      if (open !== null) remarks.push(unfinished(open));
      open = null;
      const next = lines[index + 1];
      const heading: boolean =
        !isFull(line) &&
        (index === 0
          ? looksLikeTitle(line.text)
          : looksLikeHeading(line.text) && !runsInto(line, next));
      const chunk = push(heading ? 'heading' : 'paragraph', line);
      if (!heading && !isWhole(chunk, next)) open = chunk;
    }
  }
  if (open !== null) remarks.push(unfinished(open));
  return { chunks: settleHeadings(chunks), repairs, remarks };

  function goesOn(last: Chunk, before: RawLine, line: RawLine): boolean {
    if (last.kind === 'heading' || last.kind === 'pull-quote') return false;
    if (isFull(before)) return true;
    return last.kind === 'bullet' && (breaksOff(last.text) || startsInside(line.text));
  }
}

function isWhole({ text }: Chunk, next: RawLine | undefined): boolean {
  return endsParagraph(text) && (next === undefined || !breaksNumber(text, next.text));
}

function runsInto({ text }: RawLine, next: RawLine | undefined): boolean {
  if (next === undefined || next.mark !== null) return false;
  return startsInside(next.text) || breaksWord(text, next.text) || breaksNumber(text, next.text);
}

function continues(open: Chunk, { text }: RawLine): boolean {
  if (breaksOff(open.text) || startsInside(text)) return true;
  if (breaksWord(open.text, text) || breaksNumber(open.text, text)) return true;
  return !startsNumbered(text) && !looksLikeHeading(text);
}

function unfinished(chunk: Chunk): Remark {
  const line = chunk.pieces.at(-1)!.line;
  return { line, what: 'left', detail: `no final punctuation: ${tail(chunk.text)}` };
}

/**
 * Tells the lines that a fixed width filled. A text counts as set to a width when at least half of its
 * lines, and no fewer than `MIN_FULL_LINES`, reach the widest but for what punctuation pushes over, and
 * half of those break off a sentence.
 */
function fullLines(lines: readonly RawLine[]): (line: RawLine) => boolean {
  const width = ({ text, indent }: RawLine) => indent + columns(text);
  const widths = lines.map(width);
  const widest = Math.max(0, ...widths);
  const isFull = (some: number) => some >= widest - SLACK_COLUMNS;
  const full = lines.filter((line) => isFull(width(line)));
  const broken = full.filter(({ text }) => !endsParagraph(text));
  const fixed =
    widest >= MIN_WRAP_COLUMNS &&
    widest <= MAX_WRAP_COLUMNS &&
    full.length >= Math.max(MIN_FULL_LINES, lines.length / 2) &&
    broken.length >= full.length / 2;
  return (line) => fixed && isFull(width(line));
}

/** Two Han characters: punctuation that may not open or close a line. English wraps at words: more. */
const SLACK_COLUMNS = 4;
const MIN_FULL_LINES = 4;
/** Narrower lines are verses and lists. */
const MIN_WRAP_COLUMNS = 24;
/** Wider lines are paragraphs that happen to be alike. */
const MAX_WRAP_COLUMNS = 120;

/** Joins the ends of a break. A hyphen there is taken for one that broke a word, and goes: see the repair. */
function joinBroken(before: string, after: string): string {
  if (/\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  const words = /\p{L}$/u.test(before) && /^\p{L}/u.test(after);
  return isChinese(before + after) && !words ? before + after : joinLines(before, after);
}

/** A heading has text under it; at the end of the file, or three in a row, short lines are paragraphs. */
function settleHeadings(chunks: readonly Chunk[]): Chunk[] {
  const firstText = chunks.findIndex(({ kind }) => kind !== 'heading');
  const isHeading = (chunk: Chunk | undefined) => chunk?.kind === 'heading' && !chunk.marked;
  return chunks.map((chunk, index) => {
    if (!isHeading(chunk) || index < firstText) return chunk;
    let start = index;
    while (isHeading(chunks[start - 1])) start--;
    let end = index;
    while (isHeading(chunks[end])) end++;
    const alone = end === chunks.length || end - start >= MAX_HEADING_RUN;
    return alone ? { ...chunk, kind: 'paragraph' } : chunk;
  });
}

const MAX_HEADING_RUN = 3;
