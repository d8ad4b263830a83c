import { MAX_INPUT_UNITS } from '../../retrieval/answer.ts';
import type { Corpus } from '../../retrieval/article.ts';
import type { Lang } from '../lang.ts';
import { wordingOf } from '../wording.ts';
import { discordWordingOf, type OptionName, type SlashName } from '../wording/discord.ts';
import { COMMAND } from './payload.ts';

/** A command as it is registered (interactions/application-commands). */
export interface CommandDefinition {
  readonly type: number;
  readonly name: string;
  readonly name_localizations: Localizations;
  readonly description: string;
  readonly description_localizations: Localizations | null;
  readonly options: readonly OptionDefinition[];
  readonly integration_types: readonly number[];
  readonly contexts: readonly number[];
}

export interface OptionDefinition {
  readonly type: number;
  readonly name: string;
  readonly name_localizations: Localizations;
  readonly description: string;
  readonly description_localizations: Localizations;
  readonly required: boolean;
  /** Of strings only. */
  readonly autocomplete?: boolean;
  readonly max_length?: number;
}

/** Texts by Discord's locales; all others get English. */
export type Localizations = Readonly<Record<string, string>>;

const LOCALES = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant' } as const satisfies Record<string, Lang>;
/** Installed in a guild, and by a person for all places. */
const EVERY_INSTALL = [0, 1];
/** In guilds, in private with the bot, and among people without it. */
const EVERY_CONTEXT = [0, 1, 2];
const OPTION = { string: 3, boolean: 5, user: 6 } as const;

const WORD_OPTIONS = {
  ask: 'question',
  quote: 'text',
  check: 'quotation',
  passage: 'address',
} as const satisfies Partial<Record<SlashName, OptionName>>;
/** Commands that can keep to one article. */
const KEEPING: ReadonlySet<SlashName> = new Set([
  'ask',
  'quote',
  'check',
  'passage',
  'quotes',
  'outline',
  'about',
]);

/** The commands for a corpus: with several articles one can list them and keep to one. */
export function commandsFor(corpus: Corpus): CommandDefinition[] {
  const several = corpus.entries.length > 1;
  const names = Object.keys(discordWordingOf('en').slash) as SlashName[];
  return [
    ...names
      .filter((name) => several || name !== 'articles')
      .map((name) => slashCommand(name, several && KEEPING.has(name))),
    messageCommand(),
  ];
}

function slashCommand(name: SlashName, keeping: boolean): CommandDefinition {
  const word = name in WORD_OPTIONS ? WORD_OPTIONS[name as keyof typeof WORD_OPTIONS] : null;
  return {
    type: COMMAND.slash,
    ...named((lang) => discordWordingOf(lang).slash[name]),
    ...described((lang) => descriptionOf(name, lang)),
    options: [
      ...(word === null ? [] : [wordOption(word)]),
      ...(keeping ? [option('article', OPTION.string, { autocomplete: true })] : []),
      option('hide', OPTION.boolean),
      option('mention', OPTION.user),
    ],
    integration_types: EVERY_INSTALL,
    contexts: EVERY_CONTEXT,
  };
}

function messageCommand(): CommandDefinition {
  return {
    type: COMMAND.message,
    ...named((lang) => discordWordingOf(lang).checkMessage),
    description: '',
    description_localizations: null,
    options: [],
    integration_types: EVERY_INSTALL,
    contexts: EVERY_CONTEXT,
  };
}

function descriptionOf(name: SlashName, lang: Lang): string {
  if (name === 'quote') return discordWordingOf(lang).findWords;
  return wordingOf(lang).commands[name === 'passage' ? 'p' : name];
}

function wordOption(name: (typeof WORD_OPTIONS)[keyof typeof WORD_OPTIONS]): OptionDefinition {
  return option(name, OPTION.string, {
    required: true,
    autocomplete: name === 'text',
    max_length: MAX_INPUT_UNITS,
  });
}

function option(
  name: OptionName,
  type: number,
  more: Partial<Pick<OptionDefinition, 'required' | 'autocomplete' | 'max_length'>> = {},
): OptionDefinition {
  return {
    type,
    ...named((lang) => discordWordingOf(lang).options[name].name),
    ...described((lang) => discordWordingOf(lang).options[name].description),
    required: false,
    ...more,
  };
}

function named(text: (lang: Lang) => string) {
  return { name: text('en'), name_localizations: translated(text) };
}

function described(text: (lang: Lang) => string) {
  return { description: text('en'), description_localizations: translated(text) };
}

function translated(text: (lang: Lang) => string): Localizations {
  return Object.fromEntries(
    Object.entries(LOCALES).map(([locale, lang]) => [locale, text(lang)] as const),
  );
}
