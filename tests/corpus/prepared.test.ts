import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/index.ts';
import { loadTools } from '../../src/corpus/load-tools.ts';
import {
  prepare,
  preparedAskModel,
  preparedAskTables,
  preparedCorpus,
} from '../../src/corpus/prepared.ts';
import { createAliasFinder } from '../../src/retrieval/aliases.ts';
import { createAnalyzer } from '../../src/retrieval/analyze.ts';
import { trainAskModel } from '../../src/retrieval/ask-model.ts';
import { askTablesOf } from '../../src/retrieval/ask-tables.ts';
import { ARTICLE, makeFolder } from './folder.ts';

const NOTES = `aliases:
  - [拉赫蒙, Rahmon]
facts:
  - passage: p1
    answer: 拉赫蒙
    asks:
      - 谁主持的会议
      - who chaired it
unsaid:
  - what: where
    of: [拉赫蒙]
    asks:
      - '{}住在哪里'
`;

const { segmenter } = loadTools(join('dist', 'data'));

describe('what is prepared', () => {
  let dir: string;
  let store: string;

  beforeEach(() => {
    dir = makeFolder({ 'a.md': ARTICLE, 'a.notes.yaml': NOTES });
    store = makeFolder({});
    prepare(dir, loadCorpus(dir), segmenter, store);
  });

  it('is the corpus as it would be loaded', () => {
    expect(preparedCorpus(dir, store)).toEqual(loadCorpus(dir));
  });

  it('is the tables as they would be made', () => {
    const corpus = loadCorpus(dir);
    const made = askTablesOf(corpus, createAliasFinder(corpus.entries[0]!.notes!.aliases));
    expect(preparedAskTables(corpus.hash, 'han', store)).toEqual(made('han'));
    expect(preparedAskTables(corpus.hash, 'latin', store)).toEqual(made('latin'));
    expect(made('han').facts.itemOf).toHaveLength(1);
    expect(made('latin').facts.itemOf).toHaveLength(1);
  });

  it('is what the asks teach, as it would be learned', () => {
    const { entries, hash } = loadCorpus(dir);
    const { article, notes } = entries[0]!;
    const analyzer = createAnalyzer(segmenter, createAliasFinder(notes!.aliases));
    expect(preparedAskModel(hash, 'a', store)).toEqual(trainAskModel(article, notes!, analyzer));
  });

  it('is not found by other code than it was made with', () => {
    writeFileSync(join(store, 'codes.json'), '["another"]');
    expect(preparedCorpus(dir, store)).toBeNull();
    expect(preparedAskModel(loadCorpus(dir).hash, 'a', store)).toBeNull();
  });

  it('is not found when a file changed', () => {
    writeFileSync(join(dir, 'a.notes.yaml'), NOTES.replace('who', 'Who'));
    expect(preparedCorpus(dir, store)).toBeNull();
    expect(preparedAskTables(loadCorpus(dir).hash, 'han', store)).toBeNull();
  });

  it('is not found when a file came or went', () => {
    writeFileSync(join(dir, 'b.md'), ARTICLE);
    expect(preparedCorpus(dir, store)).toBeNull();
    rmSync(join(dir, 'b.md'));
    expect(preparedCorpus(dir, store)).not.toBeNull();
    rmSync(join(dir, 'a.notes.yaml'));
    expect(preparedCorpus(dir, store)).toBeNull();
  });

  it('is not found when it was cut short', () => {
    for (const name of readdirSync(store).filter((name) => name !== 'codes.json'))
      truncateSync(join(store, name), 20);
    expect(preparedCorpus(dir, store)).toBeNull();
    expect(preparedAskTables(loadCorpus(dir).hash, 'han', store)).toBeNull();
  });

  it('is not looked for where there is nothing', () => {
    expect(preparedCorpus(join(dir, 'none'), store)).toBeNull();
    expect(preparedCorpus(dir, join(store, 'none'))).toBeNull();
  });
});
