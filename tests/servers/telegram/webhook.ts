import type { WebhookInfo } from '@grammyjs/types';

import { badRequest } from './api-error.ts';
import type { UpdateQueue } from './updates.ts';
import { unixSeconds } from './world.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
  readonly maxConnections: number;
}

/** Brings updates to a webhook, in order within a lane, until it answers 2xx (`WebhookActor`). */
export interface Webhook {
  readonly active: () => boolean;
  readonly set: (settings: WebhookSettings) => void;
  readonly remove: () => void;
  readonly info: () => WebhookInfo;
  /** Every attempt: what the bot's listener answered, or 0 where the connection broke. */
  readonly attempts: { readonly updateId: number; readonly status: number }[];
}

export interface WebhookPace {
  /** The second repeat comes after twice this, the third after four times this, and so on; in ms. */
  readonly retryMs: number;
  /** Longest wait for an answer, in ms. */
  readonly timeoutMs: number;
}

export const WEBHOOK_PACE: WebhookPace = { retryMs: 1000, timeoutMs: 60_000 };

export function createWebhook(queue: UpdateQueue, pace: WebhookPace): Webhook {
  const attempts: { updateId: number; status: number }[] = [];
  const busyLanes = new Set<string>();
  let settings: WebhookSettings | null = null;
  let lastError: { date: number; message: string } | null = null;

  const start = () => {
    if (settings === null) return;
    for (const { update, lane } of queue.pending()) {
      if (busyLanes.size >= settings.maxConnections) return;
      if (busyLanes.has(lane)) continue;
      busyLanes.add(lane);
      void deliver(update.update_id, lane, settings, 0);
    }
  };

  const deliver = async (id: number, lane: string, to: WebhookSettings, fails: number) => {
    const entry = queue.find(id);
    if (entry === undefined || settings !== to) {
      busyLanes.delete(lane);
      start();
      return;
    }
    const body = JSON.stringify(queue.deliver(entry));
    const { status, reason } = await send(to, body, pace.timeoutMs);
    attempts.push({ updateId: id, status });
    if (status >= 200 && status <= 299) {
      busyLanes.delete(lane);
      queue.confirm(id);
      start();
      return;
    }
    lastError = { date: unixSeconds(), message: reason };
    // The first repeat comes at once; then the wait doubles.
    const waitMs = fails === 0 ? 0 : Math.min(LONGEST_WAIT, 2 ** fails) * pace.retryMs;
    setTimeout(() => void deliver(id, lane, to, fails + 1), waitMs).unref();
  };

  queue.listen(start);
  return {
    active: () => settings !== null,
    set: (next) => {
      settings = next;
      lastError = null;
      start();
    },
    remove: () => {
      settings = null;
    },
    info: () => {
      const allowed = queue.allowed();
      return {
        url: settings?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: queue.size(),
        ...(settings && { max_connections: settings.maxConnections }),
        ...(lastError && {
          last_error_date: lastError.date,
          last_error_message: lastError.message,
        }),
        ...(allowed && {
          allowed_updates: [...allowed] as NonNullable<WebhookInfo['allowed_updates']>,
        }),
      };
    },
    attempts,
  };
}

/** Refuses what the platform refuses, but for plain http to this machine: tests have no certificate. */
export function checkWebhook(url: string, secret: string): void {
  if (!URL.canParse(url)) throw badRequest('invalid webhook URL specified');
  const { protocol, hostname, port } = new URL(url);
  const local = protocol === 'http:' && hostname === '127.0.0.1';
  if (protocol !== 'https:' && !local) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (!local && !['', '443', '80', '88', '8443'].includes(port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
  if (secret.length > MAX_SECRET_LENGTH) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
}

const MAX_SECRET_LENGTH = 256;
const LONGEST_WAIT = 64;

async function send({ url, secret }: WebhookSettings, body: string, timeoutMs: number) {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret && { 'x-telegram-bot-api-secret-token': secret }),
      },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    const { status, statusText } = response;
    return { status, reason: `Wrong response from the webhook: ${status} ${statusText}` };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return { status: 0, reason: late ? 'Read timeout expired' : 'Webhook connection closed' };
  }
}
