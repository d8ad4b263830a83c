import { articleAt, resolveAddress } from './address.ts';
import { createAliasFinder, foldForAliases } from './aliases.ts';
import { createAnalyzer } from './analyze.ts';
import type { Answer, Citation, Citations } from './answer.ts';
import { MAX_CITATIONS, MAX_INPUT_UNITS } from './answer.ts';
import type { Corpus, Passage } from './article.ts';
import { passageAt } from './article.ts';
import { probability } from './confidence.ts';
import type { AskOptions, Engine } from './engine.ts';
import type { Explanation } from './explain.ts';
import { createFinder, type Finding } from './find.ts';
import { createHomophones, knownWords } from './homophones.ts';
import type { Segmenter } from './jieba.ts';
import { createVocabulary } from './missing.ts';
import { isCertain, offTopic } from './off-topic.ts';
import type { Ranked } from './rank.ts';
import { createQuoteIndex } from './quote-index.ts';
import { createQuoteReader } from './quote-route.ts';
import { readPlace } from './read-place.ts';
import { createStructureIndex } from './structure.ts';
import { ANSWER_THRESHOLD, RANK_WEIGHTS, SIGNAL_WEIGHTS } from './weights.ts';

/** What the engine is given from outside: it reads no files. */
export interface EngineTools {
  readonly segmenter: Segmenter;
  /** How each Han character is read, without tone; called once, when a question first needs it. */
  readonly syllables: () => ReadonlyMap<string, string>;
}

export function createEngine(corpus: Corpus, tools: EngineTools): Engine {
  const aliases = createAliasFinder(corpus.entries.flatMap(({ notes }) => notes?.aliases ?? []));
  const analyzer = createAnalyzer(tools.segmenter, aliases);
  const vocabulary = createVocabulary(corpus);
  const homophones = createHomophones(
    () => knownWords(corpus, analyzer, aliases),
    tools.syllables,
    tools.segmenter,
  );
  const finder = createFinder({
    corpus,
    analyzer,
    aliases,
    homophones,
    segmenter: tools.segmenter,
    vocabulary,
    weights: RANK_WEIGHTS,
  });
  const quotes = createQuoteReader(corpus, createQuoteIndex(corpus, tools.segmenter.cut));
  const structures = corpus.entries.map(({ article }) => createStructureIndex(article));

  function answer(input: string, options: AskOptions = {}): Answer {
    const question = input.trim();
    if (input.length > MAX_INPUT_UNITS) return { kind: 'rejected', reason: 'too-long' };
    if (!/[\p{L}\p{N}]/u.test(question)) return { kind: 'rejected', reason: 'empty' };
    if (options.mode === 'check') return quotes.check(input, { article: options.article });
    const placed = answerPlace(question, options);
    if (placed !== null) return placed;
    const quoted = quotes.read(input, { article: options.article });
    if (quoted !== null) return quoted;
    const chat = offTopic(foldForAliases(question));
    if (chat !== null && isCertain(chat))
      return { kind: 'not-covered', reason: 'off-topic', missing: [] };
    const structural = structures[0]?.answer(question) ?? null;
    if (structural !== null) return { kind: 'answered', citations: structural.citations };
    const finding = finder.find(question, preference(question, options));
    return conclude(question, finding, chat !== null);
  }

  /** Leans towards the point that an ordinal names, and the place that a conversation is at. */
  function preference(question: string, { article, near }: AskOptions) {
    const folded = foldForAliases(question);
    const points = structures.flatMap((structure) => structure.pointsAt(folded) ?? []);
    const known = article !== undefined && articleAt(corpus, article) !== undefined;
    const here = near === undefined ? null : resolveAddress(corpus, near);
    if (points.length === 0 && !known && here === null) return undefined;
    return ({ passage }: { readonly passage: Passage }) => {
      if (known && passage.article !== article) return -ELSEWHERE;
      const named = points.includes(passage) ? NAMED_POINT : 0;
      if (here === null || here.kind === 'gone' || passage.article !== here.passage.article)
        return named;
      return named + (passage === here.passage ? SAME_PLACE : 0);
    };
  }

  function conclude(question: string, finding: Finding, chat: boolean): Answer {
    const citations = cite(finding.ranked.filter(({ score }) => score > -ELSEWHERE / 2));
    const missing = vocabulary.missing(question, finding.reading);
    if (citations === null) return { kind: 'not-covered', reason: 'absent', missing };
    const chance = probability(finding.signals, SIGNAL_WEIGHTS);
    if (chat && chance < SURE) return { kind: 'not-covered', reason: 'off-topic', missing: [] };
    if (chance >= ANSWER_THRESHOLD) return { kind: 'answered', citations };
    return { kind: 'related', citations, missing };
  }

  function answerPlace(question: string, options: AskOptions): Answer | null {
    const place = readPlace(question);
    if (place === null) return null;
    if (place.kind === 'address') {
      const resolved = resolveAddress(corpus, place.address);
      return resolved.kind === 'gone' ? null : passageAnswer(resolved.passage);
    }
    const wanted = options.article ?? options.near?.article;
    const entries = corpus.entries.filter(
      ({ article }) => wanted === undefined || article.id === wanted,
    );
    const [first, ...rest] = entries.flatMap(({ article }) => passageAt(article, place.label) ?? []);
    if (first === undefined) return null;
    if (rest.length === 0) return passageAnswer(first);
    const citations: Citations = [wholeOf(first), ...rest.slice(0, MAX_CITATIONS - 1).map(wholeOf)];
    return { kind: 'which', label: place.label, citations };
  }

  function explain(input: string): Explanation {
    const finding = finder.find(input);
    return {
      input,
      route: 'question',
      steps: [],
      tokens: { units: finding.reading.units.map((unit) => unit.text) },
      candidates: finding.ranked.slice(0, 10).map(({ candidate, score, features }) => ({
        passage: candidate.passage.label,
        answer: candidate.passage.text.slice(candidate.answer.start, candidate.answer.end),
        score,
        features,
      })),
      confidence: {
        probability: probability(finding.signals, SIGNAL_WEIGHTS),
        features: finding.signals,
      },
    };
  }

  return {
    corpus,
    answer,
    explain,
    search: (text, { offset = 0, limit = 10, article } = {}) => {
      const all = text.trim() === '' ? pullQuotes(corpus) : passagesOf(finder.find(text).ranked);
      return all
        .filter(({ passage }) => article === undefined || passage.article === article)
        .slice(offset, offset + limit);
    },
    resolve: (address) => resolveAddress(corpus, address),
    neighbour(passage, step) {
      const article = articleAt(corpus, passage.article);
      const same = article?.passages.filter(({ kind }) => kind === passage.kind) ?? [];
      const index = same.findIndex(({ label }) => label === passage.label);
      return (index < 0 ? null : same[index + step]) ?? null;
    },
    similar: (passage, limit) =>
      passagesOf(finder.find(passage.text.slice(0, MAX_SIMILAR_UNITS)).ranked)
        .filter((citation) => citation.passage !== passage)
        .slice(0, limit),
  };
}

