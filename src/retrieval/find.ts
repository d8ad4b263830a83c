import type { AliasFinder } from './aliases.ts';
import type { Analysis, Analyzer } from './analyze.ts';
import { type AskIndex, createAskIndex } from './ask-index.ts';
import { type AskModelOf, askModelsOf, UNKNOWN_SAID } from './ask-model.ts';
import { createAskReader } from './ask-reader.ts';
import { askTablesOf, type AskTablesOf } from './ask-tables.ts';
import type { Corpus } from './article.ts';
import type { Signals } from './confidence.ts';
import { readings } from './focus.ts';
import type { GlossaryMaker } from './glosses.ts';
import type { Homophones } from './homophones.ts';
import type { Segmenter } from './jieba.ts';
import { createSpeakers } from './speakers.ts';
import { strangers } from './strangers.ts';
import { attributesIn } from './attributes.ts';
import type { Vocabulary } from './missing.ts';
import { answerType } from './question-type.ts';
import { promising } from './promising.ts';
import { createRanker, type Ranked } from './rank.ts';
import type { Weights } from './rank-features.ts';

/** What a search came to: the reading that found most, its candidates, and what speaks for the first. */
export interface Finding {
  readonly reading: Analysis;
  readonly ranked: readonly Ranked[];
  readonly signals: Signals;
}

export interface Finder {
  find(input: string, prefer?: (candidate: Ranked['candidate']) => number): Finding;
}

export interface FinderParts {
  readonly corpus: Corpus;
  readonly analyzer: Analyzer;
  readonly aliases: AliasFinder;
  readonly segmenter: Segmenter;
  readonly homophones: Homophones;
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
  /** For English questions on articles without notes; without it they find nothing there. */
  readonly glossaryOf?: GlossaryMaker;
  /** The corpus's asks; made from it when a question first needs them, unless given. */
  readonly asks?: AskTablesOf;
  /** What the asks teach; learned from them when a question first needs it, unless given. */
  readonly models?: AskModelOf;
}

export function createFinder({
  corpus,
  analyzer,
  aliases,
  segmenter,
  homophones,
  vocabulary,
  weights,
  glossaryOf,
  asks = askTablesOf(corpus, aliases),
  models = askModelsOf(corpus, analyzer),
}: FinderParts): Finder {
  const facts = createAskIndex((script) => asks(script).facts);
  const unsaid = createAskIndex((script) => asks(script).unsaid);
  const read = createAskReader(models);
  const ranker = createRanker(corpus, analyzer, aliases, weights, facts, read, glossaryOf);
  const articles = corpus.entries.map(({ article }) => article.id);

  const groups = corpus.entries.flatMap(({ notes }) => notes?.aliases ?? []);
  const speakers = createSpeakers(corpus, groups, analyzer, segmenter);

  return {
    find(input, prefer) {
      const whole = analyzer.analyze(input);
      const texts = readings(whole.folded);
      const known = (word: string) =>
        vocabulary.mentions(word) ||
        ranker.asked({ text: word, kind: 'word', terms: [word] }, whole);
      const heard = homophones.correct(whole.folded, known);
      const all = new Set([...texts, ...(heard === null ? [] : readings(heard))]);
      const analyses = Array.from(all, (text) =>
        text === whole.folded ? whole : analyzer.analyze(text),
      );
      const found = promising(analyses, articles, read).map((reading) => {
        const ranked = ranker.rank(reading, whole);
        return { reading, ranked: prefer === undefined ? ranked : preferred(ranked, prefer) };
      });
      const names = namesIn(whole);
      const value = ({ reading, ranked }: (typeof found)[number]) =>
        (ranked[0]?.score ?? Number.NEGATIVE_INFINITY) -
        DROPPED_NAME * (names.size - namesIn(reading).size);
      const best = found.reduce((a, b) => (value(b) > value(a) ? b : a));
      return {
        ...best,
        signals: signalsOf(strangersIn(input, best.reading), best.reading, best.ranked),
      };
    },
  };

  /** Names in the question that stand neither in the corpus nor in a way of asking. */
  function strangersIn(input: string, reading: Analysis): string[] {
    return strangers(
      input,
      reading.folded,
      segmenter,
      (word) =>
        vocabulary.mentions(word) ||
        ranker.asked({ text: word, kind: 'word', terms: [word] }, reading) ||
        aliases.find(word).some(({ start, end }) => end - start === word.length),
    );
  }

  function signalsOf(
    unknownNames: readonly string[],
    reading: Analysis,
    ranked: readonly Ranked[],
  ): Signals {
    const first = ranked[0];
    const topic = reading.units.filter((unit) => !unit.stop);
    const best = first?.features.best ?? 0;
    const unsaidBest = bestMatch(unsaid, reading);
    let total = 0;
    let unknown = 0;
    let absent = 0;
    const attributes = attributesIn(reading.folded).filter((word) => !vocabulary.mentions(word));
    const unheld = attributes.filter((word) => !(first?.holds(word) ?? false));
    for (const unit of topic) {
      const weight = Math.max(...unit.terms.map(ranker.idf));
      total += weight;
      const mentioned = unit.kind === 'name' || vocabulary.mentions(unit.text);
      if (!mentioned) absent += weight;
      if (!mentioned && !ranker.asked(unit, reading)) unknown += weight;
    }
    return {
      bias: 1,
      score: first?.score ?? 0,
      best,
      coverage: first?.features.coverage ?? 0,
      said: (first?.said ?? UNKNOWN_SAID) / SAID_SCALE,
      unknown: total === 0 ? 0 : unknown / total,
      absent: total === 0 ? 0 : absent / total,
      silent: speakers.asksOfSilent(reading) ? 1 : 0,
      weak: best < CLOSE_ASK ? (total === 0 ? 0 : unknown / total) : 0,
      attribute: attributes.length > 0 ? 1 : 0,
      attributeGap: unheld.length > 0 ? 1 : 0,
      strangers: Math.min(1, unknownNames.length / MANY_STRANGERS),
      why: WHY.has(answerType(reading.folded)) ? 1 : 0,
      unsaid: unsaidBest,
      unsaidMargin: unsaidBest - best,
    };
  }
}

/** Articles say what is; a question for reasons is more often than not left open. */
const WHY: ReadonlySet<string> = new Set(['why']);

/** Brings log-odds to the size of the other signals. */
const SAID_SCALE = 3;
/** Cosine from which a way of asking is like the question at all. */
const CLOSE_ASK = 0.25;
/** Unknown names from which more make no difference. */
const MANY_STRANGERS = 2;

function bestMatch(index: AskIndex, reading: Analysis): number {
  let best = 0;
  for (const match of index.closest(reading, 1)) best = match.best;
  return best;
}

/** What a reading loses for a name or number that it leaves out, in units of score. */
const DROPPED_NAME = 3;

function namesIn({ units }: Analysis): Set<string> {
  return new Set(
    units.filter(({ kind }) => kind === 'name' || kind === 'number').map(({ text }) => text),
  );
}

function preferred(
  ranked: readonly Ranked[],
  prefer: (candidate: Ranked['candidate']) => number,
): Ranked[] {
  return ranked
    .map((entry) => ({ ...entry, score: entry.score + prefer(entry.candidate) }))
    .sort((a, b) => b.score - a.score);
}
