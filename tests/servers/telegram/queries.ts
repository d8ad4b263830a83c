import type { InlineQueryResult, Message } from '@grammyjs/types';

import { badRequest } from './api-error.ts';
import type { Args, Context } from './context.ts';
import { formatText } from './entities.ts';
import { checkedKeyboard, checkedText } from './messages.ts';
import { plain } from './reply.ts';
import {
  botUser,
  cacheKey,
  happen,
  post,
  takeId,
  takeMessageId,
  textFields,
  unixSeconds,
} from './world.ts';
import type { ChatState, OpenQuery, World } from './world.ts';

/** How long an answer is awaited, in ms. The platform does not say; these are what people measured. */
export const QUERY_LIFETIME_MS = { callback: 15_000, inline: 10_000, guest: 15_000 } as const;

export const queryMethods = {
  answerCallbackQuery: (context: Context, args: Args<'answerCallbackQuery'>): true => {
    const { world } = context;
    const { callback_query_id, text = '', url, show_alert = false } = args;
    if (text.length > MAX_TOAST_UNITS) throw badRequest('MESSAGE_TOO_LONG');
    if (url !== undefined && !ownLink(world, url)) throw badRequest('URL_INVALID');
    const query = closeQuery(world, 'callback', callback_query_id);
    happen(world, { kind: 'toast', at: Date.now(), to: query.from, text, alert: show_alert });
    return true;
  },

  answerInlineQuery: (context: Context, args: Args<'answerInlineQuery'>): true => {
    const { world } = context;
    const { inline_query_id, results = [], next_offset = '', button } = args;
    if (results.length > MAX_RESULTS) throw badRequest('Too many inline query results specified');
    if (button !== undefined) checkButton(button);
    for (const result of results) checkResult(context, result);
    const ids = results.map(({ id }) => id);
    if (new Set(ids).size < ids.length) throw badRequest('RESULT_ID_DUPLICATE');
    if (Buffer.byteLength(next_offset) > MAX_OFFSET_BYTES) throw badRequest('NEXT_OFFSET_INVALID');
    const { from, asked } = closeQuery(world, 'inline', inline_query_id);
    const answer = {
      results,
      nextOffset: next_offset,
      button,
      cacheSeconds: args.cache_time ?? DEFAULT_CACHE_SECONDS,
      personal: args.is_personal ?? false,
    };
    world.inlineAnswers.set(inline_query_id!, answer);
    const until = Date.now() + answer.cacheSeconds * 1000;
    world.inlineCache.set(cacheKey(asked!, answer.personal ? from.id : 0), { until, answer });
    happen(world, { kind: 'inline-answer', at: Date.now(), answer });
    return true;
  },

  answerGuestQuery: (context: Context, args: Args<'answerGuestQuery'>) => {
    const { world } = context;
    if (args.result === undefined) throw badRequest("Result isn't specified");
    checkResult(context, args.result);
    const { call } = closeQuery(world, 'guest', args.guest_query_id);
    const state = world.chats.get(call!.chat.id)!;
    const message = messageOf(context, state, args.result, {
      from: botUser(world.me),
      guest_bot_caller_user: call!.from,
      reply_to_message: plain(call!),
    } as Partial<Message>);
    post(world, state, message, true);
    // A guest can reach its answer by the inline id alone.
    state.own.delete(message.message_id);
    return { inline_message_id: nameInline(world, state, message) };
  },
};

/** A result of the bot as a message in a chat, as an inline choice or a guest's answer makes it. */
export function messageOf(
  { world }: { readonly world: World },
  state: ChatState,
  result: InlineQueryResult,
  sender: Partial<Message>,
): Message {
  const { message_text, entities = [], link_preview_options } = contentOf(result);
  const words = formatText(message_text, entities, (id) => world.users.has(id));
  return {
    message_id: takeMessageId(world, state),
    ...sender,
    chat: state.chat,
    date: unixSeconds(),
    ...textFields(words, 'text'),
    ...(link_preview_options && { link_preview_options }),
    ...(result.reply_markup && { reply_markup: result.reply_markup }),
  } as Message;
}

/** Gives a posted result the id by which the bot can edit it. */
export function nameInline(world: World, state: ChatState, message: Message): string {
  const id = `inline-${takeId(world)}`;
  world.inlineMessages.set(id, { chat: state.id, messageId: message.message_id });
  return id;
}

/** Opens a query and returns its id. */
export function openQuery(world: World, query: Omit<OpenQuery, 'askedAt'>): string {
  const id = String(takeId(world));
  world.queries.set(id, { ...query, askedAt: Date.now() });
  return id;
}

const MAX_TOAST_UNITS = 200;
const MAX_RESULTS = 50;
const MAX_RESULT_ID_BYTES = 64;
const MAX_OFFSET_BYTES = 64;
const MAX_START_LENGTH = 64;
const DEFAULT_CACHE_SECONDS = 300;

function closeQuery(world: World, kind: OpenQuery['kind'], id = ''): OpenQuery {
  const query = world.queries.get(id);
  if (query?.kind !== kind || Date.now() - query.askedAt > QUERY_LIFETIME_MS[kind]) {
    throw badRequest('QUERY_ID_INVALID');
  }
  world.queries.delete(id);
  return query;
}

/** TDLib's checks (`InlineQueriesManager::answer_inline_query`). */
function checkButton({ text, start_parameter }: { text: string; start_parameter?: string }): void {
  if (start_parameter === undefined) {
    throw badRequest(
      "Can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
    );
  }
  if (start_parameter === '') throw badRequest("Can't use empty start_parameter");
  if (start_parameter.length > MAX_START_LENGTH) {
    throw badRequest('Too long start_parameter specified');
  }
  if (!/^[\w-]+$/.test(start_parameter)) {
    throw badRequest('Unallowed characters in start_parameter are used');
  }
  if (text === '') throw badRequest('SWITCH_PM_TEXT_EMPTY');
}

function checkResult(context: Context, result: InlineQueryResult): void {
  const { id } = result;
  if (id === '') throw badRequest('RESULT_ID_EMPTY');
  if (Buffer.byteLength(id) > MAX_RESULT_ID_BYTES) throw badRequest('RESULT_ID_INVALID');
  if (result.type === 'article' && result.title === '') throw badRequest('ARTICLE_TITLE_EMPTY');
  const { message_text, entities, parse_mode } = contentOf(result);
  if (message_text === '') {
    throw badRequest("Can't parse inline query result: Input message content is not specified");
  }
  checkedText(context, message_text, entities, parse_mode, badRequest('MESSAGE_TOO_LONG'));
  checkedKeyboard(context, result.reply_markup);
}

function contentOf(result: InlineQueryResult) {
  if (result.type !== 'article' || !('message_text' in result.input_message_content)) {
    throw badRequest(
      `Can't parse inline query result: type "${result.type}" is unsupported for the inline query result`,
    );
  }
  return result.input_message_content;
}

function ownLink({ settings }: World, url: string): boolean {
  return new RegExp(`^(https://)?t\\.me/${settings.username}\\?start=[\\w-]{1,64}$`).test(url);
}