/** Chance from which a line is answered although it sounds like chat. */
const SURE = 0.9;

/** Added to a candidate's score; the best candidate leads the next by about one. */
const NAMED_POINT = 2;
const SAME_PLACE = 1.5;
/** Outweighs any score: a question kept to one article gets nothing from another. */
const ELSEWHERE = 1000;

/** Units of a passage that are searched by, to find others like it. */
const MAX_SIMILAR_UNITS = 200;

function passageAnswer(passage: Passage): Answer {
  return { kind: 'passage', citations: [wholeOf(passage)] };
}

function wholeOf(passage: Passage): Citation {
  const span = { start: 0, end: passage.text.length };
  return { passage, sentence: passage.sentences[0] ?? span, answer: span };
}

/** The best candidate of each passage, best first. */
function passagesOf(ranked: readonly Ranked[]): Citation[] {
  const seen = new Set<Passage>();
  const citations: Citation[] = [];
  for (const { candidate } of ranked) {
    if (seen.has(candidate.passage)) continue;
    seen.add(candidate.passage);
    const { passage, sentence, answer } = candidate;
    citations.push({ passage, sentence, answer });
  }
  return citations;
}

function cite(ranked: readonly Ranked[]): Citations | null {
  const [first, ...rest] = passagesOf(ranked).slice(0, MAX_CITATIONS);
  return first === undefined ? null : [first, ...rest];
}

function pullQuotes(corpus: Corpus): Citation[] {
  const all = corpus.entries.flatMap(({ article }) => article.passages);
  const quotes = all.filter(({ kind }) => kind === 'pull-quote');
  return (quotes.length > 0 ? quotes : all.filter(({ kind }) => kind === 'body')).map(wholeOf);
}
