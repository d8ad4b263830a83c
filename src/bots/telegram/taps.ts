import { parseAddress } from '../../retrieval/address.ts';
import { decodeAction, encodeAction, type Action } from '../actions.ts';
import { wrongAnswer, type Counts } from '../counts.ts';
import { shorten } from '../grapheme.ts';
import { handleCommand, type Deps } from '../handle.ts';
import type { Meter } from '../meter.ts';
import type { Button, Reply } from '../reply.ts';
import { chatWordingOf } from '../wording/chat.ts';
import { createBoundedMap } from '../bounded-map.ts';
import type { CallbackQuery, InlineKeyboardMarkup } from './client.ts';
import type { Delivery } from './deliver.ts';
import type { Admit } from '../limits.ts';
import type { Outbox } from './outbox.ts';
import type { Speaking, Task } from './service.ts';
import { postedOf } from './where.ts';

/** Longest note that a tap can bring up (Bot API, answerCallbackQuery). */
const MAX_NOTE_UNITS = 200;
/** Messages remembered as judged, for second taps that were on their way before the button went. */
const MAX_JUDGED = 1000;

export interface TapDeps {
  readonly outbox: Outbox;
  readonly delivery: Delivery;
  readonly counts: Counts;
  readonly admit: Admit;
  readonly meter: Meter;
  readonly speaking: Speaking;
}

/**
 * What to do for a tap on a button. The button carries all there is to know, so that a second tap does the
 * same once more, which changes nothing.
 */
export function createTapTasks(deps: TapDeps): (query: CallbackQuery) => Task | null {
  const { outbox, delivery, counts, admit, meter, speaking } = deps;
  const judged = createBoundedMap<string, true>(MAX_JUDGED);

  /** Answers a tap, with words in passing or with nothing. */
  const note = async ({ id }: CallbackQuery, text: string): Promise<void> => {
    const words = text === '' ? {} : { text };
    await outbox.answer('answerCallbackQuery', { callback_query_id: id, ...words });
  };

  /** Counts "that is wrong" once for a message, and takes the button away. */
  const judge = async (
    query: CallbackQuery,
    action: Extract<Action, { kind: 'wrong' }>,
    deps: Deps,
  ): Promise<void> => {
    const posted = postedOf(query);
    const key = JSON.stringify([posted ?? query.id, query.data]);
    const { stands, left } = keyboardWithout(query, encodeAction(action));
    const first = stands && !judged.has(key);
    if (first) {
      judged.set(key, true);
      counts.add(wrongAnswer(action.status, currentAddress(action, deps)));
    }
    await note(query, noteOf(handleCommand({ kind: 'action', action }, deps)));
    if (first && posted !== null && left !== null) await delivery.editKeyboard(posted, left);
  };

  const serve = async (query: CallbackQuery): Promise<void> => {
    const deps = speaking(query.from.language_code);
    const action = decodeAction(query.data ?? '');
    if (action === null) return note(query, chatWordingOf(deps.lang).staleButton);
    if (action.kind === 'wrong') return judge(query, action, deps);
    const reply = handleCommand({ kind: 'action', action }, deps);
    meter.replied('telegram', 'button', reply, query.from.id);
    if (reply.status === 'notice') return note(query, noteOf(reply));
    await note(query, '');
    const posted = postedOf(query);
    if (posted === null) return;
    const open = action.kind === 'others' ? withPlaces(reply) : reply;
    const edited = await delivery.edit(posted, open);
    if (edited === 'gone' && posted.kind === 'message') {
      await delivery.send(posted.where, open, null);
    }
  };

  return (query) => {
    const posted = postedOf(query);
    const chat = posted?.kind === 'message' ? posted.where.chat : null;
    const verdict = admit(query.from.id, chat ?? query.from.id);
    if (verdict === 'silent') return null;
    const say = (word: 'tooFast' | 'sorry'): Promise<void> =>
      note(query, chatWordingOf(speaking(query.from.language_code).lang)[word]);
    return {
      key: chat === null ? `inline ${query.inline_message_id}` : `chat ${chat}`,
      kind: 'button',
      chat,
      run: () => (verdict === 'told' ? say('tooFast') : serve(query)),
      apologize: () => say('sorry'),
    };
  };
}

/** A list in place of a passage, with ways back to it and on to those that are listed. */
function withPlaces(reply: Reply): Reply {
  const buttons = reply.blocks.flatMap((block) => {
    const places =
      block.kind === 'source' ? [block] : block.kind === 'entries' ? block.entries : [];
    return [places.flatMap(({ place, address }) => openButton(place, address))];
  });
  return { ...reply, buttons: buttons.filter((row) => row.length > 0) };
}

function openButton(label: string, wire: string | null): Button[] {
  const address = wire === null ? null : parseAddress(wire);
  if (address === null || label === '') return [];
  return [{ kind: 'action', label, action: encodeAction({ kind: 'show', address }) }];
}

/**
 * The keyboard without a button. `stands` is false where the message no longer has it: then it has been
 * tapped. Of messages too old to be seen, and those posted inline, Telegram does not tell the keyboard:
 * there it is taken to stand, and `left` is null.
 */
function keyboardWithout(
  { message }: CallbackQuery,
  data: string,
): { readonly stands: boolean; readonly left: InlineKeyboardMarkup | null } {
  const rows =
    message !== undefined && 'reply_markup' in message
      ? message.reply_markup?.inline_keyboard
      : undefined;
  if (rows === undefined)
    return { stands: message === undefined || message.date === 0, left: null };
  const isIt = (button: object): boolean =>
    'callback_data' in button && button.callback_data === data;
  const left = rows
    .map((row) => row.filter((button) => !isIt(button)))
    .filter((row) => row.length > 0);
  return { stands: rows.flat().some(isIt), left: { inline_keyboard: left } };
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
