import type { AliasFinder } from './aliases.ts';
import type { Analyzer } from './analyze.ts';
import type { Corpus } from './article.ts';
import type { Segmenter } from './jieba.ts';
import { once } from './once.ts';

/** Mends words that sound like the corpus's own: 疫描 for 疫苗, 鲁班工房 for 鲁班工坊. */
export interface Homophones {
  /**
   * A folded text with what it mistakes put right, or null where nothing does. `known` tells words that
   * the corpus or a way of asking has: those are never touched.
   */
  correct(folded: string, known: (word: string) => boolean): string | null;
}

/** Characters of the words that are compared. One character sounds like too many others. */
const MIN_LENGTH = 2;
const MAX_LENGTH = 6;

/** Both are called when the first text comes: most processes that answer once do without. */
export function createHomophones(
  words: () => Iterable<string>,
  syllables: () => ReadonlyMap<string, string>,
  segmenter: Segmenter,
): Homophones {
  const table = once((): Table => {
    const sounds = soundsOf(syllables());
    const bySound = new Map<string, string>();
    const openings = new Set<string>();
    for (const word of words()) {
      const heard = soundsFrom(Array.from(word, sounds), 0);
      const sound = heard[word.length - 1];
      if (sound === undefined || bySound.has(sound)) continue;
      bySound.set(sound, word);
      openings.add(heard[MIN_LENGTH - 1]!);
    }
    return { sounds, words: bySound, openings };
  });

  return {
    correct(folded, known) {
      if (!/\p{Script=Han}{2}/u.test(folded) || isKnown(folded, known)) return null;
      const real = realWords(folded, segmenter);
      const sounds = folded.split('').map(table().sounds);
      let corrected = '';
      let at = 0;
      while (at < folded.length) {
        const found = correctionAt(folded, at, soundsFrom(sounds, at), table(), known, real);
        corrected += found ?? folded[at]!;
        at += found?.length ?? 1;
      }
      return corrected === folded ? null : corrected;
    },
  };
}

interface Table {
  readonly sounds: Sounds;
  /** The corpus's own words, by sound. */
  readonly words: ReadonlyMap<string, string>;
  /** How their first `MIN_LENGTH` characters sound: most places in a text sound like none. */
  readonly openings: ReadonlySet<string>;
}

/** Whether every pair of neighbouring characters is familiar: then nothing was misheard. */
function isKnown(folded: string, known: (word: string) => boolean): boolean {
  for (const [run] of folded.matchAll(/\p{Script=Han}{2,}/gu))
    for (let i = 0; i + 1 < run.length; i++) if (!known(run.slice(i, i + 2))) return false;
  return true;
}

/**
 * The longest word of the corpus that sounds like what stands at a place, unless it stands there. A pair
 * is only mended where the dictionary knows no word there, and all must keep most of their characters:
 * much sounds alike that is not meant alike.
 */
function correctionAt(
  folded: string,
  at: number,
  sounds: readonly string[],
  { words, openings }: Table,
  known: (word: string) => boolean,
  real: Uint8Array,
): string | null {
  const opening = sounds[MIN_LENGTH - 1];
  if (opening === undefined || !openings.has(opening)) return null;
  for (let length = sounds.length; length >= MIN_LENGTH; length--) {
    if (length === MIN_LENGTH && (real[at] === 1 || real[at + 1] === 1)) continue;
    const word = words.get(sounds[length - 1]!);
    const heard = folded.slice(at, at + length);
    if (word === undefined || word === heard || word.length !== length) continue;
    const kept = Array.from(word).filter((char, i) => char === heard[i]).length;
    if (kept >= length - 1 && !known(heard)) return word;
  }
  return null;
}

/** By position: 1 where a word of the dictionary of two or more characters stands. */
function realWords(folded: string, segmenter: Segmenter): Uint8Array {
  const real = new Uint8Array(folded.length);
  let at = 0;
  for (const { word, tag } of segmenter.tag(folded)) {
    if (word.length > 1 && tag !== GUESSED) real.fill(1, at, at + word.length);
    at += word.length;
  }
  return real;
}

/** nodejieba's tag of what its model joins although no dictionary has it. */
const GUESSED = 'x';

/**
 * How the first one, two … `MAX_LENGTH` characters from a place sound, as far as all of them are known.
 * Syllables without tone; what dialects and voice input confuse (zh/z, -ng/-n, l/n) is one sound.
 */
function soundsFrom(sounds: readonly (string | undefined)[], at: number): string[] {
  const found: string[] = [];
  let all = '';
  for (const sound of sounds.slice(at, at + MAX_LENGTH)) {
    if (sound === undefined) break;
    all += ` ${sound}`;
    found.push(all);
  }
  return found;
}

/** How a character sounds, worked out once for each; undefined where nobody knows. */
type Sounds = (char: string) => string | undefined;

function soundsOf(readings: ReadonlyMap<string, string>): Sounds {
  const known = new Map<string, string>();
  return (char) => {
    let sound = known.get(char);
    if (sound !== undefined) return sound;
    const syllable = readings.get(char);
    if (syllable === undefined) return undefined;
    sound = syllable
      .replace(/^([zcs])h/u, '$1')
      .replace(/ng$/u, 'n')
      .replace(/^n(?=[aeiou])/u, 'l');
    known.set(char, sound);
    return sound;
  };
}

/** Words of two to six Han characters that a corpus or its aliases hold. */
export function knownWords(corpus: Corpus, analyzer: Analyzer, aliases: AliasFinder): string[] {
  const words = new Set(aliases.hanNames);
  for (const { article } of corpus.entries)
    for (const { text } of article.passages)
      for (const unit of analyzer.analyze(text).units) words.add(unit.text);
  return [...words].filter(
    (word) =>
      word.length >= MIN_LENGTH && word.length <= MAX_LENGTH && /^\p{Script=Han}+$/u.test(word),
  );
}
