import type { Payload, Refusal, ReplyParameters } from './client.ts';
import type { Quote } from './hear.ts';
import type { Where } from './where.ts';

export type Sending = Payload<'sendMessage'>;

/** What a message answers, and the words of it that it quotes. */
export interface Answered {
  readonly message: number;
  readonly quote: Quote | null;
}

/** A message to a place, with what it answers. */
export function sendingOf(where: Where, content: object, answered: Answered | null): Sending {
  const quoting = answered === null ? null : quotingReply(where, answered.quote);
  const reply_parameters = quoting ?? (answered === null ? null : plainReply(answered));
  return {
    chat_id: where.chat,
    ...content,
    ...(where.topic !== null && { message_thread_id: where.topic }),
    ...(reply_parameters !== null && { reply_parameters }),
  } as Sending;
}

/**
 * The same message with less to refuse: in the supergroup that the group became, without the quote,
 * outside a topic that was deleted. Null when there is nothing to leave out.
 */
export function plainer(
  payload: Sending,
  refusal: Refusal,
  answered: Answered | null,
): Sending | null {
  const { reply_parameters, message_thread_id, ...rest } = payload;
  const topic = message_thread_id === undefined ? {} : { message_thread_id };
  if (refusal.migratedTo !== null && refusal.migratedTo !== payload.chat_id) {
    // Messages have other ids there.
    return { ...rest, chat_id: refusal.migratedTo } as Sending;
  }
  if (reply_parameters?.quote !== undefined && answered !== null) {
    return { ...rest, ...topic, reply_parameters: plainReply(answered) } as Sending;
  }
  if (message_thread_id !== undefined && /thread not found|TOPIC_/i.test(refusal.description)) {
    return { ...rest, ...(reply_parameters && { reply_parameters }) } as Sending;
  }
  return null;
}

function plainReply({ message }: Answered): ReplyParameters {
  return { message_id: message, allow_sending_without_reply: true };
}

/** Longest quote that Telegram takes (Bot API, ReplyParameters). */
const MAX_QUOTE_UNITS = 1024;
/** Formatting that a quote has to repeat; other kinds it must not have. */
const QUOTED_STYLES: ReadonlySet<string> = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'custom_emoji',
  'date_time',
]);

function quotingReply(where: Where, quote: Quote | null): ReplyParameters | null {
  if (quote === null || quote.text.length > MAX_QUOTE_UNITS) return null;
  const entities = quote.entities.filter(({ type }) => QUOTED_STYLES.has(type));
  const elsewhere = quote.chat !== null && quote.chat !== where.chat;
  return {
    message_id: quote.message,
    ...(elsewhere && { chat_id: quote.chat }),
    allow_sending_without_reply: true,
    quote: quote.text,
    quote_position: quote.position,
    ...(entities.length > 0 && { quote_entities: entities }),
  } as ReplyParameters;
}
