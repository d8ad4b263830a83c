import type { Lang } from '../bots/lang.ts';
import { langOf } from '../bots/lang.ts';
import type { Article, Corpus } from '../retrieval/article.ts';
import type { Engine } from '../retrieval/engine.ts';
import { articlesPage } from './articles-page.ts';
import { isFresh, PAGE_CACHE, PRIVATE, tagOf } from './cached.ts';
import { citedPlace } from './cited-place.ts';
import type { App, Context } from './framework.ts';
import { langOfHeader } from './negotiate.ts';
import { readerPage } from './reader-page.ts';
import { searchPage } from './search-page.ts';

export interface ReaderDeps {
  /** Asked anew for each request, so that the corpus may change. */
  readonly engine: () => Engine;
  /** Where this listener is reached from outside, without a slash at its end; null if nowhere. */
  readonly publicUrl: string | null;
}

/** The articles, each to read and to search. Links are relative, so any prefix may stand before them. */
export function addReader(app: App, { engine, publicUrl }: ReaderDeps): void {
  app.get('/', (c) => {
    const { corpus } = engine();
    const [first, ...others] = corpus.entries;
    if (first !== undefined && others.length === 0) return c.redirect(`a/${first.article.id}`, 302);
    return send(c, articlesPage(corpus, speakerLang(c, corpus)), corpus);
  });

  app.get('/a/:article', (c) => {
    const now = engine();
    const entry = now.corpus.entries.find(({ article }) => article.id === c.req.param('article'));
    if (entry === undefined) return c.notFound();
    const { article, notes } = entry;
    const cited = citedPlace(now, article, { at: c.req.query('at'), s: c.req.query('s') });
    const lang = speakerLang(c, now.corpus, article);
    return send(c, readerPage({ engine: now, article, notes, cited, lang, publicUrl }), now.corpus);
  });

  app.get('/a/:article/search', (c) => {
    const now = engine();
    const entry = now.corpus.entries.find(({ article }) => article.id === c.req.param('article'));
    if (entry === undefined) return c.notFound();
    c.header('cache-control', PRIVATE);
    const lang = speakerLang(c, now.corpus, entry.article);
    return c.html(searchPage(c.req.query('q') ?? '', entry.article, now, lang));
  });
}

/** The language to speak to whoever asks; where it is not said, the article's. */
export function speakerLang(c: Context, corpus: Corpus, article?: Article): Lang {
  const fallback = langOf((article ?? corpus.entries[0]?.article)?.lang, 'zh-Hans');
  return langOfHeader(c.req.header('accept-language'), fallback);
}

/** Caches keep a page by its corpus and its text, which an upgrade may change too. */
function send(c: Context, page: string, { hash }: Corpus): Response {
  const tag = tagOf(hash, page);
  c.header('vary', 'accept-language');
  c.header('cache-control', PAGE_CACHE);
  c.header('etag', tag);
  return isFresh(c, tag) ? c.body(null, 304) : c.html(page);
}
