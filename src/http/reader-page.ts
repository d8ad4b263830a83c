import { placeName } from '../bots/place.ts';
import { shorten } from '../bots/grapheme.ts';
import type { Lang } from '../bots/lang.ts';
import { wordingOf } from '../bots/wording.ts';
import { readerWordingOf } from '../bots/wording/reader.ts';
import { addressOf, formatAddress } from '../retrieval/address.ts';
import {
  passageAt,
  type Article,
  type Notes,
  type Passage,
  type Span,
} from '../retrieval/article.ts';
import type { Engine } from '../retrieval/engine.ts';
import type { CitedPlace } from './cited-place.ts';
import { contents } from './contents.ts';
import { html, type Html } from './framework.ts';
import { marked } from './marked.ts';
import { page, searchBox } from './page.ts';
import { placeHref } from './place-href.ts';

export interface Reading {
  readonly engine: Engine;
  readonly article: Article;
  readonly notes: Notes | null;
  readonly cited: CitedPlace;
  readonly lang: Lang;
  /** Where this listener is reached from outside, or null. */
  readonly publicUrl: string | null;
}

/** A description is cut by search engines and chats at about this many characters. */
const DESCRIPTION_UNITS = 160;

/** An article to read: each passage under its address, the cited words marked. */
export function readerPage(reading: Reading): string {
  const { article, cited, lang, notes, publicUrl } = reading;
  const shown = cited.kind === 'here' ? cited.passage : null;
  const opening = shown ?? article.passages.find(({ kind }) => kind === 'body');
  const picture = shown ?? article.passages.find(({ kind }) => kind === 'title');
  return page({
    lang,
    title: article.title,
    indexed: shown === null,
    preview: {
      description: shorten(opening?.text ?? article.title, DESCRIPTION_UNITS),
      image:
        publicUrl === null || picture === undefined
          ? null
          : `${publicUrl}/card/${formatAddress(addressOf(picture))}.png`,
    },
    body: html`${searchBox(article, lang, '')}
      <main id="main" class="body long">
        ${citedNotice(reading)} ${heading(reading)} ${contents(article, notes, lang)}
        <article lang="${article.lang}">
          ${article.passages.map((passage) => passageHtml(passage, reading))}
        </article>
      </main>`,
  });
}

/** What a link of any age points at today; it cannot scroll by itself without the part after `#`. */
function citedNotice({ cited, lang }: Reading): Html | null {
  const wording = wordingOf(lang);
  switch (cited.kind) {
    case 'none':
      return null;
    case 'gone':
      return html`<p class="notice" role="status">${wording.gone}</p> `;
    case 'here': {
      const { passage, changed } = cited;
      const text = changed ? wording.changed : readerWordingOf(lang).cited;
      return html`<p class="notice">
        ${text} <a href="#${passage.label}">${placeName(passage, wording)}</a>
      </p> `;
    }
    default:
      return cited satisfies never;
  }
}

/** Title, subtitles and where the article is from, each with its address. */
function heading(reading: Reading): Html {
  const { article, lang } = reading;
  const of = (kind: Passage['kind']): readonly Passage[] =>
    article.passages.filter((passage) => passage.kind === kind);
  const title = of('title').map(
    (passage) => html`<h1 class="words" id="${passage.label}">${words(passage, reading)}</h1> `,
  );
  const subtitles = of('subtitle').map(
    (passage) =>
      html`<p class="subtitle words" id="${passage.label}">${words(passage, reading)}</p> `,
  );
  const from = of('meta').map(
    (passage) => html`<span id="${passage.label}">${words(passage, reading)}</span>`,
  );
  const original =
    article.url !== null && /^https?:/i.test(article.url)
      ? html`<a lang="${lang}" rel="noopener" href="${article.url}">${wordingOf(lang).original}</a>`
      : null;
  return html`<header lang="${article.lang}">
    ${title}${subtitles}
    <p class="from">${from}${original}</p>
  </header>`;
}

function passageHtml(passage: Passage, reading: Reading): Html | null {
  const { label } = passage;
  const cited = citedSpan(passage, reading) !== null && ' cited';
  switch (passage.kind) {
    case 'meta':
    case 'title':
    case 'subtitle':
      return null;
    case 'heading':
      return html`<h2 class="words" id="${label}">${words(passage, reading)}</h2> `;
    case 'pull-quote':
      return html`<figure class="quote${cited}" id="${label}">
        <blockquote class="words">${words(passage, reading)}</blockquote>
        ${repeatsLink(passage, reading)}
      </figure> `;
    case 'body':
      return html`<div class="passage${cited}" id="${label}">
        ${numberLink(passage, reading)}
        <p class="words">${words(passage, reading)}</p>
        ${steps(passage, reading)}
      </div> `;
    default:
      return passage.kind satisfies never;
  }
}

/** The whole text in one run of inline markup, so that a text fragment finds its words. */
function words(passage: Passage, reading: Reading): Html {
  return marked(passage.text, [citedSpan(passage, reading)?.span ?? []].flat());
}

function citedSpan(passage: Passage, { cited }: Reading): { readonly span: Span | null } | null {
  return cited.kind === 'here' && cited.passage === passage ? cited : null;
}

function numberLink(passage: Passage, { lang }: Reading): Html {
  const place = placeName(passage, wordingOf(lang));
  return html`<a
    class="number"
    lang="${lang}"
    href="#${passage.label}"
    aria-label="${readerWordingOf(lang).linkTo(place)}"
    >${place}</a
  >`;
}

/** Where the text has the words of a pull quote. */
function repeatsLink({ repeats }: Passage, { article, lang }: Reading): Html | null {
  const body = repeats === null ? undefined : passageAt(article, repeats.label);
  if (repeats === null || body === undefined) return null;
  const place = readerWordingOf(lang).inText(placeName(body, wordingOf(lang)));
  return html`<figcaption lang="${lang}">
    <a href="${placeHref(article.id, body.label, repeats.span)}">${place}</a>
  </figcaption> `;
}

/** Ways on from a paragraph; shown on the one that is looked at. */
function steps(passage: Passage, { engine, lang }: Reading): Html {
  const wording = wordingOf(lang);
  const { buttons } = wording;
  const link = (to: Passage | null, label: string): Html | null =>
    to === null ? null : html`<a href="#${to.label}">${label}</a> `;
  const place = placeName(passage, wording);
  return html`<nav class="steps" lang="${lang}" aria-label="${readerWordingOf(lang).around(place)}">
    ${link(engine.neighbour(passage, -1), buttons.previous)}${link(engine.neighbour(passage, 1), buttons.next)}<a
      href="../card/${formatAddress(addressOf(passage))}.png"
      >${buttons.picture}</a
    >
  </nav>`;
}
