import { randomUUID } from 'node:crypto';
import type { Claims } from '../bots/claims.ts';
import type { Platform } from '../bots/port.ts';
import type { Spread } from '../bots/spread.ts';
import { createClaims } from './claims.ts';
import { connect } from './connection.ts';
import { createRoster } from './roster.ts';
import { createSpread } from './spread.ts';

/** What processes of one service agree on through Redis. Without it each goes on by itself. */
export interface Replicas {
  readonly claims: Claims;
  readonly spread: (platform: Platform) => Spread;
  readonly isUp: () => boolean;
  /** How many different corpora the processes serve, as far as it is known. 1 where all agree. */
  readonly corpora: () => number;
  readonly close: () => Promise<void>;
}

export interface ReplicasDeps {
  readonly url: string;
  /** The corpus that this process serves now. */
  readonly corpusHash: () => string;
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** Never rejects: where Redis cannot be reached, it is tried again for ever. */
export async function joinReplicas(deps: ReplicasDeps): Promise<Replicas> {
  const { info, warn } = deps;
  const me = randomUUID();
  const connection = await connect(deps.url, (up, reason) => {
    if (up) info('Redis is back: replicas agree again');
    else {
      warn(
        `Redis cannot be reached (${reason}): until it is back each replica counts by itself, and what ` +
          'is brought twice may be answered twice',
      );
    }
  });
  const claims = createClaims(connection, me);
  info(`one of the replicas, as ${me}`);
  const roster = createRoster(connection, me, deps.corpusHash, warn);
  return {
    claims,
    spread: (platform) => createSpread(connection, me, platform),
    isUp: connection.isUp,
    corpora: roster.corpora,
    close: async () => {
      claims.close();
      await roster.leave();
      connection.close();
    },
  };
}
