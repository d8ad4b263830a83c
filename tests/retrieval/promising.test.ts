import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/retrieval/analyze.ts';
import type { AskReader } from '../../src/retrieval/ask-reader.ts';
import { promising } from '../../src/retrieval/promising.ts';

const readings = ['a', 'b', 'c', 'd'].map((folded): Analysis => ({
  folded,
  units: [],
  bigrams: [],
  gist: [],
}));

/** How surely each reading leads to a passage of an article; null where it has no notes. */
function reader(
  chances: Readonly<Record<string, Readonly<Record<string, number>> | null>>,
): AskReader {
  return ({ folded }, article) => {
    const own = chances[article];
    if (own === null || own === undefined) return null;
    return { passage: () => 0, surest: () => own[folded]!, fact: () => 0, said: 0 };
  };
}

function kept(articles: readonly string[], read: AskReader): string {
  return promising(readings, articles, read)
    .map(({ folded }) => folded)
    .join('');
}

describe('readings worth ranking', () => {
  it('are the two surest, in their order, the first ones at a tie', () => {
    expect(kept(['x'], reader({ x: { a: 0.2, b: 0.9, c: 0.1, d: 0.5 } }))).toBe('bd');
    expect(kept(['x'], reader({ x: { a: 0.6, b: 0.6, c: 0.6, d: 0.9 } }))).toBe('ad');
  });

  it('are surest by any article', () => {
    const read = reader({ x: { a: 0.2, b: 0.3, c: 0.1, d: 0.1 }, y: { a: 0, b: 0, c: 0.9, d: 0 } });
    expect(kept(['x', 'y'], read)).toBe('bc');
  });

  it('are all where an article cannot tell', () => {
    expect(kept(['x', 'y'], reader({ x: { a: 1, b: 0, c: 0, d: 0 }, y: null }))).toBe('abcd');
  });
});
