import type { Message } from '@grammyjs/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { call } from './call.ts';
import { startTelegramServer } from './index.ts';
import type { Group, Person, TelegramServer } from './index.ts';

let server: TelegramServer;
let alice: Person;
let club: Group;

beforeEach(async () => {
  server = await startTelegramServer();
  alice = server.person('Alice');
  club = server.group({ title: '读书会' });
});

afterEach(() => server.close());

/** Whether the last update that waits for the bot is about a message. */
function arrived({ message_id }: Message): boolean {
  return [...server.updates.pending()].some(
    ({ update }) => (update.message ?? update.guest_message)?.message_id === message_id,
  );
}

const botSays = () => call(server, 'sendMessage', { chat_id: club.id, text: '¶13' });

describe('in privacy mode the bot', () => {
  test.each([
    ['你好', false],
    ['@chuchu_bot 谁主持的会议', true],
    ['请 @CHUCHU_BOT 查', true],
    ['@other_bot 谁主持的会议', false],
    // A letter of any script next to it, and it is no mention.
    ['请问@chuchu_bot 谁主持的会议', false],
    ['@chuchu_bot谁主持的会议', false],
    ['a@chuchu_bot.com', false],
    ['/ask 谁', true],
    ['/ask@chuchu_bot 谁', true],
    ['/ask@other_bot 谁', false],
    ['/ask谁', false],
    ['试试 /ask 谁', false],
    ['试试 /ask@chuchu_bot', true],
  ])('hears “%s”: %s', (text, hears) => {
    expect(arrived(alice.says(text, { in: club }))).toBe(hears);
  });

  test('hears replies to itself and to what was meant for it', async () => {
    const question = alice.says('@chuchu_bot 谁', { in: club });
    await botSays();
    const [answer] = club.botMessages();
    const chat = alice.says('闲聊', { in: club });
    expect(arrived(alice.says('那呢', { in: club, reply: answer! }))).toBe(true);
    expect(arrived(alice.says('同问', { in: club, reply: question }))).toBe(true);
    expect(arrived(alice.says('对', { in: club, reply: chat }))).toBe(false);
  });

  test('hears a bare command unless another bot spoke last', async () => {
    const other = server.person('Other', { bot: true, username: 'other_bot' });
    expect(arrived(other.says('我在', { in: club }))).toBe(false);
    expect(arrived(alice.says('/ask 谁', { in: club }))).toBe(false);
    await botSays();
    expect(arrived(alice.says('/ask 谁', { in: club }))).toBe(true);
  });

  test('hears who comes and goes, but no other bot, even when mentioned', () => {
    const other = server.person('Other', { bot: true, username: 'other_bot' });
    expect(arrived(alice.joins(club))).toBe(true);
    expect(arrived(alice.leaves(club))).toBe(true);
    expect(arrived(other.says('@chuchu_bot', { in: club }))).toBe(false);
  });

  test('hears everything as an admin, and nothing once it is out', () => {
    club.setsBot('administrator', alice.user);
    expect(arrived(alice.says('你好', { in: club }))).toBe(true);
    club.setsBot('left', alice.user);
    expect(arrived(alice.says('@chuchu_bot', { in: club }))).toBe(false);
  });

  test('takes the message that opens a topic for no reply to itself', () => {
    const forum = server.group({ kind: 'forum' });
    const topic = forum.opens('贸易', alice.user);
    const said = alice.says('你好', { in: forum, topic });
    expect(said.reply_to_message?.forum_topic_created?.name).toBe('贸易');
    expect(arrived(said)).toBe(false);
  });
});

describe('without privacy mode the bot', () => {
  test('hears everyone but other bots', async () => {
    const open = await startTelegramServer({ bot: { privacyMode: false } });
    const group = open.group();
    open.person('Bob').says('你好', { in: group });
    open.person('Other', { bot: true }).says('你好', { in: group });
    expect(open.updates.size()).toBe(1);
    await open.close();
  });
});

describe('as a guest the bot', () => {
  test('is told of a message that mentions it where it is no member, and answers once', async () => {
    const guest = await startTelegramServer({ bot: { guestMode: true } });
    const bob = guest.person('Bob');
    const strange = guest.group({ bot: 'left' });
    bob.says('你好', { in: strange });
    const said = bob.says('另起炉灶', { in: strange });
    const called = bob.says('@chuchu_bot', { in: strange, reply: said, quote: '炉灶' });
    const { guest_message } = [...guest.updates.pending()][0]!.update;
    expect(guest_message).toMatchObject({
      message_id: called.message_id,
      reply_to_message: { message_id: said.message_id },
      quote: { text: '炉灶', position: 2, is_manual: true },
    });
    const { guest_query_id } = guest_message!;
    const input_message_content = { message_text: '文中没有' };
    const result = { type: 'article', id: '1', title: '出处', input_message_content };
    const answer = await call(guest, 'answerGuestQuery', { guest_query_id, result });
    expect(answer).toMatchObject({ ok: true, result: { inline_message_id: expect.any(String) } });
    expect(guest.sentTo(strange.id)[0]!.message).toMatchObject({
      text: '文中没有',
      guest_bot_caller_user: { first_name: 'Bob' },
      reply_to_message: { message_id: called.message_id },
    });
    await guest.close();
  });
});
