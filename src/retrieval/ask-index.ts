import type { Analysis, Analyzer } from './analyze.ts';

/** How well the ways people ask for one thing match a question; all between 0 and 1. */
export interface AskMatch {
  /** Position of the thing in the list that the index was made of. */
  readonly item: number;
  /** Cosine with its best ask. */
  readonly best: number;
  /** Mean cosine of its best three asks, fewer counting as 0: several that agree are better than one. */
  readonly top3: number;
  /** Position of the best ask in the item's list. */
  readonly ask: number;
}

/** An inverted index over asks: which of many short texts does a question resemble? */
export interface AskIndex {
  /** Items with any term in common, in no order. */
  match(question: Analysis): AskMatch[];
  /** Share of the question's weight that an item's asks cover together, 0 to 1. */
  coverage(question: Analysis, item: number): number;
  /** Whether any ask holds this term. */
  knows(term: string): boolean;
}

/** Weight of a term's square root of evidence, by kind. Bigrams overlap, so each counts for less. */
const UNIT_WEIGHT = 1;
const STOP_WEIGHT = 0.35;
const BIGRAM_WEIGHT = 0.5;

export function createAskIndex(
  items: readonly (readonly string[])[],
  analyzer: Analyzer,
): AskIndex {
  const ids = new Map<string, number>();
  const postings: number[][] = [];
  const askItem: number[] = [];
  const askOrder: number[] = [];
  const askTerms: Map<number, number>[] = [];
  const itemTerms: Set<number>[] = [];

  items.forEach((asks, item) => {
    const union = new Set<number>();
    asks.forEach((ask, order) => {
      const weights = new Map<number, number>();
      for (const [term, weight] of termWeights(analyzer.analyze(ask))) {
        let id = ids.get(term);
        if (id === undefined) {
          id = ids.size;
          ids.set(term, id);
          postings.push([]);
        }
        weights.set(id, weight);
        union.add(id);
        postings[id]!.push(askItem.length);
      }
      askTerms.push(weights);
      askItem.push(item);
      askOrder.push(order);
    });
    itemTerms.push(union);
  });

  const idf = inverseFrequencies(postings.length, itemTerms);
  const norms = askTerms.map((weights) => {
    let sum = 0;
    for (const [id, weight] of weights) sum += (weight * idf[id]!) ** 2;
    return Math.sqrt(sum);
  });
  /** A term no ask has still makes the question longer: it counts as the rarest. */
  const rarest = Math.log(1 + items.length * 2);

  function vector(question: Analysis): { known: Map<number, number>; norm: number; total: number } {
    const known = new Map<number, number>();
    let squares = 0;
    let total = 0;
    for (const [term, weight] of termWeights(question)) {
      const id = ids.get(term);
      const value = weight * (id === undefined ? rarest : idf[id]!);
      if (id !== undefined) known.set(id, value);
      squares += value ** 2;
      total += value;
    }
    return { known, norm: Math.sqrt(squares), total };
  }

  return {
    knows: (term) => ids.has(term),
    match(question) {
      const { known, norm } = vector(question);
      const dots = new Map<number, number>();
      for (const [id, value] of known)
        for (const ask of postings[id]!)
          dots.set(ask, (dots.get(ask) ?? 0) + value * askTerms[ask]!.get(id)! * idf[id]!);
      const best = new Map<number, { scores: number[]; ask: number }>();
      for (const [ask, dot] of dots) {
        const score = dot / (norm * norms[ask]!);
        const item = askItem[ask]!;
        const sofar = best.get(item);
        if (sofar === undefined) best.set(item, { scores: [score], ask: askOrder[ask]! });
        else {
          if (score > sofar.scores[0]!) sofar.ask = askOrder[ask]!;
          insertDescending(sofar.scores, score, 3);
        }
      }
      return Array.from(best, ([item, { scores, ask }]) => ({
        item,
        best: scores[0]!,
        top3: (scores[0]! + (scores[1] ?? 0) + (scores[2] ?? 0)) / 3,
        ask,
      }));
    },
    coverage(question, item) {
      const { known, total } = vector(question);
      let covered = 0;
      for (const [id, value] of known) if (itemTerms[item]!.has(id)) covered += value;
      return total === 0 ? 0 : covered / total;
    },
  };
}

function* termWeights({ units, bigrams }: Analysis): Generator<[string, number]> {
  const seen = new Set<string>();
  for (const unit of units)
    for (const term of unit.terms) {
      if (seen.has(term)) continue;
      seen.add(term);
      yield [term, unit.stop ? STOP_WEIGHT : UNIT_WEIGHT];
    }
  for (const bigram of bigrams) {
    if (seen.has(bigram)) continue;
    seen.add(bigram);
    yield [bigram, BIGRAM_WEIGHT];
  }
}

/** Okapi's idf over items, not asks: an item with many asks must not make its words common. */
function inverseFrequencies(size: number, items: readonly ReadonlySet<number>[]): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const terms of items) for (const id of terms) counts[id]!++;
  return counts.map((count) => Math.log(1 + (items.length - count + 0.5) / (count + 0.5)));
}

function insertDescending(scores: number[], score: number, limit: number): void {
  let at = scores.length;
  while (at > 0 && scores[at - 1]! < score) at--;
  scores.splice(at, 0, score);
  if (scores.length > limit) scores.pop();
}
