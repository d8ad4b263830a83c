import { createHash } from 'node:crypto';
import type { Reply } from '../reply.ts';
import { createBoundedMap } from '../bounded-map.ts';
import type { Payload } from './client.ts';
import type { Frame } from './keyboard.ts';
import type { Outbox } from './outbox.ts';
import type { Lane } from './pacer.ts';
import { renderTelegram } from './render.ts';
import { plainer, sendingOf, type Answered, type Sending } from './sending.ts';
import type { Posted, Where } from './where.ts';

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

  /** An edit that names no keyboard takes away the one that was there (Bot API, editMessageText). */
  const contentOf = (reply: Reply, kind: Where['kind']): object => ({
    ...renderTelegram(reply, frameIn(kind)),
    ...NO_PREVIEW,
  });

  return {
    send: async (where, reply, answered) => {
      const content = contentOf(reply, where.kind);
      let payload: Sending | null = sendingOf(where, content, answered);
      while (payload !== null) {
        const lane = laneOf({ ...where, chat: Number(payload.chat_id) });
        const outcome = await outbox.write('sendMessage', payload, lane);
        if (outcome.kind === 'done') {
          const { message_id: id, chat } = outcome.value;
          const posted = { kind: 'message', where: { ...where, chat: chat.id }, id } as const;
          shown.set(JSON.stringify(targetOf(posted)), digestOf(content));
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

const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const;
/** The message was deleted, or is too old or of another sender. */
const GONE = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i;
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
