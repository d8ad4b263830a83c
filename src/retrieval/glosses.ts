import type { Analysis, Unit } from './analyze.ts';
import { stem } from './stem.ts';
import { ENGLISH_STOP_WORDS } from './stop-words.ts';

/** A Chinese word that may stand for an English one. */
export interface Form {
  readonly text: string;
  /** How surely, above 0 to 1: 1 where a dictionary gives the English word and nothing else. */
  readonly strength: number;
}

/** Finds Chinese words of a corpus by English ones. */
export interface Glossary {
  /** By unit, the words that may stand for it; nothing for a question with Chinese words of its own. */
  forms(question: Analysis): ReadonlyMap<Unit, readonly Form[]>;
}

/** What the glossary needs to know of the texts that are searched, all of it folded. */
export interface GlossedTexts {
  /** Whether a text holds these characters. */
  holds(form: string): boolean;
  /** Words of the texts, as they are segmented. */
  words(): Iterable<string>;
}

/**
 * A dictionary's table, one Chinese word a line: `疫苗⇥vaccin/…`, glosses as stems, those of proper names
 * in capitals. Called when the first English question comes; kept is only what the texts hold.
 */
export type GlossTable = () => string;

/** Makes a glossary for the texts that are searched. */
export type GlossaryMaker = (texts: GlossedTexts) => Glossary;

export function createGlossary(
  table: GlossTable,
  syllables: () => ReadonlyMap<string, string>,
  texts: GlossedTexts,
): Glossary {
  let loaded: { glosses: GlossIndex; sounds: ReadonlyMap<string, readonly string[]> } | null = null;

  return {
    forms(question) {
      const units = question.units.filter((unit) => !unit.stop);
      if (units.length === 0 || HAN.test(question.folded)) return new Map();
      loaded ??= {
        glosses: indexGlosses(table(), texts),
        sounds: soundsOf(texts.words(), syllables()),
      };
      const { glosses, sounds } = loaded;
      const said = new Set(units.map(stemOf));
      const named = namedBySound(question.units, sounds);
      return new Map(
        units.map((unit) => {
          const forms = new Map<string, number>();
          const add = (text: string, strength: number) =>
            forms.set(text, Math.max(strength, forms.get(text) ?? 0));
          for (const gloss of glosses.of(stemOf(unit))) add(gloss.word, strengthOf(gloss, said));
          for (const gloss of glosses.kin(stemOf(unit)))
            add(gloss.word, KIN * strengthOf(gloss, said));
          for (const word of named.get(unit) ?? []) add(word, 1);
          const digits = NUMBERS.get(unit.text);
          if (digits !== undefined && texts.holds(digits)) add(digits, 1);
          return [unit, Array.from(forms, ([text, strength]) => ({ text, strength }))];
        }),
      );
    },
  };
}

/** Stems of a gloss or a question that tell anything, in order. */
export function glossStems(english: string): string[] {
  return (english.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => !ENGLISH_STOP_WORDS.has(word) && !DICTIONARY_WORDS.has(word))
    .map(stem);
}

/** What glosses are full of and nobody asks for. */
const DICTIONARY_WORDS: ReadonlySet<string> = new Set(
  'sth sb oneself etc lit fig esp e g become make be get take give go put cause used'.split(' '),
);

/** A name of the same beginning: Indian for India, Kazakhstan for Kazakh. */
const KIN = 0.7;
/** Letters that make a beginning, and how many more either word may have. */
const KIN_LETTERS = 4;
const KIN_ENDING = 4;
/** One character stands for too much: 的 is a target, 会 a meeting. */
const SINGLE = 0.4;
/** Makes a word of a two-word gloss 0.6 of a whole one, were the other not said. */
const SHARE_EXPONENT = 0.7;
const HAN = /\p{Script=Han}/u;

const NUMBERS: ReadonlyMap<string, string> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, String(index + 1)]),
);

interface Gloss {
  readonly word: string;
  readonly stems: readonly string[];
  readonly proper: boolean;
}

interface GlossIndex {
  of(stem: string): readonly Gloss[];
  kin(stem: string): readonly Gloss[];
}

function indexGlosses(table: string, texts: GlossedTexts): GlossIndex {
  const byStem = new Map<string, Gloss[]>();
  const byBeginning = new Map<string, Map<string, Gloss[]>>();
  for (const line of table.split('\n')) {
    const tab = line.indexOf('\t');
    const word = line.slice(0, tab);
    if (tab <= 0 || !texts.holds(word)) continue;
    for (const text of line.slice(tab + 1).split('/')) {
      const proper = text !== text.toLowerCase();
      const gloss = { word, proper, stems: text.toLowerCase().split(' ') };
      for (const stem of gloss.stems) {
        push(byStem, stem, gloss);
        if (!proper || stem.length < KIN_LETTERS) continue;
        const beginning = stem.slice(0, KIN_LETTERS);
        const kin = byBeginning.get(beginning) ?? new Map<string, Gloss[]>();
        byBeginning.set(beginning, kin);
        push(kin, stem, gloss);
      }
    }
  }
  return {
    of: (stem) => byStem.get(stem) ?? [],
    kin: (stem) =>
      Array.from(byBeginning.get(stem.slice(0, KIN_LETTERS)) ?? [])
        .filter(([other]) => other !== stem && Math.abs(other.length - stem.length) <= KIN_ENDING)
        .flatMap(([, glosses]) => glosses),
  };
}

/** The more of a gloss the question says, the surer it means it. */
function strengthOf({ word, stems }: Gloss, said: ReadonlySet<string>): number {
  const share = stems.filter((stem) => said.has(stem)).length / stems.length;
  const whole = share === 0 ? 1 / stems.length : share;
  return whole ** SHARE_EXPONENT * (word.length === 1 ? SINGLE : 1);
}

/** Letters a name has at least, written by sound: "Li" could be anybody. */
const SOUND_LETTERS = 4;
const SOUND_WORDS = 3;

/** Words of the corpus by their sound in Latin letters: lu ban is 鲁班. */
function soundsOf(
  words: Iterable<string>,
  syllables: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const sounds = new Map<string, string[]>();
  for (const word of words) {
    if (!/^\p{Script=Han}{2,4}$/u.test(word)) continue;
    push(sounds, Array.from(word, (char) => syllables.get(char) ?? '?').join(''), word);
  }
  return sounds;
}

/** Runs of up to three units that spell a word of the corpus: Wang Yi, Luban. */
function namedBySound(
  units: readonly Unit[],
  sounds: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<Unit, readonly string[]> {
  const named = new Map<Unit, string[]>();
  units.forEach((_, start) => {
    for (let count = 1; count <= SOUND_WORDS && start + count <= units.length; count++) {
      const run = units.slice(start, start + count);
      const letters = run.map(({ text }) => text).join('');
      if (letters.length < SOUND_LETTERS) continue;
      for (const word of sounds.get(letters) ?? []) for (const unit of run) push(named, unit, word);
    }
  });
  return named;
}

/** The stem as glosses have it; `Unit.terms` may be an alias group's. */
function stemOf(unit: Unit): string {
  return stem(unit.text);
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
