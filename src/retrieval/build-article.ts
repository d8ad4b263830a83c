import type { Article, Corpus, Passage, PassageKind } from './article.ts';
import { LABEL_LETTER } from './article.ts';
import { shortHash } from './hash.ts';
import { findRepeat, lettersOf } from './repeats.ts';
import { splitSentences } from './sentences.ts';

/** A piece of an article's text, as a reader of files found it. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'pull-quote';
  readonly text: string;
}

/** What an article is made from. Texts are taken as they are; empty ones make no passage. */
export interface ArticleParts {
  readonly id: string;
  readonly title: string;
  readonly subtitles: readonly string[];
  readonly source: string;
  readonly date: string;
  readonly lang: string;
  readonly url: string | null;
  readonly blocks: readonly Block[];
}

/**
 * The article with its passages labelled in reading order: source and date (`m1`, `m2`), title, subtitles,
 * then the text. A pull quote is linked to the stretch of the body that it repeats, if there is one.
 */
export function buildArticle(parts: ArticleParts): Article {
  const { id, title, source, date, lang, url } = parts;
  const counts = new Map<PassageKind, number>();
  const passages: Passage[] = [];
  let section: string | null = null;

  const add = (kind: PassageKind, text: string) => {
    if (text === '') return;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const label = `${LABEL_LETTER[kind]}${number}`;
    if (kind === 'heading') section = null;
    passages.push({
      article: id,
      label,
      kind,
      number,
      text,
      sentences: splitSentences(text),
      section,
      repeats: null,
      hash: shortHash(text, HASH_LENGTH),
    });
    if (kind === 'heading') section = label;
  };

  add('meta', source);
  add('meta', date);
  add('title', title);
  for (const subtitle of parts.subtitles) add('subtitle', subtitle);
  for (const block of parts.blocks) add(KIND[block.kind], block.text);
  return { id, title, source, date, lang, url, passages: linkQuotes(passages) };
}

/**
 * An article of bare passages, for data sets that have no files: paragraphs `p1…` in the order of `texts`,
 * under one title.
 */
export function articleFromTexts(id: string, title: string, texts: readonly string[]): Article {
  const blocks = texts.map((text) => ({ kind: 'paragraph', text }) as const);
  return buildArticle({
    id,
    title,
    subtitles: [],
    source: '',
    date: '',
    lang: '',
    url: null,
    blocks,
  });
}

/** Eight characters of [0-9a-z] that change with any article or note. */
export function hashCorpus(entries: Corpus['entries']): string {
  const content = entries.map(({ article, notes }) => {
    const { passages, ...head } = article;
    return [head, passages.map(({ label, text }) => [label, text]), notes];
  });
  return shortHash(JSON.stringify(content), CORPUS_HASH_LENGTH);
}

/** Characters of a passage's hash; see the wire form in address.ts. */
const HASH_LENGTH = 4;
/** Characters of a corpus's hash: two corpora of one deployment never meet by chance. */
const CORPUS_HASH_LENGTH = 8;

const KIND = {
  heading: 'heading',
  paragraph: 'body',
  'pull-quote': 'pull-quote',
} as const satisfies Record<Block['kind'], PassageKind>;

function linkQuotes(passages: readonly Passage[]): readonly Passage[] {
  if (!passages.some(({ kind }) => kind === 'pull-quote')) return passages;
  const bodies = passages.filter(({ kind }) => kind === 'body');
  const letters = bodies.map(({ text }) => lettersOf(text));
  return passages.map((passage) => {
    if (passage.kind !== 'pull-quote') return passage;
    const repeat = findRepeat(passage.text, letters);
    if (repeat === null) return passage;
    return { ...passage, repeats: { label: bodies[repeat.body]!.label, span: repeat.span } };
  });
}
