import type { Message, MessageEntity, User } from '@grammyjs/types';

import { findEntities, inOrder } from './entities.ts';
import type { FormattedText } from './entities.ts';
import { announceStanding, laneOf, postService } from './groups.ts';
import type { Group } from './groups.ts';
import { mediaFields } from './media.ts';
import type { MediaKind } from './media.ts';
import { MAX_TEXT_UNITS } from './messages.ts';
import { isMeant, mentionsBot, reachesBot } from './privacy.ts';
import { openQuery } from './queries.ts';
import { externalReply, originOf, plain, threadFields, topicFields } from './reply.ts';
import type { ReplyFields } from './reply.ts';
import type { UpdateBody, UpdateQueue } from './updates.ts';
import {
  addChat,
  happen,
  isBotMember,
  post,
  replace,
  takeId,
  takeMessageId,
  textFields,
  unixSeconds,
  wordsOf,
} from './world.ts';
import type { ChatState, World } from './world.ts';

/** Where and how something is said; the private chat with the bot unless `in` names another. */
export interface Where {
  readonly in?: Group;
  /** The thread id of a forum topic. */
  readonly topic?: number;
  /** The message answered; of another chat, too. */
  readonly reply?: Message;
  /** Words selected in the answered message; `manual: false` for a quote the client added itself. */
  readonly quote?:
    string | { readonly text: string; readonly position?: number; readonly manual?: boolean };
  /** As the group itself (an anonymous admin), or on behalf of a channel. */
  readonly as?: 'anonymous' | Group;
  /** Formatting, besides what the platform finds in the text. */
  readonly entities?: readonly MessageEntity[];
}

/** Someone who uses the bot, or another bot. What they do happens at once; the bot is told. */
export interface Person {
  readonly user: User;
  /** Opens the private chat, by a link `t.me/BOT?start=PAYLOAD` if a payload is given. */
  readonly starts: (payload?: string) => Message;
  readonly says: (text: string, where?: Where) => Message;
  readonly sends: (kind: MediaKind, where?: Where & { readonly caption?: string }) => Message;
  readonly edits: (message: Message, text: string) => Message;
  readonly forwards: (message: Message, where?: Where) => Message;
  readonly deletes: (message: Message) => void;
  readonly joins: (group: Group) => Message;
  readonly leaves: (group: Group) => Message;
  readonly blocksBot: () => void;
  readonly unblocksBot: () => void;
  /** The account is deleted. */
  readonly vanishes: () => void;
}

export interface PersonOptions {
  /** IETF tag as clients send it: `zh-hans`, `zh-hant`, `en`. */
  readonly language?: string;
  readonly username?: string;
  /** Another bot. */
  readonly bot?: boolean;
}

export function createPerson(
  world: World,
  updates: UpdateQueue,
  name: string,
  options: PersonOptions = {},
): Person {
  const { language, username, bot = false } = options;
  const user: User = {
    id: takeId(world),
    is_bot: bot,
    first_name: name,
    ...(username && { username }),
    ...(language && { language_code: language }),
  };
  world.users.set(user.id, user);
  const home = addChat(world, {
    id: user.id,
    type: 'private',
    first_name: name,
    ...(username && { username }),
  });
  home.access = 'closed';

  const write = (fields: Partial<Message>, where: Where): Message => {
    const state = chatOf(world, home, where.in);
    const message = {
      message_id: takeMessageId(world, state),
      ...senderOf(user, state, where.as),
      chat: state.chat,
      date: unixSeconds(),
      ...replyFields(world, state, where),
      ...fields,
    } as Message;
    if (state.access === 'closed') state.access = 'open';
    return arrive(world, updates, state, message);
  };
  const stands = (text: string) => {
    const { id: chat } = home;
    happen(world, { kind: 'note', at: Date.now(), chat, text: `${name} ${text}` });
  };

  return {
    user,
    starts: (payload) => write(say(payload ? `/start ${payload}` : '/start'), {}),
    says: (text, where = {}) => write(say(text, where.entities), where),
    sends: (kind, where = {}) => {
      const caption = where.caption === undefined ? {} : captionOf(where.caption, where.entities);
      return write({ ...mediaFields(kind), ...caption }, where);
    },
    edits: (message, text) => rewrite(world, updates, message, text),
    forwards: (message, where = {}) => {
      const content = Object.fromEntries(
        Object.entries(message).filter(([field]) => CONTENT.has(field)),
      );
      return write({ ...content, forward_origin: originOf(message) }, where);
    },
    deletes: (message) => {
      const state = world.chats.get(message.chat.id)!;
      state.messages.delete(message.message_id);
      const [chat, messageId] = [state.id, message.message_id];
      happen(world, { kind: 'delete', at: Date.now(), chat, byBot: false, messageId });
    },
    joins: (group) => {
      const state = world.chats.get(group.id)!;
      state.members.set(user.id, 'member');
      return postService(world, updates, state, user, { new_chat_members: [user] });
    },
    leaves: (group) => {
      const state = world.chats.get(group.id)!;
      state.members.set(user.id, 'left');
      return postService(world, updates, state, user, { left_chat_member: user });
    },
    blocksBot: () => {
      home.access = 'blocked';
      stands('blocked the bot');
      announceStanding(world, updates, home, user, 'member', 'kicked');
    },
    unblocksBot: () => {
      home.access = 'open';
      stands('unblocked the bot');
      announceStanding(world, updates, home, user, 'kicked', 'member');
    },
    vanishes: () => {
      home.access = 'deactivated';
      stands('deleted the account');
    },
  };
}

