import type { AliasFinder } from './aliases.ts';
import type { Analysis } from './analyze.ts';
import { type Gist, gistsOf, isGroup, isHan } from './gist.ts';
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
export function createAskIndex(items: readonly (readonly string[])[], aliases: AliasFinder): AskIndex {
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

/** Cosine over idf-weighted terms, as in the vector space model (Salton, Wong and Yang, 1975). */
function indexOf(items: readonly (readonly string[])[], aliases: AliasFinder): AskIndex {
  const gists = gistsOf(items.flat(), aliases);
  const itemOf = Int32Array.from(items.flatMap((asks, item) => asks.map(() => item)));
  const { ids, terms, postings } = invert(gists);
  const idf = inverseFrequencies(postings, itemOf, items.length);
  const weights = Float64Array.from(terms, (term, id) => kindWeight(term) * idf[id]!);
  /** A term that no ask has still makes the question longer: it counts as the rarest. */
  const rarest = Math.log(1 + items.length * 2);

  const squares = new Float64Array(gists.length);
  postings.forEach((asks, id) => {
    for (const ask of asks) squares[ask]! += weights[id]! ** 2;
  });
  const norms = squares.map(Math.sqrt);
  const dots = new Float64Array(gists.length);

  /** All terms of an item's asks, gathered when it first matters: most items never do. */
  const held = new Map<number, ReadonlySet<string>>();
  function termsOf(item: number): ReadonlySet<string> {
    let found = held.get(item);
    if (found === undefined) {
      found = new Set(gists.slice(itemOf.indexOf(item), itemOf.lastIndexOf(item) + 1).flat());
      held.set(item, found);
    }
    return found;
  }

  return {
    knows: (term) => ids.has(term),
    holds: (item, term) => termsOf(item).has(term),
    match({ gist }) {
      let square = 0;
      const touched: number[] = [];
      for (const term of gist) {
        const id = ids.get(term);
        const weight = id === undefined ? kindWeight(term) * rarest : weights[id]!;
        square += weight ** 2;
        if (id === undefined) continue;
        const evidence = weight * weights[id]!;
        for (const ask of postings[id]!) {
          if (dots[ask] === 0) touched.push(ask);
          dots[ask]! += evidence;
        }
      }
      const norm = Math.sqrt(square);
      const best = new Map<number, [number, number, number]>();
      for (const ask of touched) {
        const score = dots[ask]! / (norm * norms[ask]!);
        dots[ask] = 0;
        const item = itemOf[ask]!;
        const scores = best.get(item);
        if (scores === undefined) best.set(item, [score, 0, 0]);
        else keepBest(scores, score);
      }
      return Array.from(best, ([item, scores]) => ({
        item,
        best: scores[0],
        top3: (scores[0] + scores[1] + scores[2]) / 3,
      }));
    },
  };
}

function kindWeight(term: string): number {
  if (isGroup(term)) return GROUP_WEIGHT;
  if (/^\p{Script=Han}$/u.test(term)) return CHARACTER_WEIGHT;
  if (/\p{Script=Han}/u.test(term)) return PAIR_WEIGHT;
  return ENGLISH_STOP_WORDS.has(term) ? STOP_WEIGHT : WORD_WEIGHT;
}

/** Numbers every term and lists the texts that hold it. */
function invert(gists: readonly Gist[]): {
  ids: Map<string, number>;
  terms: string[];
  postings: number[][];
} {
  const ids = new Map<string, number>();
  const terms: string[] = [];
  const postings: number[][] = [];
  gists.forEach((gist, position) => {
    for (const term of gist) {
      const id = ids.get(term);
      if (id !== undefined) postings[id]!.push(position);
      else {
        ids.set(term, terms.length);
        terms.push(term);
        postings.push([position]);
      }
    }
  });
  return { ids, terms, postings };
}

/** Okapi's idf over items, not asks: an item with many asks must not make its words common. */
function inverseFrequencies(
  postings: readonly (readonly number[])[],
  itemOf: Int32Array,
  items: number,
): Float64Array {
  return Float64Array.from(postings, (asks) => {
    let count = 0;
    let last = -1;
    for (const ask of asks) {
      if (itemOf[ask] !== last) count++;
      last = itemOf[ask]!;
    }
    return Math.log(1 + (items - count + 0.5) / (count + 0.5));
  });
}

function keepBest(scores: [number, number, number], score: number): void {
  if (score > scores[0]) {
    scores[2] = scores[1];
    scores[1] = scores[0];
    scores[0] = score;
  } else if (score > scores[1]) {
    scores[2] = scores[1];
    scores[1] = score;
  } else if (score > scores[2]) scores[2] = score;
}
