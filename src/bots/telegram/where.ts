import type { CallbackQuery, Message } from './client.ts';

/** Where something is said. */
export interface Where {
  readonly chat: number;
  readonly kind: 'private' | 'group' | 'channel';
  /** A forum topic. */
  readonly topic: number | null;
}

/** A message of the bot: in a chat, or posted through it in a chat that it may not be in. */
export type Posted =
  | { readonly kind: 'message'; readonly where: Where; readonly id: number }
  | { readonly kind: 'inline'; readonly id: string };

/** Messages that are too old to be seen still tell their chat. */
export function whereOf(message: Message | NonNullable<CallbackQuery['message']>): Where {
  const { id: chat, type } = message.chat;
  const kind = type === 'private' || type === 'channel' ? type : 'group';
  // Plain replies in a supergroup have a thread id too; writing to that one is refused.
  const inTopic = 'is_topic_message' in message && message.is_topic_message === true;
  return { chat, kind, topic: inTopic ? (message.message_thread_id ?? null) : null };
}

/** The message under which a button was tapped; null where Telegram does not tell. */
export function postedOf({ message, inline_message_id }: CallbackQuery): Posted | null {
  if (inline_message_id !== undefined) return { kind: 'inline', id: inline_message_id };
  if (message === undefined) return null;
  return { kind: 'message', where: whereOf(message), id: message.message_id };
}
