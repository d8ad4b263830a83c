import { articleAt } from '../retrieval/address.ts';
import type { Article, Passage } from '../retrieval/article.ts';
import type { Action } from './actions.ts';
import type { Setting } from './blocks.ts';
import type { Command } from './commands.ts';
import { composeReply } from './compose.ts';
import type { Platform } from './port.ts';
import type { Reply } from './reply.ts';
import {
  aboutView,
  articlesView,
  helpView,
  listView,
  noSuchArticle,
  notice,
  othersView,
  passageView,
  resolvedView,
} from './views.ts';
import { wordingOf } from './wording.ts';

export interface Deps extends Setting {
  readonly platform: Platform;
}

/** Answers a command. Total: every command on every corpus has its reply; nothing is thrown. */
export function handleCommand(command: Command, deps: Deps): Reply {
  const wording = wordingOf(deps.lang);
  const { engine } = deps;
  switch (command.kind) {
    case 'help':
      return helpView(deps, deps.platform);
    case 'articles':
      return articlesView(deps);
    case 'usage':
      return notice(wording.usage[command.of]);
    case 'unknown':
      return notice(wording.noSuchCommand);
    case 'action':
      return handleAction(command.action, deps);
    case 'ask':
    case 'check':
    case 'passage':
    case 'quotes':
    case 'outline':
    case 'about':
      break;
    default:
      return command satisfies never;
  }

  const article = command.article === null ? null : articleAt(engine.corpus, command.article);
  if (article === undefined) return noSuchArticle(deps);
  const kept = article === null ? {} : { article: article.id };
  switch (command.kind) {
    case 'ask': {
      const near = command.near === null ? {} : { near: command.near };
      return composeReply(engine.answer(command.text, { ...kept, ...near }), deps, command.article);
    }
    case 'check':
      return composeReply(engine.answer(command.text, { ...kept, mode: 'check' }), deps);
    case 'passage':
      return passageReply(command.place, article, deps);
    case 'quotes':
    case 'outline':
      return listReply(command.kind, article ?? engine.corpus.entries[0]?.article, deps);
    case 'about':
      return aboutView(
        article === null ? engine.corpus.entries.map((entry) => entry.article) : [article],
        deps,
      );
    default:
      return command satisfies never;
  }
}

/** Answers a tap on a button or a deep link. `share` shows what `show` does; who sees it is the platform's. */
function handleAction(action: Action, deps: Deps): Reply {
  const wording = wordingOf(deps.lang);
  switch (action.kind) {
    case 'wrong':
      return notice(wording.thanksForReport);
    case 'quotes':
    case 'outline':
      return listReply(action.kind, articleAt(deps.engine.corpus, action.article), deps);
    case 'show':
    case 'share':
    case 'whole':
    case 'previous':
    case 'next':
    case 'others':
      break;
    default:
      return action satisfies never;
  }

  const resolved = deps.engine.resolve(action.address);
  if (resolved.kind === 'gone') return resolvedView(resolved, deps);
  switch (action.kind) {
    case 'show':
    case 'share':
    case 'whole':
      return resolvedView(resolved, deps);
    case 'previous':
      return neighbourReply(deps.engine.neighbour(resolved.passage, -1), wording.noPrevious, deps);
    case 'next':
      return neighbourReply(deps.engine.neighbour(resolved.passage, 1), wording.noNext, deps);
    case 'others':
      return othersView(resolved.passage, deps);
    default:
      return action satisfies never;
  }
}

function neighbourReply(passage: Passage | null, otherwise: string, deps: Deps): Reply {
  return passage === null ? notice(otherwise) : passageView(passage, deps);
}

function listReply(kind: 'quotes' | 'outline', article: Article | undefined, deps: Deps): Reply {
  return article === undefined ? noSuchArticle(deps) : listView(kind, article, deps);
}

/** `/p 13`: a bare number is a paragraph; all other forms are the engine's to read. */
function passageReply(place: string, article: Article | null, deps: Deps): Reply {
  const bare = /^[#＃]?\s*(\p{Nd}+)$/u.exec(place);
  const answer = deps.engine.answer(
    bare === null ? place : `p${bare[1]}`,
    article === null ? {} : { article: article.id },
  );
  if (answer.kind === 'passage' || answer.kind === 'which') return composeReply(answer, deps);

  const wording = wordingOf(deps.lang);
  const body = (article ?? deps.engine.corpus.entries[0]?.article)?.passages.filter(
    ({ kind }) => kind === 'body',
  );
  const number = (passage: Passage | undefined): string =>
    wording.place('body', passage?.number ?? 1);
  return notice(wording.noSuchPlace(number(body?.[0]), number(body?.at(-1))));
}
