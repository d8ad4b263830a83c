import { createHash } from 'node:crypto';
import type { Reply } from '../reply.ts';
import { createBoundedMap } from '../bounded-map.ts';
import type { Payload, Refusal, ReplyParameters } from './client.ts';
import type { Quote, Where } from './hear.ts';
import type { Frame } from './keyboard.ts';
import type { Outbox } from './outbox.ts';
import type { Lane } from './pacer.ts';
import { renderTelegram } from './render.ts';

/** What a message answers, and the words of it that it quotes. */
export interface Answered {
  readonly message: number;
  readonly quote: Quote | null;
}

/** A message of the bot: in a chat, or posted through it in a chat it may not be in. */
export type Posted =
  | { readonly kind: 'message'; readonly where: Where; readonly id: number }
  | { readonly kind: 'inline'; readonly id: string };

export type Edited = 'done' | 'gone' | 'failed';

export interface Delivery {
  /** Gives the id of the message sent, or null when it could not be. */
  readonly send: (where: Where, reply: Reply, answered: Answered | null) => Promise<number | null>;
  /** `done` also where nothing had to be changed; `gone` where there is no such message any more. */
  readonly edit: (posted: Posted, reply: Reply) => Promise<Edited>;
  readonly editKeyboard: (
    posted: Posted,
    keyboard: Payload<'editMessageReplyMarkup'>['reply_markup'],
  ) => Promise<Edited>;
}

/** `report` is told what Telegram refused, in Telegram's words, which are never a person's. */
export function createDelivery(
  outbox: Outbox,
  frameIn: (kind: Where['kind']) => Frame,
  report: (what: string) => void,
): Delivery {
  /** What messages show now, as far as it is known: Telegram refuses edits that change nothing. */
  const shown = createBoundedMap<string, string>(MAX_SHOWN);

  const edited = async (
    method: 'editMessageText' | 'editMessageReplyMarkup',
    posted: Posted,
    content: object,
  ): Promise<Edited> => {
    const key = JSON.stringify(targetOf(posted));
    const digest = digestOf(content);
    if (shown.get(key) === digest) return 'done';
    shown.set(key, '');
    const payload = { ...targetOf(posted), ...content } as Payload<typeof method>;
    const outcome =
      posted.kind === 'message'
        ? await outbox.write(method, payload, laneOf(posted.where))
        : await outbox.answer(method, payload);
    switch (outcome.kind) {
      case 'done':
        if (method === 'editMessageText') shown.set(key, digest);
        return 'done';
      case 'refused':
        if (/message is not modified/i.test(outcome.description)) return 'done';
        if (GONE.test(outcome.description)) return 'gone';
        report(`${method} refused: ${outcome.code} ${outcome.description}`);
        return 'failed';
      case 'unreachable':
        report(`${method} failed: ${outcome.reason}`);
        return 'failed';
      default:
        return outcome satisfies never;
    }
  };

  const contentOf = (reply: Reply, kind: Where['kind']): object => {
    const { reply_markup = { inline_keyboard: [] }, ...words } = renderTelegram(
      reply,
      frameIn(kind),
    );
    return { ...words, ...NO_PREVIEW, reply_markup };
  };

  return {
    send: async (where, reply, answered) => {
      let payload: Sending | null = sendingOf(where, reply, answered, frameIn(where.kind));
      while (payload !== null) {
        const lane = laneOf({ ...where, chat: Number(payload.chat_id) });
        const outcome = await outbox.write('sendMessage', payload, lane);
        if (outcome.kind === 'done') {
          const { message_id: id, chat } = outcome.value;
          const posted = { kind: 'message', where: { ...where, chat: chat.id }, id } as const;
          shown.set(JSON.stringify(targetOf(posted)), digestOf(contentOf(reply, where.kind)));
          return id;
        }
        if (outcome.kind === 'unreachable') {
          report(`sendMessage failed: ${outcome.reason}`);
          return null;
        }
        payload = plainer(payload, outcome, answered);
        if (payload === null) report(`sendMessage refused: ${outcome.code} ${outcome.description}`);
      }
      return null;
    },
    edit: (posted, reply) => {
      const kind = posted.kind === 'message' ? posted.where.kind : 'private';
      return edited('editMessageText', posted, contentOf(reply, kind));
    },
    editKeyboard: (posted, reply_markup) =>
      edited('editMessageReplyMarkup', posted, { reply_markup }),
  };
}

/** Messages whose looks are remembered. */
const MAX_SHOWN = 10_000;

type Sending = Payload<'sendMessage'>;

const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const;
/** The message was deleted, or is too old or of another sender. */
const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i;
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

function sendingOf(where: Where, reply: Reply, answered: Answered | null, frame: Frame): Sending {
  const quoting = answered === null ? null : quotingReply(where, answered.quote);
  const reply_parameters = quoting ?? (answered === null ? null : plainReply(answered));
  return {
    chat_id: where.chat,
    ...renderTelegram(reply, frame),
    ...NO_PREVIEW,
    ...(where.topic !== null && { message_thread_id: where.topic }),
    ...(reply_parameters !== null && { reply_parameters }),
  } as Sending;
}

/**
 * The same message with less to refuse: in the supergroup that the group became, without the quote,
 * outside a topic that was deleted. Null when there is nothing to leave out.
 */
function plainer(payload: Sending, refusal: Refusal, answered: Answered | null): Sending | null {
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

function digestOf(content: object): string {
  return createHash('sha1').update(JSON.stringify(content)).digest('base64');
}

function targetOf(posted: Posted): object {
  return posted.kind === 'message'
    ? { chat_id: posted.where.chat, message_id: posted.id }
    : { inline_message_id: posted.id };
}

function laneOf({ chat, kind }: Where): Lane {
  return { chat, group: kind !== 'private' };
}
