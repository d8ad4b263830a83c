import { createCards, createHttp, listen, type Listening } from '../http/index.ts';
import type { Config } from '../config.ts';
import type { LiveEngine } from '../corpus/live.ts';
import type { Metrics } from '../metrics.ts';
import type { Platforms } from './platforms.ts';

export interface FrontDeps {
  readonly config: Config;
  readonly live: LiveEngine;
  readonly metrics: Metrics;
  readonly platforms: Platforms;
}

/** All that is reached by HTTP. */
export interface Front {
  /** @throws when the port cannot be had. */
  readonly listen: (port: number) => Promise<void>;
  readonly port: () => number | null;
  /** Sends questions to other replicas from now on. */
  readonly unready: () => void;
  /** Resolves when all that came has its response. */
  readonly close: () => Promise<void>;
}

export function createFront({ config, live, metrics, platforms }: FrontDeps): Front {
  let listening: Listening | null = null;
  let leaving = false;
  const cards = createCards();
  const http = createHttp({
    engine: live.engine,
    publicUrl: config.publicUrl,
    cards,
    checks: [
      { name: 'staying', ready: () => !leaving },
      ...[...platforms.connected].map(([name, ready]) => ({ name, ready })),
    ],
    routes: [
      { kind: 'handle', path: '/metrics', handle: () => numbers(metrics) },
      ...platforms.paths.map((path) => ({ kind: 'listener' as const, ...path })),
    ],
  });
  return {
    listen: async (port) => {
      listening = await listen(http, port);
    },
    port: () => listening?.port ?? null,
    unready: () => {
      leaving = true;
    },
    close: async () => {
      await listening?.close();
      await cards.stop();
    },
  };
}

async function numbers({ text, contentType }: Metrics): Promise<Response> {
  const headers = { 'content-type': contentType, 'cache-control': 'no-store' };
  return new Response(await text(), { headers });
}
