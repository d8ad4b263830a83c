import type { ApiMethods } from '@grammyjs/types';

import { ApiError, badRequest, forbidden, tooManyRequests } from './api-error.ts';
import type { Limiter } from './limits.ts';
import type { Menus } from './menus.ts';
import type { Polling } from './polling.ts';
import type { UpdateQueue } from './updates.ts';
import type { Webhook } from './webhook.ts';
import { botStatus, isBotMember } from './world.ts';
import type { ChatState, Upload, World } from './world.ts';

/** What the methods work on. */
export interface Context {
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly polling: Polling;
  readonly webhook: Webhook;
  readonly limiter: Limiter;
  readonly menus: Menus;
  /** The name of the method called. */
  readonly method: string;
  /** Files of this request by the name of their form field. */
  readonly files: ReadonlyMap<string, Upload>;
  /** Aborted when the client hangs up. */
  readonly gone: AbortSignal;
}

export type Method = keyof ApiMethods<string>;

/** The parameters of a method, of right types but perhaps missing. */
export type Args<M extends Method> = Partial<NonNullable<Parameters<ApiMethods<string>[M]>[0]>>;

/** A chat that the bot may see; throws the platform's refusal (`Client::check_chat_access`). */
export function readableChat({ world }: Context, id: number | string | undefined): ChatState {
  if (id === undefined || id === '') throw badRequest('chat_id is empty');
  const state = findChat(world, id);
  if (state === undefined) throw badRequest('chat not found');
  const { type } = state.chat;
  if (type === 'private') return state;
  if (state.migratedTo !== null) {
    throw badRequest('group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: state.migratedTo,
    });
  }
  if (botStatus(world, state) === 'kicked') throw forbidden(`bot was kicked from the ${type} chat`);
  if (!isBotMember(world, state)) throw forbidden(`bot is not a member of the ${type} chat`);
  return state;
}

/** A chat that the bot may write to. */
export function writableChat(context: Context, id: number | string | undefined): ChatState {
  const state = readableChat(context, id);
  const { world } = context;
  switch (state.chat.type) {
    case 'private':
      refuseClosed(state);
      break;
    case 'channel':
      if (botStatus(world, state) !== 'administrator') {
        throw badRequest('need administrator rights in the channel chat');
      }
      break;
    case 'group':
    case 'supergroup':
      if (state.botMuted) throw badRequest('not enough rights to send text messages to the chat');
      break;
    default:
      throw state.chat satisfies never;
  }
  return state;
}

/** Counts a writing against the limits; throws the 429 of one too many. */
export function pace({ limiter }: Context, state: ChatState): void {
  const seconds = limiter.take(state);
  if (seconds > 0) throw tooManyRequests(seconds);
}

function refuseClosed(state: ChatState): void {
  switch (state.access) {
    case 'open':
      return;
    case 'closed':
      throw forbidden("bot can't initiate conversation with a user");
    case 'blocked':
      throw forbidden('bot was blocked by the user');
    case 'deactivated':
      throw forbidden('user is deactivated');
    default:
      throw new ApiError(500, `Internal Server Error: ${state.access satisfies never}`);
  }
}

function findChat(world: World, id: number | string): ChatState | undefined {
  if (typeof id === 'string' && id.startsWith('@')) {
    const name = id.slice(1).toLowerCase();
    return [...world.chats.values()].find(
      ({ chat }) => chat.type !== 'private' && chat.username?.toLowerCase() === name,
    );
  }
  return world.chats.get(Number(id));
}
