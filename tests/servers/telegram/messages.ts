import type { InlineKeyboardMarkup, Message, MessageEntity } from '@grammyjs/types';

import { badRequest, stricter } from './api-error.ts';
import type { ApiError } from './api-error.ts';
import { pace, readableChat, writableChat } from './context.ts';
import type { Args, Context } from './context.ts';
import { formatText } from './entities.ts';
import type { FormattedText } from './entities.ts';
import { checkKeyboard, keyboardOf } from './markup.ts';
import { keepPhoto } from './photos.ts';
import { replyOf } from './reply.ts';
import {
  botUser,
  happen,
  post,
  replace,
  takeMessageId,
  textFields,
  unixSeconds,
  withKeyboard,
  wordsOf,
} from './world.ts';
import type { ChatState } from './world.ts';

/** Longest text of a message, in UTF-16 units after white space at its ends is cut. */
export const MAX_TEXT_UNITS = 4096;
const MAX_CAPTION_UNITS = 1024;

export const messageMethods = {
  sendMessage: (context: Context, args: Args<'sendMessage'>): Message => {
    if (!args.text) throw badRequest('Message text is empty');
    const keyboard = checkedKeyboard(context, args.reply_markup, args.chat_id);
    const state = writableChat(context, args.chat_id);
    const reply = replyOf(context, state, args.message_thread_id, args.reply_parameters);
    const words = checkedText(context, args.text, args.entities, args.parse_mode);
    return send(context, state, {
      ...reply,
      ...textFields(words, 'text'),
      ...(args.link_preview_options && { link_preview_options: args.link_preview_options }),
      ...(keyboard && { reply_markup: keyboard }),
    });
  },

  sendPhoto: (context: Context, args: Args<'sendPhoto'>): Message => {
    const keyboard = checkedKeyboard(context, args.reply_markup, args.chat_id);
    const state = writableChat(context, args.chat_id);
    const reply = replyOf(context, state, args.message_thread_id, args.reply_parameters);
    const photo = keepPhoto(context, args.photo);
    if (args.parse_mode) throw NO_PARSE_MODE;
    const caption = format(context, args.caption ?? '', args.caption_entities);
    if (caption.text.length > MAX_CAPTION_UNITS) throw badRequest('Message caption is too long');
    return send(context, state, {
      ...reply,
      photo,
      ...textFields(caption, 'caption'),
      ...(keyboard && { reply_markup: keyboard }),
    });
  },

  editMessageText: (context: Context, args: Args<'editMessageText'>): Message | true => {
    if (!args.text) throw badRequest('Message text is empty');
    const keyboard = checkedKeyboard(context, args.reply_markup, args.chat_id);
    return edit(context, args, (message) => {
      if (message.text === undefined) throw badRequest('There is no text in the message to edit');
      const words = checkedText(
        context,
        args.text!,
        args.entities,
        args.parse_mode,
        badRequest('MESSAGE_TOO_LONG'),
      );
      const { text: _text, entities: _entities, ...rest } = message;
      return withKeyboard({ ...rest, ...textFields(words, 'text') } as Message, keyboard);
    });
  },

  editMessageReplyMarkup: (
    context: Context,
    args: Args<'editMessageReplyMarkup'>,
  ): Message | true => {
    const keyboard = checkedKeyboard(context, args.reply_markup, args.chat_id);
    return edit(context, args, (message) => withKeyboard(message, keyboard));
  },

  deleteMessage: (context: Context, args: Args<'deleteMessage'>): true => {
    const { world } = context;
    if (args.chat_id === undefined) throw badRequest('Chat identifier is not specified');
    if (!args.message_id) throw badRequest('Message identifier is not specified');
    const state = writableChat(context, args.chat_id);
    if (!state.messages.has(args.message_id)) throw badRequest('message to delete not found');
    if (!state.own.has(args.message_id)) throw badRequest("message can't be deleted for everyone");
    state.messages.delete(args.message_id);
    const [chat, messageId] = [state.id, args.message_id];
    happen(world, { kind: 'delete', at: Date.now(), chat, byBot: true, messageId });
    return true;
  },
};

