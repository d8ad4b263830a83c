import type { Probes } from './probes.ts';
import type { Asked } from './question-type.ts';
import type { BareText, Found } from './rank-bare-text.ts';
import { FITS, sentenceFit } from './sentence-fit.ts';

/** Shares of the question's weight, by grain; weights are frequencies over all passages. */
export const PASSAGE_FEATURES = [
  'bm25', // BM25+ over words and pairs, as a share of the question's weight
  'chars', // share of the question's characters that the passage holds
  'sentenceWords', // share of its words that one sentence holds together
  'sentencePairs', // of its pairs
  'sentenceChars', // of its characters
  'title', // share of the article's title that the question says
  'fit', // how much in its best sentence looks like the answer asked for
] as const;
export type PassageFeatures = Readonly<Record<(typeof PASSAGE_FEATURES)[number], number>>;

/** Shares of what of the question stands in the passage at all; weights are frequencies inside it. */
export const SENTENCE_FEATURES = [
  'pairs', // share of the pairs
  'words', // share of the words that the title does not say: those tell no sentence from another
  'chars', // the same of single characters
  ...FITS, // what looks like the answer asked for
] as const;
export type SentenceFeatures = Readonly<Record<(typeof SENTENCE_FEATURES)[number], number>>;

/** All of `PASSAGE_FEATURES` but `bm25`, which the index gives, and `fit`, which sentences give. */
export function passageFeatures(
  { title, titlePairs, sentences }: BareText,
  found: Found,
  probes: Probes,
  question: string,
): Omit<PassageFeatures, 'bm25' | 'fit'> {
  const best = (grain: keyof Probes) => {
    const weights = probes[grain].map(({ weight }) => weight);
    return Math.max(0, ...shares(weights, found[grain], sentences.length));
  };
  const held = probes.chars.map(({ weight }, index) => weight * Math.max(...found.chars[index]!));
  const said = titlePairs.filter((pair) => question.includes(pair));
  return {
    chars: ratio(sum(held), sum(probes.chars.map(weightOf))),
    sentenceWords: best('words'),
    sentencePairs: best('pairs'),
    sentenceChars: best('chars'),
    title: title === '' ? 0 : ratio(said.length, titlePairs.length),
  };
}

/** By sentence, in order. */
export function sentenceFeatures(
  { sentences, title }: BareText,
  found: Found,
  probes: Probes,
  asked: Asked,
  question: string,
): SentenceFeatures[] {
  const count = sentences.length;
  const local = (grain: keyof Probes, skipsTitle: boolean) =>
    shares(
      probes[grain].map(({ forms }, index) => {
        const holding = sum(found[grain][index]!);
        const skipped = skipsTitle && forms.some(({ text }) => title.includes(text));
        return holding === 0 || skipped ? 0 : Math.log(1 + count / holding);
      }),
      found[grain],
      count,
    );
  const pairs = local('pairs', false);
  const words = local('words', true);
  const chars = local('chars', true);
  return sentences.map((sentence, at) => ({
    pairs: pairs[at]!,
    words: words[at]!,
    chars: chars[at]!,
    ...sentenceFit(asked, sentence, question),
  }));
}

/** By sentence, the share of all weight that stands in it. */
function shares(
  weights: readonly number[],
  found: readonly (readonly number[])[],
  count: number,
): number[] {
  const held = new Array<number>(count).fill(0);
  let total = 0;
  weights.forEach((weight, index) => {
    if (weight === 0) return;
    total += weight;
    const row = found[index]!;
    for (let at = 0; at < count; at++) held[at]! += weight * row[at]!;
  });
  return held.map((weight) => ratio(weight, total));
}

export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function weightOf({ weight }: { readonly weight: number }): number {
  return weight;
}
