import type { Analysis, Unit } from './analyze.ts';
import { isGroup } from './gist.ts';

/** Something a question says, and how much it tells about where the answer stands. */
export interface Probe {
  /** Stands in a text that holds any of these. */
  readonly forms: readonly string[];
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

export function probesOf(question: Analysis, { idf, charIdf }: Frequencies): Probes {
  const topic = question.units.filter((unit) => !unit.stop);
  const units = distinct(topic.length > 0 ? topic : question.units, (unit) => unit.text);
  const chars = new Set(units.flatMap((unit) => (isHanUnit(unit) ? Array.from(unit.text) : [])));
  return {
    words: units.map((unit) => ({
      forms: isHanUnit(unit) ? [unit.text] : [unit.text, ...unit.terms.filter(isHan)],
      groups: unit.terms.filter(isGroup),
      weight: Math.max(...unit.terms.map(idf)),
    })),
    pairs: distinct(question.bigrams, (pair) => pair).map((pair) => ({
      forms: [pair.slice(1)],
      groups: [],
      weight: idf(pair),
    })),
    chars: Array.from(chars, (char) => ({ forms: [char], groups: [], weight: charIdf(char) })),
  };
}

/** A sentence as probes look at it. */
export interface ProbedText {
  readonly folded: string;
  /** Terms of the alias groups that it mentions; empty in a corpus without notes. */
  readonly groups: ReadonlySet<string>;
}

export function stands(probe: Probe, text: ProbedText): boolean {
  return (
    probe.forms.some((form) => includesWhole(text.folded, form)) ||
    probe.groups.some((group) => text.groups.has(group))
  );
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
const HAN = /^\p{Script=Han}/u;

function isHan(term: string): boolean {
  return HAN.test(term);
}

function isHanUnit(unit: Unit): boolean {
  return unit.kind === 'word' || (unit.kind === 'name' && HAN.test(unit.text));
}

function distinct<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
