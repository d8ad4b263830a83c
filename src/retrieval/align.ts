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
/** Opening a gap costs a unit: a single character that happens to recur further on is no match. */
const OPEN = -6;
/** Long gaps stay affordable, since people leave out whole clauses between two they remember. */
const EXTEND = -1;
/** What a gap or another unit costs more at a break: people alter sentences, they seldom join two. */
const SKIPPED_BREAK: readonly number[] = [0, 0, -12, -40];
const NEVER = -1_000_000_000;

/** Replaced units at the ends of a quotation that the stretch takes along: a long name, not a clause. */
const MAX_EDGE_UNITS = 6;
/** Units of the shortest run that counts as moved within the stretch; single ones recur by chance. */
const MIN_MOVED_UNITS = 2;
/** Letters of the shortest run that the stretch grows for: a clause or a name. */
const MIN_MOVED_LETTERS = 4;
/** Units between a moved clause and the rest of the stretch: a conjunction, not another sentence. */
const MAX_MOVED_GAP_UNITS = 8;

/**
 * Aligns the whole of a quotation with the stretch of a text that suits it best (semi-global alignment with
 * affine gaps: Gotoh, J. Mol. Biol. 162, 1982), then looks for what is left over, in runs inside that stretch
 * or beside it: words and clauses that changed places. Null where nothing aligns. Time and
 * space are the product of the lengths.
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

/** A run that both have left over. */
interface Moved {
  readonly unit: number;
  readonly at: number;
  readonly length: number;
}

/** Rounds of looking for moved runs; each takes what it can, the longest first. */
const MAX_MOVED_ROUNDS = 3;
/** Moved runs looked at in a round. */
const MAX_MOVED_RUNS = 2_000;

/** Greedy string tiling (Wise 1993) of what is left over, inside the stretch or beside it. */
function addMoved(input: AlignInput, partners: Int32Array, aligned: Uint8Array, hull: Hull): void {
  const taken = new Uint8Array(input.to - input.from);
  for (const [unit, at] of partners.entries()) if (aligned[unit] === 1) taken[at - input.from] = 1;
  for (let round = 0; round < MAX_MOVED_ROUNDS; round++) {
    let grew = false;
    for (const moved of movedRuns(input, aligned, taken)) {
      if (!isNear(input, moved, hull) || overlaps(input, moved, aligned, taken)) continue;
      for (let i = 0; i < moved.length; i++) {
        aligned[moved.unit + i] = 1;
        taken[moved.at + i - input.from] = 1;
      }
      hull.start = Math.min(hull.start, moved.at);
      hull.end = Math.max(hull.end, moved.at + moved.length);
      grew = true;
    }
    if (!grew) return;
  }
}

/** Runs of units that are left over in both, the longest first. */
function movedRuns(
  { quote, text, from, to, barrier }: AlignInput,
  aligned: Uint8Array,
  taken: Uint8Array,
): Moved[] {
  const runs: Moved[] = [];
  const columns = to - from;
  let lengths = new Int32Array(columns + 1);
  for (let unit = 0; unit <= quote.length && runs.length < MAX_MOVED_RUNS; unit++) {
    const free = unit < quote.length && aligned[unit] === 0;
    const next = new Int32Array(columns + 1);
    for (let column = 0; column < columns; column++) {
      const same = free && quote[unit] === text[from + column] && taken[column] === 0;
      if (same && text[from + column] !== barrier) next[column + 1] = lengths[column]! + 1;
      const length = lengths[column]!;
      // A run is as long as it gets where it does not go on.
      if (length >= MIN_MOVED_UNITS && next[column + 1] === 0) {
        runs.push({ unit: unit - length, at: from + column - length, length });
      }
    }
    const last = lengths[columns]!;
    if (last >= MIN_MOVED_UNITS) runs.push({ unit: unit - last, at: to - last, length: last });
    lengths = next;
  }
  return runs.sort((a, b) => b.length - a.length);
}

function isNear(input: AlignInput, { unit, at, length }: Moved, hull: Hull): boolean {
  const end = at + length;
  if (at >= hull.start && end <= hull.end) return true;
  if (Math.max(at - hull.end, hull.start - end) > MAX_MOVED_GAP_UNITS) return false;
  if (lettersOf(input.weights, unit, length) < MIN_MOVED_LETTERS) return false;
  const gap = at < hull.start ? [end, hull.start] : [hull.end, at];
  return !input.text.subarray(...gap).includes(input.barrier);
}

function overlaps(
  { from }: AlignInput,
  { unit, at, length }: Moved,
  aligned: Uint8Array,
  taken: Uint8Array,
): boolean {
  for (let i = 0; i < length; i++) {
    if (aligned[unit + i] === 1 || taken[at + i - from] === 1) return true;
  }
  return false;
}

/** Letters of `length` units from `first` on. */
function lettersOf(weights: readonly number[], first: number, length: number): number {
  let letters = 0;
  for (let unit = first; unit < first + length; unit++) letters += weights[unit]!;
  return letters;
}

function indexOfGreatest(scores: Int32Array): number {
  let index = 0;
  for (let i = 1; i < scores.length; i++) if (scores[i]! > scores[index]!) index = i;
  return index;
}
