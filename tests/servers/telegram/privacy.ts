import type { Message, MessageEntity } from '@grammyjs/types';

import { botStatus, isBotMember, wordsOf } from './world.ts';
import type { ChatState, World } from './world.ts';

/**
 * Whether a message reaches the bot (core.telegram.org/bots/features#privacy-mode). In privacy mode a
 * group tells it only what is meant for it: commands, mentions, replies and its own inline results.
 */
export function reachesBot(world: World, state: ChatState, message: Message): boolean {
  if (state.chat.type === 'private') return true;
  if (!isBotMember(world, state)) return false;
  if (state.chat.type === 'channel') return true;
  if (isService(message)) return true;
  if (fromOtherBot(world, message) && !world.settings.botToBot) return false;
  const seesAll = !world.settings.privacyMode || botStatus(world, state) === 'administrator';
  return seesAll || isMeant(world, state, message);
}

/** Whether a message is meant for the bot, as far as the platform can tell. */
export function isMeant(world: World, state: ChatState, message: Message): boolean {
  const answered = message.reply_to_message;
  return (
    message.via_bot?.id === world.me.id ||
    mentionsBot(world, message) ||
    commandsBot(world, state, message) ||
    (answered !== undefined &&
      answered.forum_topic_created === undefined &&
      (state.own.has(answered.message_id) || state.meant.has(answered.message_id)))
  );
}

export function mentionsBot(world: World, message: Message): boolean {
  const { text, entities } = wordsOf(message);
  const name = `@${world.me.username}`.toLowerCase();
  return entities.some(
    (entity) =>
      (entity.type === 'mention' && slice(text, entity).toLowerCase() === name) ||
      (entity.type === 'text_mention' && entity.user.id === world.me.id),
  );
}

/** `/check@this_bot` anywhere, or a bare command at the start when no other bot spoke last. */
function commandsBot(world: World, state: ChatState, message: Message): boolean {
  const { text, entities } = wordsOf(message);
  return entities.some((entity) => {
    if (entity.type !== 'bot_command') return false;
    const [, named] = slice(text, entity).split('@');
    if (named !== undefined) return named.toLowerCase() === world.me.username.toLowerCase();
    return entity.offset === 0 && (state.lastBot === null || state.lastBot === world.me.id);
  });
}

function slice(text: string, { offset, length }: MessageEntity): string {
  return text.slice(offset, offset + length);
}

/** Fake senders of anonymous admins and channels are bots too, but speak for people. */
function fromOtherBot(world: World, message: Message): boolean {
  const { from, sender_chat, via_bot } = message;
  return (
    from?.is_bot === true &&
    from.id !== world.me.id &&
    sender_chat === undefined &&
    via_bot === undefined
  );
}

function isService(message: Message): boolean {
  return SERVICE_FIELDS.some((field) => field in message);
}

const SERVICE_FIELDS = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'group_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'pinned_message',
  'forum_topic_created',
] as const;
