import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from './bots/meter.ts';

/** Numbers for Prometheus, from one process. */
export interface Metrics extends Meter {
  readonly contentType: string;
  /** All numbers in Prometheus' text format, version 0.0.4. */
  readonly text: () => Promise<string>;
  /** Asks for the hash of the corpus whenever numbers are read. */
  readonly serving: (corpusHash: () => string) => void;
  readonly watchReplicas: (redisUp: () => boolean, corpora: () => number) => void;
  /** A corpus was loaded and taken, or refused. */
  readonly reloaded: (taken: boolean) => void;
}

/** From what a reader does not notice to where Discord gives up (3 s) and a webhook is repeated (10 s). */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];
/** Codes come from outside; anything else would make a series of its own for each message. */
const CODE = /^[\w-]{1,40}$/;

export function createMetrics(version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Event-loop lag, memory, garbage collection, open files.
  collectDefaultMetrics({ register: registry });
  const replies = new Counter({
    name: 'chuchu_replies_total',
    help: 'Replies given, by platform, kind of request and status.',
    labelNames: ['platform', 'kind', 'status'] as const,
    registers,
  });
  const seconds = new Histogram({
    name: 'chuchu_request_seconds',
    help: 'Time from taking a request in to the platform having its answer.',
    labelNames: ['platform', 'kind'] as const,
    buckets: SECONDS,
    registers,
  });
  const apiErrors = new Counter({
    name: 'chuchu_api_errors_total',
    help: 'Requests to a platform that failed, by status or network code.',
    labelNames: ['platform', 'code'] as const,
    registers,
  });
  const reloads = new Counter({
    name: 'chuchu_corpus_reloads_total',
    help: 'Corpora loaded while running, taken or refused.',
    labelNames: ['result'] as const,
    registers,
  });
  const queues: { readonly labels: Record<'platform' | 'queue', string>; size: () => number }[] =
    [];
  new Gauge({
    name: 'chuchu_queue_size',
    help: 'Requests taken in and not answered yet.',
    labelNames: ['platform', 'queue'] as const,
    registers,
    collect() {
      for (const { labels, size } of queues) this.set(labels, size());
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    serving: (corpusHash) => {
      new Gauge({
        name: 'chuchu_info',
        help: 'Always 1; which version serves which corpus.',
        labelNames: ['version', 'corpus'] as const,
        registers,
        collect() {
          this.reset();
          this.set({ version, corpus: corpusHash() }, 1);
        },
      });
    },
    watchReplicas: (redisUp, corpora) => {
      new Gauge({
        name: 'chuchu_redis_up',
        help: '1 while Redis answers; replicas do not agree while it is 0.',
        registers,
        collect() {
          this.set(redisUp() ? 1 : 0);
        },
      });
      new Gauge({
        name: 'chuchu_replica_corpora',
        help: 'Different corpora that replicas serve; 1 where all agree.',
        registers,
        collect() {
          this.set(corpora());
        },
      });
    },
    reloaded: (taken) => reloads.inc({ result: taken ? 'taken' : 'refused' }),
    replied: (platform, kind, { status }) => replies.inc({ platform, kind, status }),
    took: (platform, kind, ms) => seconds.observe({ platform, kind }, ms / 1000),
    apiError: (platform, code) => {
      apiErrors.inc({ platform, code: CODE.test(code) ? code : 'other' });
    },
    watchQueue: (platform, queue, size) => void queues.push({ labels: { platform, queue }, size }),
  };
}
