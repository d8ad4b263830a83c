import type { Schema } from './schema.ts';

const TEXT = { type: 'string' };
const NUMBER = { type: 'integer' };
const FLAG = { type: 'boolean' };
const CHAT_ID = { type: ['integer', 'string'] };

export function object(
  properties: Record<string, Schema>,
  required: readonly string[] = [],
): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(items: Schema): Schema {
  return { type: 'array', items };
}

function when(condition: Schema, met: Schema, unmet: Schema = {}): Schema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  return { if: condition, then: met, else: unmet };
}

/** The first shape whose key the value has, else the last: unions say less when they fail. */
function whenHas(cases: readonly (readonly [string, Schema])[], otherwise: Schema): Schema {
  return cases.reduceRight<Schema>(
    (rest, [key, schema]) => when({ required: [key] }, schema, rest),
    otherwise,
  );
}

const ENTITY_TYPES =
  'mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler ' +
  'blockquote expandable_blockquote code pre text_link text_mention custom_emoji date_time';

const USER = object(
  {
    id: NUMBER,
    is_bot: FLAG,
    first_name: TEXT,
    last_name: TEXT,
    username: TEXT,
    language_code: TEXT,
  },
  ['id'],
);

const ENTITY = {
  ...object(
    {
      type: { enum: ENTITY_TYPES.split(' ') },
      offset: NUMBER,
      length: NUMBER,
      url: TEXT,
      user: USER,
      language: TEXT,
      custom_emoji_id: TEXT,
      unix_time: NUMBER,
      date_time_format: TEXT,
    },
    ['type', 'offset', 'length'],
  ),
  allOf: [
    when(ofType('text_link'), { required: ['url'] }),
    when(ofType('text_mention'), { required: ['user'] }),
    when(ofType('custom_emoji'), { required: ['custom_emoji_id'] }),
  ],
};

function ofType(type: string): Schema {
  return { properties: { type: { const: type } } };
}

const INLINE_BUTTON = object(
  {
    text: TEXT,
    icon_custom_emoji_id: TEXT,
    style: { enum: ['danger', 'success', 'primary'] },
    url: TEXT,
    callback_data: TEXT,
    web_app: object({ url: TEXT }, ['url']),
    login_url: object(
      { url: TEXT, forward_text: TEXT, bot_username: TEXT, request_write_access: FLAG },
      ['url'],
    ),
    switch_inline_query: TEXT,
    switch_inline_query_current_chat: TEXT,
    switch_inline_query_chosen_chat: object({
      query: TEXT,
      allow_user_chats: FLAG,
      allow_bot_chats: FLAG,
      allow_group_chats: FLAG,
      allow_channel_chats: FLAG,
    }),
    copy_text: object({ text: TEXT }, ['text']),
    callback_game: object({}),
    pay: FLAG,
  },
  ['text'],
);

const INLINE_KEYBOARD = object({ inline_keyboard: list(list(INLINE_BUTTON)) }, ['inline_keyboard']);

const REPLY_MARKUP = {
  type: 'object',
  ...whenHas(
    [
      ['inline_keyboard', INLINE_KEYBOARD],
      [
        'keyboard',
        object({
          keyboard: list(list(object({ text: TEXT }, ['text']))),
          is_persistent: FLAG,
          resize_keyboard: FLAG,
          one_time_keyboard: FLAG,
          input_field_placeholder: TEXT,
          selective: FLAG,
        }),
      ],
      ['remove_keyboard', object({ remove_keyboard: FLAG, selective: FLAG })],
    ],
    object({ force_reply: FLAG, input_field_placeholder: TEXT, selective: FLAG }),
  ),
};

const LINK_PREVIEW = object({
  is_disabled: FLAG,
  url: TEXT,
  prefer_small_media: FLAG,
  prefer_large_media: FLAG,
  show_above_text: FLAG,
});

const REPLY = object(
  {
    message_id: NUMBER,
    chat_id: CHAT_ID,
    allow_sending_without_reply: FLAG,
    quote: TEXT,
    quote_parse_mode: TEXT,
    quote_entities: list(ENTITY),
    quote_position: NUMBER,
  },
  ['message_id'],
);

