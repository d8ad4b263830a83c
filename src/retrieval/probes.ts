import type { Analysis, Unit } from './analyze.ts';
import { isGroup } from './gist.ts';
import type { Form } from './glosses.ts';

/** Something a question says, and how much it tells about where the answer stands. */
export interface Probe {
  /** Stands in a text that holds any of these; in one that holds an unsure one, by its strength. */
  readonly forms: readonly Form[];
  /** Alias groups that stand for it: 普丁 is found in a sentence that mentions 普京. */
  readonly groups: readonly string[];
  /** Inverse frequency over passages, above 0. */
  readonly weight: number;
}

/**
 * A question in three grains. Words tell most where they match; pairs of characters match what the
 * segmenter cut otherwise (生殖季 in 生殖季节), and single characters what is said otherwise (死于 for 死因).
 * Each grain measured alone finds less than the three together.
 */
export interface Probes {
  readonly words: readonly Probe[];
  readonly pairs: readonly Probe[];
  readonly chars: readonly Probe[];
}

/** Frequencies over the passages that are searched. */
export interface Frequencies {
  /** Of a word's or a marked pair's term. */
  idf(term: string): number;
  charIdf(char: string): number;
}

/** `glosses` are Chinese words for what the question says in Latin letters. */
export function probesOf(
  question: Analysis,
  { idf, charIdf }: Frequencies,
  glosses: ReadonlyMap<Unit, readonly Form[]>,
): Probes {
  const topic = question.units.filter((unit) => !unit.stop);
  const units = distinct(topic.length > 0 ? topic : question.units, (unit) => unit.text);
  const words = units.map((unit) => wordProbe(unit, idf, glosses.get(unit) ?? []));
  if (!HAN.test(question.folded) && glosses.size > 0) return { words, pairs: words, chars: words };
  const chars = new Set(units.flatMap((unit) => (isHanUnit(unit) ? Array.from(unit.text) : [])));
  return {
    words,
    pairs: distinct(question.bigrams, (pair) => pair).map((pair) => ({
      forms: [{ text: pair.slice(1), strength: 1 }],
      groups: [],
      weight: idf(pair),
    })),
    chars: Array.from(chars, (char) => ({
      forms: [{ text: char, strength: 1 }],
      groups: [],
      weight: charIdf(char),
    })),
  };
}

/** A glossed word weighs as much as its best form; rarer forms that are less sure count for less. */
function wordProbe(unit: Unit, idf: Frequencies['idf'], glosses: readonly Form[]): Probe {
  const groups = unit.terms.filter(isGroup);
  const own = { text: unit.text, strength: 1 };
  if (glosses.length === 0)
    return { forms: [own], groups, weight: Math.max(...unit.terms.map(idf)) };
  const values = glosses.map(({ text, strength }) => ({
    text,
    value: strength * formIdf(text, idf),
  }));
  const weight = Math.max(...values.map(({ value }) => value));
  return {
    forms: [own, ...values.map(({ text, value }) => ({ text, strength: value / weight }))],
    groups,
    weight,
  };
}

/** Of its rarest pair: the segmenter may cut it otherwise. */
function formIdf(text: string, idf: Frequencies['idf']): number {
  return text.length < 2 ? idf(text) : Math.max(...pairTerms(text).map(idf));
}

/** The terms that a word is indexed by: itself where the segmenter knows it, else its pairs. */
export function termsOf(word: string, has: (term: string) => boolean): string[] {
  return word.length < 2 || has(word) ? [word] : pairTerms(word);
}

function pairTerms(text: string): string[] {
  return Array.from({ length: text.length - 1 }, (_, i) => PAIR + text.slice(i, i + 2));
}

/** Opens the term of a pair of characters. */
const PAIR = '\u0001';

/** A sentence as probes look at it. */
export interface ProbedText {
  readonly folded: string;
  /** Terms of the alias groups that it mentions; empty in a corpus without notes. */
  readonly groups: ReadonlySet<string>;
}

/** How surely a text says what a probe looks for: 0 not at all, 1 in its own words. */
export function stands({ forms, groups }: Probe, text: ProbedText): number {
  if (groups.some((group) => text.groups.has(group))) return 1;
  let best = 0;
  for (const form of forms)
    if (form.strength > best && includesWhole(text.folded, form.text)) best = form.strength;
  return best;
}

/** As `String.includes`, but a number is not found inside a longer one. */
function includesWhole(text: string, form: string): boolean {
  if (!STARTS_WITH_DIGIT.test(form)) return text.includes(form);
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    const before = text[at - 1] ?? '';
    const after = text[at + form.length] ?? '';
    if (!DIGIT_OR_POINT.test(before) && !DIGIT.test(after)) return true;
  }
  return false;
}

const STARTS_WITH_DIGIT = /^\d/;
const DIGIT_OR_POINT = /[\d.]/;
const DIGIT = /\d/;
const HAN = /\p{Script=Han}/u;

function isHanUnit(unit: Unit): boolean {
  return unit.kind === 'word' || (unit.kind === 'name' && HAN.test(unit.text));
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
