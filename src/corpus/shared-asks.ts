import type { Article, Notes } from '../retrieval/article.ts';
import { passageAt, slice } from '../retrieval/article.ts';
import type { Problem } from './problem.ts';

/** The notes on an article, and where each ask stands in their file. */
export interface LinedNotes {
  readonly article: Article;
  readonly notes: Notes | null;
  readonly notesFile: string;
  readonly lineOf: (ask: string) => number;
}

/**
 * Warns of questions that the notes answer with different passages, or both answer and call unsaid: the
 * ranker cannot tell them apart. Of a pull quote and the body that it repeats nothing is said.
 */
export function findSharedAsks({ article, notes, notesFile, lineOf }: LinedNotes): Problem[] {
  if (notes === null) return [];
  const first = new Map<string, { place: string; answer: string }>();
  const problems: Problem[] = [];
  const add = (ask: string, place: string, answer: string) => {
    const key = ask
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\p{P}]+/gu, '');
    const other = first.get(key);
    if (other === undefined) first.set(key, { place, answer });
    else if (other.place !== place) {
      problems.push({
        code: 'ask-twice',
        severity: 'warning',
        file: notesFile,
        line: lineOf(ask),
        message: `"${ask}" is asked of ${other.answer} and of ${answer}.`,
        fix: 'Say more in one of them, or keep it where it is answered best.',
      });
    }
  };
  for (const { passage, span, asks } of notes.facts) {
    const { text, repeats } = passageAt(article, passage)!;
    const answer = `${passage} "${slice(text, span)}"`;
    for (const ask of asks) add(ask, repeats?.label ?? passage, answer);
  }
  for (const { what, asks } of notes.unsaid) {
    for (const ask of asks) add(ask, 'unsaid', `what is unsaid, "${what}"`);
  }
  return problems;
}
