import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slice } from '../../src/retrieval/article.ts';
import { splitSentences } from '../../src/retrieval/sentences.ts';

const split = (text: string) => splitSentences(text).map((span) => slice(text, span));

describe('splitSentences', () => {
  it.each([
    [
      'full stops and their like',
      '甲说。乙问？丙喊！丁……戊。',
      ['甲说。', '乙问？', '丙喊！', '丁……', '戊。'],
    ],
    ['not semicolons', '共护安全；共谋发展。共担道义', ['共护安全；共谋发展。', '共担道义']],
    [
      'closing marks with what they close',
      '走公平正义之路。“一时强弱在于力，千秋胜负在于理。”解决国际上的事情。',
      ['走公平正义之路。', '“一时强弱在于力，千秋胜负在于理。”', '解决国际上的事情。'],
    ],
    [
      'a quotation that the sentence goes on after',
      '“好！”，他说。“去哪？”——问者',
      ['“好！”，他说。', '“去哪？”——问者'],
    ],
    ['a name in 《》 whole', '《谁？》一书出版。《完！》', ['《谁？》一书出版。', '《完！》']],
    ['an unclosed 《 for what it is', '《甲。乙。', ['《甲。', '乙。']],
    [
      'straight quotes by what is open',
      '他说"好。"然后走了。"再见"没说',
      ['他说"好。"', '然后走了。', '"再见"没说'],
    ],
    ['runs of marks once', '什么？！真的。。。', ['什么？！', '真的。。。']],
    ['line breaks', '标题\n正文\r\n\r\n末行', ['标题', '正文', '末行']],
    [
      'numbers, initials and addresses whole',
      'The U.S. spent 2.3 trillion at www.a.com/x?y=1 on Sept. 17. Mr. Xi spoke.',
      ['The U.S. spent 2.3 trillion at www.a.com/x?y=1 on Sept. 17.', 'Mr. Xi spoke.'],
    ],
    [
      'English speech',
      '"Yes!" he said. "No." She left.',
      ['"Yes!" he said.', '"No."', 'She left.'],
    ],
    [
      'half-width stops between Han characters',
      '会议结束.下次再开. 完',
      ['会议结束.', '下次再开.', '完'],
    ],
    ['numbers of a list with their entries', '1. 第一。2. 第二', ['1. 第一。', '2. 第二']],
  ])('keeps %s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it('has no sentence in white space', () => {
    expect(splitSentences('')).toEqual([]);
    expect(splitSentences(' \n\u3000')).toEqual([]);
  });

  it('covers any text but its white space, in order, at the bounds of graphemes', () => {
    const pieces = fc.constantFrom(
      ...'。！？…；.!?"\'”’）》《“ \n\r\u0301\u200d\ufe0f\u3000aX7习上',
      '👩‍👩‍👧',
      '🇨🇳',
      'e\u0301',
      'U.S.',
      '\r\n',
    );
    const texts = fc.oneof(
      fc.array(pieces).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme' }),
    );
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
    fc.assert(
      fc.property(texts, (text) => {
        const bounds = new Set(
          [...graphemes.segment(text)].map(({ index }) => index).concat(text.length),
        );
        let end = 0;
        for (const span of splitSentences(text)) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThan(span.start);
          expect(bounds).toContain(span.start);
          expect(bounds).toContain(span.end);
          expect(slice(text, span).trimEnd()).toBe(slice(text, span));
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });

  it('splits what it joined: sentences come back', () => {
    const sentence = fc
      .array(fc.constantFrom(...'习近平指出上海合作组织，、0123'), { minLength: 1, maxLength: 20 })
      .map((chars) => `会${chars.join('')}。`);
    fc.assert(
      fc.property(fc.array(sentence), (sentences) => {
        expect(split(sentences.join(''))).toEqual(sentences);
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    const hostile = [
      '《'.repeat(50_000),
      '。"'.repeat(25_000),
      '. '.repeat(25_000),
      '”'.repeat(50_000),
    ];
    const start = performance.now();
    for (const text of hostile) splitSentences(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
