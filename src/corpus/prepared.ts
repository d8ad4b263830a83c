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
import type { Corpus } from '../retrieval/article.ts';
import type { Script } from '../retrieval/ask-table.ts';
import { type AskTables, askTablesOf } from '../retrieval/ask-tables.ts';

/**
 * What a build works out beforehand: the corpus as read, and its asks inverted. Most processes that answer
 * one question would spend more time on that than on all else. Files are named by what they were made of,
 * content and code, so that what does not fit any more is never found; then everything is made anew.
 */
const STORE = join(import.meta.dirname, '..', '..', 'data', 'prepared');
const CODE = [import.meta.dirname, join(import.meta.dirname, '..', 'retrieval')];
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

/** Prepares a corpus that was loaded from a folder, and forgets what was prepared before. */
export function prepare(dir: string, corpus: Corpus, store: string = STORE): void {
  rmSync(store, { recursive: true, force: true });
  mkdirSync(store, { recursive: true });
  const aliases = createAliasFinder(corpus.entries.flatMap(({ notes }) => notes?.aliases ?? []));
  const tables = askTablesOf(corpus, aliases);
  writeFileSync(join(store, corpusFile(dir)), serialize(corpus));
  for (const script of SCRIPTS)
    writeFileSync(join(store, tablesFile(corpus.hash, script)), serialize(tables(script)));
}

function read(store: string, nameOf: () => string): unknown {
  if (!existsSync(store)) return null;
  try {
    return deserialize(readFileSync(join(store, nameOf())));
  } catch {
    // Not there, cut short, or of another version of Node: it can always be made anew.
    return null;
  }
}

function corpusFile(dir: string): string {
  const digest = createHash('sha256').update(codeStamp());
  for (const name of readdirSync(dir).sort()) {
    digest.update(`\0${name}\0`);
    if (/\.(?:md|ya?ml|json)$/iu.test(name)) digest.update(readFileSync(join(dir, name)));
  }
  return `corpus-${digest.digest('hex')}`;
}

function tablesFile(corpusHash: string, script: Script): string {
  const digest = createHash('sha256').update(`${codeStamp()}\0${corpusHash}`);
  return `asks-${script}-${digest.digest('hex')}`;
}

/** Changes whenever code is compiled that reads corpora or compares asks. */
function codeStamp(): string {
  const stamps = CODE.flatMap((dir) =>
    readdirSync(dir).map((name) => {
      const { size, mtimeMs } = statSync(join(dir, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
  return stamps.sort().join('\n');
}
