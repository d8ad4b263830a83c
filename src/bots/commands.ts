import { parseAddress, type Address } from '../retrieval/address.ts';
import type { Action } from './actions.ts';
import { followUp } from './follow-up.ts';

/** Commands as people type them. Their descriptions are in the wording tables. */
export const COMMANDS = [
  { name: 'ask', aliases: ['问', '問'], argument: 'question' },
  { name: 'check', aliases: ['查证', '查證'], argument: 'quotation' },
  { name: 'quotes', aliases: ['金句'], argument: null },
  { name: 'outline', aliases: ['大纲', '大綱'], argument: null },
  { name: 'p', longName: 'passage', aliases: ['passage', '段'], argument: 'address' },
  { name: 'articles', aliases: ['文章'], argument: null },
  { name: 'about', aliases: ['关于', '關於'], argument: null },
  { name: 'help', aliases: ['start', '帮助', '幫助'], argument: null },
] as const satisfies readonly CommandSpec[];

export interface CommandSpec {
  readonly name: string;
  /** For menus in which people choose by reading. Default: the name. */
  readonly longName?: string;
  readonly aliases: readonly string[];
  readonly argument: 'question' | 'quotation' | 'address' | null;
}

export type CommandName = (typeof COMMANDS)[number]['name'];

/**
 * What a person wants, on any platform. `article` keeps to one article; null means all, or the first
 * for a list. `near` is the place that the conversation is at.
 */
export type Command =
  | {
      readonly kind: 'ask';
      readonly text: string;
      readonly article: string | null;
      readonly near: Address | null;
    }
  | { readonly kind: 'check'; readonly text: string; readonly article: string | null }
  | { readonly kind: 'passage'; readonly place: string; readonly article: string | null }
  | { readonly kind: 'quotes' | 'outline' | 'about'; readonly article: string | null }
  | { readonly kind: 'articles' | 'help' }
  | { readonly kind: 'action'; readonly action: Action }
  /** A command that needs an argument and came alone. */
  | { readonly kind: 'usage'; readonly of: 'ask' | 'check' | 'p' }
  | { readonly kind: 'unknown' };

/** `/name rest` and `/name@bot rest`; full-width slashes are what Chinese keyboards give. */
const COMMAND_LINE = /^[/／]([\p{L}\p{N}_]+)(?:@[\w-]+)?(?:\s+|$)([\s\S]*)$/u;
/** `/p13` and `/p¶13`, as people write it without a space. */
const SHORT_PLACE = /^[/／]p\s*([¶#]?\d+)$/iu;
const ARTICLE_PREFIX = /^@([a-z0-9-]{1,32})(?:\s+|$)([\s\S]*)$/;
/** A wire address at the end of a link: `t.me/bot?start=…`, `example.org/a/…`, `#…`. */
const LINKED_ADDRESS = /^https?:\/\/\S*?[/=#]([a-z0-9-]{1,32}_[a-z]\d{1,5}_[0-9a-z]{4})$/;
/** The reader page's link, `…/a/ARTICLE#p13`, with or without a text fragment. */
const READER_LINK = /^https?:\/\/\S*?\/a\/([a-z0-9-]{1,32})#([a-z]\d{1,5})(?::~:\S*)?$/;

/**
 * Reads a line as typed in a terminal or a chat: a command, an address, a follow-up or a question. Any
 * string gives a command. `near` is the place that the line replies to, or null.
 */
export function parseLine(line: string, near: Address | null = null): Command {
  const { text, article } = takeArticle(line.trim());
  const place = SHORT_PLACE.exec(text);
  if (place !== null) return { kind: 'passage', place: place[1]!, article };

  const match = COMMAND_LINE.exec(text);
  if (match !== null) {
    const inner = takeArticle(match[2]!.trim());
    return parseCommand(match[1]!.toLowerCase(), inner.text, inner.article ?? article, near);
  }
  const linked = linkedPlace(text);
  if (linked !== null) return linked;

  const following = near === null ? null : followUp(text);
  if (near === null || following === null) return { kind: 'ask', text, article, near: null };
  if (following === 'question') return { kind: 'ask', text, article, near };
  return { kind: 'action', action: { kind: following, address: near } };
}

/** The command that a name or an alias stands for. */
function commandNamed(name: string): CommandName | null {
  const found = COMMANDS.find(
    (spec) => spec.name === name || (spec.aliases as readonly string[]).includes(name),
  );
  return found?.name ?? null;
}

function parseCommand(
  typed: string,
  argument: string,
  article: string | null,
  near: Address | null,
): Command {
  const name = commandNamed(typed);
  switch (name) {
    case null:
      return { kind: 'unknown' };
    case 'ask':
      if (argument === '') return { kind: 'usage', of: name };
      return { kind: 'ask', text: argument, article, near };
    case 'check':
      if (argument === '') return { kind: 'usage', of: name };
      return { kind: 'check', text: argument, article };
    case 'p':
      if (argument === '') return { kind: 'usage', of: name };
      return linkedPlace(argument) ?? { kind: 'passage', place: argument, article };
    case 'quotes':
    case 'outline':
    case 'about':
      // "/quotes sco-summit-2021" keeps to an article as well as "/quotes @sco-summit-2021" does.
      return { kind: name, article: article ?? (argument === '' ? null : argument) };
    case 'articles':
      return { kind: name };
    case 'help':
      // "/start ADDRESS" is how a deep link arrives.
      return linkedPlace(argument) ?? { kind: name };
    default:
      return name satisfies never;
  }
}

function takeArticle(text: string): { text: string; article: string | null } {
  const match = ARTICLE_PREFIX.exec(text);
  return match === null ? { text, article: null } : { text: match[2]!.trim(), article: match[1]! };
}

function linkedPlace(text: string): Command | null {
  const address = parseAddress(text) ?? parseAddress(LINKED_ADDRESS.exec(text)?.[1] ?? '');
  if (address !== null) return { kind: 'action', action: { kind: 'show', address } };
  const reader = READER_LINK.exec(text);
  return reader === null ? null : { kind: 'passage', place: reader[2]!, article: reader[1]! };
}
