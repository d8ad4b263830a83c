import { watch } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { AskModel } from '../retrieval/ask-model.ts';
import {
  type Corpus,
  createEngine,
  type Engine,
  type EngineTools,
  type Notes,
} from '../retrieval/index.ts';
import { learnAside, learnFirst, type Learning, needsLearning } from './learn-aside.ts';
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
export function openLiveEngine({
  dir,
  tools: given,
  reloaded,
  unwatched,
}: LiveEngineDeps): LiveEngine {
  const first = loadCorpus(dir);
  let tools = keepLearned(given);
  if (needsLearning(first, tools)) tools = keepLearned(learnFirst(dir, first, given));
  let engine = createEngine(first, tools);
  let timer: NodeJS.Timeout | undefined;
  let learning: Learning | undefined;

  const take = (corpus: Corpus): void => {
    try {
      engine = createEngine(corpus, tools);
    } catch (error) {
      refuse(error);
      return;
    }
    reloaded(corpus.hash, null);
  };
  const refuse = (error: unknown): void => {
    reloaded(engine.corpus.hash, error instanceof Error ? error.message : String(error));
  };

  /** Takes a corpus once its notes are learned; where that cannot be, it is learned as questions come. */
  const learn = (corpus: Corpus): void => {
    let started: Learning;
    try {
      started = learnAside(dir, corpus, given);
    } catch {
      take(corpus);
      return;
    }
    learning = started;
    const end = (learned: EngineTools): void => {
      // One that a later change stopped has nothing to tell.
      if (learning !== started) return;
      learning = undefined;
      tools = keepLearned(learned);
      take(corpus);
    };
    started.done.then(end, () => {
      end(given);
    });
  };
  const stopLearning = (): void => {
    const stopped = learning;
    learning = undefined;
    stopped?.stop();
  };
  const reload = (): void => {
    clearTimeout(timer);
    try {
      const corpus = loadCorpus(dir);
      if (corpus.hash === learning?.hash) return;
      stopLearning();
      if (corpus.hash === engine.corpus.hash) return;
      if (needsLearning(corpus, tools)) learn(corpus);
      else take(corpus);
    } catch (error) {
      stopLearning();
      refuse(error);
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
      stopLearning();
      watcher?.close();
    },
  };
}

/**
 * What was learned from notes stays of use while the notes are the same, whatever else of the corpus changes.
 */
function keepLearned(tools: EngineTools): EngineTools {
  const learned = new Map<string, { readonly notes: Notes; readonly model: AskModel }>();
  return {
    ...tools,
    askModels: (corpusHash, article, notes) => {
      const known = learned.get(article);
      if (known !== undefined && isDeepStrictEqual(known.notes, notes)) return known.model;
      const model = tools.askModels?.(corpusHash, article, notes) ?? null;
      if (model !== null) learned.set(article, { notes, model });
      return model;
    },
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
