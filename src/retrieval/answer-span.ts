import type { Analysis } from './analyze.ts';
import { slice, type Passage, type Span } from './article.ts';
import { askedWords } from './asked-words.ts';
import { wantsSentence } from './question-type.ts';
import { sourceSpan } from './fold.ts';
import { remember } from './remember.ts';
import type { Segmenter } from './jieba.ts';
import { candidateSpans } from './span-candidates.ts';
import {
  namedWeights,
  type SpanFeature,
  type SpanWeights,
  spanDescriber,
} from './span-features.ts';
import { tagText } from './tagged-text.ts';

/**
 * The words of a sentence that answer a question, chosen by the kind of answer it wants, what they are made
 * of and what stands around them: for articles without notes. The whole sentence where nothing
 * can be chosen, or whole ones are asked for.
 */
export function answerSpan(
  question: Analysis,
  passage: Passage,
  sentence: Span,
  tag: Segmenter['tag'],
): Span {
  if (wantsSentence(question.folded)) return sentence;
  const text = tagText(slice(passage.text, sentence), tag);
  if (text === null) return sentence;
  const words = askedWords(question);
  const weights = weightsOf(words.asked.type);
  const { own, before, behind } = spanDescriber(text, words);
  const scoreBefore = remember((start: number) => weigh(before(start), weights));
  const scoreBehind = remember((end: number) => weigh(behind(end), weights));
  const scored = candidateSpans(text).map((candidate): Scored => {
    const { start, end, shape } = candidate;
    const around = scoreBefore(start) + scoreBehind(end);
    return { start, end, score: weights[shape] + weigh(own(candidate), weights) + around };
  });
  const found = safest(scored.sort((a, b) => b.score - a.score).slice(0, MAX_LIKELY));
  if (found === null) return sentence;
  const { start, end } = sourceSpan(text.mapped, found.start, found.end);
  return { start: sentence.start + start, end: sentence.start + end };
}

const weightsOf = remember(namedWeights);

/** A span of the folded sentence, and the logarithm of its chance up to a constant. */
interface Scored extends Span {
  readonly score: number;
}

/** Candidates that are weighed against each other. */
const MAX_LIKELY = 24;

/**
 * The candidate that shares most with what may be right, all chances together: where several are likely, one
 * that holds them beats one of them (minimum Bayes risk, as Goel and Byrne, 2000, decode speech).
 */
function safest(likely: readonly Scored[]): Span | null {
  const top = likely[0]?.score ?? 0;
  const chances = likely.map(({ score }) => Math.exp(score - top));
  let most = 0;
  let found: Span | null = null;
  for (const one of likely) {
    let shared = 0;
    likely.forEach((other, index) => {
      shared += chances[index]! * overlap(one, other);
    });
    if (shared > most) [most, found] = [shared, one];
  }
  return found;
}

/** F1 of one span against another, in characters. */
function overlap(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common <= 0 ? 0 : (2 * common) / (a.end - a.start + b.end - b.start);
}

function weigh<Name extends SpanFeature>(
  features: Readonly<Record<Name, number>>,
  weights: SpanWeights,
): number {
  let score = 0;
  for (const name in features) {
    const value = features[name];
    if (value !== 0) score += weights[name] * value;
  }
  return score;
}
