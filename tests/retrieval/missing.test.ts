import { describe, expect, it } from 'vitest';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { createAliasFinder } from '../../src/retrieval/aliases.ts';
import { createAnalyzer } from '../../src/retrieval/analyze.ts';
import { articleFromTexts } from '../../src/retrieval/build-article.ts';
import { createVocabulary } from '../../src/retrieval/missing.ts';

const article = articleFromTexts('a', '海港年会', ['秘书长陈平主持年会，称赞灯塔和疫苗。']);
const vocabulary = createVocabulary({ entries: [{ article, notes: null }], hash: '' });
const analyzer = createAnalyzer(loadTools('dist/data').segmenter, createAliasFinder([]));

function missing(question: string): string[] {
  return vocabulary.missing(question, analyzer.analyze(question));
}

describe('words that an article never mentions', () => {
  it('are named as typed, in order', () => {
    expect(missing('疫苗去哪报名')).toEqual(['报名']);
    expect(missing('秘書長談到臺灣和颱風了嗎')).toEqual(['臺灣', '颱風']);
  });

  it('are no pieces of a question word or a count', () => {
    for (const question of ['秘书长哪国人', '年会在哪开', '疫苗一支多少'])
      expect(missing(question)).toEqual([]);
  });
});
