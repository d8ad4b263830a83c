import type { Mention } from './aliases.ts';
import { stem } from './stem.ts';

/**
 * A short text as terms, without cutting it into words: names of known things, Latin words by stem,
 * numbers, and Han characters in pairs and singly. Measured on ways of asking, pairs find as well as
 * words do, and a corpus of nine thousand asks is read in a tenth of the time.
 */
export type Gist = readonly string[];

/** Told the terms of a text one by one, in order, repeated where they are. */
export interface GistReader {
  group(group: number): void;
  /** Two neighbouring Han characters, as code points; both come singly as well. */
  pair(first: number, second: number): void;
  character(code: number): void;
  /** The stem of a Latin word, or a number. */
  word(term: string): void;
}

/** Opens a pair of Han characters, so that it never meets a word or a single character. */
const PAIR = '\u0001';
/** Opens the term of an alias group. */
const GROUP = '@';

export function groupTerm(group: number): string {
  return `${GROUP}${group}`;
}

export function isGroup(term: string): boolean {
  return term.startsWith(GROUP);
}

/** Tells a reader of one term in the form that it has in a gist. */
export function readTerm(term: string, reader: GistReader): void {
  if (isGroup(term)) {
    reader.group(Number(term.slice(GROUP.length)));
    return;
  }
  const [first, second, third, ...more] = Array.from(term, codeOf);
  if (first !== undefined && second === undefined && isHanCode(first)) reader.character(first);
  else if (term.startsWith(PAIR) && third !== undefined && more.length === 0)
    reader.pair(second!, third);
  else reader.word(term);
}

/** Whether a text is compared by Han characters; what has none is compared by Latin words alone. */
export function isHan(text: string): boolean {
  return HAN.test(text);
}

const LATIN = /[\p{Script=Latin}\p{N}]/u;
const HAN = /\p{Script=Han}/u;

/** The gist of a text that `foldForAliases` made, given the names in it; each term once. */
export function gistOf(folded: string, mentions: readonly Mention[]): Gist {
  const terms = new Set<string>();
  readGist(folded, mentions, {
    group: (group) => terms.add(groupTerm(group)),
    pair: (first, second) => terms.add(PAIR + String.fromCodePoint(first, second)),
    character: (code) => terms.add(String.fromCodePoint(code)),
    word: (term) => terms.add(term),
  });
  return [...terms];
}

/** Reads the terms of a text that `foldForAliases` made, given the names in it. */
export function readGist(folded: string, mentions: readonly Mention[], reader: GistReader): void {
  for (const { groups } of mentions) for (const group of groups) reader.group(group);
  let before = 0;
  let word = '';
  for (let at = 0; at < folded.length; at++) {
    const code = folded.codePointAt(at)!;
    if (code > 0xffff) at++;
    if (isHanCode(code)) {
      if (before !== 0) reader.pair(before, code);
      reader.character(code);
      before = code;
    } else before = 0;
    if (isLatin(code) || (code === POINT && NUMBER.test(word))) word += String.fromCodePoint(code);
    else if (word !== '') {
      reader.word(latinTerm(word));
      word = '';
    }
  }
  if (word !== '') reader.word(latinTerm(word));
}

/** What `unitTerms` needs of a unit. */
export interface TermUnit {
  readonly text: string;
  readonly kind: string;
  readonly terms: readonly string[];
}

/** The terms that a unit of an analysis has in a gist; a text that holds them all holds the unit. */
export function unitTerms(unit: TermUnit): readonly string[] {
  if (unit.kind !== 'word' || unit.text.length < 2) return unit.terms;
  return Array.from({ length: unit.text.length - 1 }, (_, i) => PAIR + unit.text.slice(i, i + 2));
}

const NUMBER = /^\d+$/;
const POINT = 0x2e;

function latinTerm(word: string): string {
  return stem(word.endsWith('.') ? word.slice(0, -1) : word);
}

function isLatin(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
  return code < 0x2e80 && LATIN.test(String.fromCodePoint(code));
}

/** The common block is Han throughout; for the rest the tables are asked. */
function isHanCode(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return code >= 0x2e80 && HAN.test(String.fromCodePoint(code));
}

function codeOf(char: string): number {
  return char.codePointAt(0)!;
}
