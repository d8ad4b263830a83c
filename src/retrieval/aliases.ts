import type { AliasGroup } from './article.ts';
import { foldForSearch } from './fold.ts';
import { createLatinNames } from './latin-names.ts';
import { foldNumerals } from './numerals.ts';
import { once } from './once.ts';

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

const HAN = /\p{Script=Han}/u;

export function createAliasFinder(groups: readonly AliasGroup[]): AliasFinder {
  const names = groups.flatMap((names, group) => names.map((text): Name => ({ text, group })));
  const others = foldNames(names.filter(({ text }) => !PLAINLY_LATIN.test(text)));
  const han = new Map<string, number[]>();
  for (const { text, group } of others)
    if (HAN.test(text)) insert(han, text.replaceAll(' ', ''), group);
  const lengthsAt = lengthsByStart(han.keys());
  // Half of the names, which a question in Chinese hardly ever needs.
  const latin = once(() => {
    const plain = foldNames(names.filter(({ text }) => PLAINLY_LATIN.test(text)));
    return createLatinNames([...plain, ...others.filter(({ text }) => !HAN.test(text))]);
  });

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
    return names.length > 0 && /[a-z$]/u.test(folded) ? latin()(folded) : [];
  }

  return {
    find: (folded) => {
      const mentions = findHan(folded);
      const latinMentions = findLatin(folded);
      if (latinMentions.length === 0) return mentions;
      return [...mentions, ...latinMentions].sort((a, b) => a.start - b.start || b.end - a.end);
    },
    groupsIn: (folded) => {
      const found = new Set(findLatin(folded).flatMap((mention) => mention.groups));
      for (let start = 0; start < folded.length; start++)
        for (const length of lengthsAt(folded, start))
          for (const group of han.get(folded.slice(start, start + length)) ?? []) found.add(group);
      return found;
    },
    hanNames: [...han.keys()].filter((name) => /^\p{Script=Han}+$/u.test(name)),
  };
}

interface Name {
  readonly text: string;
  readonly group: number;
}

/** Needs no folding to be seen as a name without Han characters. */
const PLAINLY_LATIN = /^[\p{ASCII}\p{Script=Latin}]*$/u;

function foldNames(names: readonly Name[]): Name[] {
  const folded = foldAllForAliases(names.map(({ text }) => text));
  return names.map(({ group }, index) => ({ text: folded[index]!.trim(), group }));
}

function insert(map: Map<string, number[]>, key: string, number: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [number]);
  else if (!known.includes(number)) known.push(number);
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
