import type { Analysis, Analyzer } from './analyze.ts';
import { type AliasFinder, foldForAliases } from './aliases.ts';
import type { Article, Passage, Span } from './article.ts';
import { slice } from './article.ts';
import { groupTerm } from './gist.ts';
import { createPassageIndex, type PassageIndex, questionTerms } from './passage-index.ts';
import { type Probe, type ProbedText, type Probes, probesOf, stands } from './probes.ts';
import { readQuestion } from './question-type.ts';
import { BARE_PASSAGE_WEIGHTS, BARE_SENTENCE_WEIGHTS } from './rank-bare-weights.ts';
import { sentenceFit } from './sentence-fit.ts';

/**
 * Ranks passages and their sentences by the text alone, for articles without notes. First the passages:
 * BM25+ over the whole collection gives the nearest, which are then compared in detail. Then, in each,
 * the sentence: what decides there is rare inside the passage, whatever it is elsewhere.
 */
export interface BareRanker {
  /**
   * The best sentence of each of the nearest passages, best passage first. `question` may be a part of
   * what was typed: `whole` is all of it, and what the part leaves out of it lowers its scores.
   */
  rank(question: Analysis, whole?: Analysis): BareHit[];
  /** The nearest passages with what they were compared by, nearest first; for fitting. */
  passages(question: Analysis): { readonly passage: Passage; readonly features: PassageFeatures }[];
  /** A passage's sentences with what they are compared by, in order; for fitting. */
  sentences(
    question: Analysis,
    passage: Passage,
  ): { readonly span: Span; readonly features: SentenceFeatures }[];
  readonly idf: (term: string) => number;
}

export interface BareHit {
  readonly passage: Passage;
  readonly sentence: Span;
  readonly answer: Span;
  /** Log-odds against the other passages, up to a constant of the question. */
  readonly score: number;
  readonly passageFeatures: PassageFeatures;
  readonly sentenceFeatures: SentenceFeatures;
}

/** Shares of the question's weight, by grain; weights are frequencies over all passages. */
export const PASSAGE_FEATURES = [
  'bm25', // BM25+ over words and pairs, as a share of the question's weight
  'chars', // share of the question's characters that the passage holds
  'sentenceWords', // share of its words that one sentence holds together
  'sentencePairs', // of its pairs
  'sentenceChars', // of its characters
  'title', // share of the article's title that the question says
] as const;
export type PassageFeatures = Readonly<Record<(typeof PASSAGE_FEATURES)[number], number>>;

/** Shares of what of the question stands in the passage at all; weights are frequencies inside it. */
export const SENTENCE_FEATURES = [
  'pairs', // share of the pairs
  'words', // share of the words that the title does not say: those tell no sentence from another
  'chars', // the same of single characters
  'date', // these and below: see `SentenceFit`
  'number',
  'unit',
  'cause',
  'series',
  'quoted',
  'ending',
  'noun',
] as const;
export type SentenceFeatures = Readonly<Record<(typeof SENTENCE_FEATURES)[number], number>>;

/** Passages looked at in detail. The right one is past the first twenty for 1 question in 500. */
const MAX_PASSAGES = 20;

export function createBareRanker(
  articles: readonly Article[],
  analyzer: Analyzer,
  aliases: AliasFinder,
): BareRanker {
  const bodies = entriesOf(articles, (passage) => passage.kind === 'body', analyzer, aliases);
  const asides = entriesOf(
    articles,
    ({ kind }) => kind !== 'body' && kind !== 'pull-quote',
    analyzer,
    aliases,
  );
  const index = createPassageIndex(
    bodies.map(({ passage }) => passage.text),
    analyzer,
  );
  const asideIndex = createPassageIndex(
    asides.map(({ passage }) => passage.text),
    analyzer,
  );
  const places = new Map([...bodies, ...asides].map((entry) => [entry.passage, entry]));
  const frequencies = { idf: index.idf, charIdf: charFrequencies(bodies) };

  /** Headings and titles only where no paragraph shares a word with the question. */
  function nearest(question: Analysis) {
    const hits = index.search(question);
    const [list, found] = hits.length > 0 ? [bodies, hits] : [asides, asideIndex.search(question)];
    return found.slice(0, MAX_PASSAGES).map(({ id, score }) => ({ entry: list[id]!, score }));
  }

  function compare(question: Analysis, probes: Probes) {
    const total = sum(questionTerms(question).map(index.idf));
    return nearest(question).map(({ entry, score }) => {
      const found = findIn(entry.sentences, probes);
      return {
        entry,
        found,
        features: passageFeatures(entry, found, probes, question, total === 0 ? 0 : score / total),
      };
    });
  }

  return {
    idf: index.idf,
    rank(question, whole = question) {
      const probes = probesOf(question, frequencies);
      const kept = keptShare(question, whole, index);
      const asked = readQuestion(question);
      return compare(question, probes)
        .map(({ entry, found, features }): BareHit => {
          const [best] = sentenceFeatures(entry, found, probes, asked, question)
            .map((features, at) => ({
              at,
              features,
              score: score(features, BARE_SENTENCE_WEIGHTS),
            }))
            .sort((a, b) => b.score - a.score || a.at - b.at);
          return {
            passage: entry.passage,
            sentence: entry.passage.sentences[best!.at]!,
            answer: entry.passage.sentences[best!.at]!,
            score: kept * score(features, BARE_PASSAGE_WEIGHTS),
            passageFeatures: features,
            sentenceFeatures: best!.features,
          };
        })
        .sort((a, b) => b.score - a.score);
    },
    passages(question) {
      const probes = probesOf(question, frequencies);
      return compare(question, probes).map(({ entry, features }) => ({
        passage: entry.passage,
        features,
      }));
    },
    sentences(question, passage) {
      const probes = probesOf(question, frequencies);
      const entry = places.get(passage)!;
      const found = findIn(entry.sentences, probes);
      return sentenceFeatures(entry, found, probes, readQuestion(question), question).map(
        (features, at) => ({ span: passage.sentences[at]!, features }),
      );
    },
  };
}

