import { articleAt } from '../retrieval/address.ts';
import type { Article, Corpus, Passage, Span } from '../retrieval/article.ts';
import { graphemes } from './grapheme.ts';
import type { Wording } from './wording.ts';

/** `¶13`, `金句2`. */
export function placeName(passage: Passage, wording: Wording): string {
  return wording.place(passage.kind, passage.number);
}

/** Title, source and date of an article, in one line. */
export function attribution(article: Article | undefined, wording: Wording): string {
  if (article === undefined) return '';
  const details = [article.source, article.date].filter((detail) => detail !== '');
  return wording.attribution(article.title, details);
}

/**
 * A link that opens the passage: on the reader page under `publicUrl`, else in the article's own page,
 * else null. Browsers that know text fragments mark the words
 * (https://wicg.github.io/scroll-to-text-fragment/).
 */
export function placeUrl(
  corpus: Corpus,
  passage: Passage,
  words: Span,
  publicUrl: string | null,
): string | null {
  const url = articleAt(corpus, passage.article)?.url ?? null;
  if (publicUrl === null && url === null) return null;
  const fragment = textFragment(passage.text.slice(words.start, words.end));
  if (publicUrl === null) return `${url!.split('#')[0]}#:~:${fragment}`;
  const base = publicUrl.replace(/\/+$/, '');
  return `${base}/a/${passage.article}#${passage.label}:~:${fragment}`;
}

/** Words at either end that are enough to find a stretch, and keep links short; in graphemes. */
const FRAGMENT_GRAPHEMES = 8;

let segmenter: Intl.Segmenter | undefined;

/**
 * Browsers match whole words only, and find those of Chinese by the dictionary that Intl has too: so each
 * part begins and ends where a word does.
 */
function textFragment(words: string): string {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const parts = Array.from(segmenter.segment(words.trim()), ({ segment }) => segment);
  const start = enough(parts);
  const end = enough(parts.toReversed()).toReversed();
  if (start.length + end.length >= parts.length) return `text=${encode(parts.join(''))}`;
  return `text=${encode(start.join(''))},${encode(end.join(''))}`;
}

/** The first words that have enough graphemes together. */
function enough(words: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let length = 0;
  for (const word of words) {
    if (length >= FRAGMENT_GRAPHEMES) break;
    kept.push(word);
    length += graphemes(word).length;
  }
  return kept;
}

/** A dash is syntax in a text directive, and encodeURIComponent leaves it; it throws on half a pair. */
function encode(words: string): string {
  return encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('-', '%2D');
}
