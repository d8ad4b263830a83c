import type { Connection } from './connection.ts';

export interface Roster {
  readonly corpora: () => number;
  readonly leave: () => Promise<void>;
}

const KEY = 'chuchu:replicas';
const SAY_MS = 5000;
/** Who has not said anything for so long is gone. */
const GONE_MS = 20_000;

/** Says which corpus this process serves, and notices when others serve another. */
export function createRoster(
  { redis, isUp }: Connection,
  me: string,
  corpusHash: () => string,
  warn: (line: string) => void,
): Roster {
  let corpora = 1;
  let mine: string | null = null;
  let told = '';

  const look = async (): Promise<void> => {
    const now = Date.now();
    const entry = `${me} ${corpusHash()}`;
    if (mine !== null && mine !== entry) await redis.zrem(KEY, mine);
    mine = entry;
    await redis.zadd(KEY, String(now), entry);
    await redis.zremrangebyscore(KEY, '-inf', String(now - GONE_MS));
    const hashes = (await redis.zrange(KEY, '0', '-1')).map((line) => line.split(' ')[1] ?? '');
    const others = [...new Set(hashes)].filter((hash) => hash !== corpusHash()).toSorted();
    corpora = others.length + 1;
    const differing = others.join(', ');
    if (differing !== '' && differing !== told) {
      warn(
        `other replicas serve another corpus (${differing}) than this one (${corpusHash()}): the same ` +
          'question may get different answers until all have the same files',
      );
    }
    told = differing;
  };
  const lookIfUp = (): void => void (isUp() && look().catch(() => {}));
  lookIfUp();
  const timer = setInterval(lookIfUp, SAY_MS).unref();
  return {
    corpora: () => corpora,
    leave: async () => {
      clearInterval(timer);
      if (mine !== null && isUp()) await redis.zrem(KEY, mine).catch(() => {});
    },
  };
}
