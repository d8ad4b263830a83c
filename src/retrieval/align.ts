/** What `align` aligns: units as numbers, equal numbers for equal units. */
export interface AlignInput {
  readonly quote: Int32Array;
  /** How much each unit of the quotation counts: its letters. */
  readonly weights: readonly number[];
  readonly text: Int32Array;
  /** The part of `text` to look in, `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** By unit of `text`: 1 where a clause begins. */
  readonly clauseStarts: Uint8Array;
  /** A unit of `text` that no alignment runs over. */
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

/** Worth of an aligned unit and costs of what parts two wordings, in eighths of a unit. */
const MATCH = 8;
/** One unit instead of another. Cheap, so that a replaced name stands against the name it replaces. */
const MISMATCH = -2;
/** Opening a gap costs a unit: a single character that happens to recur further on is no match. */
const OPEN = -8;
/** Long gaps stay affordable, since people leave out whole clauses between two they remember. */
const EXTEND = -1;
const NEVER = -1_000_000_000;

/** Replaced units at the ends of a quotation that the stretch takes along: a long name, not a clause. */
const MAX_EDGE_UNITS = 6;
/** Units of the shortest clause that counts as moved; shorter runs recur by chance. */
const MIN_MOVED_UNITS = 4;
/** Units between a moved clause and the rest of the stretch: a conjunction, not another sentence. */
const MAX_MOVED_GAP_UNITS = 8;

/**
 * Aligns the whole of a quotation with the stretch of a text that suits it best (semi-global alignment with
 * affine gaps: Gotoh, J. Mol. Biol. 162, 1982), then looks for what is left over, in runs of at least
 * `MIN_MOVED_UNITS`, beside that stretch: clauses that changed places. Null where nothing aligns. Time and
 * space are the product of the lengths.
 */
export function align(input: AlignInput): Alignment | null {
  const { quote, weights } = input;
  const partners = alignInOrder(input);
  const aligned = new Uint8Array(quote.length);
  for (const [unit, at] of partners.entries()) {
    if (at >= 0 && quote[unit] === input.text[at]) aligned[unit] = 1;
  }
  const hull = hullOf(input, partners, aligned);
  if (hull === null) return null;
  addMoved(input, partners, aligned, hull);
  let weight = 0;
  for (const [unit, isAligned] of aligned.entries()) if (isAligned) weight += weights[unit]!;
  return { ...hull, aligned, weight };
}

interface Hull {
  start: number;
  end: number;
}

/** What a cell was reached by: one of three moves, and whether each kind of gap was open already. */
const DIAGONAL = 0;
const SKIP = 1;
const DROP = 2;
const MOVE = 3;
const SKIP_GOES_ON = 4;
const DROP_GOES_ON = 8;

/** By unit of the quotation, the unit of the text that it is aligned with or replaces; -1 where none. */
function alignInOrder({ quote, text, from, to, barrier }: AlignInput): Int32Array {
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
      let score = diagonal + (unit === other ? MATCH : MISMATCH);
      const dropOpened = above + OPEN + EXTEND;
      let dropped = drop[column]! + EXTEND;
      if (dropped > dropOpened) move |= DROP_GOES_ON;
      else dropped = dropOpened;
      drop[column] = dropped;
      const skipOpened = best[column - 1]! + OPEN + EXTEND;
      skip += EXTEND;
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

/** From the first aligned unit to the last, with the units that are replaced at both ends of a clause. */
function hullOf(input: AlignInput, partners: Int32Array, aligned: Uint8Array): Hull | null {
  const { clauseStarts } = input;
  let first = aligned.indexOf(1);
  let last = aligned.lastIndexOf(1);
  if (first === -1) return null;
  let start = partners[first]!;
  let end = partners[last]! + 1;
  for (let edge = 0; edge < MAX_EDGE_UNITS; edge++, first--, start--) {
    if (first === 0 || partners[first - 1] !== start - 1 || clauseStarts[start] === 1) break;
  }
  for (let edge = 0; edge < MAX_EDGE_UNITS; edge++, last++, end++) {
    if (last + 1 === partners.length || partners[last + 1] !== end || clauseStarts[end] === 1) break;
  }
  return { start, end };
}

function addMoved(
  input: AlignInput,
  partners: Int32Array,
  aligned: Uint8Array,
  hull: Hull,
): void {
  const taken = new Set<number>();
  for (const [unit, at] of partners.entries()) if (aligned[unit] === 1) taken.add(at);
  for (;;) {
    const moved = longestMoved(input, aligned, hull, taken);
    if (moved === null) return;
    for (let i = 0; i < moved.length; i++) {
      aligned[moved.unit + i] = 1;
      taken.add(moved.at + i);
    }
    hull.start = Math.min(hull.start, moved.at);
    hull.end = Math.max(hull.end, moved.at + moved.length);
  }
}

interface Moved {
  readonly unit: number;
  readonly at: number;
  readonly length: number;
}

/** The longest run that both have left over, beside or inside the stretch (longest common substring). */
function longestMoved(
  { quote, text, from, to, barrier }: AlignInput,
  aligned: Uint8Array,
  hull: Hull,
  taken: ReadonlySet<number>,
): Moved | null {
  let found: Moved | null = null;
  let lengths = new Int32Array(to - from + 1);
  let run = 0;
  for (let unit = 0; unit < quote.length; unit++) {
    run = aligned[unit] === 1 ? 0 : run + 1;
    if (run === 0) continue;
    const next = new Int32Array(to - from + 1);
    for (let at = from; at < to; at++) {
      if (quote[unit] !== text[at] || text[at] === barrier || taken.has(at)) continue;
      const length = run === 1 ? 1 : lengths[at - from]! + 1;
      next[at - from + 1] = length;
      if (length < MIN_MOVED_UNITS || (found !== null && length <= found.length)) continue;
      const start = at - length + 1;
      if (start > hull.end + MAX_MOVED_GAP_UNITS || at < hull.start - MAX_MOVED_GAP_UNITS) continue;
      if (crosses(text, Math.min(start, hull.start), Math.max(at, hull.end), barrier)) continue;
      found = { unit: unit - length + 1, at: start, length };
    }
    lengths = next;
  }
  return found;
}

function crosses(text: Int32Array, start: number, end: number, barrier: number): boolean {
  const at = text.indexOf(barrier, start);
  return at !== -1 && at < end;
}

function indexOfGreatest(scores: Int32Array): number {
  let index = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[index]!) index = i;
  return index;
}
