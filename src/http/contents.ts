import { placeName } from '../bots/place.ts';
import type { Lang } from '../bots/lang.ts';
import { wordingOf } from '../bots/wording.ts';
import { readerWordingOf } from '../bots/wording/reader.ts';
import type { Article, Fact, Notes, Passage } from '../retrieval/article.ts';
import { toSimplified } from '../retrieval/script.ts';
import { html, type Html } from './framework.ts';
import { placeHref } from './place-href.ts';

/** Questions offered for a paragraph: the ones that most wordings were noted for. */
const TOPICS_OF_PASSAGE = 2;
/** A longer question does not fit beside the text. */
const MAX_TOPIC_UNITS = 40;

/** Headings, each with questions that its paragraphs answer, and the pull quotes above them. */
export function contents(article: Article, notes: Notes | null, lang: Lang): Html | null {
  const shared = wordingOf(lang);
  const wording = readerWordingOf(lang);
  const bodies = article.passages.filter(({ kind }) => kind === 'body');
  const partOf = (section: string | null): Html | null =>
    topicList(
      bodies.filter((passage) => passage.section === section),
      notes,
      lang,
    );
  const opening = partOf(null);
  const items = article.passages
    .filter(({ kind }) => kind === 'heading')
    .map((heading) => headingItem(heading, article, partOf(heading.label)));
  const quote = article.passages.find(({ kind }) => kind === 'pull-quote');
  const rows = [
    opening &&
      html`<li><a href="#${bodies[0]!.label}">${placeName(bodies[0]!, shared)}</a>${opening}</li>`,
    quote !== undefined &&
      !article.passages.some((passage) => isQuotesHeading(passage, article)) &&
      html`<li><a href="#${quote.label}">${shared.quotes}</a></li>`,
    ...items,
  ];
  if (rows.every((row) => !row)) return null;
  return html`<nav class="contents" aria-label="${wording.contents}">
    <h2>${wording.contents}</h2>
    <ul>
      ${rows}
    </ul>
  </nav>`;
}

/** A heading over pull quotes alone. */
function isQuotesHeading(heading: Passage, article: Article): boolean {
  if (heading.kind !== 'heading') return false;
  const under = article.passages.filter(({ section }) => section === heading.label);
  return under.length > 0 && under.every(({ kind }) => kind === 'pull-quote');
}

function headingItem(heading: Passage, article: Article, topics: Html | null): Html {
  return html`<li>
    <a class="words" lang="${article.lang}" href="#${heading.label}">${heading.text}</a>${topics}
  </li> `;
}

function topicList(passages: readonly Passage[], notes: Notes | null, lang: Lang): Html | null {
  const topics = passages.flatMap((passage) => topicsOf(passage, notes?.facts ?? [], lang));
  if (topics.length === 0) return null;
  return html` <details>
    <summary>${readerWordingOf(lang).topics}</summary>
    <ul>
      ${topics.map(({ ask, fact }) => html`<li><a href="${placeHref('', fact.passage, fact.span)}">${ask}</a></li> `)}
    </ul>
  </details>`;
}

interface Topic {
  readonly ask: string;
  readonly fact: Fact;
}

function topicsOf(passage: Passage, facts: readonly Fact[], lang: Lang): readonly Topic[] {
  const topics: Topic[] = [];
  const own = facts
    .filter((fact) => fact.passage === passage.label)
    .toSorted((a, b) => b.asks.length - a.asks.length);
  for (const fact of own) {
    if (topics.length === TOPICS_OF_PASSAGE) break;
    const ask = fact.asks.find((one) => one.length <= MAX_TOPIC_UNITS && isIn(lang, one));
    if (ask !== undefined) topics.push({ ask, fact });
  }
  return topics.toSorted((a, b) => a.fact.span.start - b.fact.span.start);
}

/** Notes hold questions in all scripts side by side. Those in Cantonese and dialects are not told apart. */
function isIn(lang: Lang, ask: string): boolean {
  const han = /\p{Script=Han}/u.test(ask);
  switch (lang) {
    case 'en':
      return !han;
    case 'zh-Hans':
      return han && toSimplified(ask) === ask;
    case 'zh-Hant':
      return han && toSimplified(ask) !== ask;
    default:
      return lang satisfies never;
  }
}
