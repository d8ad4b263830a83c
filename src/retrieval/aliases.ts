import type { AliasGroup } from './article.ts';
import { foldForSearch } from './fold.ts';
import { foldNumerals } from './numerals.ts';
import { stem } from './stem.ts';

/** A name found in a folded text: `[start, end)` of that text, and which group it belongs to. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** Groups with this name, mostly one. Equal numbers are the same thing in question and corpus. */
  readonly groups: readonly number[];
}

/** Finds names of known things, the longest at each place. */
export interface AliasFinder {
  /** Mentions in a text that `foldForAliases` made, in order, not overlapping. */
  find(folded: string): Mention[];
  /** Groups mentioned anywhere in it, also inside longer names: the declaration names its city. */
  groupsIn(folded: string): Set<number>;
  /** Names written with Han characters, folded, for the segmenter to keep whole. */
  readonly hanNames: readonly string[];
  /** How many groups there are; group numbers are below it. */
  readonly size: number;
}

/** The form both names and texts take before they are compared. */
export function foldForAliases(text: string): string {
  return foldNumerals(foldForSearch(text));
}

/** Words of a Latin name that are compared; longer names are found by their first eight. */
const MAX_LATIN_WORDS = 8;
const LATIN_WORD = /[\p{Script=Latin}\d$][\p{Script=Latin}\d.'$&-]*/gu;
const HAN = /\p{Script=Han}/u;

export function createAliasFinder(groups: readonly AliasGroup[]): AliasFinder {
  const han = new Map<string, number[]>();
  const latin = new Map<string, number[]>();
  groups.forEach((group, number) => {
    for (const name of group) {
      const folded = foldForAliases(name).trim();
      if (HAN.test(folded)) insert(han, folded.replaceAll(' ', ''), number);
      else insert(latin, latinKey(words(folded).map((word) => word.text)), number);
    }
  });
  latin.delete('');
  const lengths = lengthsByFirstChar(han.keys());

  function findHan(folded: string): Mention[] {
    const mentions: Mention[] = [];
    for (let start = 0; start < folded.length; start++) {
      for (const length of lengths.get(folded[start]!) ?? []) {
        const numbers = han.get(folded.slice(start, start + length));
        if (numbers === undefined) continue;
        mentions.push({ start, end: start + length, groups: numbers });
        start += length - 1;
        break;
      }
    }
    return mentions;
  }

  function findLatin(folded: string): Mention[] {
    if (latin.size === 0 || !/[a-z$]/u.test(folded)) return [];
    const found = words(folded);
    const mentions: Mention[] = [];
    for (let first = 0; first < found.length; first++) {
      for (let count = Math.min(MAX_LATIN_WORDS, found.length - first); count > 0; count--) {
        const run = found.slice(first, first + count);
        const numbers = latin.get(latinKey(run.map((word) => word.text)));
        if (numbers === undefined) continue;
        mentions.push({ start: run[0]!.start, end: run[count - 1]!.end, groups: numbers });
        first += count - 1;
        break;
      }
    }
    return mentions;
  }

  return {
    find: (folded) =>
      [...findHan(folded), ...findLatin(folded)].sort((a, b) => a.start - b.start || b.end - a.end),
    groupsIn: (folded) => {
      const groups = new Set(findLatin(folded).flatMap((mention) => mention.groups));
      for (let start = 0; start < folded.length; start++)
        for (const length of lengths.get(folded[start]!) ?? [])
          for (const group of han.get(folded.slice(start, start + length)) ?? []) groups.add(group);
      return groups;
    },
    hanNames: [...han.keys()].filter((name) => /^\p{Script=Han}+$/u.test(name)),
    size: groups.length,
  };
}

function insert(map: Map<string, number[]>, key: string, number: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [number]);
  else if (!known.includes(number)) known.push(number);
}

function latinKey(parts: readonly string[]): string {
  return parts.slice(0, MAX_LATIN_WORDS).map(stemName).join(' ');
}

/** Possessives and sentence marks that stick to a name go before stemming. */
function stemName(word: string): string {
  return stem(word.replace(/'s$|[.'-]+$/u, ''));
}

function words(folded: string): { readonly text: string; readonly start: number; end: number }[] {
  return Array.from(folded.matchAll(LATIN_WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function lengthsByFirstChar(names: Iterable<string>): Map<string, number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const name of names) {
    const known = lengths.get(name[0]!) ?? new Set<number>();
    lengths.set(name[0]!, known.add(name.length));
  }
  return new Map([...lengths].map(([char, set]) => [char, [...set].sort((a, b) => b - a)]));
}
