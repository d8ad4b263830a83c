import type { Update } from '@grammyjs/types';

import type { Official } from './official.ts';
import type { Signal } from './timeline.ts';

export type UpdateBody = Omit<Update, 'update_id'>;
export type UpdateType = keyof UpdateBody;

/** Updates that wait for the bot. They stay until confirmed, be it by an offset or a webhook's 200. */
export interface UpdateQueue {
  /**
   * Adds an update; null when the bot did not ask for its type. Updates of one lane (a chat, or a
   * person's queries) keep their order on the way to a webhook.
   */
  readonly push: (body: UpdateBody, lane: string) => number | null;
  /** Oldest first. */
  readonly pending: () => Iterable<PendingUpdate>;
  readonly find: (id: number) => PendingUpdate | undefined;
  readonly size: () => number;
  /** Counts one more delivery. */
  readonly deliver: (entry: PendingUpdate) => Update;
  /** Forgets an update, and counts it as confirmed. */
  readonly confirm: (id: number) => void;
  readonly confirmBefore: (id: number) => void;
  /** Keeps the last `count` and forgets the rest. */
  readonly keepLast: (count: number) => void;
  /** The id that the next update will have. */
  readonly nextId: () => number;
  readonly allow: (types: readonly string[]) => void;
  readonly allowed: () => readonly string[] | null;
  readonly counts: UpdateCounts;
  /** Calls back after each push. */
  readonly listen: (onPush: () => void) => void;
}

export interface PendingUpdate {
  readonly update: Update;
  readonly lane: string;
  deliveries: number;
}

export interface UpdateCounts {
  pushed: number;
  /** Deliveries of any update, repeated ones too. */
  delivered: number;
  redelivered: number;
  confirmed: number;
}

export function createUpdateQueue(signal: Signal, official: Official | null): UpdateQueue {
  const waiting = new Map<number, PendingUpdate>();
  const listeners: (() => void)[] = [];
  let nextId = FIRST_UPDATE_ID;
  let allowed: readonly string[] | null = null;
  const counts: UpdateCounts = { pushed: 0, delivered: 0, redelivered: 0, confirmed: 0 };

  const confirm = (id: number) => {
    if (!waiting.delete(id)) return;
    counts.confirmed += 1;
    signal.raise();
  };

  return {
    push: (body, lane) => {
      const [type] = Object.keys(body);
      if (allowed === null ? ON_REQUEST.has(type!) : !allowed.includes(type!)) return null;
      const update: Update = { update_id: nextId++, ...body };
      const misfit = official?.update(update) ?? null;
      if (misfit !== null) {
        throw new Error(`not an update: ${type}${misfit.path} ${misfit.problem} ${misfit.detail}`);
      }
      waiting.set(update.update_id, { update, lane, deliveries: 0 });
      counts.pushed += 1;
      for (const onPush of listeners) onPush();
      return update.update_id;
    },
    deliver: (entry) => {
      counts.delivered += 1;
      if (entry.deliveries > 0) counts.redelivered += 1;
      entry.deliveries += 1;
      return entry.update;
    },
    pending: () => waiting.values(),
    find: (id) => waiting.get(id),
    size: () => waiting.size,
    confirm,
    confirmBefore: (id) => {
      for (const one of waiting.keys()) {
        if (one >= id) break;
        confirm(one);
      }
    },
    keepLast: (count) => {
      for (const id of [...waiting.keys()].slice(0, Math.max(0, waiting.size - count))) confirm(id);
    },
    nextId: () => nextId,
    allow: (types) => {
      allowed = types.length === 0 ? null : types;
    },
    allowed: () => allowed,
    counts,
    listen: (onPush) => listeners.push(onPush),
  };
}

/** Ids start anywhere; a bot that counts from 1 is wrong. */
const FIRST_UPDATE_ID = 730_000_001;

/** Not delivered unless asked for by name. */
const ON_REQUEST: ReadonlySet<string> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
]);
