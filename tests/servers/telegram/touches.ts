import type { InlineKeyboardButton, InlineQueryResult, Message, User } from '@grammyjs/types';

import type { Group } from './groups.ts';
import { arrive, chatOf } from './people.ts';
import { QUERY_LIFETIME_MS, messageOf, nameInline, openQuery } from './queries.ts';
import type { InlineAnswer } from './timeline.ts';
import type { UpdateBody, UpdateQueue } from './updates.ts';
import { botUser, cacheKey, happen } from './world.ts';
import type { Typed, World } from './world.ts';

/** What a tap did on the client's side. */
export type Tap =
  | { readonly kind: 'callback'; readonly id: string }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'share'; readonly query: string }
  | { readonly kind: 'link'; readonly url: string };

export interface TapOptions {
  /** The message is so old that the bot is told only where it stood. */
  readonly inaccessible?: boolean;
}

export interface TypingOptions {
  readonly offset?: string;
  /** The chat the query is typed in; the private chat with the bot by default. */
  readonly in?: Group;
}

/** What a person does with buttons and the inline mode. */
export interface Touches {
  /** Taps the button with this label under a message as it stands now; throws if there is none. */
  readonly taps: (message: Message, label: string, options?: TapOptions) => Tap;
  /** Types `@bot query` and gives what the bot lists, or null when nothing came in time. */
  readonly types: (query: string, options?: TypingOptions) => Promise<InlineAnswer | null>;
  /** The same without waiting; gives the query's id, or null when the answer was cached. */
  readonly typesAhead: (query: string, options?: TypingOptions) => string | null;
  /** Posts a listed result. */
  readonly chooses: (result: InlineQueryResult, query: string, where?: { in?: Group }) => Message;
}

export function createTouches(world: World, updates: UpdateQueue, user: User): Touches {
  const home = world.chats.get(user.id)!;
  const lane = (what: string) => `${what} ${user.id}`;

  const ask = (query: string, { offset = '', in: group }: TypingOptions) => {
    if (query.length > MAX_QUERY_UNITS) throw new Error('clients cut inline queries at 256');
    happen(world, { kind: 'inline-query', at: Date.now(), by: user, query, offset });
    const cached = cachedAnswer(world, user, { query, offset });
    if (cached !== null) return { id: null, cached };
    const id = openQuery(world, { kind: 'inline', from: user, asked: { query, offset } });
    const chat_type = group === undefined ? 'sender' : group.chat.type;
    const inline_query = { id, from: user, query, offset, chat_type };
    updates.push({ inline_query } as UpdateBody, lane('inline'));
    return { id, cached: null };
  };

  return {
    taps: (message, label, { inaccessible = false } = {}) => {
      const state = world.chats.get(message.chat.id)!;
      const current = state.messages.get(message.message_id);
      if (current === undefined) throw new Error('the message with the button is gone');
      const button = buttonOf(current, label);
      happen(world, { kind: 'tap', at: Date.now(), chat: state.id, by: user, label });
      if (!('callback_data' in button)) return onClient(button);
      const id = openQuery(world, { kind: 'callback', from: user });
      const { message_id, chat } = current;
      const inlineId = inlineIdOf(world, state.id, message_id);
      const place =
        inlineId !== undefined
          ? { inline_message_id: inlineId }
          : { message: inaccessible ? { chat, message_id, date: 0 } : current };
      const data = button.callback_data;
      const callback_query = { id, from: user, chat_instance: `${state.id * 7}`, data, ...place };
      updates.push({ callback_query } as UpdateBody, lane('callback'));
      return { kind: 'callback', id };
    },

    typesAhead: (query, options = {}) => ask(query, options).id,

    types: async (query, options = {}) => {
      const { id, cached } = ask(query, options);
      if (id === null) return cached;
      const look = () => world.inlineAnswers.get(id);
      return (await world.signal.until(look, QUERY_LIFETIME_MS.inline)) ?? null;
    },

    chooses: (result, query, { in: group } = {}) => {
      const state = chatOf(world, home, group);
      const sender = { from: user, via_bot: botUser(world.me) };
      const message = messageOf({ world }, state, result, sender);
      arrive(world, updates, state, message);
      const inlineId = result.reply_markup && nameInline(world, state, message);
      if (world.settings.inlineFeedback) {
        const chosen = { result_id: result.id, from: user, query };
        const named = inlineId === undefined ? {} : { inline_message_id: inlineId };
        updates.push({ chosen_inline_result: { ...chosen, ...named } }, lane('inline'));
      }
      return message;
    },
  };
}

const MAX_QUERY_UNITS = 256;

/** The answer to the same words, as long as the bot let it be kept, and for one person if personal. */
function cachedAnswer(world: World, user: User, asked: Typed): InlineAnswer | null {
  const entries = [0, user.id].map((by) => world.inlineCache.get(cacheKey(asked, by)));
  const fresh = entries.find((entry) => entry !== undefined && Date.now() < entry.until);
  return fresh?.answer ?? null;
}

function buttonOf(message: Message, label: string): InlineKeyboardButton {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find(({ text }) => text === label);
  if (button !== undefined) return button;
  const labels = buttons.map(({ text }) => `[${text}]`).join(' ') || 'none';
  throw new Error(`no button [${label}] under the message; there are: ${labels}`);
}

function onClient(button: InlineKeyboardButton): Tap {
  if ('copy_text' in button) return { kind: 'copy', text: button.copy_text.text };
  if ('url' in button) return { kind: 'link', url: button.url };
  if ('switch_inline_query' in button) {
    return { kind: 'share', query: button.switch_inline_query };
  }
  if ('switch_inline_query_current_chat' in button) {
    return { kind: 'share', query: button.switch_inline_query_current_chat };
  }
  if ('switch_inline_query_chosen_chat' in button) {
    return { kind: 'share', query: button.switch_inline_query_chosen_chat.query ?? '' };
  }
  throw new Error(`a tap on [${button.text}] does nothing here`);
}

function inlineIdOf(world: World, chat: number, messageId: number): string | undefined {
  for (const [id, place] of world.inlineMessages) {
    if (place.chat === chat && place.messageId === messageId) return id;
  }
  return undefined;
}
