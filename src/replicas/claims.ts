import type { Claims } from '../bots/claims.ts';
import type { Connection } from './connection.ts';

/**
 * How long a claim outlives its process, in ms. Shorter, and a pause of the process gives its work away;
 * longer, and people wait for what a killed one has left.
 */
const LEASE_MS = 8000;
const RENEW_MS = 2500;
/** Telegram keeps an update for a day. */
const KEPT_MS = 24 * 3600 * 1000;
const DONE = 'done';

/**
 * A key for each id, held while its owner lives and works, then kept as done (the lock of Redis' manual,
 * "Distributed Locks with Redis", for a single instance). Without Redis everything is ours.
 */
export function createClaims({ redis }: Connection, me: string): Claims & { close: () => void } {
  const held = new Set<string>();
  const renewing = setInterval(() => {
    // Set anew rather than prolonged: Redis may have been started again without it.
    for (const key of held) redis.set(key, me, 'PX', LEASE_MS).catch(ignore);
  }, RENEW_MS).unref();
  return {
    claim: async (id) => {
      const key = keyOf(id);
      try {
        const taken = await redis.set(key, me, 'PX', LEASE_MS, 'NX');
        const owner = taken === 'OK' ? me : await redis.get(key);
        if (owner === DONE) return 'done';
        if (owner !== me) return 'elsewhere';
      } catch {
        // Whatever the journal of this process does not know is dealt with here.
      }
      held.add(key);
      return 'mine';
    },
    done: async (id) => {
      const key = keyOf(id);
      held.delete(key);
      await redis.set(key, DONE, 'PX', KEPT_MS).catch(ignore);
    },
    close: () => clearInterval(renewing),
  };
}

function keyOf(id: string): string {
  return `chuchu:update:${id}`;
}

function ignore(): void {}
