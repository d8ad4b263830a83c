import { Redis } from 'ioredis';

/** Connections to Redis that come back by themselves. Commands fail at once while there is none. */
export interface Connection {
  readonly redis: Redis;
  /** A second connection, since one that listens can do nothing else. */
  readonly listening: Redis;
  readonly isUp: () => boolean;
  readonly close: () => void;
}

/** A command that takes longer comes too late for the person who waits. */
const COMMAND_MS = 1000;
const CONNECT_MS = 2000;
/** Waits between tries to connect: longer each time, up to the second number; in ms. */
const RETRY_MS = [100, 2000] as const;

/** `changed` is told when Redis is lost, once, and when it is back. */
export async function connect(
  url: string,
  changed: (up: boolean, reason: string) => void,
): Promise<Connection> {
  const options = {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: COMMAND_MS,
    connectTimeout: CONNECT_MS,
    retryStrategy: (times: number) => Math.min(times * RETRY_MS[0], RETRY_MS[1]),
  };
  const redis = new Redis(url, options);
  const listening = new Redis(url, { ...options, enableOfflineQueue: true });
  let up: boolean | null = null;
  const turn = (now: boolean, reason: string): void => {
    // Being up from the beginning is nothing to tell.
    if (up === now || (up === null && now)) {
      up = now;
      return;
    }
    up = now;
    changed(now, reason);
  };
  redis.on('ready', () => turn(true, ''));
  redis.on('error', (error) => turn(false, codeOf(error)));
  redis.on('close', () => turn(false, 'connection closed'));
  listening.on('error', () => {});
  await Promise.allSettled([redis.connect(), listening.connect()]);
  return {
    redis,
    listening,
    isUp: () => up === true,
    close: () => {
      redis.removeAllListeners('close');
      redis.disconnect();
      listening.disconnect();
    },
  };
}

/** `ECONNREFUSED`, `WRONGPASS` and the like; messages may hold the address with its password. */
function codeOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return code;
  return /^[A-Z]{4,}/.exec(String(message))?.[0] ?? 'no usable answer';
}
