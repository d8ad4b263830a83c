import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakLines,
  NO_END,
  NO_START,
  placeLine,
  unitsOf,
  type Line,
} from '../../src/http/card/line-break.ts';

/** Han characters and marks are a square wide, all else half of one. */
const advance = (codePoint: number): number => (codePoint > 0x2000 ? 1 : 0.5);

const lines = (text: string, room: number): string[] =>
  breakLines(unitsOf(text, advance)!, room).map(textOf);

describe('breaking lines', () => {
  it('fills each line as far as it goes', () => {
    expect(lines('一二三四五六七', 3)).toEqual(['一二三', '四五六', '七']);
  });

  it('opens no line with a closing mark, and closes none with an opening one', () => {
    expect(lines('一二三（四五）六。', 4)).toEqual(['一二三', '（四五）', '六。']);
    expect(lines('一二三四，五六', 4)).toEqual(['一二三', '四，五六']);
    expect(lines('一二三《四五》', 4)).toEqual(['一二三', '《四五》']);
  });

  it('lets a mark at the end of a line hang by its blank half', () => {
    expect(lines('一二三，四', 3.5)).toEqual(['一二三，', '四']);
  });

  it('keeps words, numbers, dashes and ellipses whole', () => {
    expect(lines('一二2.3万亿', 3)).toEqual(['一二', '2.3万', '亿']);
    expect(lines('一二——三', 3)).toEqual(['一', '二——', '三']);
    expect(lines('一二……三', 3)).toEqual(['一', '二……', '三']);
    expect(lines('the quick brown fox', 5)).toEqual(['the quick ', 'brown fox']);
    expect(lines('it’s', 1.5)).toHaveLength(2);
  });

  it('breaks what is wider than a line wherever it must', () => {
    expect(lines('一https://example.org/', 4).join('')).toBe('一https://example.org/');
    expect(widest('一https://example.org/', 4)).toBeLessThanOrEqual(4);
    expect(widest('，'.repeat(20), 4)).toBeLessThanOrEqual(4);
  });

  it('gives back the text and keeps to the rules, whatever stands in it', () => {
    const part = fc.constantFrom(
      '一',
      '二',
      '，',
      '。',
      '（',
      '）',
      '“',
      '”',
      '—',
      'ab',
      '7',
      ' ',
      '👩‍🌾',
    );
    const texts = fc.array(part, { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 6, max: 20 }), (text, room) => {
        const broken = breakLines(unitsOf(text, advance)!, room);
        expect(broken.map(textOf).join('')).toBe(text);
        for (const line of broken) expect(line.em).toBeLessThanOrEqual(room);
        // A run of marks longer than a line has to break somewhere.
        if (/[，。（）“”—]{6}/u.test(text)) return;
        broken.slice(1).forEach((line, index) => {
          const before = textOf(broken[index]!);
          if (!before.endsWith(' ')) expect(NO_START).not.toContain(textOf(line)[0]);
          expect(NO_END).not.toContain(before.at(-1));
        });
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});

describe('a line', () => {
  it('leaves out the blank halves of marks that meet, and at either end', () => {
    const em = (text: string): number => placeLine(unitsOf(text, advance)!).em;
    expect(em('一，二')).toBe(3);
    expect(em('一。”二')).toBe(3.5);
    expect(em('一，“二')).toBe(3.5);
    expect(em('“一二”')).toBe(3);
    expect(em('一二。')).toBe(2.5);
  });
});

describe('units', () => {
  it('are none where the font lacks a character', () => {
    expect(unitsOf('茶𠮷', (codePoint) => (codePoint > 0xffff ? null : 1))).toBeNull();
  });
});

function widest(text: string, room: number): number {
  return Math.max(...breakLines(unitsOf(text, advance)!, room).map(({ em }) => em));
}

function textOf({ placed }: Line): string {
  return placed.map(({ unit }) => unit.text).join('');
}
