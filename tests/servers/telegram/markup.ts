import type { InlineKeyboardButton, InlineKeyboardMarkup } from '@grammyjs/types';

import { badRequest, stricter } from './api-error.ts';
import { checkLink } from './links.ts';

export interface MarkupSetting {
  /** Inline mode is on for the bot; without it a switch button is of an invalid type. */
  readonly inlineMode: boolean;
  readonly inChannel: boolean;
}

/**
 * Refuses a keyboard that the platform refuses. It takes the first action of a button that has several;
 * that is refused too.
 */
export function checkKeyboard(markup: InlineKeyboardMarkup, setting: MarkupSetting): void {
  const buttons = markup.inline_keyboard.flat();
  for (const button of buttons) checkAction(button);
  for (const button of buttons) checkValue(button, setting);
  if (buttons.length > MAX_BUTTONS) throw badRequest('REPLY_MARKUP_TOO_LONG');
}

/** An empty keyboard is no keyboard, as after an edit that leaves the buttons out. */
export function keyboardOf(markup: object | undefined): InlineKeyboardMarkup | undefined {
  if (markup === undefined || !('inline_keyboard' in markup)) return undefined;
  const keyboard = markup as InlineKeyboardMarkup;
  return keyboard.inline_keyboard.flat().length === 0 ? undefined : keyboard;
}

/** Whether a tap sends `callback_data` to the bot. */
function callbackData(button: InlineKeyboardButton): string | undefined {
  return 'callback_data' in button ? button.callback_data : undefined;
}

const MAX_BUTTONS = 300;
const MAX_CALLBACK_BYTES = 64;
const MAX_COPY_UNITS = 256;

const ACTIONS = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
] as const;

function checkAction(button: InlineKeyboardButton): void {
  const actions = ACTIONS.filter((action) => action in button);
  const empty = callbackData(button) === '' || ('url' in button && button.url === '');
  if (actions.length === 0 || (actions.length === 1 && empty)) {
    throw badRequest(
      "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  }
  if (actions.length > 1) throw stricter(`a button has several actions: ${actions.join(', ')}`);
  if (button.text === '') throw stricter('a button without text is left out');
}

function checkValue(button: InlineKeyboardButton, { inlineMode, inChannel }: MarkupSetting): void {
  const action = ACTIONS.find((name) => name in button);
  if ('url' in button) checkLink('Inline keyboard button', button.url);
  if (Buffer.byteLength(callbackData(button) ?? '') > MAX_CALLBACK_BYTES) {
    throw badRequest('BUTTON_DATA_INVALID');
  }
  if ('copy_text' in button) {
    const { length } = button.copy_text.text;
    if (length === 0 || length > MAX_COPY_UNITS) throw badRequest('BUTTON_COPY_TEXT_INVALID');
  }
  if (action?.startsWith('switch_inline')) {
    if (inChannel) {
      throw badRequest(
        `Can't use ${action} button in a channel chat, because users will not be able to use the button without knowing bot's username`,
      );
    }
    if (!inlineMode) throw badRequest('BUTTON_TYPE_INVALID');
  }
  // A game, an invoice or a web app belongs to messages that this server does not send.
  if ('pay' in button || 'callback_game' in button || 'web_app' in button) {
    throw badRequest('BUTTON_TYPE_INVALID');
  }
}
