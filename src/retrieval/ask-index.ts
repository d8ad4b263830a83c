import type { Analysis } from './analyze.ts';
import { type AskTable, keyOf, type Script, scriptOf } from './ask-table.ts';

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

/** An index over the asks of both scripts; a script's table is taken when the first question in it comes. */
export function createAskIndex(tableOf: (script: Script) => AskTable): AskIndex {
  const indexes: Partial<Record<Script, AskIndex>> = {};
  const forText = (text: string) => {
    const script = scriptOf(text);
    return (indexes[script] ??= indexOf(tableOf(script)));
  };
  return {
    match: (question) => forText(question.folded).match(question),
    holds: (item, term, question) => forText(question.folded).holds(item, term, question),
    knows: (term, question) => forText(question.folded).knows(term, question),
  };
}

/** Best asks of an item that count towards `top3`. */
const TOP = 3;

/** Cosine over idf-weighted terms, as in the vector space model (Salton, Wong and Yang, 1975). */
function indexOf(table: AskTable): AskIndex {
  const { items, ids, weights, starts, postings, itemOf, norms } = table;
  /** A term that no ask has still makes the question longer: it counts as the rarest. */
  const rarest = Math.log(1 + items * 2);
  const dots = new Float64Array(itemOf.length);
  /** For each item its best scores, highest first; 0 between questions. */
  const tops = new Float64Array(items * TOP);

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
