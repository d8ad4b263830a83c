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

/** Rows of buttons; those the place has no room for are left out, and rows without any with them. */
export function keyboardOf(rows: Reply['buttons'], frame: Frame): InlineKeyboardButton[][] {
  return rows
    .map((row) => row.flatMap((button) => buttonOf(button, frame) ?? []))
    .filter((row) => row.length > 0);
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
    default:
      return button satisfies never;
  }
}
