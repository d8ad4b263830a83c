import { attribution } from '../bots/place.ts';
import type { Lang } from '../bots/lang.ts';
import { wordingOf } from '../bots/wording.ts';
import { readerWordingOf } from '../bots/wording/reader.ts';
import type { Corpus } from '../retrieval/article.ts';
import { html } from './framework.ts';
import { page } from './page.ts';

/** The articles, each with where it is from. */
export function articlesPage({ entries }: Corpus, lang: Lang): string {
  const title = readerWordingOf(lang).articles;
  return page({
    lang,
    title,
    indexed: true,
    body: html`<main id="main" class="reply">
      <h1>${title}</h1>
      <ul>
        ${entries.map(
          ({ article }) =>
            html`<li>
              <a href="a/${article.id}"
                ><span class="words" lang="${article.lang}"
                  >${attribution(article, wordingOf(lang))}</span
                ></a
              >
            </li> `,
        )}
      </ul>
    </main>`,
  });
}
