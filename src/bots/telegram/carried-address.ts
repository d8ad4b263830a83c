import type { Address } from '../../retrieval/address.ts';
import { decodeAction } from '../actions.ts';
import type { Message } from './client.ts';
import { linkedAddress } from './links.ts';
import { wordsOf } from './message-words.ts';

/**
 * The place that a message of the bot shows, read from the message itself: from the link on its place,
 * else from its buttons. Any process can answer a reply to a message of any age.
 */
export function carriedAddress(message: Message, username: string): Address | null {
  for (const entity of wordsOf(message).entities) {
    const address = entity.type === 'text_link' ? linkedAddress(username, entity.url) : null;
    if (address !== null) return address;
  }
  for (const button of message.reply_markup?.inline_keyboard.flat() ?? []) {
    const action = 'callback_data' in button ? decodeAction(button.callback_data) : null;
    if (action !== null && 'address' in action && action.address !== null) return action.address;
  }
  return null;
}
