import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { createAliasFinder } from '../retrieval/aliases.ts';
import { createAnalyzer } from '../retrieval/analyze.ts';
import type { Corpus } from '../retrieval/article.ts';
import { type AskModel, askModelsOf } from '../retrieval/ask-model.ts';
import type { Script } from '../retrieval/ask-table.ts';
import { type AskTables, askTablesOf } from '../retrieval/ask-tables.ts';
import type { Segmenter } from '../retrieval/index.ts';

/**
 * What a build works out beforehand: the corpus as read, its asks inverted, and what they teach. Most
 * processes that answer one question would spend more time on that than on all else. Files are named by
 * the content that they were made of, and the store says of which code: what does not fit any more is
 * never used; then everything is made anew.
 */
const STORE = join(import.meta.dirname, '..', '..', 'data', 'prepared');
/** Lists the code that the store fits: what made it, and the source that this was compiled from. */
const CODES = 'codes.json';
const SCRIPTS: readonly Script[] = ['han', 'latin'];

/** The corpus of a folder whose files are those that it was prepared from, or null. */
export function preparedCorpus(dir: string, store: string = STORE): Corpus | null {
  return read(store, () => corpusFile(dir)) as Corpus | null;
}

/** The tables of a corpus, by its hash, or null. */
export function preparedAskTables(
  corpusHash: string,
  script: Script,
  store: string = STORE,
): AskTables | null {
  return read(store, () => tablesFile(corpusHash, script)) as AskTables | null;
}

/** What the asks of an article teach, by its corpus's hash, or null. */
export function preparedAskModel(
  corpusHash: string,
  article: string,
  store: string = STORE,
): AskModel | null {
  return read(store, () => modelFile(corpusHash, article)) as AskModel | null;
}

/** Prepares a corpus that was loaded from a folder, and forgets what was prepared before. */
export function prepare(
  dir: string,
  corpus: Corpus,
  segmenter: Segmenter,
  store: string = STORE,
): void {
  rmSync(store, { recursive: true, force: true });
  mkdirSync(store, { recursive: true });
  writeFileSync(join(store, CODES), JSON.stringify([CODE, SOURCE].filter(existsSync).map(stampOf)));
  const aliases = createAliasFinder(corpus.entries.flatMap(({ notes }) => notes?.aliases ?? []));
  const tables = askTablesOf(corpus, aliases);
  writeFileSync(join(store, corpusFile(dir)), serialize(corpus));
  for (const script of SCRIPTS)
    writeFileSync(join(store, tablesFile(corpus.hash, script)), serialize(tables(script)));
  const models = askModelsOf(corpus, createAnalyzer(segmenter, aliases));
  for (const { article } of corpus.entries)
    writeFileSync(join(store, modelFile(corpus.hash, article.id)), serialize(models(article.id)));
}

/** The folder that holds this code's folders, and where they were compiled from. */
const CODE = join(import.meta.dirname, '..');
const SOURCE = join(CODE, '..', '..', 'src');

function read(store: string, nameOf: () => string): unknown {
  try {
    const codes = JSON.parse(readFileSync(join(store, CODES), 'utf8')) as readonly string[];
    if (!codes.includes(stampOf(CODE))) return null;
    return deserialize(readFileSync(join(store, nameOf())));
  } catch {
    // Not there, cut short, or of another version of Node: it can always be made anew.
    return null;
  }
}

function corpusFile(dir: string): string {
  const digest = createHash('sha256');
  for (const name of readdirSync(dir).sort()) {
    digest.update(`\0${name}\0`);
    if (/\.(?:md|ya?ml|json)$/iu.test(name)) digest.update(readFileSync(join(dir, name)));
  }
  return `corpus-${digest.digest('hex')}`;
}

function tablesFile(corpusHash: string, script: Script): string {
  return `asks-${script}-${corpusHash}`;
}

function modelFile(corpusHash: string, article: string): string {
  return `model-${article}-${corpusHash}`;
}

/** Changes whenever code is written that reads corpora or compares asks. */
function stampOf(code: string): string {
  const stamps = ['corpus', 'retrieval'].flatMap((folder) =>
    readdirSync(join(code, folder)).map((name) => {
      const { size, mtimeMs } = statSync(join(code, folder, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
  return createHash('sha256').update(stamps.sort().join('\n')).digest('hex');
}
