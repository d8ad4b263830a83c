import type { AliasFinder } from './aliases.ts';
import type { Analysis, Analyzer } from './analyze.ts';
import { type AskIndex, createAskIndex } from './ask-index.ts';
import type { Corpus } from './article.ts';
import type { Signals } from './confidence.ts';
import { readings } from './focus.ts';
import type { Vocabulary } from './missing.ts';
import { createRanker, type Ranked, type Weights } from './rank.ts';

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
  readonly vocabulary: Vocabulary;
  readonly weights: Weights;
}

export function createFinder({ corpus, analyzer, aliases, vocabulary, weights }: FinderParts): Finder {
  const ranker = createRanker(corpus, analyzer, aliases, weights);
  const unsaid = createAskIndex(
    corpus.entries.flatMap(({ notes }) => (notes?.unsaid ?? []).map((item) => item.asks)),
    aliases,
  );

  return {
    find(input, prefer) {
      const found = readings(analyzer.analyze(input).folded).map((text) => {
        const reading = analyzer.analyze(text);
        const ranked = ranker.rank(reading);
        return { reading, ranked: prefer === undefined ? ranked : preferred(ranked, prefer) };
      });
      const best = found.reduce((a, b) => (topScore(b.ranked) > topScore(a.ranked) ? b : a));
      return { ...best, signals: signalsOf(best.reading, best.ranked) };
    },
  };

  function signalsOf(reading: Analysis, ranked: readonly Ranked[]): Signals {
    const first = ranked[0];
    const topic = reading.units.filter((unit) => !unit.stop);
    const rival = ranked.find(({ candidate }) => candidate.passage !== first?.candidate.passage);
    const best = first?.features.best ?? 0;
    const unsaidBest = bestMatch(unsaid, reading);
    let total = 0;
    let unknown = 0;
    let absent = 0;
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
      passage: first?.features.passage ?? 0,
      unknown: total === 0 ? 0 : unknown / total,
      absent: total === 0 ? 0 : absent / total,
      nameGap: first?.features.nameGap ?? 0,
      numberGap: first?.features.numberGap ?? 0,
      form: first?.features.form ?? 0,
      unsaid: unsaidBest,
      unsaidMargin: unsaidBest - best,
      margin: first === undefined ? 0 : Math.min(1, first.score - (rival?.score ?? 0)),
      short: topic.length <= 2 ? 1 : 0,
      noted: first?.features.noted ?? 0,
    };
  }
}

function bestMatch(index: AskIndex, reading: Analysis): number {
  let best = 0;
  for (const match of index.match(reading)) if (match.best > best) best = match.best;
  return best;
}

function topScore(ranked: readonly Ranked[]): number {
  return ranked[0]?.score ?? Number.NEGATIVE_INFINITY;
}

function preferred(
  ranked: readonly Ranked[],
  prefer: (candidate: Ranked['candidate']) => number,
): Ranked[] {
  return ranked
    .map((entry) => ({ ...entry, score: entry.score + prefer(entry.candidate) }))
    .sort((a, b) => b.score - a.score);
}
