import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, type Example, trainClassifier } from '../../src/retrieval/classifier.ts';

const example = (label: number, ...features: number[]): Example => ({
  label,
  features: Uint32Array.from(features),
});

const OPTIONS = { classes: 3, maxBuckets: 256, rounds: 8 };
const TOLD = [0, 1, 2].flatMap((label) =>
  Array.from({ length: 6 }, (_, i) => example(label, label + 1, 100, 20 + i)),
);

describe('a classifier', () => {
  const trained = trainClassifier(TOLD, OPTIONS);
  const shares = (...features: number[]) => [...classify(trained, Uint32Array.from(features))];

  it('tells classes by the features that only they have', () => {
    for (const label of [0, 1, 2]) expect(shares(label + 1, 100)[label]).toBeGreaterThan(0.8);
  });

  it('does not decide by what all have, or by what it never saw', () => {
    for (const features of [[100], [200, 201], []])
      for (const share of shares(...features)) expect(share).toBeCloseTo(1 / 3, 1);
  });

  it('is the same whenever it is trained, and keeps one byte for a weight', () => {
    expect(trainClassifier(TOLD, OPTIONS)).toEqual(trained);
    expect(trained.weights).toBeInstanceOf(Int8Array);
  });

  it('shares one whole between the classes, whatever is asked', () => {
    fc.assert(
      fc.property(fc.uint32Array({ maxLength: 300 }), (features) => {
        const total = classify(trained, features).reduce((sum, share) => sum + share, 0);
        expect(total).toBeCloseTo(1, 9);
      }),
    );
  });

  it('knows nothing without examples', () => {
    const empty = trainClassifier([], OPTIONS);
    expect([...classify(empty, Uint32Array.of(1))]).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});
