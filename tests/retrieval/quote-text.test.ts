import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bare, fold, sourceSpan } from '../../src/retrieval/fold.ts';
import { quoteText, unitKey } from '../../src/retrieval/quote-text.ts';

const lettersOf = (text: string) => bare(fold(text)).text;

describe('letters', () => {
  it.each([
    ['“一时强弱在于力，千秋胜负在于理。”', '一时强弱在于力千秋胜负在于理'],
    ['１０００名', '1000名'],
    ['1,000名', '1000名'],
    ['藉口與組織', '借口与组织'],
    ['  結 伴 ', '结伴'],
    ['> 引用', '引用'],
    ['不\u200b忘\ufe0f初心', '不忘初心'],
  ])('of %s are %s', (text, expected) => {
    expect(lettersOf(text)).toBe(expected);
  });

  it.each([
    ['2.3', '23'],
    ['20%', '20'],
    ['3-5', '35'],
    ['3～5', '35'],
    ['1、2', '12'],
    ['气温-5℃', '气温5℃'],
    ['8:30', '830'],
    ['人口88。2010年', '人口88.2010年'],
    ['1,00', '100'],
    ['SCO', 'sco'],
  ])('tell %s from %s', (one, other) => {
    expect(lettersOf(one)).not.toBe(lettersOf(other));
  });

  it.each([
    ['3—5', '3-5'],
    ['歼-20', '歼20'],
    ['COVID-19', 'COVID19'],
    ['2,800頁、450,000個', '2800页450000个'],
    ['98.5％。', '98.5%'],
  ])('take %s for %s', (one, other) => {
    expect(lettersOf(one)).toBe(lettersOf(other));
  });

  it('map back to where they come from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (source) => {
        const letters = bare(fold(source));
        for (let at = 0; at < letters.text.length; at++) {
          const { start, end } = sourceSpan(letters, at, at + 1);
          expect(start).toBeLessThan(end);
          expect(fold(source).text).toContain(letters.text[at]);
          expect(source.slice(start, end)).not.toBe('');
        }
      }),
    );
  });
});

describe('units', () => {
  const unitsOf = (source: string) => {
    const text = quoteText(source);
    return Array.from({ length: text.unitStarts.length - 1 }, (_, unit) => unitKey(text, unit));
  };

  it.each([
    ['建成10所', ['建', '成', '1', '0', '所']],
    ["Xi's Smart Water平台", ['xis', 'smart', 'water', '平', '台']],
    ['𠮷野家', ['𠮷', '野', '家']],
  ])('of %s', (source, expected) => {
    expect(unitsOf(source)).toEqual(expected);
  });

  it('joined are the keys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (source) => {
        expect(unitsOf(source).join('')).toBe(quoteText(source).keys);
      }),
    );
  });
});
