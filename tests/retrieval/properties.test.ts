import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/index.ts';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { bare, fold, sourceSpan } from '../../src/retrieval/fold.ts';
import { type Answer, createEngine, MAX_CITATIONS } from '../../src/retrieval/index.ts';

const tools = loadTools('dist/data');
const engine = createEngine(loadCorpus('corpus'), tools);
const texts = engine.corpus.entries.flatMap(({ article }) =>
  article.passages.map(({ text }) => text),
);
/** Anything at all, and stretches of the article with something put in. */
const anyInput = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .tuple(fc.constantFrom(...texts), fc.nat(200), fc.nat(60), fc.string({ maxLength: 5 }))
    .map(([text, start, length, noise]) => text.slice(start, start + length) + noise),
);

function citationsOf(answer: Answer) {
  return [
    ...('citations' in answer ? answer.citations : []),
    ...(answer.kind === 'quote' ? [...answer.pieces, ...answer.others] : []),
    ...(answer.kind === 'absent' ? answer.nearest : []),
  ];
}

describe('any string', () => {
  it('gets an answer whose every span lies in its passage', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom('ask' as const, 'check' as const), (input, mode) => {
        const answer = engine.answer(input, { mode });
        for (const { passage, sentence, answer: span } of citationsOf(answer))
          for (const { start, end } of [sentence, ...(span === null ? [] : [span])]) {
            expect(texts).toContain(passage.text);
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(passage.text.length);
          }
        if ('citations' in answer)
          expect(answer.citations.length).toBeLessThanOrEqual(MAX_CITATIONS);
      }),
      { numRuns: 300 },
    );
  });

  it('misses only words that it has and the article has not', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const answer = engine.answer(input);
        if (!('missing' in answer)) return;
        for (const word of answer.missing) {
          expect(input).toContain(word);
          for (const text of texts) expect(text).not.toContain(word);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('folds with a way back to where every unit came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (source) => {
        for (const mapped of [fold(source), bare(fold(source))]) {
          expect(mapped.starts).toHaveLength(mapped.text.length);
          expect(mapped.ends).toHaveLength(mapped.text.length);
          const whole = sourceSpan(mapped, 0, mapped.text.length);
          expect(whole.end).toBeLessThanOrEqual(source.length);
          for (let i = 1; i < mapped.starts.length; i++)
            expect(mapped.starts[i]!).toBeGreaterThanOrEqual(mapped.starts[i - 1]!);
        }
      }),
    );
  });

  it('is cut into words that join to what was cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(100), (text, start) => {
        const part = text.slice(start);
        expect(tools.segmenter.cut(part).join('')).toBe(part);
      }),
    );
  });
});
