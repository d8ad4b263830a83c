import { type AliasFinder, foldAllForAliases } from './aliases.ts';
import type { Analysis } from './analyze.ts';
import { type GistReader, isHan, readGist, readTerm } from './gist.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

/** How well the ways people ask for one thing match a question; all between 0 and 1. */
export interface AskMatch {
  /** Position of the thing in the list that the index was made of. */
  readonly item: number;
  /** Cosine with its best ask. */
  readonly best: number;
  /** Mean cosine of its best three asks, fewer counting as 0: several that agree are better than one. */
  readonly top3: number;
}

/** An inverted index over asks: which of many short texts does a question resemble? */
export interface AskIndex {
  /** Items with any term in common, in no order. */
  match(question: Analysis): AskMatch[];
  /** Whether an item's asks hold a term. */
  holds(item: number, term: string, question: Analysis): boolean;
  /** Whether any ask holds a term. */
  knows(term: string, question: Analysis): boolean;
}

/** Weight of a term's evidence by kind: pairs overlap and single characters are in most asks. */
const GROUP_WEIGHT = 1.2;
const PAIR_WEIGHT = 0.7;
const CHARACTER_WEIGHT = 0.2;
const WORD_WEIGHT = 1;
const STOP_WEIGHT = 0.35;

/**
 * Asks with Han characters and asks without are two indexes, each made when the first question of its
 * kind comes: a question is only ever close to asks of its own kind, and most processes answer few.
 */
export function createAskIndex(
  items: readonly (readonly string[])[],
  aliases: AliasFinder,
): AskIndex {
  const part = (han: boolean) =>
    indexOf(
      items.map((asks) => asks.filter((ask) => isHan(ask) === han)),
      aliases,
    );
  let han: AskIndex | null = null;
  let latin: AskIndex | null = null;
  const forText = (text: string) => (isHan(text) ? (han ??= part(true)) : (latin ??= part(false)));
  return {
    match: (question) => forText(question.folded).match(question),
    holds: (item, term, question) => forText(question.folded).holds(item, term, question),
    knows: (term, question) => forText(question.folded).knows(term, question),
  };
}

/** Best asks of an item that count towards `top3`. */
const TOP = 3;

/** Cosine over idf-weighted terms, as in the vector space model (Salton, Wong and Yang, 1975). */
function indexOf(items: readonly (readonly string[])[], aliases: AliasFinder): AskIndex {
  const asks = items.flat();
  const itemOf = Int32Array.from(items.flatMap((own, item) => own.map(() => item)));
  const { ids, kindWeights, starts, postings } = invert(asks, aliases);
  const weights = inverseFrequencies(starts, postings, itemOf, items.length).map(
    (idf, id) => kindWeights[id]! * idf,
  );
  /** A term that no ask has still makes the question longer: it counts as the rarest. */
  const rarest = Math.log(1 + items.length * 2);
  const norms = normsOf(starts, postings, weights, asks.length);
  const dots = new Float64Array(asks.length);
  /** For each item its best scores, highest first; 0 between questions. */
  const tops = new Float64Array(items.length * TOP);

  return {
    knows: (term) => ids.has(keyOf(term).key),
    holds(item, term) {
      const id = ids.get(keyOf(term).key);
      if (id === undefined) return false;
      // Postings are in order of their asks, and those in order of their items.
      let low = starts[id]!;
      let high = starts[id + 1]!;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (itemOf[postings[middle]!]! < item) low = middle + 1;
        else high = middle;
      }
      return low < starts[id + 1]! && itemOf[postings[low]!] === item;
    },
    match({ gist }) {
      let square = 0;
      const touched: number[] = [];
      for (const term of gist) {
        const { key, kindWeight } = keyOf(term);
        const id = ids.get(key);
        const weight = id === undefined ? kindWeight * rarest : weights[id]!;
        square += weight ** 2;
        if (id === undefined) continue;
        const evidence = weight * weights[id]!;
        for (let at = starts[id]!; at < starts[id + 1]!; at++) {
          const ask = postings[at]!;
          if (dots[ask] === 0) touched.push(ask);
          dots[ask]! += evidence;
        }
      }
      const norm = Math.sqrt(square);
      const found: number[] = [];
      for (const ask of touched) {
        const score = dots[ask]! / (norm * norms[ask]!);
        dots[ask] = 0;
        const top = itemOf[ask]! * TOP;
        if (tops[top] === 0) found.push(itemOf[ask]!);
        keepBest(tops, top, score);
      }
      return found.map((item) => {
        const best = tops.subarray(item * TOP, item * TOP + TOP);
        const match = { item, best: best[0]!, top3: (best[0]! + best[1]! + best[2]!) / TOP };
        best.fill(0);
        return match;
      });
    },
  };
}

/** What a term is looked up by: numbers take a tenth of the time that strings take. */
type Key = number | string;

/** Hands on the key of each term, and what its kind weighs. Keys of different terms differ. */
function keyReader(take: (key: Key, kindWeight: number) => void): GistReader {
  return {
    group: (group) => take(-1 - group, GROUP_WEIGHT),
    character: (code) => take(code, CHARACTER_WEIGHT),
    // Han characters start at 0x2e80, so no pair is below the codes of single ones or near -1.
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

function keyOf(term: string): { readonly key: Key; readonly kindWeight: number } {
  let found: { key: Key; kindWeight: number } = { key: term, kindWeight: WORD_WEIGHT };
  readTerm(
    term,
    keyReader((key, kindWeight) => {
      found = { key, kindWeight };
    }),
  );
  return found;
}

interface Inverted {
  /** Numbers of the terms, from 0, in the order in which they come. */
  readonly ids: ReadonlyMap<Key, number>;
  readonly kindWeights: readonly number[];
  /** The texts that hold term `id`, in order: `postings` from `starts[id]` to before `starts[id + 1]`. */
  readonly starts: Int32Array;
  readonly postings: Int32Array;
}

/** Numbers every term and lists the texts that hold it. */
function invert(texts: readonly string[], aliases: AliasFinder): Inverted {
  const ids = new Map<Key, number>();
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

/** The length of each text's vector. */
function normsOf(
  starts: Int32Array,
  postings: Int32Array,
  weights: Float64Array,
  texts: number,
): Float64Array {
  const squares = new Float64Array(texts);
  weights.forEach((weight, id) => {
    const square = weight ** 2;
    for (let at = starts[id]!; at < starts[id + 1]!; at++) squares[postings[at]!]! += square;
  });
  return squares.map(Math.sqrt);
}

/** Keeps three scores from `at` in order, highest first. */
function keepBest(scores: Float64Array, at: number, score: number): void {
  if (score > scores[at]!) {
    scores[at + 2] = scores[at + 1]!;
    scores[at + 1] = scores[at]!;
    scores[at] = score;
  } else if (score > scores[at + 1]!) {
    scores[at + 2] = scores[at + 1]!;
    scores[at + 1] = score;
  } else if (score > scores[at + 2]!) scores[at + 2] = score;
}
