import type { Analysis, Analyzer } from './analyze.ts';
import { groupTerm } from './analyze.ts';
import { createAskIndex } from './ask-index.ts';
import type { Corpus, Passage, Span } from './article.ts';
import { slice } from './article.ts';
import { createPassageIndex } from './passage-index.ts';
import { answerType } from './question-type.ts';
import type { SpanForm } from './span-type.ts';
import { formFit, spanForm } from './span-type.ts';

/** A place that may answer: a fact of the notes, or a sentence on its own. */
export interface Candidate {
  readonly passage: Passage;
  readonly sentence: Span;
  readonly answer: Span;
  /** From the notes; false for a bare sentence. */
  readonly noted: boolean;
  readonly form: SpanForm;
  /** Terms of its asks, its answer and its sentence. */
  readonly terms: ReadonlySet<string>;
  /** Positions in the ranker's lists. */
  readonly passageId: number;
  readonly sentenceId: number;
}

/** What the ranker sees of one candidate; each feature is named and explained in `FEATURES`. */
export type Features = Readonly<Record<FeatureName, number>>;

export const FEATURES = [
  'noted', // 1 for a fact of the notes
  'best', // cosine with its best ask
  'top3', // mean cosine of its best three asks
  'coverage', // idf share of the question's topic found in its asks, answer and sentence
  'passage', // BM25+ of its passage, as a share of the best passage's
  'sentence', // BM25+ of its sentence, as a share of the best sentence's
  'form', // whether the answer looks like what is asked for
  'nameGap', // share of the question's names that it never mentions
  'numberGap', // share of the question's numbers that it never mentions
  'echo', // share of the answer's words that the question said already
  'length', // log2 of the answer's characters, over 8
  'aside', // 1 for a title, heading or front-matter line: the body wins
] as const;
export type FeatureName = (typeof FEATURES)[number];

export interface Ranked {
  readonly candidate: Candidate;
  readonly features: Features;
  readonly score: number;
}

export interface Ranker {
  /** Candidates for a question, best first. */
  rank(question: Analysis): Ranked[];
  readonly idf: (term: string) => number;
  /** Whether a term stands in any ask. */
  readonly asked: (term: string) => boolean;
}

export type Weights = Readonly<Record<FeatureName, number>>;

export function createRanker(corpus: Corpus, analyzer: Analyzer, weights: Weights): Ranker {
  const passages = corpus.entries.flatMap(({ article }) =>
    article.passages.filter((passage) => passage.kind !== 'pull-quote'),
  );
  const sentences = passages.flatMap((passage, passageId) =>
    passage.sentences.map((span) => ({ passage, passageId, span })),
  );
  const passageIndex = createPassageIndex(
    passages.map((passage) => passage.text),
    analyzer,
  );
  const sentenceIndex = createPassageIndex(
    sentences.map(({ passage, span }) => slice(passage.text, span)),
    analyzer,
  );
  const facts = corpus.entries.flatMap(({ article, notes }) =>
    (notes?.facts ?? []).map((fact) => ({ article: article.id, fact })),
  );
  const sentenceTerms = sentences.map(({ passage, span }) =>
    documentTerms(analyzer, slice(passage.text, span)),
  );
  const bare = sentences.map(({ passage, passageId, span }, sentenceId): Candidate => {
    return {
      passage,
      passageId,
      sentence: span,
      sentenceId,
      answer: span,
      noted: false,
      form: spanForm(slice(passage.text, span)),
      terms: sentenceTerms[sentenceId]!,
    };
  });
  const noted = facts.map(({ article, fact }): Candidate => {
    const sentenceId = sentences.findIndex(
      ({ passage, span }) =>
        passage.article === article &&
        passage.label === fact.passage &&
        span.start <= fact.span.start &&
        fact.span.start < span.end,
    );
    const { passage, passageId, span } = sentences[sentenceId]!;
    const terms = new Set(sentenceTerms[sentenceId]);
    for (const ask of fact.asks)
      for (const unit of analyzer.analyze(ask).units) for (const term of unit.terms) terms.add(term);
    return {
      passage,
      passageId,
      sentence: { start: span.start, end: Math.max(span.end, fact.span.end) },
      sentenceId,
      answer: fact.span,
      noted: true,
      form: spanForm(slice(passage.text, fact.span)),
      terms,
    };
  });
  const answerTerms = noted.map(({ passage, answer }) =>
    analyzer.analyze(slice(passage.text, answer)).units.flatMap((unit) => [...unit.terms]),
  );
  const askIndex = createAskIndex(
    facts.map(({ fact }) => fact.asks),
    analyzer,
  );

  function rank(question: Analysis): Ranked[] {
    const type = answerType(question.folded);
    const passageScores = relative(passageIndex.search(question));
    const sentenceScores = relative(sentenceIndex.search(question));
    const topic = question.units.filter((unit) => !unit.stop);
    const said = new Set(topic.flatMap((unit) => [...unit.terms]));

    function ranked(candidate: Candidate, best: number, top3: number, echo: number): Ranked {
      const features: Features = {
        noted: candidate.noted ? 1 : 0,
        best,
        top3,
        coverage: coverage(candidate.terms),
        passage: passageScores.get(candidate.passageId) ?? 0,
        sentence: sentenceScores.get(candidate.sentenceId) ?? 0,
        form: formFit(type, candidate.form),
        nameGap: gap('name', candidate.terms),
        numberGap: gap('number', candidate.terms),
        echo,
        length: Math.log2(1 + candidate.form.length) / 8,
        aside: candidate.passage.kind === 'body' ? 0 : 1,
      };
      let score = 0;
      for (const name of FEATURES) score += weights[name] * features[name];
      return { candidate, features, score };
    }

    function coverage(terms: ReadonlySet<string>): number {
      let total = 0;
      let covered = 0;
      for (const unit of topic) {
        const weight = Math.max(...unit.terms.map(sentenceIndex.idf));
        total += weight;
        if (unit.terms.some((term) => terms.has(term))) covered += weight;
      }
      return total === 0 ? 0 : covered / total;
    }

    function gap(kind: 'name' | 'number', terms: ReadonlySet<string>): number {
      const units = topic.filter((unit) => unit.kind === kind);
      if (units.length === 0) return 0;
      const missing = units.filter((unit) => !unit.terms.some((term) => terms.has(term)));
      return missing.length / units.length;
    }

    const results: Ranked[] = [];
    for (const match of askIndex.match(question)) {
      const own = answerTerms[match.item]!;
      const echo = own.length === 0 ? 0 : own.filter((term) => said.has(term)).length / own.length;
      results.push(ranked(noted[match.item]!, match.best, match.top3, echo));
    }
    for (const id of sentenceScores.keys()) results.push(ranked(bare[id]!, 0, 0, 0));
    return results.sort((a, b) => b.score - a.score || order(a.candidate, b.candidate));
  }

  return { rank, idf: sentenceIndex.idf, asked: askIndex.knows };
}

function documentTerms(analyzer: Analyzer, text: string): Set<string> {
  const { units, groups } = analyzer.analyzeDocument(text);
  const terms = new Set(units.flatMap((unit) => [...unit.terms]));
  for (const group of groups) terms.add(groupTerm(group));
  return terms;
}

/** Scores as shares of the best one. */
function relative(hits: readonly { readonly id: number; readonly score: number }[]) {
  const best = hits[0]?.score ?? 1;
  return new Map(hits.map(({ id, score }) => [id, score / best]));
}

/** Ties go to the earlier place, then to the shorter answer. */
function order(a: Candidate, b: Candidate): number {
  return a.sentenceId - b.sentenceId || a.form.length - b.form.length;
}
