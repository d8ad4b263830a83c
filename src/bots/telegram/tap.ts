import { decodeAction, encodeAction, type Action } from '../actions.ts';
import { wrongAnswer, type Counts } from '../counts.ts';
import { shorten } from '../grapheme.ts';
import { handleCommand, type Deps } from '../handle.ts';
import type { Reply } from '../reply.ts';
import { chatWordingOf } from '../wording/chat.ts';
import { createBoundedMap } from '../bounded-map.ts';
import type { CallbackQuery, InlineKeyboardMarkup } from './client.ts';
import type { Delivery, Posted } from './deliver.ts';
import type { Where } from './hear.ts';

/** Longest note that a tap can bring up (Bot API, answerCallbackQuery). */
const MAX_NOTE_UNITS = 200;
/** Messages remembered as judged, for second taps that were on their way before the button went. */
const MAX_JUDGED = 1000;

export type Tapped = (query: CallbackQuery, deps: Deps) => Promise<void>;

/**
 * Serves taps. A button carries all there is to know, so a second tap does the same once more, which
 * changes nothing.
 *
 * @param note - answers the tap, with words in passing or with nothing.
 */
export function createTapped(
  delivery: Delivery,
  counts: Counts,
  note: (query: CallbackQuery, text: string) => Promise<void>,
): Tapped {
  const judged = createBoundedMap<string, true>(MAX_JUDGED);

  /** Counts "that is wrong" once for a message, and takes the button away. */
  const judge = async (
    query: CallbackQuery,
    action: Extract<Action, { kind: 'wrong' }>,
    deps: Deps,
  ): Promise<void> => {
    const posted = postedOf(query);
    const key = posted === null ? query.id : JSON.stringify(posted);
    const { known, left } = keyboardWithout(query, encodeAction(action));
    if (known && !judged.has(key)) {
      judged.set(key, true);
      counts.add(wrongAnswer(action.status, currentAddress(action, deps)));
    }
    await note(query, noteOf(handleCommand({ kind: 'action', action }, deps)));
    if (posted !== null && left !== null) await delivery.editKeyboard(posted, left);
  };

  return async (query, deps) => {
    const action = decodeAction(query.data ?? '');
    if (action === null) return note(query, chatWordingOf(deps.lang).staleButton);
    if (action.kind === 'wrong') return judge(query, action, deps);
    const reply = handleCommand({ kind: 'action', action }, deps);
    if (reply.status === 'notice') return note(query, noteOf(reply));
    await note(query, '');
    const posted = postedOf(query);
    if (posted === null) return;
    const edited = await delivery.edit(posted, reply);
    if (edited === 'gone' && posted.kind === 'message') {
      await delivery.send(posted.where, reply, null);
    }
  };
}

/** The message under which a button was tapped; null where Telegram does not tell. */
export function postedOf({ message, inline_message_id }: CallbackQuery): Posted | null {
  if (inline_message_id !== undefined) return { kind: 'inline', id: inline_message_id };
  if (message === undefined) return null;
  const { chat, message_id: id } = message;
  const kind: Where['kind'] =
    chat.type === 'private' ? 'private' : chat.type === 'channel' ? 'channel' : 'group';
  const topic =
    'is_topic_message' in message && message.is_topic_message === true
      ? (message.message_thread_id ?? null)
      : null;
  return { kind: 'message', where: { chat: chat.id, kind, topic }, id };
}

/**
 * The keyboard without a button. `known` is false where the message no longer has it: then it has been
 * tapped. Messages too old to be seen, and those posted inline, are not told; `left` is null for them.
 */
function keyboardWithout(
  { message }: CallbackQuery,
  data: string,
): { readonly known: boolean; readonly left: InlineKeyboardMarkup | null } {
  const rows =
    message !== undefined && 'reply_markup' in message
      ? message.reply_markup?.inline_keyboard
      : undefined;
  if (rows === undefined) return { known: message === undefined || message.date === 0, left: null };
  const isIt = (button: object): boolean =>
    'callback_data' in button && button.callback_data === data;
  const left = rows
    .map((row) => row.filter((button) => !isIt(button)))
    .filter((row) => row.length > 0);
  return { known: rows.flat().some(isIt), left: { inline_keyboard: left } };
}

/** Only places that exist are counted: data of a button can be made up. */
function currentAddress({ address }: Extract<Action, { kind: 'wrong' }>, { engine }: Deps) {
  return address === null || engine.resolve(address).kind === 'gone' ? null : address;
}

/** A reply of one line as a note in passing. */
function noteOf(reply: Reply): string {
  const lines = reply.blocks.flatMap((block) => (block.kind === 'line' ? [block.text] : []));
  return shorten(lines.join('\n'), MAX_NOTE_UNITS);
}
