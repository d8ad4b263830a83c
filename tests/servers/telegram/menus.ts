import type { BotCommand, BotCommandScope } from '@grammyjs/types';

import { badRequest, stricter } from './api-error.ts';
import { readableChat } from './context.ts';
import type { Args, Context } from './context.ts';

/** What the bot says of itself, by method family, scope and language. */
export interface Menus {
  readonly commands: Map<string, BotCommand[]>;
  /** By `name`, `description` or `short_description`, then language. */
  readonly texts: Map<string, string>;
}

export function createMenus(): Menus {
  return { commands: new Map(), texts: new Map() };
}

/**
 * The commands a person sees in the menu of a chat: the first list that is set among the scopes that fit,
 * narrowest first, each in their language and then in none.
 */
export function menuFor(menus: Menus, privately: boolean, language = ''): readonly BotCommand[] {
  const scopes = [privately ? 'all_private_chats' : 'all_group_chats', 'default'];
  const keys = scopes.flatMap((type) =>
    [language.slice(0, 2), ''].map((code) => `${JSON.stringify({ type })} ${code}`),
  );
  return keys.map((key) => menus.commands.get(key)).find((list) => list !== undefined) ?? [];
}

export const menuMethods = {
  setMyCommands: (context: Context, args: Args<'setMyCommands'>): true => {
    const key = menuKey(context, args);
    const commands = (args.commands ?? []).map(checkCommand);
    if (commands.length > MOST_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    context.menus.commands.set(key, commands);
    return true;
  },
  getMyCommands: (context: Context, args: Args<'getMyCommands'>): BotCommand[] =>
    context.menus.commands.get(menuKey(context, args)) ?? [],
  deleteMyCommands: (context: Context, args: Args<'deleteMyCommands'>): true => {
    context.menus.commands.delete(menuKey(context, args));
    return true;
  },
  setMyName: (context: Context, args: Args<'setMyName'>) =>
    setText(context, 'name', args.language_code, args.name),
  getMyName: (context: Context, args: Args<'getMyName'>) => ({
    name: getText(context, 'name', args.language_code) || context.world.settings.name,
  }),
  setMyDescription: (context: Context, args: Args<'setMyDescription'>) =>
    setText(context, 'description', args.language_code, args.description),
  getMyDescription: (context: Context, args: Args<'getMyDescription'>) => ({
    description: getText(context, 'description', args.language_code),
  }),
  setMyShortDescription: (context: Context, args: Args<'setMyShortDescription'>) =>
    setText(context, 'short_description', args.language_code, args.short_description),
  getMyShortDescription: (context: Context, args: Args<'getMyShortDescription'>) => ({
    short_description: getText(context, 'short_description', args.language_code),
  }),
};

const MOST_COMMANDS = 100;
const MAX_COMMAND_LENGTH = 32;
const MAX_COMMAND_DESCRIPTION = 256;
const MAX_TEXT = { name: 64, description: 512, short_description: 120 } as const;

type TextKind = keyof typeof MAX_TEXT;

/** TDLib's checks (BotCommand.cpp), then the server's. A leading slash is cut, as there. */
function checkCommand({ command, description }: BotCommand): BotCommand {
  const name = command.trim().replace(/^\//, '');
  const says = description.trim();
  if (name === '') throw badRequest('Command must be non-empty');
  if (name.length > MAX_COMMAND_LENGTH) {
    throw badRequest(`Command length must not exceed ${MAX_COMMAND_LENGTH}`);
  }
  if (says === '') throw badRequest('Command description must be non-empty');
  if ([...says].length > MAX_COMMAND_DESCRIPTION) {
    throw badRequest(`Command description length must not exceed ${MAX_COMMAND_DESCRIPTION}`);
  }
  if (!/^[a-z0-9_]+$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
  return { command: name, description: says };
}

function menuKey(
  context: Context,
  args: { scope?: BotCommandScope; language_code?: string },
): string {
  const { scope = { type: 'default' } } = args;
  if (['chat', 'chat_administrators', 'chat_member'].includes(scope.type)) {
    const { chat_id } = scope as { chat_id?: number | string };
    if (chat_id === undefined) {
      throw badRequest('Can\'t parse BotCommandScope: Can\'t find field "chat_id"');
    }
    readableChat(context, chat_id);
  }
  return `${JSON.stringify(scope)} ${checkLanguage(args.language_code)}`;
}

/** Two letters or none: `zh-hans` is no language here (`validate_bot_language_code`). */
function checkLanguage(code = ''): string {
  if (!/^([a-z]{2})?$/.test(code)) throw badRequest('Invalid language code specified');
  return code;
}

function setText(context: Context, kind: TextKind, language?: string, text = ''): true {
  if (text.length > MAX_TEXT[kind]) {
    throw stricter(`${kind} is longer than ${MAX_TEXT[kind]} characters`);
  }
  context.menus.texts.set(`${kind} ${checkLanguage(language)}`, text);
  return true;
}

/** The text for a language, or else that for all. */
function getText({ menus }: Context, kind: TextKind, language?: string): string {
  const own = menus.texts.get(`${kind} ${checkLanguage(language)}`);
  return own ?? menus.texts.get(`${kind} `) ?? '';
}
