import type { Setting } from '../blocks.ts';
import { parseLine, type Command } from '../commands.ts';
import { asksAboutMessage } from '../follow-up.ts';
import { handleCommand, type Deps } from '../handle.ts';
import type { Reply } from '../reply.ts';
import { notice } from '../views.ts';
import { wordingOf } from '../wording.ts';
import { chatWordingOf } from '../wording/chat.ts';
import { discordWordingOf } from '../wording/discord.ts';
import { languageOf, type Heard } from './hear.ts';
import { inLocalNames } from './local-names.ts';
import type { Card } from './payload.ts';
import { renderDiscord } from './render.ts';

/** The answer to a message in the language of its words. Pure and total. */
export function handleMessage(heard: Heard, setting: Setting): Card {
  const deps = depsFor(heard, setting);
  const reply = replyTo(heard, deps);
  setting.gave?.(reply);
  return renderDiscord(inLocalNames(reply, deps.lang));
}

/** A notice in place of an answer: to a person who asks too fast, or about a fault of ours. */
export function messageInstead(heard: Heard, word: 'tooFast' | 'sorry', setting: Setting): Card {
  const { lang } = depsFor(heard, setting);
  return renderDiscord(notice(chatWordingOf(lang)[word]));
}

function depsFor({ line, about }: Heard, setting: Setting): Deps {
  const lang = languageOf(line === '' ? (about ?? '') : line, setting.lang);
  return { ...setting, lang, platform: 'discord' };
}

function replyTo({ line, wordless, near, about }: Heard, deps: Deps): Reply {
  const command = parseLine(line, near);
  if (about !== null && isAbout(command, line)) {
    if (about === '') return notice(discordWordingOf(deps.lang).cannotRead);
    return handleCommand({ kind: 'check', text: about, article: null }, deps);
  }
  if (wordless) return notice(chatWordingOf(deps.lang).wordless);
  if (line === '') return notice(wordingOf(deps.lang).empty);
  return handleCommand(command, deps);
}

/** A mention alone, "is that true?" or `/check` without words: about the message answered. */
function isAbout(command: Command, line: string): boolean {
  if (command.kind === 'usage') return command.of === 'check';
  return line === '' || asksAboutMessage(line);
}
