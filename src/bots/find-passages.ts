import { parseAddress } from '../retrieval/address.ts';
import type { Citation } from '../retrieval/answer.ts';
import { citationOf, type Setting } from './blocks.ts';

/**
 * Every passage that fits what is typed, each once, best first: a place for its address, the pull quotes
 * for nothing. `article` keeps to one article.
 */
export function findPassages(
  query: string,
  { engine }: Setting,
  article: string | null = null,
): readonly Citation[] {
  const address = parseAddress(query);
  if (address !== null) {
    const resolved = engine.resolve(address);
    return resolved.kind === 'gone' ? [] : [citationOf(resolved.passage)];
  }
  const kept = article === null ? {} : { article };
  const all = engine.corpus.entries.reduce(
    (sum, { article: { passages } }) => sum + passages.length,
    1,
  );
  const hits = engine.search(query, { ...kept, limit: all });
  if (query === '') return hits;
  // "p13" and whole questions are answered here as anywhere; then come the hits.
  const answer = engine.answer(query, kept);
  switch (answer.kind) {
    case 'passage':
    case 'which':
      return onceEach([...answer.citations, ...hits]);
    case 'answered':
      return onceEach([answer.citations[0], ...hits]);
    default:
      return hits;
  }
}

/** Citations of different passages, the first of each. */
export function onceEach(citations: readonly Citation[]): Citation[] {
  const seen = new Set<Citation['passage']>();
  return citations.filter(({ passage }) => !seen.has(passage) && seen.add(passage));
}
