import type { Setting } from '../bots/blocks.ts';
import { langOf } from '../bots/lang.ts';
import type { Meter } from '../bots/meter.ts';
import type { Config } from '../config.ts';
import { openLiveEngine, type LiveEngine } from '../corpus/live.ts';
import { loadTools } from '../corpus/load-tools.ts';
import type { Log } from '../log.ts';
import { createMetrics } from '../metrics.ts';
import { joinReplicas } from '../replicas/index.ts';
import { checkStateDir, openState, type State } from '../state/index.ts';
import { createPlatforms } from './platforms.ts';

export interface ServiceDeps {
  readonly config: Config;
  readonly corpusDir: string;
  readonly version: string;
  readonly log: Log;
  /** Told when the service cannot go on by itself; it is to be stopped then. */
  readonly fail: (error: Error) => void;
}

export interface Service {
  readonly reload: () => void;
  /** Answers what is in flight, then resolves. Calling it again does nothing. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts all that is configured: reader, bots, health and numbers. What can be wrong without a network is
 * looked at first, so that nothing has been started when it fails; what has, is stopped again.
 *
 * @throws naming what to mend: a folder, a port, a token.
 */
export async function startService(deps: ServiceDeps): Promise<Service> {
  const { config, log, version } = deps;
  const opened: (() => Promise<void> | void)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopped ??= (async () => {
      for (const close of opened.toReversed()) await close();
    })());

  try {
    checkStateDir(config.stateDir);
    const metrics = createMetrics(version);
    const live = openCorpus(deps, metrics.reloaded);
    opened.push(live.close);
    metrics.serving(() => live.engine().corpus.hash);
    log.info('starting', { version, corpus: live.engine().corpus.hash, dir: deps.corpusDir });

    const state = openState(config.stateDir, log.warn);
    opened.push(state.close);
    const replicas =
      config.redisUrl === null
        ? null
        : await joinReplicas({
            url: config.redisUrl,
            corpusHash: () => live.engine().corpus.hash,
            info: log.info,
            warn: log.warn,
          });
    if (replicas !== null) {
      opened.push(replicas.close);
      metrics.watchReplicas(replicas.isUp, replicas.corpora);
    }

    const platforms = createPlatforms({
      config,
      setting: settingOf(config, live),
      state,
      replicas,
      meter: counting(metrics, state),
      log,
      fail: deps.fail,
    });
    // What serves HTTP is loaded where there is a port to serve on.
    const front =
      config.port === null
        ? null
        : (await import('./front.ts')).createFront({ ...deps, live, metrics, platforms });
    await platforms.prepare();
    if (front !== null) {
      await front.listen(config.port!);
      opened.push(front.close);
    }
    opened.push(platforms.stop);
    await platforms.start();
    if (front !== null) opened.push(front.unready);
    log.info('ready', { version, corpus: live.engine().corpus.hash, port: front?.port() ?? null });
    return { reload: live.reload, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function openCorpus({ corpusDir, log }: ServiceDeps, count: (taken: boolean) => void): LiveEngine {
  return openLiveEngine({
    dir: corpusDir,
    tools: loadTools(),
    reloaded: (corpus, problem) => {
      count(problem === null);
      if (problem === null) log.info('answering from the changed corpus', { corpus });
      else log.error(`the changed corpus is not taken, the old one stays: ${problem}`, { corpus });
    },
    unwatched: (reason) => {
      log.warn(`${corpusDir} cannot be watched (${reason}): after a change send SIGHUP`);
    },
  });
}

function settingOf({ publicUrl }: Config, { engine }: LiveEngine): () => Setting {
  return () => {
    const now = engine();
    const lang = langOf(now.corpus.entries[0]?.article.lang, 'zh-Hans');
    return { engine: now, lang, publicUrl };
  };
}

/** What is measured, and what an editor wants to know: which statuses, and which words are missing. */
function counting(meter: Meter, { counts, missingWords }: State): Meter {
  return {
    ...meter,
    replied: (platform, kind, reply, person) => {
      meter.replied(platform, kind, reply, person);
      counts.add(`status:${platform}:${reply.status}`);
      if (person === null) return;
      for (const word of reply.missing ?? []) missingWords.add(word, `${platform} ${person}`);
    },
  };
}
