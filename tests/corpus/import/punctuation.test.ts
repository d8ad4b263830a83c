import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { widenPunctuation } from '../../../src/corpus/import/punctuation.ts';

const widen = (text: string) => widenPunctuation(text).text;

describe('widenPunctuation', () => {
  it.each([
    ['中方说,好;是吗?好!如下:完.', '中方说，好；是吗？好！如下：完。'],
    ['未来3年, 中方将建10所. 另有', '未来3年，中方将建10所。另有'],
    ['在2021,中方加入SCO,美方未加', '在2021，中方加入SCO，美方未加'],
    ['上合组织"大家庭"壮大(见图),很好', '上合组织“大家庭”壮大（见图），很好'],
    ['上合组织(SCO)成立', '上合组织（SCO）成立'],
    ["他说'很好'。", '他说‘很好’。'],
    ['“一时强弱在于力,千秋胜负在于理.”', '“一时强弱在于力，千秋胜负在于理。”'],
    ['增长5%,下降', '增长5%，下降'],
    ['会议于10:30.', '会议于10:30。'],
  ])('makes %s full-width', (text, expected) => {
    expect(widen(text)).toBe(expected);
  });

  it.each([
    '贸易额达2.3万亿美元，1,000名，比分3:2，时间10:30',
    '见 https://www.example.com/a?b=1,2 一页',
    '雅虎Yahoo!公司和U.S. Steel, Inc. 的合同',
    '等等...还有',
    '缺了一个"引号，不知在哪',
    '步骤 1) 第一；2) 第二',
    'Xi said, "we agree." The 上合 members (eight) met.',
    '',
  ])('leaves %s', (text) => {
    expect(widenPunctuation(text)).toEqual({ text, changes: [] });
  });

  it('changes nothing but marks and the spaces behind them, tells where, and is done at once', () => {
    const texts = fc
      .array(fc.constantFrom(...'中方说a3,.;:!?()"\' ，。“”'))
      .map((chars) => chars.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const { text: wide, changes } = widenPunctuation(text);
        const words = (some: string) => some.replace(/[^\p{L}\p{N}]/gu, '');
        expect(words(wide)).toBe(words(text));
        for (const { at, from, to } of changes) {
          expect(text[at]).toBe(from);
          expect(wide).toContain(to);
        }
        if (changes.length === 0) expect(wide).toBe(text);
      }),
    );
  });
});
