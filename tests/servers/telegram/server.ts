import type { AddressInfo } from 'node:net';

import type { BotCommand, InlineKeyboardMarkup, Message, MessageEntity } from '@grammyjs/types';

import type { Body } from './body.ts';
import type { Context } from './context.ts';
import { dispatch } from './dispatch.ts';
import { createFaults } from './faults.ts';
import type { Faults } from './faults.ts';
import { createGroup } from './groups.ts';
import type { Group, GroupOptions } from './groups.ts';
import { createLimiter } from './limits.ts';
import type { RateLimits } from './limits.ts';
import { createMenus, menuFor } from './menus.ts';
import { loadOfficial } from './official.ts';
import { createPerson } from './people.ts';
import type { Person as Writer, PersonOptions } from './people.ts';
import { POLLING_PACE, createPolling } from './polling.ts';
import type { PollingPace } from './polling.ts';
import { createTouches } from './touches.ts';
import type { Touches } from './touches.ts';
import type { RequestRecord } from './record.ts';
import { createUpdateQueue } from './updates.ts';
import type { UpdateCounts, UpdateQueue } from './updates.ts';
import { WEBHOOK_PACE, createWebhook } from './webhook.ts';
import type { Webhook, WebhookPace } from './webhook.ts';
import { createWire } from './wire.ts';
import { botUser, createWorld, post, takeMessageId, textFields, unixSeconds } from './world.ts';
import type { BotSettings, World } from './world.ts';

export interface TelegramServerOptions {
  readonly token?: string;
  readonly bot?: Partial<BotSettings>;
  /** Null, the default, lets the bot write as fast as it likes. */
  readonly rateLimits?: RateLimits | null;
  /** Time from applying a request to answering it, in ms; 0 by default. Polls are answered at once. */
  readonly latencyMs?: number;
  readonly pollingPace?: PollingPace;
  readonly webhookPace?: WebhookPace;
}

export type Person = Writer & Touches;

export interface Counts extends UpdateCounts {
  readonly polls: number;
  /** Polls refused with a 409. */
  readonly conflicts: number;
  /** Requests of any method but getUpdates. */
  readonly requests: number;
  /** The length of `refusals()`. */
  readonly refused: number;
  readonly tooManyRequests: number;
}

export interface TelegramServer {
  /** For grammY's `client.apiRoot`: `http://127.0.0.1:PORT`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly webhook: Webhook;
  readonly faults: Faults;
  /** Every request with the right token, in order of arrival. */
  readonly requests: readonly RequestRecord[];
  readonly person: (name: string, options?: PersonOptions) => Person;
  readonly group: (options?: GroupOptions) => Group;
  /** Puts a message of the bot from the past into a chat, with buttons of any kind. */
  readonly plant: (where: Person | Group, content: Planted) => Message;
  /** The commands a person sees in the menu of a chat; the private chat by default. */
  readonly menu: (person: Person, group?: Group) => readonly BotCommand[];
  readonly counts: () => Counts;
  /** Messages of the bot to a chat, in order, with the time each arrived in ms. */
  readonly sentTo: (chat: number) => { readonly at: number; readonly message: Message }[];
  /**
   * Requests refused by a rule. Left out is what a bot cannot know beforehand: that a person blocked it, a
   * group threw it out (403) or migrated, a conflict and a rate limit; and faults that were scripted.
   */
  readonly refusals: () => readonly RequestRecord[];
  /** Resolves when every update is confirmed and no request is open; false after `ms`. */
  readonly settled: (ms: number) => Promise<boolean>;
  readonly setLatency: (ms: number) => void;
  readonly close: () => Promise<void>;
}

export interface Planted {
  readonly text: string;
  readonly entities?: readonly MessageEntity[];
  readonly reply_markup?: InlineKeyboardMarkup;
  /** Seconds since 1970; a year ago by default. */
  readonly date?: number;
}

/** Starts a Bot API server for one bot on a free port of 127.0.0.1; see index.ts. */
export async function startTelegramServer(
  options: TelegramServerOptions = {},
): Promise<TelegramServer> {
  const { token = DEFAULT_TOKEN, pollingPace = POLLING_PACE, webhookPace = WEBHOOK_PACE } = options;
  const official = loadOfficial();
  const world = createWorld(options.bot ?? {});
  const updates = createUpdateQueue(world.signal, official);
  const polling = createPolling(updates, pollingPace);
  const webhook = createWebhook(updates, webhookPace);
  const limiter = createLimiter(options.rateLimits ?? null);
  const menus = createMenus();
  const faults = createFaults();
  const requests: RequestRecord[] = [];
  let latencyMs = options.latencyMs ?? 0;
  /** Requests under way, polls aside. */
  let open = 0;

  const carryOut = (method: string, { parameters, files }: Body, gone: AbortSignal) => {
    const parts = { world, updates, polling, webhook, limiter, menus };
    const context: Context = { ...parts, method, files, gone };
    return dispatch(context, parameters, official);
  };
  const wire = createWire({
    token,
    faults,
    latencyMs: () => latencyMs,
    carryOut,
    onRequest: (record) => {
      requests.push(record);
      if (record.method !== 'getUpdates') open += 1;
    },
    done: ({ method }) => {
      if (method !== 'getUpdates') open -= 1;
      world.signal.raise();
    },
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const { port } = wire.address() as AddressInfo;

  const refusals = () => requests.filter(isMistake);

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    world,
    updates,
    webhook,
    faults,
    requests,
    person: (name, personOptions) => {
      const writer = createPerson(world, updates, name, personOptions);
      return { ...writer, ...createTouches(world, updates, writer.user) };
    },
    group: (groupOptions = {}) => createGroup(world, updates, groupOptions),
    plant: (where, content) => {
      const id = 'user' in where ? where.user.id : where.id;
      const state = world.chats.get(id)!;
      const { text, entities = [], reply_markup, date = unixSeconds() - YEAR_SECONDS } = content;
      const message = {
        message_id: takeMessageId(world, state),
        from: botUser(world.me),
        chat: state.chat,
        date,
        ...textFields({ text, entities }, 'text'),
        ...(reply_markup && { reply_markup }),
      } as Message;
      return post(world, state, message, true);
    },
    menu: (person, group) => menuFor(menus, group === undefined, person.user.language_code),
    counts: () => ({
      ...updates.counts,
      ...polling.counts,
      requests: requests.filter(({ method }) => method !== 'getUpdates').length,
      refused: refusals().length,
      tooManyRequests: requests.filter(({ status }) => status === 429).length,
    }),
    sentTo: (chat) =>
      world.timeline.flatMap((one) =>
        one.kind === 'message' && one.byBot && one.chat === chat
          ? [{ at: one.at, message: one.message }]
          : [],
      ),
    refusals,
    settled: async (ms) => {
      const quiet = () => (updates.size() === 0 && open === 0 ? true : undefined);
      return (await world.signal.until(quiet, ms)) ?? false;
    },
    setLatency: (ms) => {
      latencyMs = ms;
    },
    close: async () => {
      webhook.remove();
      const closed = new Promise((resolve) => wire.close(resolve));
      wire.closeAllConnections();
      await closed;
    },
  };
}

function isMistake({ refusal, fault, status }: RequestRecord): boolean {
  if (refusal === null || fault !== null || [403, 409, 429].includes(status)) return false;
  return !refusal.endsWith('group chat was upgraded to a supergroup chat');
}

const DEFAULT_TOKEN = '7000000001:AAtest-token-of-the-local-server';
const YEAR_SECONDS = 365 * 24 * 60 * 60;
