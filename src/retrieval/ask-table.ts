import { type AliasFinder, foldAllForAliases } from './aliases.ts';
import { type GistReader, isHan, readGist, readTerm } from './gist.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

/** Asks with Han characters and asks without: a question is only ever close to asks of its own kind. */
export type Script = 'han' | 'latin';

export function scriptOf(text: string): Script {
  return isHan(text) ? 'han' : 'latin';
}

/**
 * The asks of many items, inverted: which texts hold a term, and what each term and text weighs. Plain data
 * of numbers, so that it can be made beforehand and kept in a file.
 */
export interface AskTable {
  readonly items: number;
  /** Terms by number, from 0; what they are looked up by is made by `keyOf`. */
  readonly ids: ReadonlyMap<TermKey, number>;
  /** By term: its inverse frequency over items, times the weight of its kind. */
  readonly weights: Float64Array;
  /** The asks that hold term `id`, in order: `postings` from `starts[id]` to before `starts[id + 1]`. */
  readonly starts: Int32Array;
  readonly postings: Int32Array;
  /** By ask: the position of its item. Never decreases. */
  readonly itemOf: Int32Array;
  /** By ask: one over the length of its vector. */
  readonly scales: Float32Array;
}

/** Weight of a term's evidence by kind: pairs overlap. */
const GROUP_WEIGHT = 1.2;
const PAIR_WEIGHT = 0.7;
const WORD_WEIGHT = 1;
const STOP_WEIGHT = 0.35;

/** Inverts those of the items' asks that are in a script. */
export function createAskTable(
  items: readonly (readonly string[])[],
  script: Script,
  aliases: AliasFinder,
): AskTable {
  const asks: string[] = [];
  const owners: number[] = [];
  items.forEach((own, item) => {
    for (const ask of own) {
      if (scriptOf(ask) !== script) continue;
      asks.push(ask);
      owners.push(item);
    }
  });
  const itemOf = Int32Array.from(owners);
  const { ids, kindWeights, starts, postings } = invert(asks, aliases);
  const weights = inverseFrequencies(starts, postings, itemOf, items.length).map(
    (idf, id) => kindWeights[id]! * idf,
  );
  const scales = scalesOf(starts, postings, weights, asks.length);
  return { items: items.length, ids, weights, starts, postings, itemOf, scales };
}

/** What a term is looked up by: numbers take a tenth of the time that strings take. */
export type TermKey = number | string;

/**
 * The key of a term of a gist, and what its kind weighs; null for a single Han character, by which nothing is
 * looked up. Keys of different terms differ.
 */
export function keyOf(term: string): { readonly key: TermKey; readonly kindWeight: number } | null {
  let found: { key: TermKey; kindWeight: number } | null = null;
  readTerm(
    term,
    keyReader((key, kindWeight) => {
      found = { key, kindWeight };
    }),
  );
  return found;
}

function keyReader(take: (key: TermKey, kindWeight: number) => void): GistReader {
  return {
    group: (group) => take(-1 - group, GROUP_WEIGHT),
    // Single characters are in most asks: they would take half of the time and tell next to nothing.
    character: () => undefined,
    // Han characters start at 0x2e80, so no pair is near -1.
    pair: (first, second) =>
      take(
        first > 0xffff || second > 0xffff
          ? String.fromCodePoint(first, second)
          : (first << 16) | second,
        PAIR_WEIGHT,
      ),
    word: (term) => take(term, ENGLISH_STOP_WORDS.has(term) ? STOP_WEIGHT : WORD_WEIGHT),
  };
}

interface Inverted {
  /** Numbers of the terms, from 0, in the order in which they come. */
  readonly ids: ReadonlyMap<TermKey, number>;
  readonly kindWeights: readonly number[];
  /** The texts that hold term `id`, in order: `postings` from `starts[id]` to before `starts[id + 1]`. */
  readonly starts: Int32Array;
  readonly postings: Int32Array;
}

/** Numbers every term and lists the texts that hold it. */
function invert(texts: readonly string[], aliases: AliasFinder): Inverted {
  const ids = new Map<TermKey, number>();
  const kindWeights: number[] = [];
  /** By term: texts that hold it, and the last of them so far. */
  const counts: number[] = [];
  const last: number[] = [];
  /** The terms of all texts, one text behind the other. */
  const terms: number[] = [];
  const ends = new Int32Array(texts.length);
  let text = 0;
  const reader = keyReader((key, kindWeight) => {
    let id = ids.get(key);
    if (id === undefined) {
      id = kindWeights.length;
      ids.set(key, id);
      kindWeights.push(kindWeight);
      counts.push(0);
      last.push(-1);
    }
    if (last[id] === text) return;
    last[id] = text;
    counts[id]!++;
    terms.push(id);
  });
  for (const folded of foldAllForAliases(texts)) {
    readGist(folded, aliases.find(folded), reader);
    ends[text] = terms.length;
    text++;
  }

  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, id) => {
    starts[id + 1] = starts[id]! + count;
  });
  const postings = new Int32Array(terms.length);
  const next = starts.slice();
  for (let at = 0, owner = 0; at < terms.length; at++) {
    while (ends[owner]! <= at) owner++;
    postings[next[terms[at]!]!++] = owner;
  }
  return { ids, kindWeights, starts, postings };
}

/** Okapi's idf over items, not asks: an item with many asks must not make its words common. */
function inverseFrequencies(
  starts: Int32Array,
  postings: Int32Array,
  itemOf: Int32Array,
  items: number,
): Float64Array {
  return new Float64Array(starts.length - 1).map((_, id) => {
    let count = 0;
    let last = -1;
    for (let at = starts[id]!; at < starts[id + 1]!; at++) {
      const item = itemOf[postings[at]!]!;
      if (item !== last) count++;
      last = item;
    }
    return Math.log(1 + (items - count + 0.5) / (count + 0.5));
  });
}

/** One over the length of each text's vector. */
function scalesOf(
  starts: Int32Array,
  postings: Int32Array,
  weights: Float64Array,
  texts: number,
): Float32Array {
  const squares = new Float64Array(texts);
  weights.forEach((weight, id) => {
    const square = weight ** 2;
    for (let at = starts[id]!; at < starts[id + 1]!; at++) squares[postings[at]!]! += square;
  });
  return Float32Array.from(squares, (square) => 1 / Math.sqrt(square));
}
