import { readerWordingOf } from '../bots/wording/reader.ts';
import type { Lang } from '../bots/lang.ts';
import type { Article } from '../retrieval/article.ts';
import { html, raw, type Html } from './framework.ts';
import { STYLE } from './style.ts';

export interface Page {
  readonly lang: Lang;
  readonly title: string;
  readonly body: Html;
  /** False for what depends on somebody's question. */
  readonly indexed: boolean;
  /** For previews in chats: what is shown of a link, with the address of a picture or without. */
  readonly preview?: { readonly description: string; readonly image: string | null };
}

/** Byte for byte what its hash is of. */
const STYLE_ELEMENT = raw(`<style>${STYLE}</style>`);

/** A whole document, with everything it needs but pictures. */
export function page({ lang, title, body, indexed, preview }: Page): string {
  const image = preview?.image ?? null;
  const meta = preview && [
    html`<meta name="description" content="${preview.description}" />
      <meta property="og:type" content="article" />
      <meta property="og:title" content="${title}" />
      <meta property="og:description" content="${preview.description}" /> `,
    image !== null &&
      html`<meta property="og:image" content="${image}" />
        <meta name="twitter:card" content="summary_large_image" /> `,
  ];
  return String(
    html`<!doctype html>
      <html lang="${lang}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          ${!indexed && html`<meta name="robots" content="noindex" /> `}${meta ?? null}
          ${STYLE_ELEMENT}
        </head>
        <body>
          <a class="skip" href="#main">${readerWordingOf(lang).skip}</a>
          <div class="frame">${body}</div>
        </body>
      </html> `,
  );
}

/** The search box of an article; `base` leads from the page to the articles, such as `./` or `../`. */
export function searchBox(article: Article, lang: Lang, base: string, asked = ''): Html {
  const wording = readerWordingOf(lang);
  return html`<form class="search" role="search" action="${base}${article.id}/search" method="get">
    <input
      type="search"
      name="q"
      value="${asked}"
      aria-label="${wording.search}"
      placeholder="${wording.searchHint}"
      required
      maxlength="4096"
      autocomplete="off"
      enterkeyhint="search"
    />
    <button>${wording.find}</button>
  </form>`;
}

/** A page of one line. */
export function shortPage(lang: Lang, text: string): string {
  return page({
    lang,
    title: text,
    indexed: false,
    body: html`<main id="main"><h1 class="short">${text}</h1></main>`,
  });
}
