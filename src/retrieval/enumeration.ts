import type { Article, Passage, Span } from './article.ts';
import { foldForAliases } from './aliases.ts';

/** One point of a list that runs over paragraphs: 第一，…；第二，…. */
export interface Item {
  /** From 1. */
  readonly number: number;
  readonly passage: Passage;
  /** What the point is called: the words after the ordinal, to the end of the sentence. */
  readonly name: Span;
  readonly sentence: Span;
}

/** A list whose points open paragraphs, with the words that it is announced by. */
export interface Enumeration {
  readonly items: readonly [Item, Item, ...Item[]];
  /** What the points are, from the sentence that counts them: 建议 of 提出5点建议; null without one. */
  readonly noun: string | null;
}

const OPENING =
  /^(?:第([一二三四五六七八九十]{1,3}|\d{1,2})|([一二三四五六七八九十]{1,3}|\d{1,2})(?=[、.．)）]))[，,、.．:：)）\s是]*/u;
const WORD_OPENINGS: readonly RegExp[] = [
  /^(?:首先|其一|一是|first(?:ly)?\b)[，,:：\s]*/iu,
  /^(?:其次|其二|二是|second(?:ly)?\b)[，,:：\s]*/iu,
  /^(?:再次|再者|其三|三是|third(?:ly)?\b)[，,:：\s]*/iu,
  /^(?:其四|四是|fourth(?:ly)?\b)[，,:：\s]*/iu,
  /^(?:其五|五是|fifth(?:ly)?\b)[，,:：\s]*/iu,
];

/** Lists of at least two points, each opening a paragraph, numbered from 1 without a gap. */
export function enumerations(article: Article): Enumeration[] {
  const body = article.passages.filter((passage) => passage.kind === 'body');
  const lists: Enumeration[] = [];
  let items: Item[] = [];
  let first = 0;
  const close = () => {
    const [one, two, ...rest] = items;
    if (one !== undefined && two !== undefined)
      lists.push({ items: [one, two, ...rest], noun: announced(body, first, items.length) });
    items = [];
  };
  body.forEach((passage, index) => {
    const opening = readOpening(passage.text);
    if (opening === null) return;
    if (opening.number !== items.length + 1) {
      close();
      if (opening.number !== 1) return;
    }
    if (opening.number === 1) first = index;
    const sentence = passage.sentences[0] ?? { start: 0, end: passage.text.length };
    const end = sentence.end - (/[。.！!；;]$/u.test(passage.text.slice(0, sentence.end)) ? 1 : 0);
    const name = { start: Math.min(opening.length, end), end };
    items.push({ number: opening.number, passage, name, sentence });
  });
  close();
  return lists;
}

function readOpening(text: string): { number: number; length: number } | null {
  const match = OPENING.exec(text);
  if (match !== null) {
    const number = Number(/\d+/u.exec(foldForAliases(`第${match[1] ?? match[2]!}`))?.[0]);
    return Number.isNaN(number) ? null : { number, length: match[0].length };
  }
  for (const [index, pattern] of WORD_OPENINGS.entries()) {
    const word = pattern.exec(text);
    if (word !== null) return { number: index + 1, length: word[0].length };
  }
  return null;
}

/** Looks for "N点建议" in the two paragraphs before the first point. */
function announced(body: readonly Passage[], first: number, count: number): string | null {
  const before = body
    .slice(Math.max(0, first - 2), first)
    .map((passage) => foldForAliases(passage.text))
    .join('');
  const pattern = new RegExp(
    `${count}(?:点|条|项|个|方面)(\\p{Script=Han}{2,4}?)(?=[\\p{P}]|$)`,
    'gu',
  );
  return Array.from(before.matchAll(pattern)).at(-1)?.[1] ?? null;
}
