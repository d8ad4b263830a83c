import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationText, MAX_CITATION_UNITS } from '../../../src/bots/citation-text.ts';
import { graphemes, shorten, windowAround } from '../../../src/bots/grapheme.ts';
import { keywordInContext } from '../../../src/bots/keyword-in-context.ts';
import { langOf } from '../../../src/bots/lang.ts';
import { placeUrl } from '../../../src/bots/place.ts';
import { wordingOf } from '../../../src/bots/wording.ts';
import { buildArticle } from '../../../src/retrieval/build-article.ts';
import { cite, corpusOf, passage, salt, tea } from '../../helpers/small-corpus.ts';

const corpus = corpusOf(tea, salt);
const price = cite(tea, 'p2', '80元');

describe('keywordInContext', () => {
  it('centres on the hit and says where it was cut', () => {
    const line = keywordInContext(price, 20);
    expect(line).toEqual({
      text: '已是中午。镇上的收购价是每斤80元。',
      marks: [{ start: 14, end: 17 }],
      cut: { before: true, after: false },
    });
  });

  it('takes a short passage whole', () => {
    expect(keywordInContext(cite(tea, 'p3', '茶'), 20).cut).toEqual({
      before: false,
      after: false,
    });
  });

  it('opens at the sentence where nothing is marked', () => {
    const { text } = passage(tea, 'p2');
    const sentence = passage(tea, 'p2').sentences[1]!;
    const line = keywordInContext({ ...price, sentence, answer: null }, 20);
    expect(text.indexOf(line.text)).toBeLessThanOrEqual(sentence.start);
    expect(line.text).toContain(text.slice(sentence.start, sentence.start + 5));
    expect(line.marks).toEqual([]);
  });

  it('stays within its room, in whole graphemes of the passage', () => {
    const word = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(word, word, word, fc.integer({ min: 2, max: 60 }), (a, hit, b, room) => {
        const text = a + hit + b;
        const answer = { start: a.length, end: a.length + hit.length };
        const of = { ...passage(tea, 'p1'), text };
        const line = keywordInContext({ passage: of, sentence: answer, answer }, room);
        const dots = Number(line.cut.before) + Number(line.cut.after);
        expect(line.text.length + dots).toBeLessThanOrEqual(room);
        expect(text).toContain(line.text);
        const whole = graphemes(text);
        for (const part of graphemes(line.text)) expect(whole).toContain(part);
      }),
    );
  });
});

describe('windowAround', () => {
  it('gives the unused room of one side to the other', () => {
    expect(windowAround('零一二三四五', { start: 0, end: 1 }, 4)).toEqual({ start: 0, end: 4 });
    expect(windowAround('零一二三四五', { start: 5, end: 6 }, 4)).toEqual({ start: 2, end: 6 });
    expect(windowAround('零一二三四五', { start: 2, end: 3 }, 3)).toEqual({ start: 1, end: 4 });
  });

  it('shows the beginning of a focus that is too long', () => {
    expect(windowAround('零一二三四五', { start: 1, end: 6 }, 2)).toEqual({ start: 1, end: 3 });
  });

  it('never splits a surrogate pair', () => {
    expect(shorten('𠮷𠮷𠮷', 4)).toBe('𠮷…');
  });
});

describe('citationText', () => {
  it('is words, title and place', () => {
    const words = cite(tea, 'p1', '十斤');
    expect(citationText(corpus, words, wordingOf('zh-Hans'))).toBe(
      '「老王每天采十斤。」——《山里的茶》第1段',
    );
    expect(citationText(corpus, words, wordingOf('en'))).toBe(
      '「老王每天采十斤。」 — 《山里的茶》 ¶1',
    );
  });

  it('fits on a copy button whatever the title and the words are', () => {
    const long = buildArticle({
      ...{ id: 'long', subtitles: [], source: '', date: '', lang: 'zh-Hans', url: null },
      title: '题'.repeat(400),
      blocks: [{ kind: 'paragraph', text: '😀'.repeat(400) }],
    });
    const of = passage(long, 'p1');
    const whole = { passage: of, sentence: { start: 0, end: of.text.length }, answer: null };
    const text = citationText(corpusOf(long), whole, wordingOf('zh-Hans'));
    expect(text.length).toBeLessThanOrEqual(MAX_CITATION_UNITS);
    expect(text).toMatch(/^「(?:😀)+…」——《题+…》第1段$/u);
  });
});

describe('placeUrl', () => {
  const words = price.sentence;

  it('opens the reader page at the passage', () => {
    expect(placeUrl(corpus, price.passage, words, 'https://tea.example/')).toBe(
      `https://tea.example/a/tea#p2:~:text=${encodeURIComponent('镇上的收购价是每斤80元。')}`,
    );
  });

  it('opens the page of the article where there is no reader page', () => {
    expect(placeUrl(corpus, price.passage, words, null)).toMatch(
      /^https:\/\/news\.example\/tea\.html#:~:text=/,
    );
    const other = passage(salt, 'p1');
    expect(placeUrl(corpus, other, other.sentences[0]!, null)).toBeNull();
  });

  it('escapes what is syntax in a text fragment, and names both ends of a long stretch', () => {
    const of = { ...price.passage, text: 'a-b,c&d' };
    expect(placeUrl(corpus, of, { start: 0, end: 7 }, 'https://x.example')).toMatch(
      /text=a%2Db%2Cc%26d$/,
    );
    const long = price.passage.sentences[0]!;
    expect(placeUrl(corpus, price.passage, { ...long, end: 100 }, null)).toMatch(
      /text=[^,]+,[^,]+$/,
    );
  });
});

describe('langOf', () => {
  it.each([
    ['zh-hans', 'zh-Hans'],
    ['zh-hant', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh_HK.UTF-8', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['en-GB', 'en'],
    ['ru', 'en'],
    ['C.UTF-8', 'zh-Hant'],
    ['', 'zh-Hant'],
    [undefined, 'zh-Hant'],
  ] as const)('takes %j for %s', (tag, lang) => {
    expect(langOf(tag, 'zh-Hant')).toBe(lang);
  });
});
