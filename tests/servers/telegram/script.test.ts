import { Bot } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createScript, startTelegramServer } from './index.ts';
import type { Person, Script, TelegramServer } from './index.ts';

let server: TelegramServer;
let script: Script;
let alice: Person;
let stop: () => Promise<void>;

/** A bot that answers questions, turns a page when its button is tapped, and is silent else. */
beforeEach(async () => {
  server = await startTelegramServer({ pollingPace: { repeatMs: 0, conflictMs: 0 } });
  script = createScript(server, 1000);
  alice = server.person('Alice');
  const bot = new Bot(server.token, { client: { apiRoot: server.apiRoot } });
  const page = (text: string) => ({
    entities: [
      { type: 'blockquote' as const, offset: 0, length: text.length },
      { type: 'bold' as const, offset: 2, length: 2 },
    ],
    reply_markup: { inline_keyboard: [[{ text: '›', callback_data: 'next' }]] },
  });
  bot.on('message:text', async (context) => {
    if (!context.message.text.endsWith('？')) return;
    const { message_id } = context.message;
    const text = '会议由主席主持';
    await context.reply(text, { ...page(text), reply_parameters: { message_id } });
  });
  bot.on('callback_query', async (context) => {
    const text = '第二段，说贸易';
    await context.editMessageText(text, page(text));
    await context.answerCallbackQuery();
  });
  const running = bot.start();
  stop = async () => {
    await bot.stop();
    await running;
  };
});

afterEach(async () => {
  await stop();
  await server.close();
});

async function problemOf(step: Promise<unknown>): Promise<string> {
  return step.then(
    () => 'no problem',
    (error: Error) => error.message,
  );
}

describe('a script', () => {
  test('tells who says what and what they see', async () => {
    const question = alice.says('谁主持？');
    const answer = await script.sees(alice, {
      text: ['会议', /主席/],
      not: '贸易',
      quotes: '会议由主席',
      bold: ['由主'],
      buttons: ['›'],
      replyTo: question,
    });
    alice.taps(answer, '›');
    await script.seesEdit(alice, { exactly: '第二段，说贸易', buttons: [/›/] });
    await script.seesToast(alice, '');
    alice.says('谢谢');
    await script.seesNothing(alice);
    await script.ends();
    expect(script.transcript()).toBe(
      [
        '── Alice, private ──',
        'Alice     谁主持？',
        '出处      ↩ Alice: │ 会议由主席主持',
        '          [›]',
        'Alice     taps [›]',
        '出处      (edited) ↩ Alice: │ 第二段，说贸易',
        '          [›]',
        '          (Alice sees “” in passing)',
        'Alice     谢谢',
      ].join('\n'),
    );
  });

  test('fails where the bot does something else, with the transcript', async () => {
    alice.says('谁主持？');
    const problem = await problemOf(
      script.sees(alice, { text: '贸易', bold: ['主席'], buttons: ['‹', '›'], replyTo: null }),
    );
    expect(problem).toContain(
      'Alice saw something else: no 贸易; in bold: 由主; buttons: [›]; answers message',
    );
    expect(problem).toContain('出处      ↩ Alice: │ 会议由主席主持');
  });

  test('fails where the bot is silent, where it should be, and where more is left', async () => {
    alice.says('你好');
    const silent = await problemOf(createScript(server, 50).sees(alice, '好'));
    expect(silent).toContain('Alice waited for a message; nothing came.');
    alice.says('谁主持？');
    expect(await problemOf(script.seesNothing(alice))).toContain('should have seen nothing');
    expect(await problemOf(script.ends())).toContain('did more than the script tells');
  });

  test('fails at its end when the server refused something', async () => {
    const bot = new Bot(server.token, { client: { apiRoot: server.apiRoot } });
    await bot.api.sendMessage(alice.user.id, '').catch(() => {});
    const problem = await problemOf(script.ends());
    expect(problem).toContain('The server refused 1 requests, not 0.');
    expect(problem).toContain('!! sendMessage: Bad Request: message text is empty');
    await script.ends(['message text is empty']);
    // What the bot could not know is no mistake of its own.
    alice.blocksBot();
    await bot.api.sendMessage(alice.user.id, '好').catch(() => {});
    await script.ends(['message text is empty']);
  });
});
