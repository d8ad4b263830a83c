import type { Citation, Citations } from './answer.ts';
import { MAX_CITATIONS } from './answer.ts';
import type { Passage } from './article.ts';
import type { Ranked } from './rank.ts';

/** The whole passage, for an address that was asked for. */
export function wholeOf(passage: Passage): Citation {
  const span = { start: 0, end: passage.text.length };
  return { passage, sentence: passage.sentences[0] ?? span, answer: span };
}

/** The best candidate of each passage, best first. */
export function passagesOf(ranked: readonly Ranked[]): Citation[] {
  const seen = new Set<Passage>();
  const citations: Citation[] = [];
  for (const { candidate } of ranked) {
    if (seen.has(candidate.passage)) continue;
    seen.add(candidate.passage);
    const { passage, sentence, answer } = candidate;
    citations.push({ passage, sentence, answer });
  }
  return citations;
}

/** At most `MAX_CITATIONS`, or null for none. */
export function citationsOf(all: readonly Citation[]): Citations | null {
  const [first, ...rest] = all.slice(0, MAX_CITATIONS);
  return first === undefined ? null : [first, ...rest];
}
