import { MAX_ACTION_BYTES } from '../actions.ts';
import type { Button, Reply } from '../reply.ts';
import type { InlineKeyboardButton } from './client.ts';

/** What a message stands in, as far as its looks depend on it. */
export interface Frame {
  /** The bot's own, for links into the private chat. */
  readonly username: string;
  /** Inline mode is on: passages can be taken to other chats. */
  readonly inline: boolean;
  /** Channels refuse buttons that open the inline mode. */
  readonly channel: boolean;
}

/** Longest text to copy, in characters (Bot API, CopyTextButton). */
const MAX_COPY_UNITS = 256;

/** What a row has room for on a phone, a Han character counting for two. */
const ROW_COLUMNS = 30;
const ROW_BUTTONS = 4;

/**
 * Rows of buttons, short ones joined so that a keyboard is not taller than its message. Buttons that the
 * place refuses are left out.
 */
export function keyboardOf(rows: Reply['buttons'], frame: Frame): InlineKeyboardButton[][] {
  const joined: InlineKeyboardButton[][] = [];
  for (const row of rows) {
    const buttons = row.flatMap((button) => buttonOf(button, frame) ?? []);
    const longer = [...(joined.at(-1) ?? []), ...buttons];
    if (joined.length > 0 && fitsOneRow(longer)) joined[joined.length - 1] = longer;
    else if (buttons.length > 0) joined.push(buttons);
  }
  return joined;
}

function fitsOneRow(buttons: readonly InlineKeyboardButton[]): boolean {
  const label = buttons.map(({ text }) => text).join('');
  const columns = label.replace(/\p{Script=Han}/gu, '  ').length;
  return buttons.length <= ROW_BUTTONS && columns <= ROW_COLUMNS;
}

function buttonOf(button: Button, { inline, channel }: Frame): InlineKeyboardButton | null {
  const { label: text } = button;
  switch (button.kind) {
    case 'action':
      return Buffer.byteLength(button.action) <= MAX_ACTION_BYTES
        ? { text, callback_data: button.action }
        : null;
    case 'copy':
      return button.text.length <= MAX_COPY_UNITS
        ? { text, copy_text: { text: button.text } }
        : null;
    case 'share':
      return inline && !channel ? { text, switch_inline_query: button.address } : null;
    case 'link':
      return { text, url: button.url };
    default:
      return button satisfies never;
  }
}
