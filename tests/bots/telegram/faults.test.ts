import { describe, expect, it } from 'vitest';
import { spawnBot, startBot } from '../../../tools/drill-telegram-process.ts';
import {
  ApiError,
  conflict,
  startTelegramServer,
  tooManyRequests,
  type Fault,
} from '../../servers/telegram/index.ts';
import { setScene } from './scene.ts';

/** Short waits, so that giving up can be seen; the order of things is that of the defaults. */
const tuning = {
  pace: null,
  limits: null,
  patience: { timeoutMs: 3000, retryMs: [20, 50, 100] },
  conflictMs: 500,
} as const;
const scene = setScene({ bot: { tuning, poison: '毒药' } });
const { person, group, sees, seesNothing, seesToast, seesEdit } = scene;

const refuse = (code: number, words: string): Fault => ({
  kind: 'refuse',
  error: new ApiError(code, words),
});

describe('a request that fails', () => {
  const passing: readonly [string, Fault][] = [
    ['500', refuse(500, 'Internal Server Error')],
    ['a page of HTML', { kind: 'html' }],
    ['a connection cut before it was carried out', { kind: 'drop', applied: false }],
    ['no answer at all', { kind: 'hang' }],
  ];
  for (const [what, fault] of passing) {
    it(`with ${what} is tried again, and nobody else waits`, async () => {
      const [alice, bob] = [person('Alice'), person('Bob')];
      const toAlice = (parameters: Readonly<Record<string, unknown>>): boolean =>
        parameters.chat_id === alice.user.id;
      const times = fault.kind === 'hang' ? 1 : 2;
      scene.server.faults.script('sendMessage', fault, { times, when: toAlice });
      alice.says('/p 13');
      bob.says('/p 5');
      await sees(bob, '¶5');
      await sees(alice, '¶13');
      await seesNothing(alice);
    });
  }

  const applied: readonly [string, Fault][] = [
    ['a connection cut after it was carried out', { kind: 'drop', applied: true }],
    ['half an answer', { kind: 'malformed' }],
  ];
  for (const [what, fault] of applied) {
    it(`with ${what} is tried again: an answer twice is better than none`, async () => {
      const alice = person('Alice');
      scene.server.faults.script('sendMessage', fault);
      alice.says('/p 13');
      await sees(alice, '¶13');
      await sees(alice, '¶13');
      await seesNothing(alice);
    });
  }

  it('again and again is given up, and the next question is answered', async () => {
    const alice = person('Alice');
    scene.server.faults.script('sendMessage', { kind: 'html' }, { times: 4 });
    alice.says('/p 13');
    await scene.bot.says('sendMessage failed');
    alice.says('/p 5');
    await sees(alice, '¶5');
    await seesNothing(alice);
  });

  it('because the person has blocked the bot is not tried again', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    alice.blocksBot();
    await scene.bot.says('bot was blocked by the user');
    const before = scene.server.counts().requests;
    await seesNothing(alice);
    expect(scene.server.counts().requests).toBe(before);
  });
});

describe('a 429', () => {
  it('is waited out in its chat, while others are answered', async () => {
    const [alice, bob] = [person('Alice'), person('Bob')];
    const toAlice = (parameters: Readonly<Record<string, unknown>>): boolean =>
      parameters.chat_id === alice.user.id;
    const fault: Fault = { kind: 'refuse', error: tooManyRequests(1) };
    scene.server.faults.script('sendMessage', fault, { when: toAlice });
    const askedAt = Date.now();
    alice.says('/p 13');
    bob.says('/p 5');
    await sees(bob, '¶5');
    expect(Date.now() - askedAt).toBeLessThan(900);
    await sees(alice, '¶13');
    expect(Date.now() - askedAt).toBeGreaterThanOrEqual(1000);
  });

  it('holds up nobody, however many questions stand behind it', async () => {
    const [alice, bob] = [person('Alice'), person('Bob')];
    const toAlice = (parameters: Readonly<Record<string, unknown>>): boolean =>
      parameters.chat_id === alice.user.id;
    const fault: Fault = { kind: 'refuse', error: tooManyRequests(3) };
    scene.server.faults.script('sendMessage', fault, { when: toAlice });
    alice.says('/p 13');
    // More than one poll can give: they have to get past the one that waits.
    for (let count = 0; count < 120; count++) alice.sends('sticker', { in: group() });
    for (let count = 0; count < 120; count++) alice.says('/foo@other_bot', { in: group() });
    const crowd = Array.from({ length: 130 }, (_, index) => person(`P${index}`));
    for (const one of crowd) one.says('/p 5');
    const askedAt = Date.now();
    bob.says('/p 6');
    await sees(bob, '¶6');
    expect(Date.now() - askedAt).toBeLessThan(2500);
    for (const one of crowd) await sees(one, '¶5');
    await sees(alice, '¶13');
  });
});

