import type { Message, Update } from '@grammyjs/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { call } from './call.ts';
import { startTelegramServer } from './index.ts';
import type { Group, Person, TelegramServer } from './index.ts';
import type { MediaKind } from './media.ts';

let server: TelegramServer;
let alice: Person;
let club: Group;

beforeEach(async () => {
  server = await startTelegramServer({ bot: { privacyMode: false, inlineFeedback: true } });
  alice = server.person('Alice', { language: 'zh-hant', username: 'alice' });
  club = server.group({ title: '读书会' });
});

afterEach(() => server.close());

function lastUpdate(): Update {
  return [...server.updates.pending()].at(-1)!.update;
}

describe('what people say', () => {
  test('carries who they are, and the entities that the platform finds', () => {
    alice.says('/check@chuchu_bot 见 https://t.me/a #上海 @bob_smith');
    expect(lastUpdate().message).toMatchObject({
      from: { first_name: 'Alice', language_code: 'zh-hant', is_bot: false },
      chat: { type: 'private', id: alice.user.id },
      entities: [
        { type: 'bot_command', offset: 0, length: 17 },
        { type: 'url', offset: 20, length: 14 },
        { type: 'hashtag', offset: 35, length: 3 },
        { type: 'mention', offset: 39, length: 10 },
      ],
    });
  });

  test('opens the private chat by a link with its payload', () => {
    alice.starts('sco-summit-2021_p13_k3f9');
    expect(lastUpdate().message).toMatchObject({
      text: '/start sco-summit-2021_p13_k3f9',
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    });
  });

  test('quotes words of the answered message at their UTF-16 place', () => {
    const said = alice.says('👍👍他说“另起炉灶”', { in: club });
    alice.says('@chuchu_bot', { in: club, reply: said, quote: '另起炉灶' });
    expect(lastUpdate().message).toMatchObject({
      reply_to_message: { message_id: said.message_id, text: said.text },
      quote: { text: '另起炉灶', position: 7, is_manual: true },
    });
    expect(() => alice.says('?', { in: club, reply: said, quote: '别起炉灶' })).toThrow(
      'cannot select “别起炉灶”',
    );
  });

  test('answers messages of other chats', () => {
    const elsewhere = alice.says('原文', { in: server.group() });
    alice.says('查', { reply: elsewhere, quote: '原文' });
    const { message } = lastUpdate();
    expect(message).toMatchObject({
      external_reply: { message_id: elsewhere.message_id, origin: { type: 'user' } },
      quote: { text: '原文' },
    });
    expect(message).not.toHaveProperty('reply_to_message');
  });

  test('can be forwarded, edited and deleted', async () => {
    const said = alice.says('原文', { in: club });
    alice.forwards(said);
    expect(lastUpdate().message).toMatchObject({
      text: '原文',
      forward_origin: { type: 'user', sender_user: { id: alice.user.id } },
    });
    alice.edits(said, '改过 /ask');
    expect(lastUpdate().edited_message).toMatchObject({
      message_id: said.message_id,
      text: '改过 /ask',
      edit_date: expect.any(Number),
    });
    alice.deletes(said);
    const reply_parameters = { message_id: said.message_id };
    const answer = await call(server, 'sendMessage', {
      chat_id: club.id,
      text: '好',
      reply_parameters,
    });
    expect(answer.description).toBe('Bad Request: message to be replied not found');
  });

  test.each([
    'sticker',
    'voice',
    'photo',
    'video',
    'video_note',
    'document',
    'location',
    'contact',
    'dice',
    'poll',
  ] as MediaKind[])('may be a %s', (kind) => {
    alice.sends(kind);
    expect(lastUpdate().message).toHaveProperty(kind);
  });

  test('may be a caption', () => {
    alice.sends('photo', { caption: '他说 /check 过' });
    expect(lastUpdate().message).toMatchObject({
      caption: '他说 /check 过',
      caption_entities: [{ type: 'bot_command', offset: 3, length: 6 }],
    });
  });

  test('may come from an anonymous admin, a channel, or an automatic forward', () => {
    alice.says('/ask 谁', { in: club, as: 'anonymous' });
    expect(lastUpdate().message).toMatchObject({
      from: { username: 'GroupAnonymousBot' },
      sender_chat: { id: club.id },
    });
    const channel = server.group({ kind: 'channel', title: '频道' });
    alice.says('/ask 谁', { in: club, as: channel });
    expect(lastUpdate().message).toMatchObject({ sender_chat: { type: 'channel' } });
    const posted = alice.says('新文章', { in: channel });
    expect(lastUpdate().channel_post).toMatchObject({ text: '新文章', sender_chat: channel.chat });
    alice.edits(posted, '新文章（改）');
    expect(lastUpdate()).toHaveProperty('edited_channel_post');
    club.autoForwards(posted);
    expect(lastUpdate().message).toMatchObject({
      from: { id: 777_000 },
      is_automatic_forward: true,
      forward_origin: { type: 'channel', message_id: posted.message_id },
    });
  });

  test('is nothing that a client would not send', () => {
    expect(() => alice.says(' ')).toThrow('nobody can send');
    expect(() => alice.says('段'.repeat(4097))).toThrow('nobody can send');
  });
});

