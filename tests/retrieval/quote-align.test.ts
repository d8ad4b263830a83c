import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/retrieval/align.ts';

const BARRIER = 0;

/** Letters as units; `，` begins a clause and `|` is a barrier. Returns the stretch and the aligned letters. */
function lay(quote: string, text: string) {
  const units = (letters: string) =>
    Array.from(letters, (char) => (char === '|' ? BARRIER : char.codePointAt(0)!));
  const marks = Array.from(text);
  const breaks = marks.map((mark, index) =>
    mark === '|' || index === 0 ? 3 : marks[index - 1] === '，' ? 1 : 0,
  );
  const found = align({
    quote: Int32Array.from(units(quote)),
    weights: Array.from(quote, () => 1),
    text: Int32Array.from(units(text)),
    from: 0,
    to: text.length,
    breaks: Uint8Array.from(breaks),
    barrier: BARRIER,
  });
  if (found === null) return null;
  const aligned = Array.from(quote).filter((_, index) => found.aligned[index] === 1);
  return `${text.slice(found.start, found.end)} / ${aligned.join('')}`;
}

describe('align', () => {
  it.each([
    ['河水清', '看河水清了', '河水清 / 河水清', 'finds what is there'],
    ['河水很清', '看河水清了', '河水清 / 河水清', 'skips what the quotation adds'],
    ['河水清', '河上的水清', '河上的水清 / 河水清', 'skips what it leaves out'],
    [
      '张三主持会议',
      '由李四主持会议',
      '李四主持会议 / 主持会议',
      'takes along what it replaces at its start',
    ],
    ['张三主持会议', '到了，主持会议', '主持会议 / 主持会议', 'but nothing of the clause before'],
    [
      '鱼虾绝迹河上漂着白沫',
      '河上漂着白沫鱼虾绝迹',
      '河上漂着白沫鱼虾绝迹 / 鱼虾绝迹河上漂着白沫',
      'finds clauses that changed places',
    ],
    ['甲乙丙丁', '甲乙|丙丁', '甲乙 / 甲乙', 'runs over no barrier'],
  ])('%s in %s: %s (%s)', (quote, text, expected) => {
    expect(lay(quote, text)).toBe(expected);
  });

  it('finds nothing in a text without a unit of the quotation', () => {
    expect(lay('甲乙', '丙丁戊')).toBeNull();
  });

  it('aligns all of a quotation that stands in the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('甲', '乙', '丙', '，'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (whole, from, size) => {
        const start = from % whole.length;
        const quote = whole.slice(start, start + 1 + (size % whole.length));
        expect(lay(quote, whole)).toBe(`${quote} / ${quote}`);
      }),
    );
  });
});
