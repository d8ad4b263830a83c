import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AskModel } from '../retrieval/ask-model.ts';
import type { AskTables } from '../retrieval/ask-tables.ts';
import type { Corpus, EngineTools } from '../retrieval/index.ts';
import { preparedAskModel, preparedAskTables } from './prepared.ts';

/**
 * Learns what the asks of a folder teach in a process of its own: ten thousand take seconds, in which the
 * process that answers would answer nobody.
 */

/** Asks that are learned where they are needed: a quarter of a second. */
const MAX_ASKS_AT_ONCE = 1000;

/** Whether a corpus has so much to learn that nothing has learned yet. */
export function needsLearning({ entries, hash }: Corpus, { askModels }: EngineTools): boolean {
  let asks = 0;
  for (const { article, notes } of entries) {
    if (notes === null || notes.facts.length === 0) continue;
    if ((askModels?.(hash, article.id, notes) ?? null) !== null) continue;
    for (const fact of notes.facts) asks += fact.asks.length;
  }
  return asks > MAX_ASKS_AT_ONCE;
}

export interface Learning {
  /** Of the corpus that is learned. */
  readonly hash: string;
  /** Tools that have learned the corpus; rejects where the process failed or was stopped. */
  readonly done: Promise<EngineTools>;
  /** Ends the process and forgets what it has learned. */
  readonly stop: () => void;
}

/** @throws where there is no place to keep what is learned, or no further process. */
export function learnAside(dir: string, corpus: Corpus, tools: EngineTools): Learning {
  const store = mkdtempSync(join(tmpdir(), STORE));
  const forget = () => {
    rmSync(store, { recursive: true, force: true });
  };
  const child = spawn(process.execPath, [SCRIPT, dir, store], { stdio: 'ignore' });
  const done = new Promise<EngineTools>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      const learned = code === 0 ? withLearned(corpus, store, tools) : null;
      // The folder may have changed again before the process read it.
      if (learned === null || needsLearning(corpus, learned)) reject(new Error(FAILED));
      else resolve(learned);
    });
  }).finally(forget);
  const stop = () => {
    child.kill('SIGKILL');
    forget();
  };
  return { hash: corpus.hash, done, stop };
}

const FAILED = 'the process that learns its notes failed';

/** As `learnAside`, for a process that answers nobody yet. The tools as they are where that fails. */
export function learnFirst(dir: string, corpus: Corpus, tools: EngineTools): EngineTools {
  let store: string | null = null;
  try {
    store = mkdtempSync(join(tmpdir(), STORE));
    spawnSync(process.execPath, [SCRIPT, dir, store], { stdio: 'ignore' });
    return withLearned(corpus, store, tools);
  } catch {
    // No place to write to: what is learned is learned when a question comes.
    return tools;
  } finally {
    if (store !== null) rmSync(store, { recursive: true, force: true });
  }
}

const STORE = 'chuchu-learned-';
/** Compiled, also for code that is run from its source. */
const SCRIPT = join(
  import.meta.dirname,
  ...(import.meta.filename.endsWith('.ts') ? ['..', '..', 'dist', 'src', 'corpus'] : []),
  'learn.js',
);

/** Takes all out of a store at once, so that it can go. */
function withLearned({ entries, hash }: Corpus, store: string, tools: EngineTools): EngineTools {
  const han = preparedAskTables(hash, 'han', store);
  const latin = preparedAskTables(hash, 'latin', store);
  const tables: Record<'han' | 'latin', AskTables | null> = { han, latin };
  const models = new Map<string, AskModel | null>(
    entries.map(({ article: { id } }) => [id, preparedAskModel(hash, id, store)]),
  );
  return {
    ...tools,
    askTables: (corpusHash, script) =>
      (corpusHash === hash ? tables[script] : null) ??
      tools.askTables?.(corpusHash, script) ??
      null,
    askModels: (corpusHash, article, notes) =>
      (corpusHash === hash ? models.get(article) : null) ??
      tools.askModels?.(corpusHash, article, notes) ??
      null,
  };
}
