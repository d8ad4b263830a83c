import type { AliasFinder } from './aliases.ts';
import type { Analysis, Analyzer, DocumentAnalysis, Unit } from './analyze.ts';
import { groupTerm, isHan, type TermUnit, unitTerms } from './gist.ts';
import type { AskIndex, AskMatch } from './ask-index.ts';
import type { Corpus, Passage, Span } from './article.ts';
import { slice } from './article.ts';
import { askedUnit, countsIn, entityKinds, kindFit } from './entity-kind.ts';
import type { GlossaryMaker } from './glosses.ts';
import type { Segmenter } from './jieba.ts';
import { createPassageIndex } from './passage-index.ts';
import { type BareHit, createBareRanker } from './rank-bare.ts';
import { type AnswerType, answerType } from './question-type.ts';
import { FEATURES, type Features, lengths, type Weights } from './rank-features.ts';
import type { SpanForm } from './span-type.ts';
import { formFit, spanForm } from './span-type.ts';
import { stem } from './stem.ts';

/** A place that may answer: a fact of the notes, or a sentence on its own. */
export interface Candidate {
  readonly passage: Passage;
  readonly sentence: Span;
  readonly answer: Span;
  /** From the notes; false for a bare sentence. */
  readonly noted: boolean;
  readonly form: SpanForm;
  /** Terms of its sentence. */
  readonly terms: ReadonlySet<string>;
  /** Positions in the ranker's lists. */
  readonly passageId: number;
  readonly sentenceId: number;
}

export interface Ranked {
  readonly candidate: Candidate;
  /** Whether its sentence or one of its asks has a folded word. */
  readonly holds: (word: string) => boolean;
  readonly features: Features;
  readonly score: number;
}

export interface Ranker {
  /** Candidates for a question, best first; `whole` is all that was typed, of which it may be a part. */
  rank(question: Analysis, whole?: Analysis): Ranked[];
  readonly idf: (term: string) => number;
  /** Whether any ask may hold a unit. */
  readonly asked: (unit: TermUnit, question: Analysis) => boolean;
}

export function createRanker(
  corpus: Corpus,
  analyzer: Analyzer,
  aliases: AliasFinder,
  segmenter: Segmenter,
  weights: Weights,
  askIndex: AskIndex,
  glossaryOf: GlossaryMaker | null = null,
): Ranker {
  const withNotes = corpus.entries.filter(({ notes }) => notes !== null && notes.facts.length > 0);
  const withoutNotes = corpus.entries.filter((entry) => !withNotes.includes(entry));
  const bareRanker = createBareRanker(
    withoutNotes.map(({ article }) => article),
    analyzer,
    aliases,
    glossaryOf,
  );
  const passages = withNotes.flatMap(({ article }) =>
    article.passages.filter((passage) => passage.kind !== 'pull-quote'),
  );
  const sentences = passages.flatMap((passage, passageId) =>
    passage.sentences.map((span) => ({ passage, passageId, span })),
  );
  const passageIndex = createPassageIndex(
    passages.map(({ text }) => analyzer.analyzeDocument(text)),
  );
  const analyses = sentences.map(({ passage, span }) =>
    analyzer.analyzeDocument(slice(passage.text, span)),
  );
  const sentenceIndex = createPassageIndex(analyses);
  const facts = corpus.entries.flatMap(({ article, notes }) =>
    (notes?.facts ?? []).map((fact) => ({ article: article.id, fact })),
  );
  const sentenceTerms = analyses.map(documentTerms);
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
    return {
      passage,
      passageId,
      sentence: { start: span.start, end: Math.max(span.end, fact.span.end) },
      sentenceId,
      answer: fact.span,
      noted: true,
      form: spanForm(slice(passage.text, fact.span)),
      terms: sentenceTerms[sentenceId]!,
    };
  });
  // Most candidates are never looked at in a process that answers once.
  const kindsOf = remember(({ passage, answer }: Candidate) =>
    entityKinds(slice(passage.text, answer), segmenter),
  );
  const answerTerms = remember(({ passage, answer }: Candidate) =>
    analyzer.analyze(slice(passage.text, answer)).units.flatMap((unit) => [...unit.terms]),
  );

  function rank(question: Analysis, whole: Analysis = question): Ranked[] {
    const type = answerType(question.folded);
    const passageScores = relative(passageIndex.search(question));
    const sentenceScores = relative(sentenceIndex.search(question));
    const topic = question.units.filter((unit) => !unit.stop);
    const topicWeights = topic.map((unit) => Math.max(...unit.terms.map(sentenceIndex.idf)));
    const unit = askedUnit(question.folded);
    const excludes = EXCLUDES.test(question.folded);
    const heldByAsks = topic.map((unit) => askIndex.holding(unitTerms(unit), question));
    const said = new Set(topic.flatMap((unit) => [...unit.terms]));

    function ranked(candidate: Candidate, match: AskMatch | null, echo: number): Ranked {
      const held = topic.map(
        (unit, index) =>
          unit.terms.some((term) => candidate.terms.has(term)) ||
          (match !== null && heldByAsks[index]!(match.item)),
      );
      const features: Features = {
        noted: candidate.noted ? 1 : 0,
        best: match?.best ?? 0,
        top3: match?.top3 ?? 0,
        coverage: coverage(held),
        passage: passageScores.get(candidate.passageId) ?? 0,
        sentence: sentenceScores.get(candidate.sentenceId) ?? 0,
        form: formFit(type, candidate.form),
        kind: echo === 1 ? 0 : kindFit(type, question.folded, kindsOf(candidate)),
        unitGap: unit !== null && !countsIn(analyses[candidate.sentenceId]!.folded, unit) ? 1 : 0,
        nameGap: gap('name', held),
        numberGap: gap('number', held),
        echo,
        excluded: excludes ? echo : 0,
        ...lengths(type, candidate.form),
        aside: candidate.passage.kind === 'body' ? 0 : 1,
      };
      let score = 0;
      for (const name of FEATURES) score += weights[name] * features[name];
      const holds = (word: string) =>
        (analyses[candidate.sentenceId]?.folded.includes(word) ?? false) ||
        (match !== null &&
          askIndex.holding(
            unitTerms({
              text: word,
              kind: isHan(word) ? 'word' : 'latin',
              terms: [stem(word)],
            }),
            question,
          )(match.item));
      return { candidate, holds, features, score };
    }

    function coverage(held: readonly boolean[]): number {
      let total = 0;
      let covered = 0;
      topicWeights.forEach((weight, index) => {
        total += weight;
        if (held[index]) covered += weight;
      });
      return total === 0 ? 0 : covered / total;
    }

    function gap(kind: Unit['kind'], held: readonly boolean[]): number {
      let all = 0;
      let missing = 0;
      topic.forEach((unit, index) => {
        if (unit.kind !== kind) return;
        all++;
        if (!held[index]) missing++;
      });
      return all === 0 ? 0 : missing / all;
    }

    const results: Ranked[] = [];
    for (const match of askIndex.closest(question, MAX_FACTS)) {
      if (match.best < MIN_ASK_MATCH) break;
      const own = answerTerms(noted[match.item]!);
      const echo = own.length === 0 ? 0 : own.filter((term) => said.has(term)).length / own.length;
      results.push(ranked(noted[match.item]!, match, echo));
    }
    for (const id of sentenceScores.keys()) results.push(ranked(bare[id]!, null, 0));
    for (const hit of bareRanker.rank(question, whole)) results.push(rankedBare(hit, type));
    return results.sort((a, b) => b.score - a.score || order(a.candidate, b.candidate));
  }

  const idf = withNotes.length > 0 ? sentenceIndex.idf : bareRanker.idf;
  return {
    rank,
    idf,
    asked: (unit, question) => unitTerms(unit).every((term) => askIndex.knows(term, question)),
  };
}

