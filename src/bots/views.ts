import { addressOf, articleAt, formatAddress, type Resolved } from '../retrieval/address.ts';
import type { Citation } from '../retrieval/answer.ts';
import { passageAt, type Article, type Passage, type PassageKind } from '../retrieval/article.ts';
import {
  citationOf,
  entriesOf,
  entryBlock,
  field,
  line,
  sourceOf,
  wholeOf,
  type Setting,
} from './blocks.ts';
import { buttonsUnder, listButtons } from './buttons.ts';
import { COMMANDS } from './commands.ts';
import { attribution, placeName } from './place.ts';
import type { Platform } from './port.ts';
import type { Block, Reply } from './reply.ts';
import { wordingOf } from './wording.ts';

/** Other passages offered under "others", one line each. */
const MAX_OTHERS = 5;

/** One short line of ours. */
export function notice(text: string): Reply {
  return { status: 'notice', blocks: [line(text)], buttons: [] };
}

/** What the bot does, how to ask, the commands and the articles. */
export function helpView(setting: Setting, platform: Platform): Reply {
  const wording = wordingOf(setting.lang);
  const { entries } = setting.engine.corpus;
  const commands = COMMANDS.filter(({ name }) => name !== 'articles' || entries.length > 1).map(
    (spec) => {
      const { name, argument } = spec;
      const typed = platform === 'discord' && 'longName' in spec ? spec.longName : name;
      const place = argument === null ? `/${typed}` : `/${typed} ${wording.arguments[argument]}`;
      return field(place, wording.commands[name]);
    },
  );
  const first = entries[0]?.article.id;
  return shown(
    [
      line(wording.helpTitle, true),
      line(wording.helpIntro),
      ...wording.helpHow[platform].map((text) => line(text)),
      entryBlock(commands),
      line(wording.articles),
      titles(setting),
    ],
    first === undefined ? [] : [listButtons(first, setting)],
  );
}

export function articlesView(setting: Setting): Reply {
  const wording = wordingOf(setting.lang);
  const several = setting.engine.corpus.entries.length > 1;
  const blocks = [line(wording.articles, true), titles(setting)];
  if (several) blocks.push(line(wording.keepToOne));
  return shown(blocks);
}

export function noSuchArticle(setting: Setting): Reply {
  const wording = wordingOf(setting.lang);
  return { status: 'notice', blocks: [line(wording.noSuchArticle), titles(setting)], buttons: [] };
}

/** The pull quotes or the headings of an article, in full, each with its place. */
export function listView(kind: 'quotes' | 'outline', article: Article, setting: Setting): Reply {
  const wording = wordingOf(setting.lang);
  const of: PassageKind = kind === 'quotes' ? 'pull-quote' : 'heading';
  const entries = article.passages
    .filter((passage) => passage.kind === of)
    .map((passage) => ({
      ...field(placeName(passage, wording), passage.text),
      address: formatAddress(addressOf(passage)),
    }));
  if (entries.length === 0) return notice(kind === 'quotes' ? wording.noQuotes : wording.noOutline);
  return shown([
    line(wording[kind], true),
    entryBlock(entries),
    {
      kind: 'source',
      place: '',
      attribution: attribution(article, wording),
      address: null,
      url: article.url,
    },
  ]);
}

/** Where articles are from, which version of the corpus this is, and what is kept of people. */
export function aboutView(articles: readonly Article[], setting: Setting): Reply {
  const wording = wordingOf(setting.lang);
  const fields = articles.flatMap((article) => [
    field(wording.place('title', 1), article.title),
    field(wording.source, article.source),
    field(wording.date, article.date),
    ...(article.url === null ? [] : [field(wording.original, article.url)]),
  ]);
  return shown([
    line(wording.aboutTitle, true),
    line(wording.aboutNote),
    entryBlock([
      field(wording.privacy, wording.privacyNote),
      field(wording.corpus, setting.engine.corpus.hash),
      ...fields,
    ]),
  ]);
}

/** A passage in full; for a pull quote also where the text has the words. */
export function passageView(passage: Passage, setting: Setting): Reply {
  const wording = wordingOf(setting.lang);
  const citation = citationOf(passage);
  const blocks: Block[] = [wholeOf(passage), sourceOf(citation, setting)];
  const place = repeated(passage, setting);
  if (place !== null) blocks.push(line(wording.repeats), entriesOf([place], setting));
  return shown(blocks, buttonsUnder(citation, setting, { whole: true, judged: null }));
}

/** What an address of any age points at today. */
export function resolvedView(resolved: Resolved, setting: Setting): Reply {
  const wording = wordingOf(setting.lang);
  switch (resolved.kind) {
    case 'same':
      return passageView(resolved.passage, setting);
    case 'changed': {
      const view = passageView(resolved.passage, setting);
      return { ...view, blocks: [line(wording.changed), ...view.blocks] };
    }
    case 'gone':
      return notice(wording.gone);
    default:
      return resolved satisfies never;
  }
}

/** Passages that say related things. */
export function othersView(passage: Passage, setting: Setting): Reply {
  const wording = wordingOf(setting.lang);
  const others = setting.engine.similar(passage, MAX_OTHERS);
  if (others.length === 0) return notice(wording.noOthers);
  return shown([
    sourceOf(citationOf(passage), setting),
    line(wording.others, true),
    entriesOf(others, setting),
  ]);
}

function shown(blocks: readonly Block[], buttons: Reply['buttons'] = []): Reply {
  return { status: 'shown', blocks, buttons };
}

/** The articles by title; with several, each with the id that keeps a question to it. */
function titles({ engine }: Setting): Block {
  const { entries } = engine.corpus;
  return entryBlock(
    entries.map(({ article }) => field(entries.length > 1 ? `@${article.id}` : '', article.title)),
  );
}

/** The sentence of the text that a pull quote repeats. */
function repeated(passage: Passage, { engine }: Setting): Citation | null {
  if (passage.repeats === null) return null;
  const { label, span } = passage.repeats;
  const article = articleAt(engine.corpus, passage.article);
  const body = article === undefined ? undefined : passageAt(article, label);
  return body === undefined ? null : { passage: body, sentence: span, answer: span };
}
