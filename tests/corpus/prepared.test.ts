import { readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/index.ts';
import { prepare, preparedAskTables, preparedCorpus } from '../../src/corpus/prepared.ts';
import { createAliasFinder } from '../../src/retrieval/aliases.ts';
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

describe('what is prepared', () => {
  let dir: string;
  let store: string;

  beforeEach(() => {
    dir = makeFolder({ 'a.md': ARTICLE, 'a.notes.yaml': NOTES });
    store = makeFolder({});
    prepare(dir, loadCorpus(dir), store);
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
    for (const name of readdirSync(store)) truncateSync(join(store, name), 20);
    expect(preparedCorpus(dir, store)).toBeNull();
    expect(preparedAskTables(loadCorpus(dir).hash, 'han', store)).toBeNull();
  });

  it('is not looked for where there is nothing', () => {
    expect(preparedCorpus(join(dir, 'none'), store)).toBeNull();
    expect(preparedCorpus(dir, join(store, 'none'))).toBeNull();
  });
});
