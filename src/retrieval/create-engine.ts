import { articleAt, resolveAddress } from './address.ts';
import { createAliasFinder } from './aliases.ts';
import { createAnalyzer } from './analyze.ts';
import type { Answer } from './answer.ts';
import { MAX_INPUT_UNITS } from './answer.ts';
import { type AskModel, askModelsOf } from './ask-model.ts';
import type { Script } from './ask-table.ts';
import { type AskTables, askTablesOf } from './ask-tables.ts';
import type { Corpus, Notes, Passage } from './article.ts';
import { passagesOf, wholeOf } from './cite.ts';
import { probability } from './confidence.ts';
import type { AskOptions, Engine } from './engine.ts';
import type { Explanation } from './explain.ts';
import { createFinder } from './find.ts';
import { createHomophones, knownWords } from './homophones.ts';
import { createGlossary, type GlossTable } from './glosses.ts';
import type { Segmenter } from './jieba.ts';
import { createVocabulary } from './missing.ts';
import { createQuoteIndex } from './quote-index.ts';
import { createQuoteReader } from './quote-route.ts';
import { createRoutes } from './routes.ts';
import { createStructureIndex } from './structure.ts';
import { RANK_WEIGHTS, SIGNAL_WEIGHTS } from './weights.ts';

/** What the engine is given from outside: it reads no files. */
export interface EngineTools {
  readonly segmenter: Segmenter;
  /** How each Han character is read, without tone; called once, when a question first needs it. */
  readonly syllables: () => ReadonlyMap<string, string>;
  /** What Chinese words mean in English; called once, when the first English question needs it. */
  readonly glosses: GlossTable;
  /** Tables made beforehand for the corpus with a hash, or null; without it they are made when needed. */
  readonly askTables?: (corpusHash: string, script: Script) => AskTables | null;
  /** The same of what the notes on an article teach. */
  readonly askModels?: (corpusHash: string, article: string, notes: Notes) => AskModel | null;
}

/** Makes the engine over a corpus that has been checked. */
export function createEngine(
  corpus: Corpus,
  { segmenter, syllables, glosses, askTables, askModels }: EngineTools,
): Engine {
  const aliases = createAliasFinder(corpus.entries.flatMap(({ notes }) => notes?.aliases ?? []));
  const analyzer = createAnalyzer(segmenter, aliases);
  const vocabulary = createVocabulary(corpus);
  const homophones = createHomophones(
    () => knownWords(corpus, analyzer, aliases),
    syllables,
    segmenter,
  );
  const finder = createFinder({
    corpus,
    analyzer,
    aliases,
    homophones,
    segmenter,
    vocabulary,
    weights: RANK_WEIGHTS,
    glossaryOf: (texts) => createGlossary(glosses, syllables, texts),
    asks: askTablesOf(corpus, aliases, (script) => askTables?.(corpus.hash, script) ?? null),
    models: askModelsOf(
      corpus,
      analyzer,
      (article, notes) => askModels?.(corpus.hash, article, notes) ?? null,
    ),
  });
  const routes = createRoutes({
    corpus,
    analyzer,
    aliases,
    finder,
    vocabulary,
    segmenter,
    quotes: createQuoteReader(corpus, createQuoteIndex(corpus, segmenter.cut)),
    structures: corpus.entries.map(({ article }) =>
      createStructureIndex(article, aliases.groupsIn),
    ),
  });

  function answer(input: string, options: AskOptions = {}): Answer {
    if (input.length > MAX_INPUT_UNITS) return { kind: 'rejected', reason: 'too-long' };
    if (!/[\p{L}\p{N}]/u.test(input)) return { kind: 'rejected', reason: 'empty' };
    return routes.answer(input, options).answer;
  }

  function explain(input: string, options: AskOptions = {}): Explanation {
    const { route } = routes.answer(input, options);
    const { reading, ranked, signals } = finder.find(input);
    return {
      input,
      route,
      steps: [`reading: ${reading.folded}`],
      tokens: {
        units: reading.units.map((unit) => (unit.stop ? `(${unit.text})` : unit.text)),
        gist: reading.gist.map((term) => term.replace('\u0001', '')),
      },
      candidates: ranked.slice(0, MAX_EXPLAINED).map(({ candidate, score, features }) => ({
        passage: candidate.passage.label,
        answer: candidate.passage.text.slice(candidate.answer.start, candidate.answer.end),
        score,
        features,
      })),
      confidence: { probability: probability(signals, SIGNAL_WEIGHTS), features: signals },
    };
  }

  return {
    corpus,
    answer,
    explain,
    search(text, { offset = 0, limit = 10, article } = {}) {
      const all = text.trim() === '' ? pullQuotes(corpus) : passagesOf(finder.find(text).ranked);
      return all
        .filter(({ passage }) => article === undefined || passage.article === article)
        .slice(offset, offset + limit);
    },
    resolve: (address) => resolveAddress(corpus, address),
    neighbour: (passage, step) => neighbour(corpus, passage, step),
    similar: (passage, limit) =>
      passagesOf(finder.find(passage.text.slice(0, MAX_SIMILAR_UNITS)).ranked)
        .filter((citation) => citation.passage !== passage)
        .slice(0, limit),
  };
}

/** Candidates that an explanation lists. */
const MAX_EXPLAINED = 10;
/** Units of a passage that are searched by, to find others like it. */
const MAX_SIMILAR_UNITS = 200;

function neighbour(corpus: Corpus, passage: Passage, step: -1 | 1): Passage | null {
  const article = articleAt(corpus, passage.article);
  const same = article?.passages.filter(({ kind }) => kind === passage.kind) ?? [];
  const index = same.findIndex(({ label }) => label === passage.label);
  return (index < 0 ? null : same[index + step]) ?? null;
}

function pullQuotes(corpus: Corpus) {
  const all = corpus.entries.flatMap(({ article }) => article.passages);
  const quotes = all.filter(({ kind }) => kind === 'pull-quote');
  return (quotes.length > 0 ? quotes : all.filter(({ kind }) => kind === 'body')).map(wholeOf);
}