/** A sentence of an article without notes, scored by its text alone. */
function rankedBare(
  { passage, sentence, answer, score, features }: BareHit,
  type: AnswerType,
): Ranked {
  const form = spanForm(slice(passage.text, answer));
  return {
    holds: (word) => passage.text.includes(word),
    candidate: {
      passage,
      sentence,
      answer,
      noted: false,
      form,
      terms: new Set(),
      passageId: -1,
      sentenceId: -1,
    },
    features: {
      noted: 0,
      best: 0,
      top3: 0,
      coverage: features.sentenceWords,
      passage: features.bm25,
      sentence: features.sentenceChars,
      form: formFit(type, form),
      kind: 0,
      unitGap: 0,
      nameGap: 0,
      numberGap: 0,
      echo: 0,
      excluded: 0,
      ...lengths(type, form),
      aside: passage.kind === 'body' ? 0 : 1,
    },
    score,
  };
}

function documentTerms({ units, groups }: DocumentAnalysis): Set<string> {
  const terms = new Set(units.flatMap((unit) => [...unit.terms]));
  for (const group of groups) terms.add(groupTerm(group));
  return terms;
}

/** A function that works out each value once. */
function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = make(key)));
    return value;
  };
}

/** Asks for others than those it names. */
const EXCLUDES =
  /除了|除.{1,12}(?:之?外|以外)|\b(?:besides|apart from|other than|except|aside from|in addition to)\b/u;

/** Facts that are looked at in detail; the right one is hardly ever past the first twenty. */
const MAX_FACTS = 64;

/** Cosine below which an ask shares a stray character with the question and nothing else. */
const MIN_ASK_MATCH = 0.06;

/** Scores as shares of the best one. */
function relative(hits: readonly { readonly id: number; readonly score: number }[]) {
  const best = hits[0]?.score ?? 1;
  return new Map(hits.map(({ id, score }) => [id, score / best]));
}

/** Ties go to the earlier place, then to the shorter answer. */
function order(a: Candidate, b: Candidate): number {
  return a.sentenceId - b.sentenceId || a.form.length - b.form.length;
}
