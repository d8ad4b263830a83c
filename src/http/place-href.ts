import type { Span } from '../retrieval/article.ts';

/**
 * A link to a place of an article's page, its words marked when it opens. `page` is the way to that page,
 * empty on the page itself.
 */
export function placeHref(page: string, label: string, span: Span | null): string {
  const marked = span === null ? '' : `&s=${span.start}-${span.end}`;
  return `${page}?at=${label}${marked}#${label}`;
}
