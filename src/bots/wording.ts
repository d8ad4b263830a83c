import type { PassageKind } from '../retrieval/article.ts';
import type { CommandName } from './commands.ts';
import type { Lang } from './lang.ts';
import type { Platform } from './port.ts';
import { en } from './wording/en.ts';
import { zhHans } from './wording/zh-hans.ts';
import { zhHant } from './wording/zh-hant.ts';

/**
 * Every sentence of ours that a person can see. It says what stands in the article and where, never
 * who said it first, and has no opinion on it.
 */
export interface Wording {
  /** Short name of a place: `¶13`, `金句2`. */
  readonly place: (kind: PassageKind, number: number) => string;
  /** Name of a place in a copied citation: `第13段`. */
  readonly citedPlace: (kind: PassageKind, number: number) => string;
  readonly attribution: (title: string, details: readonly string[]) => string;
  readonly citation: (words: string, title: string, place: string) => string;
  /** Joins words in a sentence of ours. */
  readonly list: (words: readonly string[]) => string;

  readonly exact: string;
  readonly exactNote: string;
  /** In place of it, where a "not" stands right before the words: `word` is the article's. */
  readonly exactBehind: (word: string) => string;
  readonly altered: string;
  readonly alteredNote: string;
  readonly absent: string;
  readonly absentNote: string;
  readonly nearest: string;
  readonly alsoHere: string;

  readonly more: string;
  readonly related: string;
  readonly notCovered: string;
  readonly missing: (words: string) => string;
  readonly covers: string;
  readonly offTopic: string;
  readonly which: string;
  readonly empty: string;
  readonly tooLong: (units: number) => string;

  readonly changed: string;
  readonly gone: string;
  readonly noPrevious: string;
  readonly noNext: string;
  readonly others: string;
  readonly noOthers: string;
  readonly repeats: string;
  readonly thanksForReport: string;

  readonly noSuchPlace: (first: string, last: string) => string;
  readonly noSuchArticle: string;
  readonly noSuchCommand: string;
  /** What to write after a command that came alone. */
  readonly usage: Readonly<Record<'ask' | 'check' | 'p', string>>;

  readonly helpTitle: string;
  readonly helpIntro: string;
  readonly helpHow: Readonly<Record<Platform, readonly string[]>>;
  readonly articles: string;
  readonly keepToOne: string;
  readonly quotes: string;
  readonly noQuotes: string;
  readonly outline: string;
  readonly noOutline: string;
  readonly aboutTitle: string;
  readonly source: string;
  readonly date: string;
  readonly original: string;
  readonly corpus: string;
  readonly privacy: string;
  readonly privacyNote: string;
  readonly aboutNote: string;
  /** What a terminal says first. */
  readonly greeting: string;
  readonly connect: string;

  readonly buttons: Readonly<
    Record<
      | 'previous'
      | 'next'
      | 'whole'
      | 'others'
      | 'copy'
      | 'share'
      | 'picture'
      | 'wrong'
      | 'quotes'
      | 'outline',
      string
    >
  >;
  /** One line for each command, for menus and help; at most 100 characters (Discord). */
  readonly commands: Readonly<Record<CommandName, string>>;
  /** Names of the commands' arguments, for menus and help. */
  readonly arguments: Readonly<Record<'question' | 'quotation' | 'address', string>>;
}

const WORDING: Readonly<Record<Lang, Wording>> = {
  'zh-Hans': zhHans,
  'zh-Hant': zhHant,
  en,
};

export function wordingOf(lang: Lang): Wording {
  return WORDING[lang];
}
