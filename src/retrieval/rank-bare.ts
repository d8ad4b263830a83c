import type { AliasFinder } from './aliases.ts';
import type { Analysis, Analyzer, DocumentAnalysis, Unit } from './analyze.ts';
import type { Article, Passage, Span } from './article.ts';
import type { Form, GlossaryMaker } from './glosses.ts';
import { createPassageIndex, type PassageIndex, questionTerms } from './passage-index.ts';
import { probesOf, termsOf } from './probes.ts';
import { readQuestion } from './question-type.ts';
import {
  type PassageFeatures,
  passageFeatures,
  ratio,
  type SentenceFeatures,
  sentenceFeatures,
  sum,
} from './rank-bare-features.ts';
import { type BareText, bareTexts, charFrequencies, findProbes } from './rank-bare-text.ts';
import { BARE_PASSAGE_WEIGHTS, BARE_SENTENCE_WEIGHTS } from './rank-bare-weights.ts';
import { FITS } from './sentence-fit.ts';

/**
 * Ranks passages and their sentences by the text alone, for articles without notes. BM25+ over the whole
 * collection names the nearest passages, which are then compared in detail; in each, the sentence is
 * chosen by what is rare inside the passage, whatever it is elsewhere.
 */
export interface BareRanker {
  /**
   * The best sentence of each of the nearest passages, best passage first. `question` may be a part of
   * what was typed: `whole` is all of it, and what the part leaves out of it lowers its scores.
   */
  rank(question: Analysis, whole?: Analysis): BareHit[];
  /** The nearest passages with all that they and their sentences are compared by, for fitting. */
  compare(question: Analysis): BareComparison[];
  /** As `compare`, of one passage, near or not. */
  examine(question: Analysis, passage: Passage): BareComparison;
  readonly idf: (term: string) => number;
}

export interface BareHit {
  readonly passage: Passage;
  readonly sentence: Span;
  readonly answer: Span;
  /** Log-odds against the other passages, up to a constant of the question. */
  readonly score: number;
  readonly features: PassageFeatures;
}

export interface BareComparison {
  readonly passage: Passage;
  readonly features: PassageFeatures;
  /** In order. */
  readonly sentences: readonly SentenceFeatures[];
  /** Position of the best sentence. */
  readonly best: number;
}

/** Passages looked at in detail. The right one is past the first twenty for 1 question in 500. */
const MAX_PASSAGES = 20;

export function createBareRanker(
  articles: readonly Article[],
  analyzer: Analyzer,
  aliases: AliasFinder,
  glossaryOf: GlossaryMaker | null,
): BareRanker {
  const bodies = bareTexts(
    articles,
    ({ kind, sentences }) => kind === 'body' && sentences.length > 0,
    analyzer,
    aliases,
  );
  const index = createPassageIndex(analyses(bodies, analyzer));
  const places = new Map(bodies.map((text) => [text.passage, text]));
  const frequencies = { idf: index.idf, ...charFrequencies(bodies) };

  const glossary = glossaryOf?.({ holds, words: index.terms }) ?? null;

  /** A word whose every pair of neighbours is indexed nearly always stands in a passage. */
  function holds(form: string): boolean {
    if (form.length === 1) return frequencies.hasChar(form);
    return termsOf(form, index.has).every(index.has);
  }

  /** A few passages are all near: single characters may tell them apart where no word matches. */
  function nearest(question: Analysis, glosses: Glosses): { text: BareText; bm25: number }[] {
    const glossed = [...glosses.values()].flatMap((forms) =>
      forms
        .toSorted((a, b) => b.strength - a.strength)
        .slice(0, MAX_FORMS)
        .flatMap(({ text }) => termsOf(text, index.has)),
    );
    const total = sum([...questionTerms(question), ...glossed].map(index.idf));
    const hits = index.search(question, glossed).slice(0, MAX_PASSAGES);
    const found = hits.map(({ id, score }) => ({ text: bodies[id]!, bm25: ratio(score, total) }));
    if (bodies.length > MAX_PASSAGES) return found;
    const seen = new Set(found.map(({ text }) => text));
    return [
      ...found,
      ...bodies.filter((text) => !seen.has(text)).map((text) => ({ text, bm25: 0 })),
    ];
  }

  function comparer(question: Analysis, glosses: Glosses) {
    const probes = probesOf(question, frequencies, glosses);
    const asked = readQuestion(question);
    return ({ text, bm25 }: { text: BareText; bm25: number }): BareComparison => {
      const found = findProbes(text, probes);
      const sentences = sentenceFeatures(text, found, probes, asked, question.folded);
      const best = bestOf(sentences.map((features) => score(features, BARE_SENTENCE_WEIGHTS)));
      const fit = sum(FITS.map((name) => BARE_SENTENCE_WEIGHTS[name] * sentences[best]![name]));
      const features = passageFeatures(text, found, probes, question.folded);
      return { passage: text.passage, features: { bm25, fit, ...features }, sentences, best };
    };
  }

  function compare(question: Analysis, glosses: Glosses): BareComparison[] {
    return nearest(question, glosses).map(comparer(question, glosses));
  }

  const glossesOf = (question: Analysis): Glosses => glossary?.forms(question) ?? NO_GLOSSES;

  return {
    idf: index.idf,
    compare: (question) => compare(question, glossesOf(question)),
    examine: (question, passage) =>
      comparer(question, glossesOf(question))({ text: places.get(passage)!, bm25: 0 }),
    rank(question, whole = question) {
      if (bodies.length === 0) return [];
      const kept = keptShare(question, whole, glossesOf(whole), index);
      return compare(question, glossesOf(question))
        .filter(({ features }) => features.bm25 > 0 || features.chars > 0)
        .map(({ passage, features, best }): BareHit => {
          const sentence = passage.sentences[best]!;
          const total = kept * score(features, BARE_PASSAGE_WEIGHTS);
          return { passage, sentence, answer: sentence, score: total, features };
        })
        .sort((a, b) => b.score - a.score);
    },
  };
}

type Glosses = ReadonlyMap<Unit, readonly Form[]>;
const NO_GLOSSES: Glosses = new Map();
/** Chinese words for an English one that passages are searched by. */
const MAX_FORMS = 3;

/**
 * How much a part keeps of the whole, by weight of the words that the passages know: leaving out small
 * talk costs nothing, leaving out what a question is about costs what was not looked for.
 */
function keptShare(
  part: Analysis,
  whole: Analysis,
  glosses: Glosses,
  { idf, has }: PassageIndex,
): number {
  const kept = new Set(part.units.map((unit) => unit.text));
  let all = 0;
  let left = 0;
  for (const unit of whole.units) {
    if (unit.stop) continue;
    const terms = [...unit.terms, ...(glosses.get(unit) ?? []).map(({ text }) => text)].filter(has);
    if (terms.length === 0) continue;
    const weight = Math.max(...terms.map(idf));
    all += weight;
    if (!kept.has(unit.text)) left += weight;
  }
  return 1 - ratio(left, all);
}

/** Position of the highest score, the first of equal ones. */
function bestOf(scores: readonly number[]): number {
  return scores.indexOf(Math.max(...scores));
}

function score<Name extends string>(
  features: Readonly<Record<Name, number>>,
  weights: Readonly<Record<Name, number>>,
): number {
  let total = 0;
  for (const name in weights) total += weights[name] * features[name];
  return total;
}

/** One by one, since together they would take more memory than the index itself. */
function* analyses(bodies: readonly BareText[], analyzer: Analyzer): Generator<DocumentAnalysis> {
  for (const { passage } of bodies) yield analyzer.analyzeDocument(passage.text);
}
