import type { Message } from '@grammyjs/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { call } from './call.ts';
import { startTelegramServer } from './index.ts';
import type { Group, Person, TelegramServer } from './index.ts';

/** What the rows speak of; made anew for each row. */
interface Scene {
  readonly server: TelegramServer;
  /** Has written to the bot. */
  readonly alice: Person;
  readonly said: Message;
  /** By the bot, in Alice's chat, with a button. */
  readonly own: Message;
  readonly group: Group;
  readonly forum: Group;
  readonly topic: number;
  readonly channel: Group;
  readonly tap: () => string;
  readonly query: () => string;
  readonly guest: () => string;
}

type Parameters = Record<string, unknown>;

/** One rule: a request that is accepted, one that is refused, and the words it is refused with. */
interface Row {
  readonly rule: string;
  readonly method: string;
  readonly good: (scene: Scene) => Parameters;
  readonly bad: (scene: Scene) => Parameters;
  readonly says: string | ((scene: Scene) => string);
  readonly status?: number;
}

let server: TelegramServer;

beforeAll(async () => {
  server = await startTelegramServer({ bot: { guestMode: true } });
});

afterAll(() => server.close());

function makeScene(): Scene {
  const alice = server.person('Alice', { language: 'zh-hans' });
  const said = alice.says('习近平主席在会上说，要弘扬“上海精神”👍。');
  const keyboard = { inline_keyboard: [[{ text: '›', callback_data: 'next' }]] };
  const own = server.plant(alice, { text: '旧的回答', reply_markup: keyboard });
  const forum = server.group({ kind: 'forum' });
  const strange = server.group({ bot: 'left' });
  return {
    server,
    alice,
    said,
    own,
    group: server.group({ kind: 'group' }),
    forum,
    topic: forum.opens('上海精神', alice.user),
    channel: server.group({ kind: 'channel' }),
    tap: () => {
      const tap = alice.taps(own, '›');
      return tap.kind === 'callback' ? tap.id : '';
    },
    query: () => alice.typesAhead(`贸易额 ${Math.random()}`)!,
    guest: () => {
      alice.says('@chuchu_bot 谁', { in: strange });
      return [...server.world.queries.keys()].at(-1)!;
    },
  };
}

const NOT_MODIFIED =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
const STRICTER = 'Bad Request: stricter than the platform: ';

/** sendMessage to Alice. */
const send =
  (parameters: Parameters) =>
  ({ alice }: Scene): Parameters => ({ chat_id: alice.user.id, text: '好', ...parameters });

/** sendMessage to Alice with one inline button. */
const button = (fields: Parameters) =>
  send({ reply_markup: { inline_keyboard: [[{ text: '·', ...fields }]] } });

const entity = (fields: Parameters, text = '上海👍精神') =>
  send({ text, entities: [{ type: 'bold', offset: 0, length: 2, ...fields }] });

const article = (fields: Parameters = {}): Parameters => ({
  type: 'article',
  id: 'p13',
  title: '¶13',
  input_message_content: { message_text: '上海精神' },
  ...fields,
});

/** answerInlineQuery with results and other fields. */
const inline =
  (results: Parameters[], fields: Parameters = {}) =>
  ({ query }: Scene): Parameters => ({ inline_query_id: query(), results, ...fields });

const many = (count: number) => Array.from({ length: count }, (_, at) => article({ id: `${at}` }));

const reply =
  (fields: Parameters) =>
  ({ alice, said }: Scene): Parameters => ({
    chat_id: alice.user.id,
    text: '好',
    reply_parameters: { message_id: said.message_id, ...fields },
  });

const edit =
  (fields: Parameters) =>
  ({ alice, own }: Scene): Parameters => ({
    chat_id: alice.user.id,
    message_id: own.message_id,
    text: '新的回答',
    ...fields,
  });

const menu =
  (commands: Parameters[], fields: Parameters = {}) =>
  () => ({ commands, ...fields });
const command = { command: 'ask', description: '提问' };

