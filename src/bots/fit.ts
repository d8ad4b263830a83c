import type { Change } from '../retrieval/answer.ts';
import type { Span } from '../retrieval/article.ts';
import { splitSentences } from '../retrieval/sentences.ts';
import { shorten, windowAround } from './grapheme.ts';
import { shiftMarks } from './keyword-in-context.ts';
import type { Block, Cut, Reply } from './reply.ts';

/** What a platform has room for, and how it counts. */
export interface Budget {
  readonly units: number;
  /** What a reply takes once rendered; less content never takes more. */
  readonly measure: (reply: Reply) => number;
}

type Quote = Extract<Block, { kind: 'quote' }>;
type Changes = Extract<Block, { kind: 'changes' }>;
/** The block as long as it fits, or as short as this way of cutting makes it. */
type Shrink = (block: Block, fits: (block: Block) => boolean) => Block;

/**
 * The reply in at most `budget.units`. What has to go goes in this order: whole entries, last first;
 * sentences of quotations, those farthest from the mark first; graphemes around the first change and
 * the mark; the ends of our own lines; in the end whole blocks from the bottom. What was cut says so. A reply that fits comes
 * back as it is, so fitting twice changes nothing.
 */
export function fit(reply: Reply, budget: Budget): Reply {
  const fits = (blocks: readonly Block[]): boolean =>
    budget.measure({ ...reply, blocks }) <= budget.units;
  if (fits(reply.blocks)) return reply;

  let blocks = reply.blocks;
  for (const shrink of SHRINKS) {
    for (let index = blocks.length - 1; index >= 0; index--) {
      const block = shrink(blocks[index]!, (candidate) => fits(blocks.with(index, candidate)));
      blocks = blocks.with(index, block);
      if (fits(blocks)) return { ...reply, blocks };
    }
  }
  while (blocks.length > 0 && !fits(blocks)) blocks = blocks.slice(0, -1);
  return { ...reply, blocks };
}

/** Words around a mark that still make sense; less is left to dropping whole blocks. */
const LEAST_QUOTE_UNITS = 16;
/** An entry, a line or an attribution cut shorter says nothing. */
const LEAST_LINE_UNITS = 8;

const dropEntries: Shrink = (block, fits) => {
  if (block.kind !== 'entries') return block;
  const kept = (count: number): Block => ({
    ...block,
    entries: block.entries.slice(0, count),
    cut: block.cut || count < block.entries.length,
  });
  return kept(most(0, block.entries.length, (count) => fits(kept(count))));
};

const dropSentences: Shrink = (block, fits) => {
  if (block.kind !== 'quote') return block;
  let shorter = block;
  for (const span of sentenceWindows(block)) {
    shorter = cutQuote(block, span);
    if (fits(shorter)) break;
  }
  return shorter;
};

const narrowChanges: Shrink = (block, fits) => {
  if (block.kind !== 'changes') return block;
  const text = block.changes.map((change) => change.text).join('');
  const focus = firstDifference(block.changes);
  const around = (room: number): Block => cutChanges(block, windowAround(text, focus, room));
  return around(most(LEAST_QUOTE_UNITS, text.length, (room) => fits(around(room))));
};

const narrowQuotes: Shrink = (block, fits) => {
  if (block.kind !== 'quote') return block;
  const focus = hull(block.marks);
  const around = (room: number): Block => cutQuote(block, windowAround(block.text, focus, room));
  return around(most(LEAST_QUOTE_UNITS, block.text.length, (room) => fits(around(room))));
};

const shortenLines: Shrink = (block, fits) => {
  const within = (text: string, remade: (text: string) => Block): Block =>
    remade(
      shorten(
        text,
        most(LEAST_LINE_UNITS, text.length, (room) => fits(remade(shorten(text, room)))),
      ),
    );
  switch (block.kind) {
    case 'line':
      return within(block.text, (text) => ({ ...block, text }));
    case 'source':
      return within(block.attribution, (text) => ({ ...block, attribution: text }));
    case 'verdict':
    case 'quote':
    case 'changes':
    case 'entries':
      return block;
    default:
      return block satisfies never;
  }
};

const SHRINKS: readonly Shrink[] = [
  dropEntries,
  dropSentences,
  narrowChanges,
  narrowQuotes,
  shortenLines,
];

/** The greatest number from `low` to `high` that holds, or `low` where none does. */
function most(low: number, high: number, holds: (count: number) => boolean): number {
  let least = low;
  let greatest = Math.max(low, high);
  while (least < greatest) {
    const middle = Math.ceil((least + greatest) / 2);
    if (holds(middle)) least = middle;
    else greatest = middle - 1;
  }
  return least;
}

/** Ever shorter runs of sentences, down to those that the marks touch. */
function* sentenceWindows({ text, marks }: Quote): Generator<Span> {
  const sentences = splitSentences(text);
  const focus = hull(marks);
  let first = 0;
  let last = sentences.length - 1;
  while (first < last) {
    const before = focus.start - sentences[first]!.end;
    const after = sentences[last]!.start - focus.end;
    if (before < 0 && after < 0) return;
    if (after >= before) last -= 1;
    else first += 1;
    yield { start: sentences[first]!.start, end: sentences[last]!.end };
  }
}

/** From the first mark to the last; without marks, the beginning. */
function hull(marks: readonly Span[]): Span {
  if (marks.length === 0) return { start: 0, end: 0 };
  return {
    start: Math.min(...marks.map(({ start }) => start)),
    end: Math.max(...marks.map(({ end }) => end)),
  };
}

function cutQuote(quote: Quote, span: Span): Quote {
  return {
    ...quote,
    text: quote.text.slice(span.start, span.end),
    marks: shiftMarks(quote.marks, span),
    cut: cutBy(quote.cut, quote.text.length, span),
  };
}

function cutChanges(block: Changes, span: Span): Changes {
  const changes: Change[] = [];
  let offset = 0;
  let length = 0;
  for (const { op, text } of block.changes) {
    const part = text.slice(Math.max(0, span.start - offset), Math.max(0, span.end - offset));
    if (part !== '') changes.push({ op, text: part });
    offset += text.length;
    length = offset;
  }
  return { ...block, changes, cut: cutBy(block.cut, length, span) };
}

function firstDifference(changes: readonly Change[]): Span {
  let offset = 0;
  for (const { op, text } of changes) {
    if (op !== 'equal') return { start: offset, end: offset + text.length };
    offset += text.length;
  }
  return { start: 0, end: 0 };
}

function cutBy(cut: Cut, length: number, span: Span): Cut {
  return { before: cut.before || span.start > 0, after: cut.after || span.end < length };
}
