import { parseLine, type Command } from '../commands.ts';
import { asksAboutMessage } from '../follow-up.ts';
import { handleCommand, type Deps } from '../handle.ts';
import type { Reply } from '../reply.ts';
import { notice } from '../views.ts';
import { wordingOf } from '../wording.ts';
import { chatWordingOf } from '../wording/chat.ts';
import type { Heard, Quote } from './hear.ts';

/** What to say to a message, and the words to quote in saying it. */
export interface Response {
  readonly reply: Reply;
  readonly quote: Quote | null;
}

/** The answer to a message; null to keep quiet. */
export function respond(heard: Heard, deps: Deps): Response | null {
  switch (heard.as) {
    case 'wordless':
      // In a group a sticker is a remark among people, also when it answers the bot.
      if (heard.by !== 'private') return null;
      return plain(notice(chatWordingOf(deps.lang).wordless));
    case 'quotation':
      return plain(check(heard.line, deps));
    case 'line':
      return respondToLine(heard, deps);
    default:
      return heard.as satisfies never;
  }
}

function respondToLine(heard: Heard, deps: Deps): Response | null {
  const { about, by, line, near } = heard;
  const command = parseLine(line, near);
  const onAbout = about === null ? null : commandOn(command, about.text);
  if (about !== null && onAbout !== null) {
    if (about.text === '') return plain(notice(chatWordingOf(deps.lang).wordless));
    return { reply: handleCommand(onAbout, deps), quote: about.quote };
  }
  if (line === '') return plain(notice(wordingOf(deps.lang).empty));

  const reply = handleCommand(command, deps);
  if (by === 'mention' && about !== null && about.text !== '' && command.kind === 'ask') {
    // "@bot is that true?" asks nothing of the article: it is about the message answered.
    if (about.quote !== null || asksAboutMessage(line) || !FOUND.has(reply.status)) {
      return { reply: check(about.text, deps), quote: about.quote };
    }
  }
  if (by === 'reply' && REMARKED.has(reply.status) && !QUESTION_END.test(line)) return null;
  return plain(reply);
}

/** A command that came alone, or a mention without words, taken to be about the answered message. */
function commandOn(command: Command, text: string): Command | null {
  switch (command.kind) {
    case 'usage':
      if (command.of === 'check') return { kind: 'check', text, article: null };
      return command.of === 'ask' ? { kind: 'ask', text, article: null, near: null } : null;
    case 'ask':
      return command.text === '' ? { kind: 'check', text, article: command.article } : null;
    case 'check':
    case 'passage':
    case 'quotes':
    case 'outline':
    case 'about':
    case 'articles':
    case 'help':
    case 'action':
    case 'unknown':
      return null;
    default:
      return command satisfies never;
  }
}

/** The words next to a mention were a question of their own. */
const FOUND: ReadonlySet<Reply['status']> = new Set(['answered', 'exact', 'altered', 'shown']);
/** What a remark gets that people make on an answer: it calls for no answer itself. */
const REMARKED: ReadonlySet<Reply['status']> = new Set(['not-covered', 'off-topic', 'rejected']);
const QUESTION_END = /(?:[?？]|吗|嗎|呢)[\s。.!！]*$/u;

function check(text: string, deps: Deps): Reply {
  return handleCommand({ kind: 'check', text, article: null }, deps);
}

function plain(reply: Reply): Response {
  return { reply, quote: null };
}
