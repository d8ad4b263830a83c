import type { Analyzer, DocumentAnalysis } from './analyze.ts';
import type { Corpus, Passage, Span } from './article.ts';
import { slice } from './article.ts';
import { groupTerm } from './gist.ts';
import { type SpanForm, spanForm } from './span-type.ts';

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
  /** Position among the facts of its article's notes; -1 for a bare sentence. */
  readonly factId: number;
}

export interface Candidates {
  /** Those that may answer: all but pull quotes, which the body repeats. */
  readonly passages: readonly Passage[];
  /** Of their sentences, in order. */
  readonly sentences: readonly DocumentAnalysis[];
  /** The facts of all notes, in order. */
  readonly noted: readonly Candidate[];
  /** Every sentence on its own, in order. */
  readonly bare: readonly Candidate[];
}

/** What may answer in articles with notes. */
export function candidatesOf(entries: Corpus['entries'], analyzer: Analyzer): Candidates {
  const passages = entries.flatMap(({ article }) =>
    article.passages.filter(({ repeats }) => repeats === null),
  );
  const places = passages.flatMap((passage, passageId) =>
    passage.sentences.map((span) => ({ passage, passageId, span })),
  );
  const sentences = places.map(({ passage, span }) =>
    analyzer.analyzeDocument(slice(passage.text, span)),
  );
  const terms = sentences.map(documentTerms);

  function candidate(sentenceId: number, answer: Span, factId: number): Candidate {
    const { passage, passageId, span } = places[sentenceId]!;
    return {
      passage,
      passageId,
      sentence: { start: span.start, end: Math.max(span.end, answer.end) },
      sentenceId,
      answer,
      factId,
      noted: factId >= 0,
      form: spanForm(slice(passage.text, answer)),
      terms: terms[sentenceId]!,
    };
  }

  const noted = entries.flatMap(({ article, notes }) =>
    (notes?.facts ?? []).map(({ passage: label, span: answer }, factId) => {
      const sentenceId = places.findIndex(
        ({ passage, span }) =>
          passage.article === article.id &&
          passage.label === label &&
          span.start <= answer.start &&
          answer.start < span.end,
      );
      return candidate(sentenceId, answer, factId);
    }),
  );
  const bare = places.map(({ span }, sentenceId) => candidate(sentenceId, span, NO_FACT));
  return { passages, sentences, noted, bare };
}

const NO_FACT = -1;

function documentTerms({ units, groups }: DocumentAnalysis): Set<string> {
  const terms = new Set(units.flatMap((unit) => [...unit.terms]));
  for (const group of groups) terms.add(groupTerm(group));
  return terms;
}
