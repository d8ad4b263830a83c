import { articleAt, resolveAddress } from './address.ts';
import { type AliasFinder, foldForAliases } from './aliases.ts';
import type { Analyzer } from './analyze.ts';
import type { Analysis } from './analyze.ts';
import { answerSpan } from './answer-span.ts';
import { askedPhrase } from './asked-phrase.ts';
import type { Answer, Citations } from './answer.ts';
import type { Corpus, Passage } from './article.ts';
import { passageAt } from './article.ts';
import { citationsOf, passagesOf, wholeOf } from './cite.ts';
import { probability } from './confidence.ts';
import type { AskOptions } from './engine.ts';
import type { Finder } from './find.ts';
import { soleRequest } from './focus.ts';
import { MAX_MISSING, type Vocabulary } from './missing.ts';
import { isCertain, offTopic } from './off-topic.ts';
import type { Segmenter } from './jieba.ts';
import type { QuoteReader } from './quote-route.ts';
import type { Candidate } from './candidates.ts';
import { readPlace } from './read-place.ts';
import { type RelativePlace, readRelativePlace } from './relative-place.ts';
import type { StructureIndex } from './structure.ts';
import { PULL_QUOTES, readNamed, readStructureQuestion } from './structure-question.ts';
import { ANSWER_THRESHOLD, SIGNAL_WEIGHTS } from './weights.ts';

export interface RouteParts {
  readonly corpus: Corpus;
  readonly analyzer: Analyzer;
  readonly aliases: AliasFinder;
  readonly finder: Finder;
  readonly vocabulary: Vocabulary;
  readonly segmenter: Segmenter;
  readonly quotes: QuoteReader;
  /** One for each article, in the corpus's order. */
  readonly structures: readonly StructureIndex[];
}

export interface Routed {
  /** What the input was taken for. */
  readonly route: string;
  readonly answer: Answer;
}

type Route = (question: string, options: AskOptions) => Answer | null;

