import type { Chat, InlineKeyboardMarkup, Message, User, UserFromGetMe } from '@grammyjs/types';

import type { FormattedText } from './entities.ts';
import { createSignal } from './timeline.ts';
import type { Happening, InlineAnswer, Signal } from './timeline.ts';

/** What BotFather can switch; the defaults are those of the bot under test. */
export interface BotSettings {
  readonly id: number;
  readonly name: string;
  readonly username: string;
  /** In groups the bot sees only what is meant for it. */
  readonly privacyMode: boolean;
  readonly inlineMode: boolean;
  /** Chosen inline results are reported. */
  readonly inlineFeedback: boolean;
  readonly guestMode: boolean;
  /** Messages of other bots arrive as those of people do. */
  readonly botToBot: boolean;
}

const DEFAULT_BOT: BotSettings = {
  id: 7_000_000_001,
  name: '出处',
  username: 'chuchu_bot',
  privacyMode: true,
  inlineMode: true,
  inlineFeedback: false,
  guestMode: false,
  botToBot: false,
};

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

/** Whether a person lets the bot write to them. `closed`: they never wrote to it. */
export type Access = 'open' | 'closed' | 'blocked' | 'deactivated';

export interface ChatState {
  readonly id: number;
  readonly chat: Chat;
  /** By user id; the bot is a member like others. */
  readonly members: Map<number, MemberStatus>;
  readonly messages: Map<number, Message>;
  /** Ids of messages the bot under test wrote. */
  readonly own: Set<number>;
  /** Ids of messages that were meant for the bot: replies to them reach it in privacy mode. */
  readonly meant: Set<number>;
  /** Forum topics by the id of the message that opened them. */
  readonly topics: Map<number, string>;
  nextMessageId: number;
  access: Access;
  /** Where a group went when it became a supergroup. */
  migratedTo: number | null;
  /** The bot that spoke last; commands without a name are meant for it. */
  lastBot: number | null;
  /** The bot may not write here. */
  botMuted: boolean;
}

/** A message posted through the bot into a chat, known to it by this id alone. */
export interface InlineMessage {
  readonly chat: number;
  readonly messageId: number;
}

/** A query that waits for its one answer. */
export interface OpenQuery {
  readonly kind: 'callback' | 'inline' | 'guest';
  readonly from: User;
  readonly askedAt: number;
  /** For a guest query, the message that called the bot. */
  readonly call?: Message;
  /** For an inline query, what was typed. */
  readonly asked?: Typed;
}

/** What stands after the bot's name in an inline query, and the page of its answer that is asked for. */
export interface Typed {
  readonly query: string;
  readonly offset: string;
}

/** An inline answer that the platform gives again to who types the same. */
export interface CachedAnswer {
  readonly until: number;
  readonly answer: InlineAnswer;
}

export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Everything the server knows. Plain data; what may be done with it stands in the other files. */
export interface World {
  readonly settings: BotSettings;
  readonly me: UserFromGetMe;
  readonly users: Map<number, User>;
  readonly chats: Map<number, ChatState>;
  readonly inlineMessages: Map<string, InlineMessage>;
  readonly queries: Map<string, OpenQuery>;
  readonly inlineAnswers: Map<string, InlineAnswer>;
  /** By what was typed and, for personal answers, by whom. */
  readonly inlineCache: Map<string, CachedAnswer>;
  /** Photos by file id. */
  readonly uploads: Map<string, Upload>;
  readonly timeline: Happening[];
  readonly signal: Signal;
  nextId: number;
  /** In private chats and basic groups all messages of an account share one counter. */
  nextMessageId: number;
}

export function createWorld(changes: Partial<BotSettings>): World {
  const settings = { ...DEFAULT_BOT, ...changes };
  const me: UserFromGetMe = {
    id: settings.id,
    is_bot: true,
    first_name: settings.name,
    username: settings.username,
    can_join_groups: true,
    can_read_all_group_messages: !settings.privacyMode,
    supports_guest_queries: settings.guestMode,
    supports_inline_queries: settings.inlineMode,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
  return {
    settings,
    me,
    users: new Map([[me.id, botUser(me)]]),
    chats: new Map(),
    inlineMessages: new Map(),
    queries: new Map(),
    inlineAnswers: new Map(),
    inlineCache: new Map(),
    uploads: new Map(),
    timeline: [],
    signal: createSignal(),
    nextId: 1_000_001,
    nextMessageId: 101,
  };
}

export function addChat(world: World, chat: Chat): ChatState {
  const state: ChatState = {
    id: chat.id,
    chat,
    members: new Map(),
    messages: new Map(),
    own: new Set(),
    meant: new Set(),
    topics: new Map(),
    nextMessageId: 1,
    access: 'open',
    migratedTo: null,
    lastBot: null,
    botMuted: false,
  };
  world.chats.set(chat.id, state);
  return state;
}

export function takeMessageId(world: World, state: ChatState): number {
  const shared = state.chat.type === 'private' || state.chat.type === 'group';
  return shared ? world.nextMessageId++ : state.nextMessageId++;
}

/** A fresh id that no two things of any kind share; as a string for queries. */
export function takeId(world: World): number {
  return world.nextId++;
}

/** Keeps a new message and tells what happened. */
export function post(world: World, state: ChatState, message: Message, byBot: boolean): Message {
  state.messages.set(message.message_id, message);
  if (byBot) state.own.add(message.message_id);
  if (message.from?.is_bot && message.sender_chat === undefined) state.lastBot = message.from.id;
  happen(world, { kind: 'message', at: Date.now(), chat: state.id, byBot, message });
  return message;
}

/** Replaces a message with its new version. */
export function replace(world: World, state: ChatState, message: Message, byBot: boolean): void {
  state.messages.set(message.message_id, message);
  happen(world, { kind: 'edit', at: Date.now(), chat: state.id, byBot, message });
}

export function happen(world: World, happening: Happening): void {
  world.timeline.push(happening);
  world.signal.raise();
}

export function botStatus(world: World, state: ChatState): MemberStatus {
  return state.members.get(world.me.id) ?? 'left';
}

export function isBotMember(world: World, state: ChatState): boolean {
  return !['left', 'kicked'].includes(botStatus(world, state));
}

/** The text of a message, be it a caption. */
export function wordsOf(message: Message): FormattedText {
  return message.text !== undefined
    ? { text: message.text, entities: message.entities ?? [] }
    : { text: message.caption ?? '', entities: message.caption_entities ?? [] };
}

/** The fields of a message that hold its text; empty lists are left out as the platform does. */
export function textFields(
  { text, entities }: FormattedText,
  field: 'text' | 'caption',
): Partial<Message> {
  if (text === '') return {};
  const list = entities.length > 0 ? [...entities] : undefined;
  return field === 'text'
    ? { text, ...(list && { entities: list }) }
    : { caption: text, ...(list && { caption_entities: list }) };
}

/** The bot as it appears in messages, without what only getMe tells. */
export function botUser({ id, first_name, username }: UserFromGetMe): User {
  return { id, is_bot: true, first_name, username };
}

/** The key of a cached inline answer; `by` is a user's id, or 0 for everyone. */
export function cacheKey({ query, offset }: Typed, by: number): string {
  return JSON.stringify([query, offset, by]);
}

export function unixSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

export function withKeyboard<M extends Message>(
  message: M,
  keyboard: InlineKeyboardMarkup | undefined,
): M {
  const { reply_markup: _, ...rest } = message;
  return { ...rest, ...(keyboard && { reply_markup: keyboard }) } as M;
}
