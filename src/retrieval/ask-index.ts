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
  /** By item: its first ask; those of an item are neighbours. */
  const firsts = firstAsks(itemOf, items);
  /** By item, for the question at hand. */
  const best = new Float64Array(items);
  const top3 = new Float64Array(items);

  /** Adds up what each ask has in common with a question, and gives the length of the question's vector. */
  function multiply(gist: Gist): number {
    let square = 0;
    for (const term of gist) {
      const found = keyOf(term);
      if (found === null) continue;
      const id = ids.get(found.key);
      const weight = id === undefined ? found.kindWeight * rarest : weights[id]!;
      square += weight ** 2;
      if (id === undefined) continue;
      const evidence = weight * weights[id]!;
      for (let at = starts[id]!, end = starts[id + 1]!; at < end; at++)
        dots[postings[at]!]! += evidence;
    }
    return Math.sqrt(square);
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
      const scale = 1 / multiply(gist);
      for (let item = 0; item < items; item++) {
        let first = 0;
        let second = 0;
        let third = 0;
        for (let ask = firsts[item]!, end = firsts[item + 1]!; ask < end; ask++) {
          const dot = dots[ask]!;
          if (dot === 0) continue;
          dots[ask] = 0;
          const score = dot * scale * scales[ask]!;
          if (score > first) {
            third = second;
            second = first;
            first = score;
          } else if (score > second) {
            third = second;
            second = score;
          } else if (score > third) third = score;
        }
        best[item] = first;
        top3[item] = (first + second + third) / 3;
      }
      return highest(best, limit).map((item) => ({ item, best: best[item]!, top3: top3[item]! }));
    },
  };
}

function firstAsks(itemOf: Int32Array, items: number): Int32Array {
  const firsts = new Int32Array(items + 1);
  for (const item of itemOf) firsts[item + 1]!++;
  for (let item = 0; item < items; item++) firsts[item + 1]! += firsts[item]!;
  return firsts;
}

/** Steps from 0 to 1 that scores are counted by, to find the highest without sorting all. */
const STEPS = 256;

/** The positions of the highest scores above 0, highest first, equal ones in order; at most `limit`. */
function highest(scores: Float64Array, limit: number): number[] {
  const step = (score: number) => Math.min(STEPS - 1, Math.floor(score * STEPS));
  const counts = new Int32Array(STEPS);
  for (const score of scores) counts[step(score)]!++;
  let least = STEPS - 1;
  for (let above = counts[least]!; above < limit && least > 0; above += counts[least]!) least--;
  const found: number[] = [];
  scores.forEach((score, position) => {
    if (score > 0 && step(score) >= least) found.push(position);
  });
  return found.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, limit);
}