const ARTICLE = object(
  {
    type: TEXT,
    id: TEXT,
    title: TEXT,
    input_message_content: object(
      {
        message_text: TEXT,
        parse_mode: TEXT,
        entities: list(ENTITY),
        link_preview_options: LINK_PREVIEW,
      },
      ['message_text'],
    ),
    reply_markup: INLINE_KEYBOARD,
    url: TEXT,
    description: TEXT,
    thumbnail_url: TEXT,
    thumbnail_width: NUMBER,
    thumbnail_height: NUMBER,
  },
  ['type', 'id', 'title', 'input_message_content'],
);

const SCOPE_TYPES =
  'default all_private_chats all_group_chats all_chat_administrators chat chat_administrators chat_member';

const SCOPE = object(
  { type: { enum: SCOPE_TYPES.split(' ') }, chat_id: CHAT_ID, user_id: NUMBER },
  ['type'],
);

const SENDING = {
  chat_id: CHAT_ID,
  message_thread_id: NUMBER,
  parse_mode: TEXT,
  disable_notification: FLAG,
  protect_content: FLAG,
  reply_parameters: REPLY,
  reply_markup: REPLY_MARKUP,
};

const TARGET = { chat_id: CHAT_ID, message_id: NUMBER, inline_message_id: TEXT };
const LANGUAGE = { language_code: TEXT };
const COMMAND_MENU = { scope: SCOPE, language_code: TEXT };
const UPDATE_TYPES = list(TEXT);

/** The parameters of each method the server has, as it takes them. */
export const SHAPES: Readonly<Record<string, Readonly<Record<string, Schema>>>> = {
  getUpdates: { offset: NUMBER, limit: NUMBER, timeout: NUMBER, allowed_updates: UPDATE_TYPES },
  setWebhook: {
    url: TEXT,
    ip_address: TEXT,
    max_connections: NUMBER,
    allowed_updates: UPDATE_TYPES,
    drop_pending_updates: FLAG,
    secret_token: TEXT,
  },
  deleteWebhook: { drop_pending_updates: FLAG },
  getWebhookInfo: {},
  getMe: {},
  setMyCommands: {
    ...COMMAND_MENU,
    commands: list(object({ command: TEXT, description: TEXT }, ['command', 'description'])),
  },
  getMyCommands: COMMAND_MENU,
  deleteMyCommands: COMMAND_MENU,
  setMyName: { ...LANGUAGE, name: TEXT },
  getMyName: LANGUAGE,
  setMyDescription: { ...LANGUAGE, description: TEXT },
  getMyDescription: LANGUAGE,
  setMyShortDescription: { ...LANGUAGE, short_description: TEXT },
  getMyShortDescription: LANGUAGE,
  sendMessage: {
    ...SENDING,
    text: TEXT,
    entities: list(ENTITY),
    link_preview_options: LINK_PREVIEW,
  },
  sendPhoto: {
    ...SENDING,
    photo: TEXT,
    caption: TEXT,
    caption_entities: list(ENTITY),
    show_caption_above_media: FLAG,
    has_spoiler: FLAG,
  },
  editMessageText: {
    ...TARGET,
    text: TEXT,
    parse_mode: TEXT,
    entities: list(ENTITY),
    link_preview_options: LINK_PREVIEW,
    reply_markup: INLINE_KEYBOARD,
  },
  editMessageReplyMarkup: { ...TARGET, reply_markup: INLINE_KEYBOARD },
  deleteMessage: { chat_id: CHAT_ID, message_id: NUMBER },
  sendChatAction: { chat_id: CHAT_ID, message_thread_id: NUMBER, action: TEXT },
  setMessageReaction: {
    chat_id: CHAT_ID,
    message_id: NUMBER,
    reaction: list(object({ type: TEXT, emoji: TEXT, custom_emoji_id: TEXT }, ['type'])),
    is_big: FLAG,
  },
  answerCallbackQuery: {
    callback_query_id: TEXT,
    text: TEXT,
    show_alert: FLAG,
    url: TEXT,
    cache_time: NUMBER,
  },
  answerInlineQuery: {
    inline_query_id: TEXT,
    results: list(ARTICLE),
    cache_time: NUMBER,
    is_personal: FLAG,
    next_offset: TEXT,
    button: object({ text: TEXT, start_parameter: TEXT }, ['text']),
  },
  answerGuestQuery: { guest_query_id: TEXT, result: ARTICLE },
};