/**
 * How much a part keeps of the whole, by weight of the words that the passages know: leaving out small
 * talk costs nothing, leaving out what a question is about costs what was not looked for.
 */
function keptShare(part: Analysis, whole: Analysis, { idf, has }: PassageIndex): number {
  const kept = new Set(part.units.map((unit) => unit.text));
  let all = 0;
  let left = 0;
  for (const unit of whole.units) {
    if (unit.stop || !unit.terms.some(has)) continue;
    const weight = Math.max(...unit.terms.map(idf));
    all += weight;
    if (!kept.has(unit.text)) left += weight;
  }
  return 1 - ratio(left, all);
}

interface Entry {
  readonly passage: Passage;
  readonly sentences: readonly (ProbedText & { readonly source: string })[];
  readonly title: string;
  readonly titlePairs: readonly string[];
}

function entriesOf(
  articles: readonly Article[],
  takes: (passage: Passage) => boolean,
  analyzer: Analyzer,
  aliases: AliasFinder,
): Entry[] {
  return articles.flatMap((article) => {
    const { folded: title, bigrams } = analyzer.analyze(article.title);
    const titlePairs = bigrams.map((pair) => pair.slice(1));
    return article.passages.filter(takes).map((passage) => ({
      passage,
      title,
      titlePairs,
      sentences: passage.sentences.map((span) => {
        const source = slice(passage.text, span);
        const folded = foldForAliases(source);
        return { source, folded, groups: new Set([...aliases.groupsIn(folded)].map(groupTerm)) };
      }),
    }));
  });
}

/** By grain and probe, the sentences it stands in. */
type Found = Readonly<Record<keyof Probes, readonly (readonly boolean[])[]>>;

function findIn(sentences: readonly ProbedText[], probes: Probes): Found {
  const find = (list: readonly Probe[]) =>
    list.map((probe) => sentences.map((sentence) => stands(probe, sentence)));
  return { words: find(probes.words), pairs: find(probes.pairs), chars: find(probes.chars) };
}

function passageFeatures(
  { title, titlePairs, sentences }: Entry,
  found: Found,
  probes: Probes,
  { folded }: Analysis,
  bm25: number,
): PassageFeatures {
  const best = (grain: keyof Probes) => {
    const weights = probes[grain].map(({ weight }) => weight);
    return Math.max(0, ...shares(weights, found[grain], sentences.length));
  };
  const held = probes.chars.filter((_, index) => found.chars[index]!.includes(true));
  return {
    bm25,
    chars: ratio(
      sum(held.map(({ weight }) => weight)),
      sum(probes.chars.map(({ weight }) => weight)),
    ),
    sentenceWords: best('words'),
    sentencePairs: best('pairs'),
    sentenceChars: best('chars'),
    title:
      title === ''
        ? 0
        : ratio(titlePairs.filter((pair) => folded.includes(pair)).length, titlePairs.length),
  };
}

function sentenceFeatures(
  { sentences, title }: Entry,
  found: Found,
  probes: Probes,
  asked: ReturnType<typeof readQuestion>,
  question: Analysis,
): SentenceFeatures[] {
  const count = sentences.length;
  const local = (grain: keyof Probes, skipsTitle: boolean) =>
    shares(
      probes[grain].map(({ forms }, index) => {
        const holding = found[grain][index]!.filter(Boolean).length;
        const skipped = skipsTitle && forms.some((form) => title.includes(form));
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
    ...sentenceFit(asked, sentence, question.folded),
  }));
}

/** By sentence, the share of all weight that stands in it. */
function shares(
  weights: readonly number[],
  found: readonly (readonly boolean[])[],
  count: number,
): number[] {
  const total = sum(weights);
  return Array.from({ length: count }, (_, at) =>
    ratio(sum(weights.filter((_, index) => found[index]![at])), total),
  );
}

function charFrequencies(entries: readonly Entry[]): (char: string) => number {
  const counts = new Map<string, number>();
  for (const { sentences } of entries)
    for (const char of new Set(sentences.map(({ folded }) => folded).join('')))
      counts.set(char, (counts.get(char) ?? 0) + 1);
  return (char) => {
    const count = counts.get(char) ?? 0;
    return Math.log(1 + (entries.length - count + 0.5) / (count + 0.5));
  };
}

function score<Name extends string>(
  features: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): number {
  let total = 0;
  for (const name in weights) total += weights[name] * features[name];
  return total;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
