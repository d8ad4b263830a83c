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

/** Between texts that are folded in one go; nobody types it. */
const BETWEEN = '\u0000';

/** `foldForAliases` of each text: thousands of short texts fold several times as fast in one go. */
export function foldAllForAliases(texts: readonly string[]): string[] {
  if (texts.length === 0) return [];
  const joined = texts.map((text) => text.replaceAll(BETWEEN, ' ')).join(BETWEEN);
  return foldForAliases(joined).split(BETWEEN);
}

/** Words of a Latin name that are compared; longer names are found by their first eight. */
const MAX_LATIN_WORDS = 8;
const LATIN_WORD = /[\p{Script=Latin}\d$][\p{Script=Latin}\d.'$&-]*/gu;
const HAN = /\p{Script=Han}/u;

export function createAliasFinder(groups: readonly AliasGroup[]): AliasFinder {
  const han = new Map<string, number[]>();
  const latin = new Map<string, number[]>();
  const owners = groups.flatMap((group, number) => group.map(() => number));
  foldAllForAliases(groups.flat()).forEach((name, index) => {
    const folded = name.trim();
    if (HAN.test(folded)) insert(han, folded.replaceAll(' ', ''), owners[index]!);
    else insert(latin, latinKey(words(folded).map(stemName)), owners[index]!);
  });
  latin.delete('');
  const lengthsAt = lengthsByStart(han.keys());
  const longest = longestByFirstWord(latin.keys());

  function findHan(folded: string): Mention[] {
    const mentions: Mention[] = [];
    for (let start = 0; start < folded.length; start++) {
      for (const length of lengthsAt(folded, start)) {
        const end = start + length;
        const numbers = end > folded.length ? undefined : han.get(folded.slice(start, end));
        if (numbers === undefined) continue;
        mentions.push({ start, end, groups: numbers });
        start = end - 1;
        break;
      }
    }
    return mentions;
  }

  function findLatin(folded: string): Mention[] {
    if (latin.size === 0 || !/[a-z$]/u.test(folded)) return [];
    const found = words(folded);
    const stems = found.map(stemName);
    const mentions: Mention[] = [];
    for (let first = 0; first < found.length; first++) {
      const most = Math.min(longest.get(stems[first]!) ?? 0, found.length - first);
      for (let count = most; count > 0; count--) {
        const numbers = latin.get(latinKey(stems.slice(first, first + count)));
        if (numbers === undefined) continue;
        const { start } = found[first]!;
        mentions.push({ start, end: found[first + count - 1]!.end, groups: numbers });
        first += count - 1;
        break;
      }
    }
    return mentions;
  }

  return {
    find: (folded) => {
      const mentions = findHan(folded);
      const others = findLatin(folded);
      if (others.length === 0) return mentions;
      return [...mentions, ...others].sort((a, b) => a.start - b.start || b.end - a.end);
    },
    groupsIn: (folded) => {
      const groups = new Set(findLatin(folded).flatMap((mention) => mention.groups));
      for (let start = 0; start < folded.length; start++)
        for (const length of lengthsAt(folded, start))
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

interface LatinWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function latinKey(stems: readonly string[]): string {
  return stems.slice(0, MAX_LATIN_WORDS).join(' ');
}

/** Possessives and sentence marks that stick to a name go before stemming. */
function stemName({ text }: LatinWord): string {
  return stem(text.replace(/'s$|[.'-]+$/u, ''));
}

function words(folded: string): LatinWord[] {
  return Array.from(folded.matchAll(LATIN_WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Lengths of the names that may start at a place, the longest first, told by its first two units. */
function lengthsByStart(names: Iterable<string>): (text: string, at: number) => readonly number[] {
  const single = new Set<number>();
  const pairs = new Map<number, number[]>();
  for (const name of names) {
    if (name.length === 1) single.add(name.charCodeAt(0));
    else {
      const known = pairs.get(pairAt(name, 0));
      if (known === undefined) pairs.set(pairAt(name, 0), [name.length]);
      else if (!known.includes(name.length)) known.push(name.length);
    }
  }
  for (const [pair, lengths] of pairs) {
    lengths.sort((a, b) => b - a);
    if (single.has(pair >>> 16)) lengths.push(1);
  }
  return (text, at) =>
    pairs.get(pairAt(text, at)) ?? (single.has(text.charCodeAt(at)) ? JUST_ONE : NONE);
}

const JUST_ONE: readonly number[] = [1];
const NONE: readonly number[] = [];

/** Two UTF-16 units as one number. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1);
}

/** Words of the longest name that starts with a word. */
function longestByFirstWord(keys: Iterable<string>): Map<string, number> {
  const longest = new Map<string, number>();
  for (const key of keys) {
    const parts = key.split(' ');
    longest.set(parts[0]!, Math.max(parts.length, longest.get(parts[0]!) ?? 0));
  }
  return longest;
}
