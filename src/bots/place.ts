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
  const fragment = textFragment(passage.text.slice(words.start, words.end));
  if (publicUrl !== null) {
    const base = publicUrl.replace(/\/+$/, '');
    return `${base}/a/${passage.article}#${passage.label}:~:${fragment}`;
  }
  const url = articleAt(corpus, passage.article)?.url ?? null;
  return url === null ? null : `${url.split('#')[0]}#:~:${fragment}`;
}

/** Words at either end are enough to find a stretch, and keep links short. */
const FRAGMENT_GRAPHEMES = 8;

function textFragment(words: string): string {
  const parts = graphemes(words.trim());
  if (parts.length <= 2 * FRAGMENT_GRAPHEMES) return `text=${encode(parts.join(''))}`;
  const start = encode(parts.slice(0, FRAGMENT_GRAPHEMES).join(''));
  const end = encode(parts.slice(-FRAGMENT_GRAPHEMES).join(''));
  return `text=${start},${end}`;
}

/** A dash is syntax in a text directive, and encodeURIComponent leaves it; it throws on half a pair. */
function encode(words: string): string {
  return encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('-', '%2D');
}
