import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes } from '../../../src/bots/grapheme.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const segmented = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

describe('graphemes', () => {
  it('are those of Unicode, of each character', () => {
    const wrong: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      const text = `会${String.fromCharCode(code)}议`;
      if (graphemes(text).join('|') !== segmented(text).join('|')) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('are those of Unicode, of any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom('会', '，', 'a', '～', '\u0301', '\ufe0f', '\u200d', '👩', '\u302a', 'ﾞ'),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        expect(graphemes(any)).toEqual(segmented(any));
      }),
    );
  });
});
