import type { Article, Passage, Span } from '../retrieval/article.ts';
import { slice } from '../retrieval/article.ts';
import { findTerms } from './find-terms.ts';
import { writeYamlScalar } from './yaml.ts';

/**
 * A notes file to fill in: each sentence of the body as a fact without asks, and above it, as comments,
 * the names, numbers, quoted words and titles that it holds. Nothing is invented; as it is it adds nothing.
 */
export function draftNotes(article: Article): string {
  const body = article.passages.filter(({ kind }) => kind === 'body');
  const facts = body.flatMap((passage) =>
    passage.sentences.map((sentence) => draftFact(passage, sentence)),
  );
  return `${[HEADER, ...facts, FOOTER].join('\n\n')}\n`;
}

const HEADER = `# A draft. Under "asks" write the questions and key words that people use, a line each:
#     asks:
#       - …
# Shorten an answer to the words that answer; make one fact for each thing that people ask of. What stands
# twice in its passage takes "nth: 2". Remove what nobody asks: a fact without asks is not used.

# Names of one thing, two or more in a group:
#   - [name in the article, name that people use]
aliases: []

facts:`;

const FOOTER = `# What people ask near this article that it does not say:
#   - what: …
#     near: p1
#     asks:
#       - …
unsaid: []`;

function draftFact(passage: Passage, sentence: Span): string {
  const answer = slice(passage.text, sentence);
  const { names, numbers, quoted, titles } = findTerms(answer);
  const found = [
    ['names', names],
    ['numbers', numbers],
    ['quoted', quoted],
    ['titles', titles],
  ] as const;
  const comments = found.flatMap(([what, terms]) =>
    terms.length === 0 ? [] : [`  # ${what}: ${terms.join(' | ')}`],
  );
  const nth = passage.text.slice(0, sentence.start).split(answer).length;
  return [
    ...comments,
    `  - passage: ${passage.label}`,
    `    answer: ${writeYamlScalar(answer)}`,
    ...(nth > 1 ? [`    nth: ${nth}`] : []),
    '    asks: []',
  ].join('\n');
}