describe('answers to taps and inline queries', () => {
  it('survive faults too', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    scene.server.faults.script('answerCallbackQuery', { kind: 'html' });
    scene.server.faults.script('editMessageText', { kind: 'drop', applied: false });
    alice.taps(answer, '下一段 ›');
    await seesToast(alice, '');
    await seesEdit(alice, '¶14');
    scene.server.faults.script('answerInlineQuery', { kind: 'html' });
    expect(await alice.types('疫苗')).not.toBeNull();
  });
});

describe('polls that fail', () => {
  it('are repeated, and no question is lost', async () => {
    const alice = person('Alice');
    const faults: Fault[] = [
      { kind: 'html' },
      { kind: 'malformed' },
      { kind: 'drop', applied: true },
    ];
    for (const fault of faults) scene.server.faults.script('getUpdates', fault);
    alice.says('/p 13');
    await sees(alice, '¶13');
    alice.says('/p 5');
    await sees(alice, '¶5');
    await seesNothing(alice);
    expect(scene.bot.log()).toContain('no updates can be had');
  });
});

describe('a bug in the answer to one question', () => {
  it('costs that answer: an apology, and a line with the id and no word of the person', async () => {
    const [alice, bob] = [person('Alice'), person('Bob')];
    alice.says('谁下了毒药');
    bob.says('/p 13');
    await sees(alice, '出了点问题');
    await sees(bob, '¶13');
    await scene.bot.says('could not be answered: TypeError at');
    expect(scene.bot.log()).toMatch(/update \d+ could not be answered/);
    expect(scene.bot.log()).not.toContain('毒药');
  });
});

describe('the log', () => {
  it('holds neither the token nor what people wrote', () => {
    const log = scene.bot.log();
    expect(log).not.toContain(scene.server.token.split(':')[1]);
    expect(log).not.toContain('/p ');
  });
});

describe('the end', () => {
  it('comes with a clear message when another process goes on polling', async () => {
    const server = await startTelegramServer();
    const first = await startBot(server, { tuning });
    server.faults.script(
      'getUpdates',
      { kind: 'refuse', error: conflict('terminated') },
      { times: 99 },
    );
    expect(await first.ended).toBe(1);
    expect(first.log()).toContain('exactly one process');
    await server.close();
  });

  it('does not come when the other one ends in time', async () => {
    const server = await startTelegramServer();
    server.faults.script('getUpdates', { kind: 'refuse', error: conflict('terminated') });
    const bot = await startBot(server, { tuning: { ...tuning, conflictMs: 20_000 } });
    await bot.says('waiting for its end');
    const alice = server.person('Alice');
    alice.says('/p 13');
    expect(await server.settled(5000)).toBe(true);
    expect(server.sentTo(alice.user.id).length).toBe(1);
    await bot.kill('SIGTERM');
    await server.close();
  });

  it('comes when the token is revoked', async () => {
    const server = await startTelegramServer();
    const bot = await startBot(server, { tuning });
    server.faults.script('getUpdates', refuse(401, 'Unauthorized'));
    server.person('Alice').says('/p 13');
    expect(await bot.ended).toBe(1);
    expect(bot.log()).toContain('@BotFather');
    await server.close();
  });

  it('comes at once with a wrong token', async () => {
    const server = await startTelegramServer();
    const bot = spawnBot({ apiRoot: server.apiRoot, token: '1:wrong' }, { tuning });
    expect(await bot.ended).toBe(1);
    expect(bot.log()).toContain('TELEGRAM_BOT_TOKEN');
    expect(bot.log()).not.toContain('1:wrong');
    await server.close();
  });
});
