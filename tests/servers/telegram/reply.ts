import type { Message, MessageEntity, MessageOrigin, ReplyParameters } from '@grammyjs/types';

import { badRequest, stricter } from './api-error.ts';
import { readableChat } from './context.ts';
import type { Context } from './context.ts';
import { sliceEntities } from './entities.ts';
import { wordsOf } from './world.ts';
import type { ChatState } from './world.ts';

/** The fields of a message that tell what it answers. */
export type ReplyFields = Pick<
  Message,
  'reply_to_message' | 'external_reply' | 'quote' | 'message_thread_id' | 'is_topic_message'
>;

/** What a bot's message answers, with its quote, and where in a forum it goes. */
export function replyOf(
  context: Context,
  state: ChatState,
  thread: number | undefined,
  ask: ReplyParameters | undefined,
): ReplyFields {
  if (thread !== undefined && !state.topics.has(thread)) {
    throw badRequest('message thread not found');
  }
  if (ask === undefined) return topicFields(state, thread);
  const elsewhere =
    ask.chat_id !== undefined && ask.chat_id !== state.id
      ? readableChat(context, ask.chat_id)
      : undefined;
  const target = (elsewhere ?? state).messages.get(ask.message_id ?? 0);
  if (target === undefined) {
    if (ask.allow_sending_without_reply) return topicFields(state, thread);
    throw badRequest('message to be replied not found');
  }
  const quote = ask.quote ? { quote: quoteOf(target, ask) } : {};
  if (elsewhere !== undefined) {
    return { ...topicFields(state, thread), ...quote, external_reply: externalReply(target) };
  }
  return { ...threadFields(state, target, thread), ...quote, reply_to_message: plain(target) };
}

/** A message as it stands in `reply_to_message`: without what it answers itself. */
export function plain(message: Message): NonNullable<Message['reply_to_message']> {
  const { reply_to_message: _, ...rest } = message;
  return rest as NonNullable<Message['reply_to_message']>;
}

/** Where a reply stands: in its target's topic, or in the thread that a supergroup counts it to. */
export function threadFields(
  state: ChatState,
  target: Message,
  thread = target.is_topic_message ? target.message_thread_id : undefined,
): ReplyFields {
  if (thread !== undefined) return { message_thread_id: thread, is_topic_message: true };
  // No topic, though it looks like one: writing to it fails.
  return state.chat.type === 'supergroup'
    ? { message_thread_id: target.message_thread_id ?? target.message_id }
    : {};
}

/** A message in a topic that answers nothing answers the message that opened the topic. */
export function topicFields(state: ChatState, thread: number | undefined): ReplyFields {
  if (thread === undefined) return {};
  const opening = state.messages.get(thread);
  return {
    message_thread_id: thread,
    is_topic_message: true,
    ...(opening && { reply_to_message: plain(opening) }),
  };
}

/** A message of another chat, as far as it is told. */
export function externalReply(target: Message): NonNullable<Message['external_reply']> {
  return {
    origin: originOf(target),
    ...(target.chat.type !== 'private' &&
      target.chat.type !== 'group' && { chat: target.chat, message_id: target.message_id }),
    ...(target.photo && { photo: target.photo }),
    ...(target.sticker && { sticker: target.sticker }),
    ...(target.voice && { voice: target.voice }),
  } as NonNullable<Message['external_reply']>;
}

/** Who wrote a message first, as forwards tell it. */
export function originOf(message: Message): MessageOrigin {
  if (message.forward_origin !== undefined) return message.forward_origin;
  const { date } = message;
  if (message.chat.type === 'channel') {
    return { type: 'channel', date, chat: message.chat, message_id: message.message_id };
  }
  return message.sender_chat === undefined
    ? { type: 'user', date, sender_user: message.from! }
    : ({ type: 'chat', date, sender_chat: message.sender_chat } as MessageOrigin);
}

const MAX_QUOTE_UNITS = 1024;

/** Entities of these kinds must be the same in the quote and in the message. */
const QUOTED_KINDS: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'custom_emoji',
  'date_time',
]);

/** The place of the quote nearest to the position given. */
function quoteOf(target: Message, ask: ReplyParameters): NonNullable<Message['quote']> {
  const { quote = '', quote_entities = [], quote_position = 0 } = ask;
  if (ask.quote_parse_mode) throw stricter('quote_parse_mode is not read here; send entities');
  if (quote.length > MAX_QUOTE_UNITS) throw badRequest('QUOTE_TEXT_INVALID');
  const { text, entities } = wordsOf(target);
  const wanted = written(quote_entities);
  const places = [...occurrences(text, quote)].filter(
    (at) => written(sliceEntities(entities, at, at + quote.length)) === wanted,
  );
  const [position] = places.sort(
    (a, b) => Math.abs(a - quote_position) - Math.abs(b - quote_position),
  );
  if (position === undefined) throw badRequest('QUOTE_TEXT_INVALID');
  return {
    text: quote,
    position,
    ...(quote_entities.length > 0 && { entities: [...quote_entities] }),
  };
}

function* occurrences(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) yield at;
}

function written(entities: readonly MessageEntity[]): string {
  return entities
    .filter(({ type }) => QUOTED_KINDS.has(type))
    .map(({ type, offset, length }) => `${type} ${offset} ${length}`)
    .sort()
    .join();
}
