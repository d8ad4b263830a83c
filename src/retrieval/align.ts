import { addMoved, type Hull } from './quote-moved.ts';

/** What `align` aligns: units as numbers, equal numbers for equal units. */
export interface AlignInput {
  readonly quote: Int32Array;
  /** How much each unit of the quotation counts: its letters. */
  readonly weights: readonly number[];
  readonly text: Int32Array;
  /** The part of `text` to look in, `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** By unit of `text`: what parts it from the unit before, a `Break` of quote-text.ts. */
  readonly breaks: Uint8Array;
  /** A unit of `text`, with a break before it, that no alignment runs over. */
  readonly barrier: number;
}

/** How a quotation lies in a text. */
export interface Alignment {
  /** Units `[start, end)` of the text: the stretch that the quotation stands for. */
  readonly start: number;
  readonly end: number;
  /** By unit of the quotation: 1 where it stands in the stretch. */
  readonly aligned: Uint8Array;
  /** Weight of the aligned units. */
  readonly weight: number;
}

/** Worth of an aligned unit and costs of what parts two wordings, in tenths of a unit. */
const MATCH = 10;
/** One unit instead of another. Cheap, so that a replaced name stands against the name it replaces. */
const MISMATCH = -2;
/** Opening a gap and going on costs most of a unit: a character that happens to recur soon is no match. */
const OPEN = -6;
/** Long gaps stay affordable, since people leave out whole clauses between two they remember. */
const EXTEND = -1;
/** What a gap or another unit costs more at a break: people alter sentences, they seldom join two. */
const SKIPPED_BREAK: readonly number[] = [0, 0, -12, -40];
const NEVER = -1_000_000_000;

/** Replaced units at the ends of a quotation that the stretch takes along: a long name, not a clause. */
const MAX_EDGE_UNITS = 6;

/**
 * Aligns the whole of a quotation with the stretch of a text that suits it best (semi-global alignment with
 * affine gaps: Gotoh, J. Mol. Biol. 162, 1982), then looks for what is left over, in runs inside that stretch
 * or beside it: words and clauses that changed places. Null where nothing aligns. Time and space are the
 * product of the lengths.
 */
export function align(input: AlignInput): Alignment | null {
  const { quote, weights } = input;
  const partners = alignInOrder(input);
  const aligned = new Uint8Array(quote.length);
  for (const [unit, at] of partners.entries()) {
    if (at >= 0 && quote[unit] === input.text[at]) aligned[unit] = 1;
  }
  const hull = hullOf(partners, aligned);
  if (hull === null) return null;
  if (aligned.includes(0)) addMoved(input, partners, aligned, hull);
  addReplacedEnds(input, partners, aligned, hull);
  let weight = 0;
  for (const [unit, isAligned] of aligned.entries()) if (isAligned) weight += weights[unit]!;
  return { ...hull, aligned, weight };
}

/** What a cell was reached by: one of three moves, and whether each kind of gap was open already. */
const DIAGONAL = 0;
const SKIP = 1;
const DROP = 2;
const MOVE = 3;
const SKIP_GOES_ON = 4;
const DROP_GOES_ON = 8;

