import type { AliasFinder, Mention } from './aliases.ts';
import { foldForAliases } from './aliases.ts';
import type { Segmenter } from './jieba.ts';
import { type Gist, gistOf, groupTerm } from './gist.ts';
import { once } from './once.ts';
import { stem } from './stem.ts';
import { ENGLISH_STOP_WORDS, PARTICLES, QUESTION_WORDS } from './stop-words.ts';

/**
 * One thing a text speaks of: a known name, a word, a number. `terms` are what it is found by; a name
 * has one term for each group that it may belong to, so that 普丁 and Putin meet 普京.
 */
export interface Unit {
  readonly text: string;
  /** Offsets into `Analysis.folded`. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'name' | 'word' | 'number' | 'latin';
  readonly terms: readonly string[];
  /** Says nothing about the topic: particles, question words. */
  readonly stop: boolean;
}

export interface Analysis {
  /** Width, script, case and numerals folded. */
  readonly folded: string;
  readonly units: readonly Unit[];
  /** Pairs of neighbouring Han characters or digits, marked so that they never meet a word. */
  readonly bigrams: readonly string[];
  /** What ways of asking are compared by. */
  readonly gist: Gist;
}

/** An analysis of a text to be found. */
export interface DocumentAnalysis extends Analysis {
  /** Groups named anywhere in it. */
  readonly groups: ReadonlySet<number>;
}

export interface Analyzer {
  analyze(text: string): Analysis;
  /** As `analyze`, and groups named inside longer names as further terms: for texts to be found. */
  analyzeDocument(text: string): DocumentAnalysis;
}

/** Opens a bigram, so that a word of two characters and a bigram are different terms. */
const BIGRAM = '\u0001';
export function createAnalyzer(segmenter: Segmenter, aliases: AliasFinder): Analyzer {
  segmenter.add(aliases.hanNames);

  function analyze(text: string): DocumentAnalysis {
    const folded = foldForAliases(text);
    const words = segmenter.cut(folded);
    const bounds = boundaries(words);
    const mentions = aliases.find(folded).filter((mention) => isWhole(mention, folded, bounds));
    // Texts are analysed for different ends, and few need all.
    const bigrams = once(() => bigramsOf(folded));
    const gist = once(() => gistOf(folded, mentions));
    const groups = once(() => aliases.groupsIn(folded));
    return {
      folded,
      units: unitsOf(folded, words, mentions),
      get bigrams() {
        return bigrams();
      },
      get gist() {
        return gist();
      },
      get groups() {
        return groups();
      },
    };
  }

  return { analyze, analyzeDocument: analyze };
}

/** A two-character name may begin inside a word (马上合作 holds 上合): it must meet word borders. */
function isWhole(mention: Mention, folded: string, bounds: ReadonlySet<number>): boolean {
  const length = mention.end - mention.start;
  if (length > 2 || !/\p{Script=Han}/u.test(folded[mention.start]!)) return true;
  return bounds.has(mention.start) && bounds.has(mention.end);
}

function boundaries(words: readonly string[]): Set<number> {
  const bounds = new Set([0]);
  let at = 0;
  for (const word of words) {
    at += word.length;
    bounds.add(at);
  }
  return bounds;
}

function unitsOf(folded: string, words: readonly string[], mentions: readonly Mention[]): Unit[] {
  const units: Unit[] = mentions.map(({ start, end, groups }) => ({
    text: folded.slice(start, end),
    start,
    end,
    kind: 'name',
    terms: groups.map(groupTerm),
    stop: false,
  }));
  let at = 0;
  let next = 0;
  for (const word of words) {
    const start = at;
    at += word.length;
    while (next < mentions.length && mentions[next]!.end <= start) next++;
    const mention = mentions[next];
    if (mention !== undefined && mention.start < at) continue;
    addWordUnits(word, start, units);
  }
  return units.sort((a, b) => a.start - b.start);
}

const PIECE = /\d+(?:[.,]\d+)*%?|\p{Script=Han}+|[\p{L}\p{N}]+/gu;

const HAN_WORD = /^[\u4e00-\u9fff]+$/;

function addWordUnits(word: string, offset: number, units: Unit[]): void {
  // Most words are of the common Han block only, and need not be cut further.
  if (HAN_WORD.test(word)) units.push(hanUnit(word, offset));
  else
    for (const { 0: text, index } of word.matchAll(PIECE)) units.push(unitOf(text, offset + index));
}

function hanUnit(text: string, start: number): Unit {
  const stop = PARTICLES.has(text) || QUESTION_WORDS.has(text);
  return { text, start, end: start + text.length, kind: 'word', terms: [text], stop };
}

function unitOf(text: string, start: number): Unit {
  if (/^\p{Script=Han}/u.test(text)) return hanUnit(text, start);
  const at = { text, start, end: start + text.length };
  if (/^\d/.test(text))
    return { ...at, kind: 'number', terms: [text.replaceAll(',', '')], stop: false };
  return { ...at, kind: 'latin', terms: [stem(text)], stop: ENGLISH_STOP_WORDS.has(text) };
}

/** Pairs of neighbours in runs of Han characters and digits of a folded text. */
export function bigramsOf(folded: string): string[] {
  const bigrams: string[] = [];
  for (const [run] of folded.matchAll(/[\p{Script=Han}\d]+/gu)) {
    for (let i = 0; i + 1 < run.length; i++) bigrams.push(BIGRAM + run.slice(i, i + 2));
  }
  return bigrams;
}