const ROWS: Row[] = [
  {
    rule: 'methods it does not know',
    method: 'getMe',
    good: () => ({}),
    bad: () => ({}),
    says: 'Not Found: method not found',
    status: 404,
  },
  {
    rule: 'fields that a method does not have',
    method: 'sendMessage',
    good: send({ disable_notification: true }),
    bad: send({ reply_to_message_id: 1 }),
    says: `${STRICTER}sendMessage has no field "reply_to_message_id"`,
  },
  {
    rule: 'fields that an object does not have',
    method: 'sendMessage',
    good: send({ link_preview_options: { is_disabled: true } }),
    bad: send({ link_preview_options: { disabled: true } }),
    says: `${STRICTER}sendMessage has no field "link_preview_options/disabled"`,
  },
  {
    rule: 'values of another type',
    method: 'sendMessage',
    good: send({ link_preview_options: { is_disabled: false } }),
    bad: send({ link_preview_options: { is_disabled: 'yes' } }),
    says: 'Bad Request: field "is_disabled" must be of type Boolean',
  },
  {
    rule: 'a text that is missing',
    method: 'sendMessage',
    good: send({}),
    bad: ({ alice }) => ({ chat_id: alice.user.id }),
    says: 'Bad Request: message text is empty',
  },
  {
    rule: 'a text of blanks',
    method: 'sendMessage',
    good: send({ text: ' 好 ' }),
    bad: send({ text: ' \n\t ' }),
    says: 'Bad Request: text must be non-empty',
  },
  {
    rule: 'a text over 4096 UTF-16 units, blanks at its ends aside',
    method: 'sendMessage',
    good: send({ text: `${'👍'.repeat(2048)}\n` }),
    bad: send({ text: `${'👍'.repeat(2048)}好` }),
    says: 'Bad Request: message is too long',
  },
  {
    rule: 'markup, which this server does not read',
    method: 'sendMessage',
    good: send({ text: '<b>' }),
    bad: send({ text: '<b>好</b>', parse_mode: 'HTML' }),
    says: `${STRICTER}parse_mode is not read here; send entities`,
  },
  {
    rule: 'a chat that is not named',
    method: 'sendMessage',
    good: send({}),
    bad: () => ({ text: '好' }),
    says: 'Bad Request: chat_id is empty',
  },
  {
    rule: 'a chat that does not exist',
    method: 'sendMessage',
    good: send({}),
    bad: () => ({ chat_id: -5, text: '好' }),
    says: 'Bad Request: chat not found',
  },
  {
    rule: 'a person who never wrote to the bot',
    method: 'sendMessage',
    good: send({}),
    bad: () => ({ chat_id: server.person('Bob').user.id, text: '好' }),
    says: "Forbidden: bot can't initiate conversation with a user",
    status: 403,
  },
  {
    rule: 'a person who blocked the bot',
    method: 'sendMessage',
    good: send({}),
    bad: ({ alice }) => {
      alice.blocksBot();
      return { chat_id: alice.user.id, text: '好' };
    },
    says: 'Forbidden: bot was blocked by the user',
    status: 403,
  },
  {
    rule: 'a person whose account is gone',
    method: 'sendMessage',
    good: send({}),
    bad: ({ alice }) => {
      alice.vanishes();
      return { chat_id: alice.user.id, text: '好' };
    },
    says: 'Forbidden: user is deactivated',
    status: 403,
  },
  {
    rule: 'a group that threw the bot out',
    method: 'sendMessage',
    good: ({ group }) => ({ chat_id: group.id, text: '好' }),
    bad: ({ group, alice }) => {
      group.setsBot('kicked', alice.user);
      return { chat_id: group.id, text: '好' };
    },
    says: 'Forbidden: bot was kicked from the group chat',
    status: 403,
  },
  {
    rule: 'a group that the bot is not in',
    method: 'sendMessage',
    good: ({ forum }) => ({ chat_id: forum.id, text: '好' }),
    bad: ({ forum, alice }) => {
      forum.setsBot('left', alice.user);
      return { chat_id: forum.id, text: '好' };
    },
    says: 'Forbidden: bot is not a member of the supergroup chat',
    status: 403,
  },
  {
    rule: 'a group that became a supergroup',
    method: 'sendMessage',
    good: ({ group }) => ({ chat_id: group.migrates().id, text: '好' }),
    bad: ({ group }) => {
      group.migrates();
      return { chat_id: group.id, text: '好' };
    },
    says: 'Bad Request: group chat was upgraded to a supergroup chat',
  },
  {
    rule: 'a group where the bot may not write',
    method: 'sendMessage',
    good: ({ group }) => ({ chat_id: group.id, text: '好' }),
    bad: ({ group }) => {
      group.mutesBot(true);
      return { chat_id: group.id, text: '好' };
    },
    says: 'Bad Request: not enough rights to send text messages to the chat',
  },
  {
    rule: 'a channel without being its admin',
    method: 'sendMessage',
    good: ({ channel }) => ({ chat_id: channel.id, text: '好' }),
    bad: ({ channel, alice }) => {
      channel.setsBot('member', alice.user);
      return { chat_id: channel.id, text: '好' };
    },
    says: 'Bad Request: need administrator rights in the channel chat',
  },
  {
    rule: 'a topic that does not exist',
    method: 'sendMessage',
    good: ({ forum, topic }) => ({ chat_id: forum.id, text: '好', message_thread_id: topic }),
    bad: ({ forum, topic }) => ({ chat_id: forum.id, text: '好', message_thread_id: topic + 99 }),
    says: 'Bad Request: message thread not found',
  },
  {
    rule: 'the thread of a reply in a supergroup, which is no topic',
    method: 'sendMessage',
    good: () => ({ chat_id: server.group().id, text: '好' }),
    bad: ({ alice }) => {
      const group = server.group();
      const first = alice.says('一', { in: group });
      const second = alice.says('二', { in: group, reply: first });
      return { chat_id: group.id, text: '好', message_thread_id: second.message_thread_id };
    },
    says: 'Bad Request: message thread not found',
  },
  {
    rule: 'an entity that begins before the text',
    method: 'sendMessage',
    good: entity({}),
    bad: entity({ offset: -1 }),
    says: 'Bad Request: receive an entity with incorrect offset -1',
  },
  {
    rule: 'an entity that begins after the text',
    method: 'sendMessage',
    good: entity({ offset: 5, length: 1 }),
    bad: entity({ offset: 6, length: 1 }),
    says: 'Bad Request: entity begins after the end of the text at UTF-16 offset 6',
  },
  {
    rule: 'an entity that ends after the text',
    method: 'sendMessage',
    good: entity({ length: 6 }),
    bad: entity({ length: 7 }),
    says: 'Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 7',
  },
  {
    rule: 'an entity that begins inside a character',
    method: 'sendMessage',
    good: entity({ offset: 2, length: 2 }),
    bad: entity({ offset: 3, length: 1 }),
    says: 'Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 10',
  },
  {
    rule: 'an entity that ends inside a character',
    method: 'sendMessage',
    good: entity({ length: 4 }),
    bad: entity({ length: 3 }),
    says: 'Bad Request: entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 10',
  },
  {
    rule: 'an entity of an unknown kind',
    method: 'sendMessage',
    good: entity({ type: 'underline' }),
    bad: entity({ type: 'highlight' }),
    says: "Bad Request: can't parse MessageEntity: Unsupported type specified",
  },
  {
    rule: 'an entity without its length',
    method: 'sendMessage',
    good: entity({}),
    bad: send({ entities: [{ type: 'bold', offset: 0 }] }),
    says: 'Bad Request: can\'t parse MessageEntity: Can\'t find field "length"',
  },
  {
    rule: 'a link without its address',
    method: 'sendMessage',
    good: entity({ type: 'text_link', url: 'https://example.com/#p13' }),
    bad: entity({ type: 'text_link' }),
    says: 'Bad Request: can\'t parse MessageEntity: Can\'t find field "url"',
  },
  {
    rule: 'a link that is none',
    method: 'sendMessage',
    good: entity({ type: 'text_link', url: 'example.com' }),
    bad: entity({ type: 'text_link', url: 'not-a-url' }),
    says: "Bad Request: entity URL 'not-a-url' is invalid: Wrong HTTP URL",
  },
  {
    rule: 'a mention of nobody',
    method: 'sendMessage',
    good: (scene) => entity({ type: 'text_mention', user: scene.alice.user })(scene),
    bad: entity({ type: 'text_mention', user: { id: 5, is_bot: false, first_name: 'X' } }),
    says: 'Bad Request: user not found',
  },
  {
    rule: 'entities that cross',
    method: 'sendMessage',
    good: send({
      text: '上海精神',
      entities: [
        { type: 'blockquote', offset: 0, length: 4 },
        { type: 'bold', offset: 1, length: 3 },
        { type: 'italic', offset: 1, length: 1 },
      ],
    }),
    bad: send({
      text: '上海精神',
      entities: [
        { type: 'bold', offset: 0, length: 3 },
        { type: 'italic', offset: 2, length: 2 },
      ],
    }),
    says: `${STRICTER}entities "bold" and "italic" cross`,
  },
  {
    rule: 'block quotes inside block quotes',
    method: 'sendMessage',
    good: send({
      text: '上海\n精神',
      entities: [
        { type: 'blockquote', offset: 0, length: 2 },
        { type: 'expandable_blockquote', offset: 3, length: 2 },
      ],
    }),
    bad: send({
      text: '上海\n精神',
      entities: [
        { type: 'blockquote', offset: 0, length: 5 },
        { type: 'expandable_blockquote', offset: 3, length: 2 },
      ],
    }),
    says: `${STRICTER}block quotes are nested`,
  },
  {
    rule: 'a button without a label',
    method: 'sendMessage',
    good: button({ callback_data: 'a' }),
    bad: send({ reply_markup: { inline_keyboard: [[{ callback_data: 'a' }]] } }),
    says: 'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"',
  },
  {
    rule: 'a button that does nothing',
    method: 'sendMessage',
    good: button({ callback_data: 'a' }),
    bad: button({}),
    says: "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  },
  {
    rule: 'a button with empty data',
    method: 'sendMessage',
    good: button({ callback_data: 'a' }),
    bad: button({ callback_data: '' }),
    says: "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  },
  {
    rule: 'a button with two actions',
    method: 'sendMessage',
    good: button({ copy_text: { text: 'a' } }),
    bad: button({ copy_text: { text: 'a' }, callback_data: 'a' }),
    says: `${STRICTER}a button has several actions: callback_data, copy_text`,
  },
  {
    rule: 'callback data over 64 bytes',
    method: 'sendMessage',
    good: button({ callback_data: `${'段'.repeat(21)}a` }),
    bad: button({ callback_data: `${'段'.repeat(21)}ab` }),
    says: 'Bad Request: BUTTON_DATA_INVALID',
  },
  {
    rule: 'a text to copy over 256 characters',
    method: 'sendMessage',
    good: button({ copy_text: { text: '段'.repeat(256) } }),
    bad: button({ copy_text: { text: '段'.repeat(257) } }),
    says: 'Bad Request: BUTTON_COPY_TEXT_INVALID',
  },
  {
    rule: 'an empty text to copy',
    method: 'sendMessage',
    good: button({ copy_text: { text: '段' } }),
    bad: button({ copy_text: { text: '' } }),
    says: 'Bad Request: BUTTON_COPY_TEXT_INVALID',
  },
  {
    rule: 'a button with a bad link',
    method: 'sendMessage',
    good: button({ url: 'https://t.me/chuchu_bot?start=p13' }),
    bad: button({ url: 'ftp://example.com' }),
    says: "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
  },
  {
    rule: 'a share button in a channel',
    method: 'sendMessage',
    good: button({ switch_inline_query: 'p13' }),
    bad: ({ channel }) => ({
      chat_id: channel.id,
      text: '好',
      reply_markup: { inline_keyboard: [[{ text: '·', switch_inline_query: 'p13' }]] },
    }),
    says: "Bad Request: can't use switch_inline_query button in a channel chat, because users will not be able to use the button without knowing bot's username",
  },
  {
    rule: 'a reply to a message that is not there',
    method: 'sendMessage',
    good: reply({ message_id: 99_999, allow_sending_without_reply: true }),
    bad: reply({ message_id: 99_999 }),
    says: 'Bad Request: message to be replied not found',
  },
  {
    rule: 'a reply without its message',
    method: 'sendMessage',
    good: reply({}),
    bad: send({ reply_parameters: { quote: '精神' } }),
    says: 'Bad Request: can\'t find field "message_id"',
  },
  {
    rule: 'a quote that the message does not have',
    method: 'sendMessage',
    good: reply({ quote: '“上海精神”👍', quote_position: 14 }),
    bad: reply({ quote: '上海的精神' }),
    says: 'Bad Request: QUOTE_TEXT_INVALID',
  },
  {
    rule: 'a quote over 1024 characters',
    method: 'sendMessage',
    good: ({ alice }) => {
      const { message_id } = alice.says('段'.repeat(2000));
      return send({ reply_parameters: { message_id, quote: '段'.repeat(1024) } })({
        alice,
      } as Scene);
    },
    bad: ({ alice }) => {
      const { message_id } = alice.says('段'.repeat(2000));
      return send({ reply_parameters: { message_id, quote: '段'.repeat(1025) } })({
        alice,
      } as Scene);
    },
    says: 'Bad Request: QUOTE_TEXT_INVALID',
  },
  {
    rule: 'a quote without the bold that the message has',
    method: 'sendMessage',
    good: ({ alice }) => {
      const bold = [{ type: 'bold' as const, offset: 0, length: 2 }];
      const { message_id } = alice.says('上海精神', { entities: bold });
      const reply_parameters = { message_id, quote: '上海精', quote_entities: bold };
      return { chat_id: alice.user.id, text: '好', reply_parameters };
    },
    bad: ({ alice }) => {
      const bold = [{ type: 'bold' as const, offset: 0, length: 2 }];
      const { message_id } = alice.says('上海精神', { entities: bold });
      const reply_parameters = { message_id, quote: '上海精' };
      return { chat_id: alice.user.id, text: '好', reply_parameters };
    },
    says: 'Bad Request: QUOTE_TEXT_INVALID',
  },
  {
    rule: 'an edit that changes nothing',
    method: 'editMessageText',
    good: edit({}),
    bad: ({ alice, own }) => ({
      chat_id: alice.user.id,
      message_id: own.message_id,
      text: own.text,
      reply_markup: own.reply_markup,
    }),
    says: NOT_MODIFIED,
  },
  {
    rule: 'new buttons that are the old ones',
    method: 'editMessageReplyMarkup',
    good: ({ alice, own }) => ({ chat_id: alice.user.id, message_id: own.message_id }),
    bad: ({ alice, own }) => ({
      chat_id: alice.user.id,
      message_id: own.message_id,
      reply_markup: own.reply_markup,
    }),
    says: NOT_MODIFIED,
  },
  {
    rule: "an edit of somebody else's message",
    method: 'editMessageText',
    good: edit({}),
    bad: (scene) => edit({ message_id: scene.said.message_id })(scene),
    says: "Bad Request: message can't be edited",
  },
  {
    rule: 'an edit of a message that is not there',
    method: 'editMessageText',
    good: edit({}),
    bad: edit({ message_id: 99_999 }),
    says: 'Bad Request: message to edit not found',
  },
  {
    rule: 'an edit over 4096 UTF-16 units',
    method: 'editMessageText',
    good: edit({ text: '段'.repeat(4096) }),
    bad: edit({ text: '段'.repeat(4097) }),
    says: 'Bad Request: MESSAGE_TOO_LONG',
  },
  {
    rule: 'an edit of nothing',
    method: 'editMessageText',
    good: edit({}),
    bad: () => ({ text: '好' }),
    says: 'Bad Request: message identifier is not specified',
  },
  {
    rule: 'an inline message that does not exist',
    method: 'editMessageText',
    good: ({ alice }) => {
      const reply_markup = { inline_keyboard: [[{ text: '·', callback_data: 'a' }]] };
      alice.chooses(article({ reply_markup }) as never, '');
      const inline_message_id = [...server.world.inlineMessages.keys()].at(-1)!;
      return { inline_message_id, text: '新' };
    },
    bad: () => ({ inline_message_id: 'inline-0', text: '新' }),
    says: 'Bad Request: MESSAGE_ID_INVALID',
  },
  {
    rule: "somebody else's message to delete",
    method: 'deleteMessage',
    good: ({ alice, own }) => ({ chat_id: alice.user.id, message_id: own.message_id }),
    bad: ({ alice, said }) => ({ chat_id: alice.user.id, message_id: said.message_id }),
    says: "Bad Request: message can't be deleted for everyone",
  },
  {
    rule: 'a message to delete that is not there',
    method: 'deleteMessage',
    good: ({ alice, own }) => ({ chat_id: alice.user.id, message_id: own.message_id }),
    bad: ({ alice }) => ({ chat_id: alice.user.id, message_id: 99_999 }),
    says: 'Bad Request: message to delete not found',
  },
  {
    rule: 'a second answer to a tap',
    method: 'answerCallbackQuery',
    good: ({ tap }) => ({ callback_query_id: tap() }),
    bad: ({ tap }) => {
      const id = tap();
      server.world.queries.delete(id);
      return { callback_query_id: id };
    },
    says: TOO_OLD,
  },
  {
    rule: 'a note over 200 characters',
    method: 'answerCallbackQuery',
    good: ({ tap }) => ({ callback_query_id: tap(), text: '段'.repeat(200) }),
    bad: ({ tap }) => ({ callback_query_id: tap(), text: '段'.repeat(201) }),
    says: 'Bad Request: MESSAGE_TOO_LONG',
  },
  {
    rule: 'a link to open that is not its own',
    method: 'answerCallbackQuery',
    good: ({ tap }) => ({ callback_query_id: tap(), url: 't.me/chuchu_bot?start=p13' }),
    bad: ({ tap }) => ({ callback_query_id: tap(), url: 'https://example.com' }),
    says: 'Bad Request: URL_INVALID',
  },
  {
    rule: 'an answer to an inline query that is not open',
    method: 'answerInlineQuery',
    good: inline([article()]),
    bad: () => ({ inline_query_id: '5', results: [article()] }),
    says: TOO_OLD,
  },
  {
    rule: 'more than 50 results',
    method: 'answerInlineQuery',
    good: inline(many(50)),
    bad: inline(many(51)),
    says: 'Bad Request: too many inline query results specified',
  },
  {
    rule: 'two results of one id',
    method: 'answerInlineQuery',
    good: inline([article(), article({ id: 'p14' })]),
    bad: inline([article(), article()]),
    says: 'Bad Request: RESULT_ID_DUPLICATE',
  },
  {
    rule: 'a result id over 64 bytes',
    method: 'answerInlineQuery',
    good: inline([article({ id: `${'段'.repeat(21)}a` })]),
    bad: inline([article({ id: `${'段'.repeat(21)}ab` })]),
    says: 'Bad Request: RESULT_ID_INVALID',
  },
  {
    rule: 'a result without id',
    method: 'answerInlineQuery',
    good: inline([article()]),
    bad: inline([article({ id: '' })]),
    says: 'Bad Request: RESULT_ID_EMPTY',
  },
  {
    rule: 'a result without title',
    method: 'answerInlineQuery',
    good: inline([article()]),
    bad: inline([article({ title: '' })]),
    says: 'Bad Request: ARTICLE_TITLE_EMPTY',
  },
  {
    rule: 'a result without words',
    method: 'answerInlineQuery',
    good: inline([article()]),
    bad: inline([article({ input_message_content: { message_text: '' } })]),
    says: "Bad Request: can't parse inline query result: Input message content is not specified",
  },
  {
    rule: 'a result over 4096 UTF-16 units',
    method: 'answerInlineQuery',
    good: inline([article({ input_message_content: { message_text: '段'.repeat(4096) } })]),
    bad: inline([article({ input_message_content: { message_text: '段'.repeat(4097) } })]),
    says: 'Bad Request: MESSAGE_TOO_LONG',
  },
  {
    rule: 'a next page over 64 bytes',
    method: 'answerInlineQuery',
    good: inline([article()], { next_offset: 'x'.repeat(64) }),
    bad: inline([article()], { next_offset: 'x'.repeat(65) }),
    says: 'Bad Request: NEXT_OFFSET_INVALID',
  },
  {
    rule: 'a start parameter over 64 characters',
    method: 'answerInlineQuery',
    good: inline([], { button: { text: '更多', start_parameter: 'x'.repeat(64) } }),
    bad: inline([], { button: { text: '更多', start_parameter: 'x'.repeat(65) } }),
    says: 'Bad Request: too long start_parameter specified',
  },
  {
    rule: 'a start parameter of other characters',
    method: 'answerInlineQuery',
    good: inline([], { button: { text: '更多', start_parameter: 'sco_p13_k3f9' } }),
    bad: inline([], { button: { text: '更多', start_parameter: '第13段' } }),
    says: 'Bad Request: unallowed characters in start_parameter are used',
  },
  {
    rule: 'an empty start parameter',
    method: 'answerInlineQuery',
    good: inline([], { button: { text: '更多', start_parameter: 'x' } }),
    bad: inline([], { button: { text: '更多', start_parameter: '' } }),
    says: "Bad Request: can't use empty start_parameter",
  },
  {
    rule: 'a second answer to a guest message',
    method: 'answerGuestQuery',
    good: ({ guest }) => ({ guest_query_id: guest(), result: article() }),
    bad: ({ guest }) => {
      const id = guest();
      server.world.queries.delete(id);
      return { guest_query_id: id, result: article() };
    },
    says: TOO_OLD,
  },
  {
    rule: 'a command with capitals',
    method: 'setMyCommands',
    good: menu([command]),
    bad: menu([{ ...command, command: 'Ask' }]),
    says: 'Bad Request: BOT_COMMAND_INVALID',
  },
  {
    rule: 'a command over 32 characters',
    method: 'setMyCommands',
    good: menu([{ ...command, command: 'a'.repeat(32) }]),
    bad: menu([{ ...command, command: 'a'.repeat(33) }]),
    says: 'Bad Request: command length must not exceed 32',
  },
  {
    rule: 'a command that says nothing of itself',
    method: 'setMyCommands',
    good: menu([command]),
    bad: menu([{ ...command, description: ' ' }]),
    says: 'Bad Request: command description must be non-empty',
  },
  {
    rule: 'a command that says too much',
    method: 'setMyCommands',
    good: menu([{ ...command, description: '问'.repeat(256) }]),
    bad: menu([{ ...command, description: '问'.repeat(257) }]),
    says: 'Bad Request: command description length must not exceed 256',
  },
  {
    rule: 'more than 100 commands',
    method: 'setMyCommands',
    good: menu(Array.from({ length: 100 }, (_, at) => ({ ...command, command: `c${at}` }))),
    bad: menu(Array.from({ length: 101 }, (_, at) => ({ ...command, command: `c${at}` }))),
    says: 'Bad Request: BOT_COMMANDS_TOO_MUCH',
  },
  {
    rule: 'a language of more than two letters',
    method: 'setMyCommands',
    good: menu([command], { language_code: 'zh' }),
    bad: menu([command], { language_code: 'zh-hans' }),
    says: 'Bad Request: invalid language code specified',
  },
  {
    rule: 'a scope that does not exist',
    method: 'setMyCommands',
    good: menu([command], { scope: { type: 'all_group_chats' } }),
    bad: menu([command], { scope: { type: 'groups' } }),
    says: "Bad Request: can't parse BotCommandScope: Unsupported type specified",
  },
  {
    rule: 'a description over 512 characters',
    method: 'setMyDescription',
    good: () => ({ description: '出'.repeat(512) }),
    bad: () => ({ description: '出'.repeat(513) }),
    says: `${STRICTER}description is longer than 512 characters`,
  },
  {
    rule: 'a chat action that does not exist',
    method: 'sendChatAction',
    good: ({ alice }) => ({ chat_id: alice.user.id, action: 'typing' }),
    bad: ({ alice }) => ({ chat_id: alice.user.id, action: 'thinking' }),
    says: 'Bad Request: wrong parameter action in request',
  },
  {
    rule: 'a reaction that not everyone may give',
    method: 'setMessageReaction',
    good: ({ alice, said }) => ({
      chat_id: alice.user.id,
      message_id: said.message_id,
      reaction: [{ type: 'emoji', emoji: '👀' }],
    }),
    bad: ({ alice, said }) => ({
      chat_id: alice.user.id,
      message_id: said.message_id,
      reaction: [{ type: 'emoji', emoji: '✅' }],
    }),
    says: 'Bad Request: REACTION_INVALID',
  },
  {
    rule: 'a webhook without TLS on another machine',
    method: 'setWebhook',
    good: () => ({ url: '' }),
    bad: () => ({ url: 'http://example.com/hook' }),
    says: 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
  },
  {
    rule: 'a webhook secret of other characters',
    method: 'setWebhook',
    good: () => ({ url: '', secret_token: 'a-b_c' }),
    bad: () => ({ url: 'https://example.com/', secret_token: 'a b' }),
    says: 'Bad Request: secret token contains unallowed characters',
  },
];

describe('the server refuses', () => {
  test.each(ROWS)('$rule', async ({ rule, method, good, bad, says, status = 400 }) => {
    const accepted = await call(server, method, good(makeScene()));
    expect(accepted, JSON.stringify(accepted)).toMatchObject({ status: 200, ok: true });

    const refusedMethod = rule.startsWith('methods') ? 'sendTelepathy' : method;
    const refused = await call(server, refusedMethod, bad(makeScene()));
    expect(refused).toMatchObject({ status, ok: false, error_code: status, description: says });
  });
});