/** By unit of the quotation, the unit of the text that it is aligned with or replaces; -1 where none. */
function alignInOrder({ quote, text, from, to, breaks, barrier }: AlignInput): Int32Array {
  const rows = quote.length;
  const columns = to - from;
  const width = columns + 1;
  const moves = new Uint8Array((rows + 1) * width);
  const best = new Int32Array(width);
  const drop = new Int32Array(width).fill(NEVER);

  for (let row = 1; row <= rows; row++) {
    const unit = quote[row - 1]!;
    const line = row * width;
    let diagonal = best[0]!;
    drop[0] = best[0] = OPEN + EXTEND * row;
    moves[line] = DROP | (row > 1 ? DROP_GOES_ON : 0);
    let skip = NEVER;
    for (let column = 1; column <= columns; column++) {
      const other = text[from + column - 1]!;
      const above = best[column]!;
      if (other === barrier) {
        diagonal = above;
        best[column] = drop[column] = skip = NEVER;
        continue;
      }
      let move = 0;
      const over = SKIPPED_BREAK[breaks[from + column - 1]!]!;
      let score = diagonal + (unit === other ? MATCH : MISMATCH + over);
      const dropOpened = above + OPEN + EXTEND;
      let dropped = drop[column]! + EXTEND;
      if (dropped > dropOpened) move |= DROP_GOES_ON;
      else dropped = dropOpened;
      drop[column] = dropped;
      const skipOpened = best[column - 1]! + OPEN + EXTEND + over;
      skip += EXTEND + over;
      if (skip > skipOpened) move |= SKIP_GOES_ON;
      else skip = skipOpened;
      if (dropped > score) {
        score = dropped;
        move |= DROP;
      }
      if (skip > score) {
        score = skip;
        move = (move & ~MOVE) | SKIP;
      }
      diagonal = above;
      best[column] = score;
      moves[line + column] = move;
    }
  }
  return traceBack(moves, rows, from, width, indexOfGreatest(best));
}

function traceBack(
  moves: Uint8Array,
  rows: number,
  from: number,
  width: number,
  last: number,
): Int32Array {
  const partners = new Int32Array(rows).fill(-1);
  let row = rows;
  let column = last;
  let gap = DIAGONAL;
  while (row > 0) {
    const move = moves[row * width + column]!;
    const kind = gap === DIAGONAL ? move & MOVE : gap;
    if (kind === DIAGONAL) {
      partners[--row] = from + --column;
    } else if (kind === DROP) {
      gap = move & DROP_GOES_ON ? DROP : DIAGONAL;
      row--;
    } else {
      gap = move & SKIP_GOES_ON ? SKIP : DIAGONAL;
      column--;
    }
  }
  return partners;
}

/** From the first aligned unit to the last. */
function hullOf(partners: Int32Array, aligned: Uint8Array): Hull | null {
  const first = aligned.indexOf(1);
  if (first === -1) return null;
  return { start: partners[first]!, end: partners[aligned.lastIndexOf(1)]! + 1 };
}

/**
 * Takes along what the quotation replaces at its ends, within a clause: 欣然接受 for 绝不接受. Where its units
 * were dropped rather than paired, that is what the clause has left, if it is not much longer.
 */
function addReplacedEnds(
  { breaks, text }: AlignInput,
  partners: Int32Array,
  aligned: Uint8Array,
  hull: Hull,
): void {
  const head = aligned.indexOf(1);
  const last = aligned.lastIndexOf(1);
  const tail = partners.length - 1 - last;
  let before = 0;
  while (before < Math.min(head, MAX_EDGE_UNITS) && breaks[hull.start - before] === 0) {
    if (partners[head - 1 - before] !== hull.start - 1 - before) break;
    before++;
  }
  if (before === 0 && head > 0) {
    const most = Math.min(MAX_EDGE_UNITS, 2 * head);
    while (before <= most && breaks[hull.start - before] === 0) before++;
    if (before > most) before = 0;
  }
  let after = 0;
  while (after < Math.min(tail, MAX_EDGE_UNITS) && !endsAt(breaks, text, hull.end + after)) {
    if (partners[last + 1 + after] !== hull.end + after) break;
    after++;
  }
  if (after === 0 && tail > 0) {
    const most = Math.min(MAX_EDGE_UNITS, 2 * tail);
    while (after <= most && !endsAt(breaks, text, hull.end + after)) after++;
    if (after > most) after = 0;
  }
  hull.start -= before;
  hull.end += after;
}

function endsAt(breaks: Uint8Array, text: Int32Array, unit: number): boolean {
  return unit >= text.length || breaks[unit] !== 0;
}

function indexOfGreatest(scores: Int32Array): number {
  let index = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[index]!) index = i;
  return index;
}
