import type { AlignInput } from './align.ts';

/** Units `[start, end)` of the text: the stretch that a quotation stands for, while it grows. */
export interface Hull {
  start: number;
  end: number;
}

/** Units of the shortest run that counts as moved within the stretch; single ones recur by chance. */
const MIN_MOVED_UNITS = 2;
/** Letters of the shortest run that the stretch grows for: a clause or a name. */
const MIN_MOVED_LETTERS = 4;
/** Units between a moved clause and the rest of the stretch: a conjunction, not another sentence. */
const MAX_MOVED_GAP_UNITS = 8;
/** Rounds of looking for moved runs; each takes what it can, the longest first. */
const MAX_MOVED_ROUNDS = 3;
/** Moved runs looked at in a round. */
const MAX_MOVED_RUNS = 2_000;

/**
 * Aligns what was left over, inside the stretch or beside it, with words and clauses that changed places
 * (greedy string tiling: Wise 1993). `aligned` and `hull` are updated.
 */
export function addMoved(
  input: AlignInput,
  partners: Int32Array,
  aligned: Uint8Array,
  hull: Hull,
): void {
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

/** A run that both have left over. */
interface Moved {
  readonly unit: number;
  readonly at: number;
  readonly length: number;
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
