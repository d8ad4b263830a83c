import { Bot, InputFile } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { call } from './call.ts';
import { badRequest, startTelegramServer, tooManyRequests } from './index.ts';
import type { Fault, Person, TelegramServer } from './index.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server: TelegramServer;
let alice: Person;

beforeEach(async () => {
  server = await startTelegramServer();
  alice = server.person('Alice');
  alice.starts();
});

afterEach(() => server.close());

const texts = () => server.sentTo(alice.user.id).map(({ message }) => message.text);
const say = (text = '好') => call(server, 'sendMessage', { chat_id: alice.user.id, text });

describe('the wire', () => {
  test('takes a form, whose values it decodes', async () => {
    const response = await fetch(`${server.apiRoot}/bot${server.token}/sendmessage`, {
      method: 'POST',
      body: new URLSearchParams({
        chat_id: String(alice.user.id),
        text: '123',
        disable_notification: 'true',
        reply_markup: '{"inline_keyboard":[[{"text":"›","callback_data":"a"}]]}',
      }),
    });
    expect(response.status).toBe(200);
    const [sent] = server.sentTo(alice.user.id);
    expect(sent!.message.text).toBe('123');
    expect(sent!.message.reply_markup!.inline_keyboard[0]![0]!.text).toBe('›');
  });

  test('takes the photo that grammY uploads, with its caption', async () => {
    const { api } = new Bot(server.token, { client: { apiRoot: server.apiRoot } });
    const message = await api.sendPhoto(alice.user.id, new InputFile(PNG, '金句.png'), {
      caption: '¶13',
      caption_entities: [{ type: 'bold', offset: 0, length: 3 }],
    });
    expect(message).toMatchObject({ caption: '¶13', photo: [{ width: 1, height: 1 }] });
    const { file_id } = message.photo[0]!;
    expect(server.world.uploads.get(file_id)!.bytes).toEqual(PNG);
    expect(server.world.uploads.get(file_id)!.name).toBe('金句.png');
    await expect(api.sendPhoto(alice.user.id, file_id)).resolves.toMatchObject({
      photo: [{ file_id }],
    });
    await expect(
      api.sendPhoto(alice.user.id, new InputFile(Buffer.from('no picture'))),
    ).rejects.toThrow('Bad Request: IMAGE_PROCESS_FAILED');
    await expect(
      api.sendPhoto(alice.user.id, new InputFile(PNG), { caption: '段'.repeat(1025) }),
    ).rejects.toThrow('Bad Request: message caption is too long');
  });

  test('knows one token and its own paths', async () => {
    expect(await call({ ...server, token: '1:a' }, 'getMe')).toMatchObject({
      status: 401,
      description: 'Unauthorized',
    });
    expect((await fetch(`${server.apiRoot}/`)).status).toBe(404);
    expect(await call(server, 'getMe', [])).toMatchObject({
      status: 400,
      description: "Bad Request: can't parse JSON object",
    });
  });

  test('records each request with what became of it', async () => {
    await say();
    await say('');
    expect(server.requests).toMatchObject([
      { method: 'sendMessage', status: 200, refusal: null },
      { method: 'sendMessage', status: 400, refusal: 'Bad Request: message text is empty' },
    ]);
    expect(server.refusals()).toHaveLength(1);
  });
});

describe('faults', () => {
  const cases: { fault: Fault; name: string; applied: boolean }[] = [
    { name: '429', fault: { kind: 'refuse', error: tooManyRequests(1) }, applied: false },
    { name: '502 in HTML', fault: { kind: 'html' }, applied: false },
    { name: 'a connection cut before', fault: { kind: 'drop', applied: false }, applied: false },
    { name: 'a connection cut after', fault: { kind: 'drop', applied: true }, applied: true },
    { name: 'half an answer', fault: { kind: 'malformed' }, applied: true },
  ];
  test.each(cases)('$name fails one request', async ({ fault, applied }) => {
    server.faults.script('sendMessage', fault);
    const first = await say('一').catch(() => null);
    expect(first?.ok ?? false).toBe(false);
    expect(await say('二')).toMatchObject({ ok: true });
    expect(texts()).toEqual(applied ? ['一', '二'] : ['二']);
    expect(server.refusals()).toEqual([]);
  });

  test('a hanging request ends when the client gives up', async () => {
    server.faults.script('sendMessage', { kind: 'hang' });
    const { api } = new Bot(server.token, {
      client: { apiRoot: server.apiRoot, timeoutSeconds: 1 },
    });
    await expect(api.sendMessage(alice.user.id, '一')).rejects.toThrow('Network request');
    expect(texts()).toEqual([]);
  });

  test('a slow answer was applied at once', async () => {
    server.faults.script('sendMessage', { kind: 'slow', ms: 200 });
    const answer = say('一');
    await server.world.signal.until(() => texts()[0], 1000);
    const record = server.requests.at(-1)!;
    expect(record.answeredAt).toBe(0);
    expect(await answer).toMatchObject({ ok: true });
    expect(record.answeredAt - record.at).toBeGreaterThanOrEqual(195);
  });

  test('meet only the requests they are meant for, as often as told', async () => {
    server.faults.script(
      '*',
      { kind: 'refuse', error: badRequest('QUOTE_TEXT_INVALID') },
      { times: 2, when: ({ text }) => text === '一' },
    );
    const statuses = [];
    for (const text of ['一', '二', '一', '一']) statuses.push((await say(text)).status);
    expect(statuses).toEqual([400, 200, 400, 200]);
  });
});

describe('rate limits', () => {
  test('hold a chat to one message a second and tell how long to wait', async () => {
    const limited = await startTelegramServer({
      rateLimits: { perChatPerSecond: 1, perGroupPerMinute: 2, overallPerSecond: 30 },
    });
    const bob = limited.person('Bob');
    bob.starts();
    const write = (chat_id: number) => call(limited, 'sendMessage', { chat_id, text: '好' });
    expect(await write(bob.user.id)).toMatchObject({ ok: true });
    expect(await write(bob.user.id)).toMatchObject({
      status: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    });
    // Another chat does not wait.
    const group = limited.group();
    expect(await write(group.id)).toMatchObject({ ok: true });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await write(bob.user.id)).toMatchObject({ ok: true });
    expect(await write(group.id)).toMatchObject({ ok: true });
    // The group has had its two in this minute.
    const { parameters } = await write(group.id);
    expect(parameters!.retry_after).toBeGreaterThan(50);
    expect(limited.counts()).toMatchObject({ tooManyRequests: 2, refused: 0 });
    await limited.close();
  });
});
