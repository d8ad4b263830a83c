import { watch } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { AskModel } from '../retrieval/ask-model.ts';
import { createEngine, type Engine, type EngineTools, type Notes } from '../retrieval/index.ts';
import { loadCorpus } from './load.ts';

/** An engine that is replaced whole when its corpus changes. */
export interface LiveEngine {
  /** The engine of now; to be asked anew for each question. */
  readonly engine: () => Engine;
  /** Loads the folder again and answers from it, or keeps the old corpus and says why. */
  readonly reload: () => void;
  readonly close: () => void;
}

export interface LiveEngineDeps {
  readonly dir: string;
  readonly tools: EngineTools;
  /** Told of every load that brought another corpus: `problem` is null where it answers from now on. */
  readonly reloaded: (corpusHash: string, problem: string | null) => void;
  /** Told once, where the folder cannot be watched. */
  readonly unwatched: (reason: string) => void;
}

/** Longer than an editor or a copy takes between two files of one change, in ms. */
const SETTLE_MS = 500;
/** Articles and notes, and the link that Kubernetes moves when a mounted folder changes. */
const MATTERS = /\.(?:md|ya?ml)$|^\.\.data/;

/**
 * Loads a folder and watches it. A new corpus is read and indexed aside; questions are answered from the
 * old one until it is complete.
 *
 * @throws {CorpusError} when the folder cannot be loaded to begin with.
 */
export function openLiveEngine({ dir, tools, reloaded, unwatched }: LiveEngineDeps): LiveEngine {
  const lasting = { ...tools, askModels: keepLearned(tools) };
  let engine = createEngine(loadCorpus(dir), lasting);
  let timer: NodeJS.Timeout | undefined;

  const reload = (): void => {
    clearTimeout(timer);
    try {
      const corpus = loadCorpus(dir);
      if (corpus.hash === engine.corpus.hash) return;
      engine = createEngine(corpus, lasting);
      reloaded(corpus.hash, null);
    } catch (error) {
      reloaded(engine.corpus.hash, error instanceof Error ? error.message : String(error));
    }
  };
  const watcher = watchFolder(dir, unwatched, () => {
    clearTimeout(timer);
    timer = setTimeout(reload, SETTLE_MS).unref();
  });
  return {
    engine: () => engine,
    reload,
    close: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

/**
 * What the build learned from notes stays of use while the notes are the same: learning from some ten thousand
 * asks takes seconds, in which nobody would be answered.
 */
function keepLearned({ askModels }: EngineTools): NonNullable<EngineTools['askModels']> {
  const learned = new Map<string, { readonly notes: Notes; readonly model: AskModel }>();
  return (corpusHash, article, notes) => {
    const known = learned.get(article);
    if (known !== undefined && isDeepStrictEqual(known.notes, notes)) return known.model;
    const model = askModels?.(corpusHash, article, notes) ?? null;
    if (model !== null) learned.set(article, { notes, model });
    return model;
  };
}

function watchFolder(dir: string, unwatched: (reason: string) => void, changed: () => void) {
  const give = (error: unknown): void =>
    unwatched(String((error as { code?: unknown }).code ?? 'unknown error'));
  try {
    const watcher = watch(dir, { persistent: false }, (_, name) => {
      if (name === null || MATTERS.test(name)) changed();
    });
    watcher.on('error', give);
    return watcher;
  } catch (error) {
    give(error);
    return null;
  }
}
