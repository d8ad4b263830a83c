import type { AliasFinder } from './aliases.ts';
import type { Analysis, Analyzer } from './analyze.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { isHan, type TermUnit, unitTerms } from './gist.ts';
import type { AskIndex, AskMatch } from './ask-index.ts';
import { UNKNOWN_SAID, UNLIKELY_FACT } from './ask-model.ts';
import type { AskReader } from './ask-reader.ts';
import type { Corpus } from './article.ts';
import { slice } from './article.ts';
import type { GlossaryMaker } from './glosses.ts';
import { createPassageIndex } from './passage-index.ts';
import { type BareHit, createBareRanker } from './rank-bare.ts';
import { type AnswerType, answerType } from './question-type.ts';
import { FEATURES, type Features, lengths, type Weights } from './rank-features.ts';
import { formFit, spanForm } from './span-type.ts';
import { remember } from './remember.ts';
import { stem } from './stem.ts';

export interface Ranked {
  readonly candidate: Candidate;
  /** Whether its sentence or one of its asks has a folded word. */
  readonly holds: (word: string) => boolean;
  readonly features: Features;
  readonly score: number;
  /** Log-odds that its article says what is asked, as far as the notes teach. */
  readonly said: number;
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
  weights: Weights,
  askIndex: AskIndex,
  read: AskReader,
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
  const { passages, sentences, noted, bare } = candidatesOf(withNotes, analyzer);
  const passageIndex = createPassageIndex(
    passages.map(({ text }) => analyzer.analyzeDocument(text)),
  );
  const sentenceIndex = createPassageIndex(sentences);
  const notedPassages = new Set(noted.map(({ passageId }) => passageId));
  // Most candidates are never looked at in a process that answers once.
  const answerTerms = remember(({ passage, answer }: Candidate) =>
    analyzer.analyze(slice(passage.text, answer)).units.flatMap((unit) => [...unit.terms]),
  );

  function rank(question: Analysis, whole: Analysis = question): Ranked[] {
    const type = answerType(question.folded);
    const passageScores = relative(passageIndex.search(question));
    const sentenceScores = relative(sentenceIndex.search(question));
    const topic = question.units.filter((unit) => !unit.stop);
    const topicWeights = topic.map((unit) => Math.max(...unit.terms.map(sentenceIndex.idf)));
    const heldByAsks = topic.map((unit) => askIndex.holding(unitTerms(unit), question));
    const novel = topic.map(
      (unit) => !unitTerms(unit).every((term) => askIndex.knows(term, question)),
    );
    const said = new Set(topic.flatMap((unit) => [...unit.terms]));

    function ranked(candidate: Candidate, match: AskMatch | null, echo: number): Ranked {
      const held = topic.map(
        (unit, index) =>
          unit.terms.some((term) => candidate.terms.has(term)) ||
          (match !== null && heldByAsks[index]!(match.item)),
      );
      const { article, label } = candidate.passage;
      const reading = read(question, article);
      const features: Features = {
        noted: candidate.noted ? 1 : 0,
        best: match?.best ?? 0,
        top3: match?.top3 ?? 0,
        passageShare: reading?.passage(label) ?? 0,
        factShare: factShare(candidate.noted ? reading?.fact(label, candidate.factId) : undefined),
        coverage: weightOf(held),
        passage: passageScores.get(candidate.passageId) ?? 0,
        sentence: sentenceScores.get(candidate.sentenceId) ?? 0,
        form: formFit(type, candidate.form),
        echo,
        ...lengths(type, candidate.form),
      };
      const isNoted = notedPassages.has(candidate.passageId);
      const beyond = weightOf(held.map((holds, index) => holds && (novel[index]! || !isNoted)));
      let score = BEYOND_NOTES * beyond;
      for (const name of FEATURES) score += weights[name] * features[name];
      const holds = (word: string) =>
        (sentences[candidate.sentenceId]?.folded.includes(word) ?? false) ||
        (match !== null &&
          askIndex.holding(
            unitTerms({
              text: word,
              kind: isHan(word) ? 'word' : 'latin',
              terms: [stem(word)],
            }),
            question,
          )(match.item));
      const said = beyond > MOSTLY ? UNKNOWN_SAID : (reading?.said ?? UNKNOWN_SAID);
      return { candidate, holds, features, score, said };
    }

    /** The share of the question's weight that these of its words have. */
    function weightOf(chosen: readonly boolean[]): number {
      let total = 0;
      let found = 0;
      topicWeights.forEach((weight, index) => {
        total += weight;
        if (chosen[index]) found += weight;
      });
      return total === 0 ? 0 : found / total;
    }

    const results: Ranked[] = [];
    for (const match of askIndex.closest(question, MAX_FACTS)) {
      if (match.best < MIN_ASK_MATCH) break;
      const own = answerTerms(noted[match.item]!);
      const echo = own.length === 0 ? 0 : own.filter((term) => said.has(term)).length / own.length;
      results.push(ranked(noted[match.item]!, match, echo));
    }
    for (const id of [...sentenceScores.keys()].slice(0, MAX_SENTENCES))
      results.push(ranked(bare[id]!, null, 0));
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
      factId: -1,
    },
    said: UNKNOWN_SAID,
    features: {
      noted: 0,
      best: 0,
      top3: 0,
      passageShare: 0,
      factShare: factShare(undefined),
      coverage: features.sentenceWords,
      passage: features.bm25,
      sentence: features.sentenceChars,
      form: formFit(type, form),
      echo: 0,
      ...lengths(type, form),
    },
    score,
  };
}

/** From -1 to 0: the logarithm of a chance, as a share of the least that counts. */
function factShare(logarithm = UNLIKELY_FACT): number {
  return -logarithm / UNLIKELY_FACT;
}

/**
 * What a sentence gains for saying all that is asked, where the notes cannot lead to it: in words that no ask
 * has, or in a passage of which nothing is noted yet. Not fitted, since the questions at hand are on an article
 * that is noted throughout; above what any fact gets for a question that its asks do not know.
 */
const BEYOND_NOTES = 6;
/** Share of a question from which it is beyond the notes, and they cannot tell whether it has an answer. */
const MOSTLY = 0.5;

/** Facts that are looked at in detail; the right one is hardly ever past the first twenty. */
const MAX_FACTS = 20;

/** Sentences on their own that are. */
const MAX_SENTENCES = 10;

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
