import type { Chat, ChatMember, ChatMemberUpdated, Message, User } from '@grammyjs/types';

import { reachesBot } from './privacy.ts';
import { originOf } from './reply.ts';
import type { UpdateBody, UpdateQueue } from './updates.ts';
import {
  addChat,
  botStatus,
  happen,
  isBotMember,
  post,
  takeId,
  takeMessageId,
  unixSeconds,
} from './world.ts';
import type { ChatState, MemberStatus, World } from './world.ts';

/** The account that automatic forwards come from. */
const TELEGRAM: User = { id: 777_000, is_bot: false, first_name: 'Telegram' };

export type GroupKind = 'group' | 'supergroup' | 'forum' | 'channel';

export interface GroupOptions {
  readonly title?: string;
  readonly kind?: GroupKind;
  readonly username?: string;
  /** The bot's place in it: `member` by default, `administrator` in a channel. */
  readonly bot?: MemberStatus;
}

/** A chat of several people. */
export interface Group {
  readonly id: number;
  readonly chat: Chat;
  /** Opens a topic of a forum and returns its thread id. */
  readonly opens: (topic: string, by: User) => number;
  /** Takes the bot in, out, or changes its rights; people see it and the bot is told. */
  readonly setsBot: (status: MemberStatus, by: User) => void;
  /** Forbids the bot to write, or allows it again. */
  readonly mutesBot: (muted: boolean) => void;
  /** Becomes a supergroup: it gets a new id, and the old one is refused from then on. */
  readonly migrates: () => Group;
  /** The copy of a channel's post that its discussion group gets by itself. */
  readonly autoForwards: (channelPost: Message) => Message;
  /** Everything the bot wrote here that still stands. */
  readonly botMessages: () => Message[];
}

export function createGroup(world: World, updates: UpdateQueue, options: GroupOptions): Group {
  const { kind = 'supergroup', title = '读书会', username } = options;
  const type = kind === 'forum' ? 'supergroup' : kind;
  const id = type === 'group' ? -takeId(world) : -(1_000_000_000_000 + takeId(world));
  const chat = {
    id,
    type,
    title,
    ...(username && { username }),
    ...(kind === 'forum' && { is_forum: true }),
  } as Chat;
  const state = addChat(world, chat);
  state.members.set(world.me.id, options.bot ?? (type === 'channel' ? 'administrator' : 'member'));
  return groupOf(world, updates, state);
}

/** Tells the bot of something in a chat that no one wrote. */
export function postService(
  world: World,
  updates: UpdateQueue,
  state: ChatState,
  by: User,
  fields: Partial<Message>,
): Message {
  const message = {
    message_id: takeMessageId(world, state),
    from: by,
    chat: state.chat,
    date: unixSeconds(),
    ...fields,
  } as Message;
  post(world, state, message, false);
  if (isBotMember(world, state)) updates.push({ message } as UpdateBody, laneOf(state));
  return message;
}

/** Tells the bot that its own standing in a chat has changed. */
export function announceStanding(
  world: World,
  updates: UpdateQueue,
  state: ChatState,
  by: User,
  before: MemberStatus,
  after: MemberStatus,
): void {
  const my_chat_member = {
    chat: state.chat,
    from: by,
    date: unixSeconds(),
    old_chat_member: memberOf(world, before),
    new_chat_member: memberOf(world, after),
  } as ChatMemberUpdated;
  updates.push({ my_chat_member }, laneOf(state));
}

export function laneOf(state: ChatState): string {
  return `chat ${state.id}`;
}

function groupOf(world: World, updates: UpdateQueue, state: ChatState): Group {
  return {
    id: state.id,
    chat: state.chat,
    opens: (topic, by) => {
      const created = { forum_topic_created: { name: topic, icon_color: 7_322_096 } };
      const id = state.nextMessageId;
      state.topics.set(id, topic);
      const thread = { message_thread_id: id, is_topic_message: true };
      postService(world, updates, state, by, { ...created, ...thread } as Partial<Message>);
      return id;
    },
    setsBot: (status, by) => {
      const before = botStatus(world, state);
      state.members.set(world.me.id, status);
      announceStanding(world, updates, state, by, before, status);
      happen(world, { kind: 'note', at: Date.now(), chat: state.id, text: `the bot is ${status}` });
    },
    mutesBot: (muted) => {
      state.botMuted = muted;
    },
    migrates: () => migrate(world, updates, state),
    autoForwards: (channelPost) => {
      const { text, entities } = channelPost;
      const message = {
        message_id: takeMessageId(world, state),
        from: TELEGRAM,
        sender_chat: channelPost.chat,
        chat: state.chat,
        date: unixSeconds(),
        is_automatic_forward: true,
        forward_origin: originOf(channelPost),
        ...(text !== undefined && { text }),
        ...(entities && { entities }),
      } as Message;
      const reaches = reachesBot(world, state, message);
      post(world, state, message, false);
      if (reaches) updates.push({ message } as UpdateBody, laneOf(state));
      return message;
    },
    botMessages: () => [...state.own].flatMap((id) => state.messages.get(id) ?? []),
  };
}

function migrate(world: World, updates: UpdateQueue, state: ChatState): Group {
  const id = -(1_000_000_000_000 + takeId(world));
  const { title } = state.chat as { title: string };
  const next = addChat(world, { id, type: 'supergroup', title });
  for (const [user, status] of state.members) next.members.set(user, status);
  const by = world.users.get([...state.members.keys()].find((user) => user !== world.me.id) ?? 0);
  const from = by ?? { id: 1, is_bot: false, first_name: 'Owner' };
  postService(world, updates, state, from, { migrate_to_chat_id: id });
  postService(world, updates, next, from, { migrate_from_chat_id: state.id });
  state.migratedTo = id;
  return groupOf(world, updates, next);
}

function memberOf(world: World, status: MemberStatus): ChatMember {
  const { id, first_name, username } = world.me;
  const user = { id, is_bot: true, first_name, username };
  switch (status) {
    case 'creator':
      return { status, user, is_anonymous: false };
    case 'administrator':
      return { status, user, ...ADMIN_RIGHTS } as ChatMember;
    case 'kicked':
      return { status, user, until_date: 0 };
    case 'member':
    case 'left':
      return { status, user };
    default:
      throw status satisfies never;
  }
}

const ADMIN_RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
};
