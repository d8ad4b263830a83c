import MiniSearch from 'minisearch';
import type { Analysis, DocumentAnalysis, Unit } from './analyze.ts';
import { bigramsOf } from './analyze.ts';
import { groupTerm } from './gist.ts';

export interface PassageIndex {
  /** Documents that share a term with the question, or one of `more`, and their scores, best first. */
  search(
    question: Analysis,
    more?: readonly string[],
  ): readonly { readonly id: number; readonly score: number }[];
  /** Share of documents with a term, as `log(1 + (N - n + .5) / (n + .5))`; the rarest value for none. */
  idf(term: string): number;
  /** Whether any document has a term. */
  has(term: string): boolean;
  /** All terms of the documents. */
  terms(): Iterable<string>;
}

/**
 * BM25+ over words and character bigrams in two fields. MiniSearch multiplies a score by the number of
 * question terms that matched; that costs two points of Recall@1 on Chinese questions. So it is asked for one
 * term at a time, once for each term of the documents, and the scores are added up here.
 */
export function createPassageIndex(documents: Iterable<DocumentAnalysis>): PassageIndex {
  const index = new MiniSearch<{ id: number; words: string; bigrams: string }>({
    fields: ['words', 'bigrams'],
    tokenize: (terms) => terms.split(SEPARATOR),
    processTerm: bytes,
    searchOptions: { combineWith: 'OR' },
  });
  const counts = new Map<string, number>();
  let id = 0;
  for (const { units, bigrams, groups } of documents) {
    const words = units.filter((unit) => unit.kind !== 'name').flatMap((unit) => [...unit.terms]);
    for (const group of groups) words.push(groupTerm(group));
    index.add({ id: id++, words: words.join(SEPARATOR), bigrams: bigrams.join(SEPARATOR) });
    for (const term of new Set([...words, ...bigrams]))
      counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const size = id;

  /** What is found by each term so far. */
  const known = new Map<string, Hits>();
  function hitsOf(term: string): Hits {
    let hits = known.get(term);
    if (hits === undefined) {
      const results = index.search(term);
      hits = {
        ids: Int32Array.from(results, (result) => result.id as number),
        scores: Float64Array.from(results, ({ score }) => score),
      };
      known.set(term, hits);
    }
    return hits;
  }
  /** By document, for the question at hand. */
  const totals = new Float64Array(size);

  return {
    has: (term) => counts.has(term),
    terms: () => counts.keys(),
    idf(term) {
      const count = counts.get(term) ?? 0;
      return Math.log(1 + (size - count + 0.5) / (count + 0.5));
    },
    search(question, more = []) {
      totals.fill(0);
      for (const term of new Set([...questionTerms(question), ...more])) {
        if (!counts.has(term)) continue;
        const { ids, scores } = hitsOf(term);
        for (let i = 0; i < ids.length; i++) totals[ids[i]!]! += scores[i]!;
      }
      const found: { id: number; score: number }[] = [];
      totals.forEach((score, id) => {
        if (score > 0) found.push({ id, score });
      });
      return found.sort((a, b) => b.score - a.score || a.id - b.id);
    },
  };
}

/** Documents with a term, and how much it tells of each. */
interface Hits {
  readonly ids: Int32Array;
  readonly scores: Float64Array;
}

/** What a question is searched by: its topic and the bigrams of it, or all where nothing is left. */
export function questionTerms({ folded, units, bigrams }: Analysis): string[] {
  const topic = units.filter((unit) => !unit.stop);
  if (topic.length === 0)
    return [...new Set([...units.flatMap((unit) => [...unit.terms]), ...bigrams])];
  const terms = new Set(topic.flatMap((unit) => [...unit.terms]));
  for (const bigram of bigramsOf(topicRuns(folded, topic))) terms.add(bigram);
  return [...terms];
}

/** The text without its stop words, a space in place of each. */
function topicRuns(folded: string, topic: readonly Unit[]): string {
  let runs = '';
  let end = -1;
  for (const unit of topic) {
    runs += (unit.start === end ? '' : ' ') + folded.slice(unit.start, unit.end);
    end = unit.end;
  }
  return runs;
}

/** Between terms, which MiniSearch takes as one string; no term holds it. */
const SEPARATOR = '\n';

/**
 * MiniSearch keeps terms in a radix tree whose nodes list their children, thousands of them for Han
 * characters; as bytes a node has at most 256, which halves the time to build and changes no result.
 */
function bytes(term: string): string {
  return Buffer.from(term, 'utf8').toString('latin1');
}