/** What a forward takes along. */
const CONTENT: ReadonlySet<string> = new Set([
  'text',
  'entities',
  'caption',
  'caption_entities',
  'photo',
  'sticker',
  'voice',
  'video',
  'video_note',
  'document',
  'location',
  'contact',
  'dice',
  'poll',
]);

/** Fake senders that stand for chats (Bot API, `Message.from`). */
const ANONYMOUS: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};
const CHANNEL_BOT: User = {
  id: 136_817_688,
  is_bot: true,
  first_name: 'Channel',
  username: 'Channel_Bot',
};

export function chatOf(world: World, home: ChatState, group: Group | undefined): ChatState {
  return group === undefined ? home : world.chats.get(group.id)!;
}

/** Keeps a message and tells the bot, if it may see it: as a member, or called as a guest. */
export function arrive(
  world: World,
  updates: UpdateQueue,
  state: ChatState,
  message: Message,
): Message {
  const reaches = reachesBot(world, state, message);
  if (reaches && isMeant(world, state, message)) state.meant.add(message.message_id);
  post(world, state, message, false);
  if (reaches) {
    const type = state.chat.type === 'channel' ? 'channel_post' : 'message';
    updates.push({ [type]: message } as UpdateBody, laneOf(state));
  } else if (world.settings.guestMode && callsGuest(world, state, message)) {
    const guest_query_id = openQuery(world, { kind: 'guest', from: message.from!, call: message });
    updates.push({ guest_message: { ...message, guest_query_id } } as UpdateBody, laneOf(state));
  }
  return message;
}

function callsGuest(world: World, state: ChatState, message: Message): boolean {
  return !isBotMember(world, state) && !message.from?.is_bot && mentionsBot(world, message);
}

function rewrite(world: World, updates: UpdateQueue, message: Message, text: string): Message {
  const state = world.chats.get(message.chat.id)!;
  const current = state.messages.get(message.message_id);
  if (current === undefined) throw new Error('the message to edit is gone');
  const isCaption = current.text === undefined;
  const edited = {
    ...current,
    ...(isCaption ? captionOf(text) : say(text)),
    edit_date: unixSeconds(),
  } as Message;
  const reaches = reachesBot(world, state, edited);
  replace(world, state, edited, false);
  if (reaches) {
    const type = state.chat.type === 'channel' ? 'edited_channel_post' : 'edited_message';
    updates.push({ [type]: edited } as UpdateBody, laneOf(state));
  }
  return edited;
}

function senderOf(user: User, state: ChatState, as: Where['as']): Partial<Message> {
  if (state.chat.type === 'channel') return { sender_chat: state.chat };
  if (as === 'anonymous') return { from: ANONYMOUS, sender_chat: state.chat };
  return as === undefined ? { from: user } : { from: CHANNEL_BOT, sender_chat: as.chat };
}

function replyFields(world: World, state: ChatState, where: Where): ReplyFields {
  const { reply, topic } = where;
  if (reply === undefined) return topicFields(state, topic);
  const current = world.chats.get(reply.chat.id)?.messages.get(reply.message_id) ?? reply;
  const quote = where.quote === undefined ? {} : { quote: quoteOf(current, where.quote) };
  return reply.chat.id === state.id
    ? { ...threadFields(state, current, topic), reply_to_message: plain(current), ...quote }
    : { ...topicFields(state, topic), external_reply: externalReply(current), ...quote };
}

function quoteOf(
  message: Message,
  quote: NonNullable<Where['quote']>,
): NonNullable<Message['quote']> {
  const { text, position, manual = true } = typeof quote === 'string' ? { text: quote } : quote;
  const at = position ?? wordsOf(message).text.indexOf(text);
  if (at < 0 || !wordsOf(message).text.startsWith(text, at)) {
    throw new Error(`cannot select “${text}”: the message does not have these words there`);
  }
  return { text, position: at, ...(manual && { is_manual: true as const }) };
}

function say(text: string, entities: readonly MessageEntity[] = []): Partial<Message> {
  return textFields(typed(text, entities), 'text');
}

function captionOf(text: string, entities: readonly MessageEntity[] = []): Partial<Message> {
  return textFields(typed(text, entities), 'caption');
}

/** Clients send neither empty messages nor longer ones in one piece. */
function typed(text: string, entities: readonly MessageEntity[]): FormattedText {
  if (text.trim() === '' || text.length > MAX_TEXT_UNITS) {
    throw new Error(`nobody can send a message of ${text.length} characters`);
  }
  return { text, entities: inOrder([...entities, ...findEntities(text)]) };
}
