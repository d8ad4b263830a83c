import { createHash } from 'node:crypto';

import type { Clock } from '../world/clock.ts';
import { OPERATIONS } from './operations.ts';
import type { OperationName } from './operations.ts';

/** So many requests in so many milliseconds. */
export interface Limit {
  readonly count: number;
  readonly perMs: number;
}

export interface RateLimits {
  /** Over all operations but those on interactions (topics/rate-limits). */
  readonly global: Limit;
  /** For each channel or token. */
  readonly each: Readonly<Partial<Record<OperationName, Limit>>>;
}

/** About what the platform allows a bot, as its headers have been seen to say. */
export const RATE_LIMITS: RateLimits = {
  global: { count: 50, perMs: 1000 },
  each: {
    'message.create': { count: 5, perMs: 5000 },
    'message.edit': { count: 5, perMs: 5000 },
    'followUp.create': { count: 5, perMs: 2000 },
    'followUp.edit': { count: 5, perMs: 2000 },
    'original.edit': { count: 5, perMs: 2000 },
    'commands.set': { count: 2, perMs: 10_000 },
    'guildCommands.set': { count: 2, perMs: 10_000 },
  },
};

/** No bot under test comes near it. */
export const NO_LIMITS: RateLimits = { global: { count: 1e6, perMs: 1000 }, each: {} };

/** How a request stands with the limits. */
export interface Standing {
  readonly headers: Readonly<Record<string, string>>;
  /** What is exceeded, or null; `retryAfter` in seconds. */
  readonly exceeded: { readonly scope: 'user' | 'global'; readonly retryAfter: number } | null;
}

export interface Limiter {
  /** Counts a request. `resource` is the channel, webhook or guild in its path. */
  readonly take: (operation: OperationName, resource: string) => Standing;
}

export function createLimiter(clock: Clock, limits: RateLimits): Limiter {
  const windows = new Map<string, Window>();
  const count = (key: string, limit: Limit): Window => {
    const now = clock.now();
    let window = windows.get(key);
    if (window === undefined || now >= window.resetAt) {
      window = { used: 0, resetAt: now + limit.perMs };
      windows.set(key, window);
    }
    window.used += 1;
    return window;
  };
  const secondsTo = (time: number) => Math.max(0, (time - clock.now()) / 1000);

  return {
    take: (operation, resource) => {
      if (operation === 'callback') return { headers: {}, exceeded: null };
      const limit = limits.each[operation] ?? limits.global;
      const window = count(`${operation} ${resource}`, limit);
      const headers = {
        'x-ratelimit-limit': String(limit.count),
        'x-ratelimit-remaining': String(Math.max(0, limit.count - window.used)),
        'x-ratelimit-reset': (window.resetAt / 1000).toFixed(3),
        'x-ratelimit-reset-after': secondsTo(window.resetAt).toFixed(3),
        'x-ratelimit-bucket': bucketOf(operation),
      };
      if (window.used > limit.count) {
        return { headers, exceeded: { scope: 'user', retryAfter: secondsTo(window.resetAt) } };
      }
      if (isOnInteraction(operation)) return { headers, exceeded: null };
      const all = count('global', limits.global);
      if (all.used <= limits.global.count) return { headers, exceeded: null };
      return { headers, exceeded: { scope: 'global', retryAfter: secondsTo(all.resetAt) } };
    },
  };
}

/** The answer to a request over a limit. */
export function limitAnswer(scope: 'user' | 'global' | 'shared', retryAfter: number) {
  const global = scope === 'global';
  const message =
    scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.';
  return {
    status: 429,
    headers: {
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-scope': scope,
      ...(global && { 'x-ratelimit-global': 'true' }),
    },
    body: { message, retry_after: retryAfter, global },
  };
}

interface Window {
  used: number;
  readonly resetAt: number;
}

function isOnInteraction(operation: OperationName): boolean {
  return OPERATIONS[operation].path.startsWith('/webhooks/');
}

function bucketOf(operation: OperationName): string {
  return createHash('md5').update(operation).digest('hex');
}