describe('where people are', () => {
  test('a group that migrates says so in both chats', () => {
    const group = server.group({ kind: 'group' });
    alice.joins(group);
    const next = group.migrates();
    const messages = [...server.updates.pending()].map(({ update }) => update.message);
    expect(messages.slice(-2)).toMatchObject([
      { chat: { id: group.id }, migrate_to_chat_id: next.id },
      { chat: { id: next.id }, migrate_from_chat_id: group.id },
    ]);
  });

  test('the bot learns that it was blocked, thrown out or made an admin', () => {
    alice.blocksBot();
    expect(lastUpdate().my_chat_member).toMatchObject({ new_chat_member: { status: 'kicked' } });
    for (const status of ['administrator', 'kicked', 'member', 'left'] as const) {
      club.setsBot(status, alice.user);
      expect(lastUpdate().my_chat_member).toMatchObject({ new_chat_member: { status } });
    }
  });

  test('replies in supergroups carry a thread that is no topic', () => {
    const first = alice.says('一', { in: club });
    expect(alice.says('二', { in: club, reply: first })).toMatchObject({
      message_thread_id: first.message_id,
    });
  });
});

describe('what people touch', () => {
  const keyboard = {
    inline_keyboard: [
      [
        { text: '›', callback_data: 'next' },
        { text: '复制', copy_text: { text: '「精神」' } },
        { text: '分享', switch_inline_query: 'p13' },
      ],
    ],
  };

  test('a tap sends the data of a button that is there', async () => {
    alice.starts();
    const { result } = await call(server, 'sendMessage', {
      chat_id: alice.user.id,
      text: '¶13',
      reply_markup: keyboard,
    });
    const sent = result as Message;
    const tap = alice.taps(sent, '›');
    expect(lastUpdate().callback_query).toMatchObject({
      data: 'next',
      from: { id: alice.user.id },
      message: { message_id: sent.message_id },
    });
    expect(alice.taps(sent, '复制')).toEqual({ kind: 'copy', text: '「精神」' });
    expect(alice.taps(sent, '分享')).toEqual({ kind: 'share', query: 'p13' });
    expect(() => alice.taps(sent, '‹')).toThrow('no button [‹] under the message; there are: [›]');

    const id = tap.kind === 'callback' ? tap.id : '';
    const answer = () => call(server, 'answerCallbackQuery', { callback_query_id: id });
    expect(await answer()).toMatchObject({ ok: true });
    expect(await answer()).toMatchObject({ ok: false });
    // The buttons are gone, and so is the tap.
    const { message_id } = sent;
    await call(server, 'editMessageReplyMarkup', { chat_id: alice.user.id, message_id });
    expect(() => alice.taps(sent, '›')).toThrow('there are: none');
  });

  test('a tap on a message from long ago tells no more than where it stood', () => {
    const old = server.plant(alice, { text: '旧', reply_markup: keyboard });
    alice.taps(old, '›', { inaccessible: true });
    expect(lastUpdate().callback_query!.message).toEqual({
      chat: old.chat,
      message_id: old.message_id,
      date: 0,
    });
  });

  const article = {
    type: 'article' as const,
    id: 'p13',
    title: '¶13',
    input_message_content: { message_text: '弘扬“上海精神”' },
  };

  test('an inline query gets its answer, and the same one again as long as it may be kept', async () => {
    const typing = alice.types('上海', { in: club });
    const { inline_query } = lastUpdate();
    expect(inline_query).toMatchObject({ query: '上海', offset: '', chat_type: 'supergroup' });
    const inline_query_id = inline_query!.id;
    const parameters = { inline_query_id, results: [article], next_offset: '10', cache_time: 60 };
    await call(server, 'answerInlineQuery', parameters);
    expect(await typing).toMatchObject({ results: [article], nextOffset: '10' });
    const asked = server.updates.counts.pushed;
    expect(await server.person('Bob').types('上海')).toMatchObject({ results: [article] });
    expect(server.updates.counts.pushed).toBe(asked);
    alice.typesAhead('上海', { offset: '10' });
    expect(lastUpdate().inline_query).toMatchObject({ offset: '10' });
  });

  test('a personal answer is kept for one person only', async () => {
    const id = alice.typesAhead('上海');
    const parameters = { inline_query_id: id, results: [article], is_personal: true };
    await call(server, 'answerInlineQuery', parameters);
    expect(alice.typesAhead('上海')).toBeNull();
    expect(server.person('Bob').typesAhead('上海')).not.toBeNull();
  });

  test('a chosen result is posted through the bot, which can edit it if it has buttons', async () => {
    const posted = alice.chooses({ ...article, reply_markup: keyboard }, '上海', { in: club });
    expect(posted).toMatchObject({ text: '弘扬“上海精神”', via_bot: { username: 'chuchu_bot' } });
    const chosen = lastUpdate().chosen_inline_result!;
    expect(chosen).toMatchObject({ result_id: 'p13', query: '上海' });
    const edit = { inline_message_id: chosen.inline_message_id, text: '¶14' };
    expect(await call(server, 'editMessageText', edit)).toMatchObject({ ok: true, result: true });
    alice.chooses(article, '上海', { in: club });
    expect(lastUpdate().chosen_inline_result).not.toHaveProperty('inline_message_id');
    // It is Alice's message: the bot cannot edit it by its place in the chat.
    const place = { chat_id: club.id, message_id: posted.message_id, text: '¶15' };
    expect(await call(server, 'editMessageText', place)).toMatchObject({ ok: false });
  });
});
