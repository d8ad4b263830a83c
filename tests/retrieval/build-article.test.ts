import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageAt, slice } from '../../src/retrieval/article.ts';
import type { ArticleParts, Block } from '../../src/retrieval/build-article.ts';
import { articleFromTexts, buildArticle, hashCorpus } from '../../src/retrieval/build-article.ts';

const PARTS: ArticleParts = {
  id: 'a',
  title: '标题',
  subtitles: ['副题一', '副题二'],
  source: '新华社',
  date: '2021-09-17',
  lang: 'zh-Hans',
  url: null,
  blocks: [
    { kind: 'paragraph', text: '导语。' },
    { kind: 'heading', text: '金句' },
    { kind: 'pull-quote', text: '建成10所鲁班工坊' },
    { kind: 'heading', text: '第二节' },
    { kind: 'paragraph', text: '未来3年，建成10所鲁班工坊。完。' },
  ],
};

const withBody = (quote: string, ...paragraphs: string[]) => {
  const blocks: Block[] = [
    { kind: 'pull-quote', text: quote },
    ...paragraphs.map((text) => ({ kind: 'paragraph', text }) as const),
  ];
  return buildArticle({ ...PARTS, blocks });
};

/** The words of the body that the only pull quote is linked to, with their place. */
function repeated(quote: string, ...paragraphs: string[]): string | null {
  const article = withBody(quote, ...paragraphs);
  const link = passageAt(article, 'q1')!.repeats;
  if (link === null) return null;
  return `${link.label} ${slice(passageAt(article, link.label)!.text, link.span)}`;
}

describe('buildArticle', () => {
  it('labels passages by kind, in reading order, with the heading they stand under', () => {
    const { passages } = buildArticle(PARTS);
    expect(passages.map(({ label, text, section }) => [label, text, section])).toEqual([
      ['m1', '新华社', null],
      ['m2', '2021-09-17', null],
      ['t1', '标题', null],
      ['s1', '副题一', null],
      ['s2', '副题二', null],
      ['p1', '导语。', null],
      ['h1', '金句', null],
      ['q1', '建成10所鲁班工坊', 'h1'],
      ['h2', '第二节', null],
      ['p2', '未来3年，建成10所鲁班工坊。完。', 'h2'],
    ]);
    expect(passages.at(-1)!.sentences.length).toBe(2);
  });

  it('gives a passage another hash when its text changes, and only then', () => {
    const hashes = (blocks: readonly Block[]) =>
      buildArticle({ ...PARTS, blocks }).passages.map(({ hash }) => hash);
    const before = hashes(PARTS.blocks);
    const after = hashes([{ kind: 'paragraph', text: '导语！' }, ...PARTS.blocks.slice(1)]);
    expect(after.filter((hash, index) => hash !== before[index]).length).toBe(1);
    for (const hash of before) expect(hash).toMatch(/^[0-9a-z]{4}$/u);
  });
});

describe('a pull quote', () => {
  it.each([
    [
      'the same words',
      '建成10所鲁班工坊',
      ['前文。', '未来3年，建成10所鲁班工坊，再做别的。'],
      'p2 建成10所鲁班工坊',
    ],
    [
      'other width, spaces and marks',
      '建成１０所 "鲁班工坊"',
      ['未来3年,建成10所“鲁班工坊”。'],
      'p1 建成10所“鲁班工坊”',
    ],
    [
      'its own closing marks where the body has them',
      '走正义之路。“千秋胜负在于理。”',
      ['第五，走正义之路。“千秋胜负在于理。”解决事情。'],
      'p1 走正义之路。“千秋胜负在于理。”',
    ],
    [
      'clauses of different sentences',
      '支持阿富汗消除恐怖主义，上海合作组织发挥积极作用',
      ['各方支持阿富汗消除恐怖主义威胁。此外，上海合作组织将发挥积极作用。'],
      'p1 支持阿富汗消除恐怖主义威胁。此外，上海合作组织将发挥积极作用',
    ],
    [
      'the paragraph that has most of it',
      '深化抗疫合作，用好捐赠的1亿美元',
      ['深化抗疫合作，别的话。', '将深化同发展中国家抗疫合作，用好捐赠的1亿美元。'],
      'p2 抗疫合作，用好捐赠的1亿美元',
    ],
  ])('is linked across %s', (_, quote, paragraphs, expected) => {
    expect(repeated(quote, ...paragraphs)).toBe(expected);
  });

  it('is not linked to a paragraph that merely shares words', () => {
    expect(repeated('中方将捐赠1亿美元抗疫', '中方将设立学院，捐赠图书。')).toBeNull();
    expect(repeated('……', '正文……')).toBeNull();
    expect(repeated('没有正文')).toBeNull();
  });

  it('is linked to any stretch of the body, marks aside, wherever it is cut out', () => {
    const body = '习近平指出，上海合作组织成立20年来，始终遵循“上海精神”，致力于世界和平与发展。';
    fc.assert(
      fc.property(
        fc.nat(body.length - 1),
        fc.integer({ min: 4, max: body.length }),
        (from, length) => {
          const quote = body.slice(from, from + length);
          fc.pre(/[\p{L}\p{N}]/u.test(quote));
          const article = withBody(quote, '别的。', body);
          const link = passageAt(article, 'q1')!.repeats!;
          expect(link.label).toBe('p2');
          expect(slice(body, link.span).replace(/[\p{P}\s]/gu, '')).toBe(
            quote.replace(/[\p{P}\s]/gu, ''),
          );
        },
      ),
    );
  });
});

describe('articleFromTexts', () => {
  it('has a title and paragraphs, and nothing where there are no words', () => {
    const { passages } = articleFromTexts('x', '题', ['一。', '二。']);
    expect(passages.map(({ label, text }) => `${label} ${text}`)).toEqual([
      't1 题',
      'p1 一。',
      'p2 二。',
    ]);
  });
});

describe('hashCorpus', () => {
  const article = buildArticle(PARTS);
  const notes = { aliases: [], facts: [], unsaid: [] };

  it('is the same for equal corpora', () => {
    expect(hashCorpus([{ article, notes }])).toBe(
      hashCorpus([{ article: buildArticle(PARTS), notes }]),
    );
    expect(hashCorpus([{ article, notes }])).toMatch(/^[0-9a-z]{8}$/u);
  });

  it('changes with a word of an article, its head or its notes', () => {
    const asks = [{ what: '利率', near: null, asks: ['利率多少'] }];
    const hashes = [
      hashCorpus([{ article, notes }]),
      hashCorpus([{ article, notes: null }]),
      hashCorpus([{ article, notes: { ...notes, unsaid: asks } }]),
      hashCorpus([{ article: buildArticle({ ...PARTS, url: 'https://example.org' }), notes }]),
      hashCorpus([{ article: buildArticle({ ...PARTS, blocks: PARTS.blocks.slice(1) }), notes }]),
      hashCorpus([]),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