/** Takes an input for what it is: the first route that has an answer decides. Total. */
export function createRoutes(parts: RouteParts): {
  answer(input: string, options: AskOptions): Routed;
} {
  const { corpus, analyzer, aliases, finder, vocabulary, segmenter, quotes, structures } = parts;
  const noted = new Set(
    corpus.entries.flatMap(({ article, notes }) => (notes?.facts.length ? [article.id] : [])),
  );

  const routes: readonly (readonly [string, Route])[] = [
    ['address', answerPlace],
    ['relative place', answerRelative],
    ['quotation', (question, { article }) => quotes.read(question, { article })],
    ['chat', answerChat],
    ['structure', answerStructure],
    ['question', answerQuestion],
  ];

  return {
    answer(input, given) {
      const options = { ...given, article: articleAt(corpus, given.article ?? '')?.id };
      if (options.mode === 'check')
        return { route: 'check', answer: quotes.check(input, { article: options.article }) };
      const question = input.trim();
      for (const [route, find] of routes) {
        const answer = find(question, options);
        if (answer !== null) return { route, answer };
      }
      return { route: 'none', answer: { kind: 'not-covered', reason: 'absent', missing: [] } };
    },
  };

  function answerPlace(question: string, { article, near }: AskOptions): Answer | null {
    const place = readPlace(question);
    if (place === null) return null;
    if (place.kind === 'address') {
      const resolved = resolveAddress(corpus, place.address);
      return resolved.kind === 'gone' ? null : passageAnswer(resolved.passage);
    }
    const wanted = article ?? near?.article;
    const found = corpus.entries
      .filter((entry) => wanted === undefined || entry.article.id === wanted)
      .flatMap((entry) => passageAt(entry.article, place.label) ?? []);
    const citations = citationsOf(found.map(wholeOf));
    if (citations === null) return null;
    if (citations.length === 1) return passageAnswer(citations[0].passage);
    return { kind: 'which', label: place.label, citations };
  }

  function answerRelative(question: string, options: AskOptions): Answer | null {
    const relative = readRelativePlace(question);
    if (relative === null) return null;
    const anchor = anchorOf(relative, options);
    const passage = anchor === null ? undefined : besideOf(anchor, relative);
    if (passage === undefined) return null;
    if (relative.part === 'whole') return passageAnswer(passage);
    const sentence = passage.sentences.at(relative.part === 'first-sentence' ? 0 : -1);
    if (sentence === undefined) return null;
    return { kind: 'answered', citations: [{ passage, sentence, answer: sentence }] };
  }

  /** The passage that a description means: what it quotes, else what answers it best. */
  function anchorOf({ anchor, unit }: RelativePlace, { article }: AskOptions): Passage | null {
    const isPoint = (passage: Passage) => structures.some((each) => each.itemsOf(passage) !== null);
    if (unit === 'heading' && PULL_QUOTES.test(anchor)) {
      const all = corpus.entries.flatMap((entry) =>
        article === undefined || entry.article.id === article ? entry.article.passages : [],
      );
      return all.find(({ kind }) => kind === 'pull-quote') ?? null;
    }
    const unmarked = anchor.replace(/["']/gu, ' ').trim();
    const [point] = pointsIn(unmarked, article);
    if (point !== undefined) return point;
    const quoted = quotes.check(anchor, { article });
    if (quoted.kind === 'quote' && (unit !== 'item' || isPoint(quoted.pieces[0].passage)))
      return quoted.pieces[0].passage;
    const { ranked } = finder.find(anchor);
    const found = ranked.find(
      ({ candidate: { passage } }) =>
        (unit !== 'item' || isPoint(passage)) &&
        (article === undefined || passage.article === article),
    );
    return found?.candidate.passage ?? null;
  }

  /** What is asked about the build of one article, or of all. */
  function structuresOf(article: string | undefined): readonly StructureIndex[] {
    if (article === undefined) return structures;
    return structures.filter((_, index) => corpus.entries[index]!.article.id === article);
  }

  /** The points that an ordinal in a folded text names. */
  function pointsIn(folded: string, article: string | undefined): readonly Passage[] {
    const named = readNamed(folded, aliases.find);
    return structuresOf(article).flatMap((structure) => structure.pointsAt(named) ?? []);
  }

  function besideOf(anchor: Passage, { step, unit }: RelativePlace): Passage | undefined {
    const passages = articleAt(corpus, anchor.article)?.passages ?? [];
    const body = passages.filter(({ kind }) => kind === 'body');
    if (unit === 'heading') return passages.find(({ label }) => label === anchor.section);
    if (anchor.kind === 'heading') return body.find(({ section }) => section === anchor.label);
    const index = corpus.entries.findIndex(({ article }) => article.id === anchor.article);
    const row = unit === 'item' ? (structures[index]?.itemsOf(anchor) ?? body) : body;
    const at = row.findIndex(({ label }) => label === anchor.label);
    return at < 0 ? undefined : row[at + step];
  }

  function answerChat(question: string): Answer | null {
    const kind = offTopic(foldForAliases(question));
    return kind !== null && isCertain(kind) ? offTopicAnswer(question) : null;
  }

  function offTopicAnswer(question: string): Answer {
    const missing = vocabulary.missing(question, analyzer.analyze(question));
    return { kind: 'not-covered', reason: 'off-topic', missing };
  }

  /** Asked for by the whole text, or else by the one sentence of it that asks. */
  function answerStructure(question: string, options: AskOptions): Answer | null {
    const whole = structural(question, options);
    if (whole !== null) return whole;
    const request = soleRequest(foldForAliases(question));
    return request === null ? null : structural(request, options);
  }

  function structural(question: string, { article }: AskOptions): Answer | null {
    const asked = readStructureQuestion(question, aliases.find);
    if (asked === null) return null;
    const own = structuresOf(article);
    const citations = citationsOf(own.flatMap((each) => each.answer(asked)?.citations ?? []));
    if (citations !== null) return { kind: 'answered', citations };
    const [beyond] = own.flatMap((structure) => structure.beyond(asked) ?? []);
    return beyond === undefined ? null : { kind: 'related', citations: [beyond], missing: [] };
  }

  function answerQuestion(question: string, options: AskOptions): Answer {
    const { reading, ranked, signals } = finder.find(question, preference(question, options));
    const found = citationsOf(passagesOf(ranked.filter(({ score }) => score > -ELSEWHERE / 2)));
    const citations = found === null ? null : narrowed(found, reading);
    const missing = vocabulary.missing(question, reading);
    if (citations === null) return { kind: 'not-covered', reason: 'absent', missing };
    const chance = probability(signals, SIGNAL_WEIGHTS);
    if (chance < SURE && offTopic(foldForAliases(question)) !== null)
      return offTopicAnswer(question);
    if (chance >= ANSWER_THRESHOLD) return { kind: 'answered', citations };
    return { kind: 'related', citations, missing: withAsked(missing, question) };
  }

  /** Chooses the words that answer where no note has: of the first citation, since that takes a while. */
  function narrowed([first, ...rest]: Citations, question: Analysis): Citations {
    const { passage, sentence } = first;
    if (noted.has(passage.article)) return [first, ...rest];
    return [{ ...first, answer: answerSpan(question, passage, sentence, segmenter.tag) }, ...rest];
  }

  /** Leans towards the point that an ordinal names, and the place that a conversation is at. */
  function preference(question: string, { article, near }: AskOptions) {
    const folded = foldForAliases(question);
    const points = pointsIn(folded, article);
    const here = near === undefined ? null : resolveAddress(corpus, near);
    if (points.length === 0 && article === undefined && here === null) return undefined;
    return ({ passage }: Candidate): number => {
      if (article !== undefined && passage.article !== article) return -ELSEWHERE;
      const named = points.includes(passage) ? NAMED_POINT : 0;
      const same = here !== null && here.kind !== 'gone' && passage === here.passage;
      return named + (same ? SAME_PLACE : 0);
    };
  }
}

/** Added to a candidate's score; the best candidate leads the next by about one. */
const NAMED_POINT = 2;
const SAME_PLACE = 1.5;
/** Outweighs any score: a question kept to one article gets nothing from another. */
const ELSEWHERE = 1000;
/** Chance from which a line is answered although it sounds like chat. */
const SURE = 0.7;

/** What the article never mentions, and what of the rest it leaves open. */
function withAsked(missing: readonly string[], question: string): readonly string[] {
  const asked = askedPhrase(question);
  const known = asked === null || missing.some((word) => asked.includes(word));
  return known || missing.length >= MAX_MISSING ? missing : [...missing, asked];
}

function passageAnswer(passage: Passage): Answer {
  return { kind: 'passage', citations: [wholeOf(passage)] };
}
