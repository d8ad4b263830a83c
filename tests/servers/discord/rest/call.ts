import type { World } from '../world/world.ts';

/** A request that fits its description, for the function that carries it out. */
export interface Call {
  readonly world: World;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** What `/gateway/bot` tells. */
  readonly gateway: () => GatewayInfo;
}

export interface GatewayInfo {
  readonly url: string;
  readonly shards: number;
  readonly session_start_limit: {
    readonly total: number;
    readonly remaining: number;
    readonly reset_after: number;
    readonly max_concurrency: number;
  };
}

/** What an operation answers; undefined for 204. */
export type Handler = (call: Call) => unknown;

/** An answer with a status of its own. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}
