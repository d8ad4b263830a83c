import type { Citation, Pieces } from './answer.ts';
import type { Article, Passage, Span } from './article.ts';
import { cite } from './quote-pieces.ts';

/**
 * What stands after or before a quotation: the rest of the clause that it cuts, else the next clause, else
 * the next sentence, which may be another paragraph's. Null at the article's ends.
 */
export function neighbourOf(
  article: Article,
  pieces: Pieces,
  direction: 'next' | 'previous',
): Citation | null {
  const { passage, answer } = direction === 'next' ? pieces.at(-1)! : pieces[0];
  if (answer === null) return null;
  const sentence = passage.sentences.find(({ start, end }) =>
    direction === 'next'
      ? start < answer.end && answer.end <= end
      : start <= answer.start && answer.start < end,
  );
  const span =
    sentence === undefined
      ? null
      : direction === 'next'
        ? clauseAfter(passage.text, answer.end, sentence.end)
        : clauseBefore(passage.text, answer.start, sentence.start);
  if (span !== null) return cite(passage, span);
  return direction === 'next'
    ? firstFrom(article, passage, answer.end)
    : lastBefore(article, passage, answer.start);
}

/** Marks between clauses, the weaker ones between the members of a list. */
const STRONG = /[，；：,;:]/u;
const WEAK = /[、]/u;
const OPENING = /[“‘「『《（(]/u;
const CLOSING = /[”’」』》）)]/u;
const QUOTE_MARKS = /[“”‘’「」『』"'《》（）()]/u;
const SKIPPED = /[\s，、；：。！？,;:.!?“”‘’「」『』"'…—]/u;

function clauseAfter(text: string, from: number, to: number): Span | null {
  const mark = Array.from(text.slice(from, to)).find((char) => !QUOTE_MARKS.test(char)) ?? '';
  const isEnd = endsMember(WEAK.test(mark));
  let start = from;
  while (start < to && SKIPPED.test(text[start]!)) start++;
  let end = start;
  // A closing mark whose opening one lies before the span ends it as well.
  for (let depth = 0; end < to && !isEnd(text[end]!); end++) {
    if (OPENING.test(text[end]!)) depth++;
    else if (CLOSING.test(text[end]!) && --depth < 0) break;
  }
  return start < end ? { start, end } : null;
}

function clauseBefore(text: string, to: number, from: number): Span | null {
  const mark = Array.from(text.slice(from, to)).findLast((char) => !QUOTE_MARKS.test(char)) ?? '';
  const isEnd = endsMember(WEAK.test(mark));
  let end = to;
  while (end > from && SKIPPED.test(text[end - 1]!) && !CLOSING.test(text[end - 1]!)) end--;
  let start = end;
  for (let depth = 0; start > from && !isEnd(text[start - 1]!); start--) {
    if (CLOSING.test(text[start - 1]!)) depth++;
    else if (OPENING.test(text[start - 1]!) && --depth < 0) break;
  }
  return start < end ? { start, end } : null;
}

/** Whether a mark ends the clause, or the member of a list where the quotation was one. */
function endsMember(weak: boolean): (mark: string) => boolean {
  return (mark) => STRONG.test(mark) || (weak && WEAK.test(mark));
}

/** The sentence that begins at or after an offset, in this passage or the next of its kind. */
function firstFrom(article: Article, passage: Passage, offset: number): Citation | null {
  const here = passage.sentences.find(({ start }) => start >= offset);
  if (here !== undefined) return cite(passage, here);
  const after = beside(article, passage, 1);
  const first = after?.sentences[0];
  return after === undefined || first === undefined ? null : cite(after, first);
}

/** The sentence that ends at or before an offset, in this passage or the one before. */
function lastBefore(article: Article, passage: Passage, offset: number): Citation | null {
  const here = passage.sentences.findLast(({ end }) => end <= offset);
  if (here !== undefined) return cite(passage, here);
  const before = beside(article, passage, -1);
  const last = before?.sentences.at(-1);
  return before === undefined || last === undefined ? null : cite(before, last);
}

function beside(article: Article, passage: Passage, step: -1 | 1): Passage | undefined {
  const same = article.passages.filter(({ kind }) => kind === passage.kind);
  return same[same.findIndex(({ label }) => label === passage.label) + step];
}
