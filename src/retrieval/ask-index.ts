import type { Analysis } from './analyze.ts';
import { type AskTable, keyOf, type Script, scriptOf } from './ask-table.ts';
import type { Gist } from './gist.ts';

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
  /** The items with the best asks, best first; at most `limit` of them. */
  closest(question: Analysis, limit: number): AskMatch[];
  /** Tells of an item whether its asks hold all of some terms, single Han characters aside. */
  holding(terms: readonly string[], question: Analysis): (item: number) => boolean;
  /** Whether any ask holds a term; true for a single Han character. */
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
    closest: (question, limit) => forText(question.folded).closest(question, limit),
    holding: (terms, question) => forText(question.folded).holding(terms, question),
    knows: (term, question) => forText(question.folded).knows(term, question),
  };
}

/** Cosine over idf-weighted terms, as in the vector space model (Salton, Wong and Yang, 1975). */
function indexOf(table: AskTable): AskIndex {
  const { items, ids, weights, starts, postings, itemOf, scales } = table;
  /** A term that no ask has still makes the question longer: it counts as the rarest. */
  const rarest = Math.log(1 + items * 2);
  /** By ask: its product with the question; 0 between questions. */
  const dots = new Float32Array(itemOf.length);
  /** The asks with a product. A question has something in common with few of them. */
  const touched = new Int32Array(itemOf.length);
  /** By item: products with its best three asks over their lengths; 0 between questions. */
  const best = new Float64Array(items);
  const second = new Float64Array(items);
  const third = new Float64Array(items);

  /** Adds up what each ask has in common with a question. */
  function multiply(gist: Gist): { readonly asks: number; readonly length: number } {
    let square = 0;
    let asks = 0;
    const known: number[] = [];
    for (const term of gist) {
      const found = keyOf(term);
      if (found === null) continue;
      const id = ids.get(found.key);
      const weight = id === undefined ? found.kindWeight * rarest : weights[id]!;
      square += weight ** 2;
      if (id !== undefined && weight > 0) known.push(id);
    }
    const telling = known.filter((id) => weights[id]! >= MIN_TELLING);
    for (const id of telling.length > 0 ? telling : known) {
      const evidence = weights[id]! ** 2;
      for (let at = starts[id]!, end = starts[id + 1]!; at < end; at++) {
        const ask = postings[at]!;
        if (dots[ask] === 0) touched[asks++] = ask;
        dots[ask]! += evidence;
      }
    }
    return { asks, length: Math.sqrt(square) };
  }

  /** Finds the best three asks of each item, and gives the items that have one. */
  function collect(asks: number): number[] {
    const found: number[] = [];
    for (let at = 0; at < asks; at++) {
      const ask = touched[at]!;
      const score = dots[ask]! * scales[ask]!;
      dots[ask] = 0;
      const item = itemOf[ask]!;
      if (score <= third[item]!) continue;
      if (best[item] === 0) found.push(item);
      if (score > best[item]!) {
        third[item] = second[item]!;
        second[item] = best[item]!;
        best[item] = score;
      } else if (score > second[item]!) {
        third[item] = second[item]!;
        second[item] = score;
      } else third[item] = score;
    }
    return found;
  }

  /** Whether an item has an ask with a term: postings are in order of asks, and those of items. */
  function holds(id: number, item: number): boolean {
    let low = starts[id]!;
    const end = starts[id + 1]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (itemOf[postings[middle]!]! < item) low = middle + 1;
      else high = middle;
    }
    return low < end && itemOf[postings[low]!] === item;
  }

  return {
    knows(term) {
      const found = keyOf(term);
      return found === null || ids.has(found.key);
    },
    holding(terms) {
      const found = terms.flatMap((term) => {
        const key = keyOf(term);
        return key === null ? [] : [ids.get(key.key)];
      });
      return (item) => found.every((id) => id !== undefined && holds(id, item));
    },
    closest({ gist }, limit) {
      const { asks, length } = multiply(gist);
      const found = collect(asks);
      const matches = highest(found, best, limit).map((item) => ({
        item,
        best: best[item]! / length,
        top3: (best[item]! + second[item]! + third[item]!) / 3 / length,
      }));
      for (const item of found) best[item] = second[item] = third[item] = 0;
      return matches;
    },
  };
}

/**
 * Weight below which a term is in so many asks that it tells nothing and takes most of the time: 什么 has 0.2,
 * 疫苗 2.2, a pair that one thing has 4.4.
 */
const MIN_TELLING = 1;

/** Steps up to the best score that scores are counted by, to find the highest without sorting all. */
const STEPS = 256;

/** The items with the highest scores, highest first, equal ones in order; at most `limit`. */
function highest(items: readonly number[], scores: Float64Array, limit: number): number[] {
  let top = 0;
  for (const item of items) top = Math.max(top, scores[item]!);
  const step = (item: number) => Math.floor((scores[item]! / top) * STEPS);
  const counts = new Int32Array(STEPS + 1);
  for (const item of items) counts[step(item)]!++;
  let least = STEPS;
  for (let above = counts[least]!; above < limit && least > 0; above += counts[least]!) least--;
  return items
    .filter((item) => step(item) >= least)
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, limit);
}
