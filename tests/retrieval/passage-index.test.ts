import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { createAliasFinder } from '../../src/retrieval/aliases.ts';
import { type Analyzer, createAnalyzer } from '../../src/retrieval/analyze.ts';
import { createPassageIndex } from '../../src/retrieval/passage-index.ts';

const DATA = join(import.meta.dirname, '..', '..', 'dist', 'data');
let analyzer: Analyzer;

beforeAll(() => {
  analyzer = createAnalyzer(loadTools(DATA).segmenter, createAliasFinder([['普京', 'Putin']]));
});

function found(documents: readonly string[], question: string, more?: readonly string[]): number[] {
  const index = createPassageIndex(documents.map((text) => analyzer.analyzeDocument(text)));
  return index.search(analyzer.analyze(question), more).map(({ id }) => id);
}

describe('the index of passages', () => {
  it('puts what holds the rare word before what holds many common ones', () => {
    const documents = [
      '会议在城市举行，会议讨论城市发展，城市代表参加会议。',
      '会议讨论城市里的鲁班工坊。',
      '会议在城市举行。',
      '城市代表参加会议。',
    ];
    expect(found(documents, '会议和城市：鲁班工坊')[0]).toBe(1);
  });

  it('finds across scripts, widths and numerals', () => {
    const documents = ['中方提供將近十二億劑疫苗。', '会议决定接任主席国。'];
    expect(found(documents, '１２亿剂疫苗')).toEqual([0]);
    expect(found(documents, '輪值主席國')).toEqual([1]);
  });

  it('finds a word that the segmenter cuts otherwise, by its pairs of characters', () => {
    expect(found(['生殖季在二至四月。', '体长可达八十公分。'], '生殖季节')).toEqual([0]);
  });

  it('finds a thing by another of its names', () => {
    expect(found(['普京以视频方式出席。', '莫迪以视频方式出席。'], 'Putin')).toEqual([0]);
  });

  it('is searched by further terms where the question has none of its own', () => {
    expect(found(['疫苗援助', '贸易目标'], 'vaccine')).toEqual([]);
    expect(found(['疫苗援助', '贸易目标'], 'vaccine', ['疫苗'])).toEqual([0]);
  });

  it('gives nothing for a question without words', () => {
    expect(found(['疫苗援助'], '？！')).toEqual([]);
    expect(found([], '疫苗')).toEqual([]);
  });

  it('counts documents, not occurrences', () => {
    const index = createPassageIndex(
      ['疫苗疫苗疫苗', '疫苗和贸易', '会议'].map((text) => analyzer.analyzeDocument(text)),
    );
    expect(index.idf('贸易')).toBeGreaterThan(index.idf('疫苗'));
    expect(index.has('会议')).toBe(true);
    expect(index.has('论坛')).toBe(false);
  });
});