/** Text that may stand in a message; `tooLong` is the refusal of the method at hand. */
export function checkedText(
  context: Context,
  text: string,
  entities: readonly MessageEntity[] | undefined,
  parseMode: string | undefined,
  tooLong: ApiError = badRequest('Message is too long'),
): FormattedText {
  if (parseMode) throw NO_PARSE_MODE;
  const words = format(context, text, entities);
  if (words.text === '') throw badRequest('Text must be non-empty');
  if (words.text.length > MAX_TEXT_UNITS) throw tooLong;
  return words;
}

/** A keyboard that may stand under a message in that chat. */
export function checkedKeyboard(
  { world }: Context,
  markup: object | undefined,
  chatId?: number | string,
): InlineKeyboardMarkup | undefined {
  const keyboard = keyboardOf(markup);
  const inChannel = world.chats.get(Number(chatId))?.chat.type === 'channel';
  const { inlineMode } = world.settings;
  if (keyboard !== undefined) checkKeyboard(keyboard, { inlineMode, inChannel });
  return keyboard;
}

/** Offsets are the bot's own business: this server reads no markup. */
const NO_PARSE_MODE = stricter('parse_mode is not read here; send entities');

function format(
  { world }: Context,
  text: string,
  entities: readonly MessageEntity[] = [],
): FormattedText {
  return formatText(text, entities, (id) => world.users.has(id));
}

function send(context: Context, state: ChatState, content: Partial<Message>): Message {
  const { world } = context;
  pace(context, state);
  const sender =
    state.chat.type === 'channel' ? { sender_chat: state.chat } : { from: botUser(world.me) };
  const message = {
    message_id: takeMessageId(world, state),
    ...sender,
    chat: state.chat,
    date: unixSeconds(),
    ...content,
  } as Message;
  return post(world, state, message, true);
}

/** Edits a message of the bot in a chat, or one posted through it by its inline id. */
function edit(
  context: Context,
  target: { chat_id?: number | string; message_id?: number; inline_message_id?: string },
  change: (message: Message) => Message,
): Message | true {
  const { world } = context;
  if (target.chat_id === undefined && target.message_id === undefined) {
    const { state, message } = inlineTarget(context, target.inline_message_id);
    applyEdit(context, state, message, change);
    return true;
  }
  const state = readableChat(context, target.chat_id);
  const message = state.messages.get(target.message_id ?? 0);
  if (message === undefined) throw badRequest('message to edit not found');
  if (!state.own.has(message.message_id)) throw badRequest("Message can't be edited");
  writableChat(context, state.id);
  pace(context, state);
  applyEdit(context, state, message, change);
  return world.chats.get(state.id)!.messages.get(message.message_id)!;
}

function inlineTarget({ world }: Context, id: string | undefined) {
  if (!id) throw badRequest('Message identifier is not specified');
  const place = world.inlineMessages.get(id);
  if (place === undefined) throw badRequest('MESSAGE_ID_INVALID');
  const state = world.chats.get(place.chat)!;
  const message = state.messages.get(place.messageId);
  if (message === undefined) throw badRequest('MESSAGE_ID_INVALID');
  return { state, message };
}

function applyEdit(
  { world }: Context,
  state: ChatState,
  message: Message,
  change: (message: Message) => Message,
): void {
  const changed = change(message);
  if (sameToReaders(message, changed)) throw badRequest('MESSAGE_NOT_MODIFIED');
  replace(world, state, { ...changed, edit_date: unixSeconds() } as Message, true);
}

function sameToReaders(a: Message, b: Message): boolean {
  const seen = (message: Message) =>
    JSON.stringify([wordsOf(message), message.reply_markup ?? null]);
  return seen(a) === seen(b);
}
