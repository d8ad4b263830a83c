import type { Platform } from '../bots/port.ts';
import type { Id, Spread } from '../bots/spread.ts';
import type { Connection } from './connection.ts';

/** Ids pass through a channel of Redis and are stored nowhere. */
export function createSpread(
  { redis, listening }: Connection,
  me: string,
  platform: Platform,
): Spread {
  const channel = `chuchu:spent:${platform}`;
  return {
    tell: (person, chat) => {
      redis.publish(channel, JSON.stringify([me, person, chat])).catch(ignore);
    },
    hear: (spent) => {
      const subscribe = (): void => void listening.subscribe(channel).catch(ignore);
      listening.on('ready', subscribe);
      if (listening.status === 'ready') subscribe();
      listening.on('message', (from, message) => {
        const heard = from === channel ? parse(message) : null;
        if (heard !== null && heard[0] !== me) spent(heard[1], heard[2]);
      });
    },
  };
}

function parse(message: string): [string, Id, Id] | null {
  try {
    const value = JSON.parse(message) as unknown;
    if (!Array.isArray(value) || value.length !== 3 || typeof value[0] !== 'string') return null;
    const isId = (id: unknown): boolean => typeof id === 'number' || typeof id === 'string';
    return value.slice(1).every(isId) ? (value as [string, Id, Id]) : null;
  } catch {
    return null;
  }
}

function ignore(): void {}
