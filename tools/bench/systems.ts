import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import MiniSearch from 'minisearch';
import nodejieba from 'nodejieba';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { articleFromTexts } from '../../src/retrieval/build-article.ts';
import { createEngine } from '../../src/retrieval/index.ts';
import type { BenchPassage, Search } from './run-system.ts';

type System = (
  passages: readonly BenchPassage[],
  rivals: string | null,
) => Search | Promise<Search>;

/** The engines that are compared, ours first. Each indexes the passages and returns its search. */
export const SYSTEMS: Readonly<Record<string, System>> = {
  chuchu,
  'MiniSearch, nodejieba words': miniSearch,
  'lunr, lunr-languages zh': lunrZh,
  'SQLite FTS5, character pairs': fts5,
  'FlexSearch, CJK encoder': flexSearch,
  'Orama, mandarin tokenizer': orama,
};

/** Results that are looked at. */
const LIMIT = 10;

/** Passages of one title make one article, as `npm run eval` has them. */
function chuchu(passages: readonly BenchPassage[]): Search {
  const groups = new Map<string, BenchPassage[]>();
  for (const passage of passages) {
    const title = passage.title ?? '';
    groups.set(title, [...(groups.get(title) ?? []), passage]);
  }
  const ids = new Map<string, string>();
  const entries = Array.from(groups, ([title, group], index) => {
    const article = articleFromTexts(
      `a${index + 1}`,
      title,
      group.map(({ text }) => text),
    );
    group.forEach(({ id }, position) => {
      ids.set(`${article.id}_p${position + 1}`, String(id));
    });
    return { article, notes: null };
  });
  const engine = createEngine({ entries, hash: '' }, loadTools());
  return (question) => {
    const answer = engine.answer(question);
    if (!('citations' in answer)) return [];
    return answer.citations.map(
      ({ passage }) => ids.get(`${passage.article}_${passage.label}`) ?? '',
    );
  };
}

function miniSearch(passages: readonly BenchPassage[]): Search {
  const index = new MiniSearch<BenchPassage>({
    fields: ['text'],
    tokenize: (text) => nodejieba.cut(text),
  });
  index.addAll(passages);
  return (question) =>
    index
      .search(question)
      .slice(0, LIMIT)
      .map(({ id }) => String(id));
}

interface Lunr {
  (build: (this: LunrBuilder) => void): LunrIndex;
  readonly zh: { readonly tokenizer: (text: string) => readonly unknown[] };
}
interface LunrBuilder {
  use(pack: Lunr['zh']): void;
  ref(field: string): void;
  field(field: string): void;
  add(document: BenchPassage): void;
}
interface LunrIndex {
  query(build: (query: { term(term: string, options: object): void }) => void): readonly {
    readonly ref: string;
  }[];
}

/** Words by @node-rs/jieba where that is installed too, else by Intl.Segmenter. */
async function lunrZh(passages: readonly BenchPassage[], rivals: string | null): Promise<Search> {
  const lunr = await load<Lunr>('lunr', rivals);
  for (const pack of ['lunr.stemmer.support.js', 'lunr.zh.js'])
    (await load<(lunr: Lunr) => void>(`lunr-languages/${pack}`, rivals))(lunr);
  const index = lunr(function () {
    this.use(lunr.zh);
    this.ref('id');
    this.field('text');
    for (const passage of passages) this.add(passage);
  });
  return (question) =>
    index
      .query((query) => {
        for (const token of lunr.zh.tokenizer(question)) query.term(String(token), {});
      })
      .slice(0, LIMIT)
      .map(({ ref }) => ref);
}

interface Sqlite {
  exec(sql: string): void;
  prepare(sql: string): {
    run(...values: string[]): void;
    all(value: string): readonly { readonly id: string }[];
  };
}

/** The best of the plain set-ups tried: trigrams, its own CJK choice, miss words of two characters. */
async function fts5(passages: readonly BenchPassage[], rivals: string | null): Promise<Search> {
  const Database = await load<new (file: string) => Sqlite>('better-sqlite3', rivals);
  const database = new Database(':memory:');
  database.exec(
    "CREATE VIRTUAL TABLE passages USING fts5(id UNINDEXED, text, tokenize='unicode61')",
  );
  const insert = database.prepare('INSERT INTO passages VALUES (?, ?)');
  for (const { id, text } of passages) insert.run(String(id), pairs(text).join(' '));
  const select = database.prepare(
    `SELECT id FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT ${LIMIT}`,
  );
  return (question) => {
    const terms = [...new Set(pairs(question))].map((pair) => `"${pair}"`);
    if (terms.length === 0) return [];
    return select.all(terms.join(' OR ')).map(({ id }) => id);
  };
}

interface FlexSearch {
  readonly Index: new (options: object) => {
    add(id: string, text: string): void;
    search(query: string, options: object): readonly (string | number)[];
  };
  readonly Charset: { readonly CJK: unknown };
}

async function flexSearch(
  passages: readonly BenchPassage[],
  rivals: string | null,
): Promise<Search> {
  const { Index, Charset } = await load<FlexSearch>('flexsearch', rivals);
  const index = new Index({ encoder: Charset.CJK, context: { depth: 2, bidirectional: true } });
  for (const { id, text } of passages) index.add(id, text);
  return (question) => index.search(question, { limit: LIMIT, suggest: true }).map(String);
}

interface Orama {
  create(options: object): object;
  insertMultiple(database: object, documents: readonly object[]): Promise<unknown>;
  search(
    database: object,
    query: object,
  ): Promise<{ readonly hits: readonly { readonly document: { readonly id: string } }[] }>;
}

async function orama(passages: readonly BenchPassage[], rivals: string | null): Promise<Search> {
  const { create, insertMultiple, search } = await load<Orama>('@orama/orama', rivals);
  const { createTokenizer } = await load<{ createTokenizer(): unknown }>(
    '@orama/tokenizers/mandarin',
    rivals,
  );
  const database = create({
    schema: { id: 'string', text: 'string' },
    components: { tokenizer: createTokenizer() },
  });
  await insertMultiple(
    database,
    passages.map(({ id, text }) => ({ id: String(id), text })),
  );
  return async (question) => {
    const { hits } = await search(database, { term: question, properties: ['text'], limit: LIMIT });
    return hits.map(({ document }) => document.id);
  };
}

/** Neighbouring Han characters, and whole runs of letters and digits. */
function pairs(text: string): string[] {
  return (text.toLowerCase().match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []).flatMap((run) =>
    /^[a-z0-9]/.test(run) || run.length === 1
      ? [run]
      : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );
}

/** A package from a folder, or from this project where none is given. */
async function load<T>(name: string, rivals: string | null): Promise<T> {
  const from = rivals === null ? import.meta.url : pathToFileURL(join(rivals, 'package.json')).href;
  const module = (await import(pathToFileURL(createRequire(from).resolve(name)).href)) as {
    readonly default?: T;
  };
  return module.default ?? (module as T);
}
