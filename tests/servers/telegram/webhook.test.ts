import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Bot, webhookCallback } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { call } from './call.ts';
import { startTelegramServer } from './index.ts';
import type { Person, TelegramServer } from './index.ts';

const SECRET = 'a-b_c';

let server: TelegramServer;
let alice: Person;
let listener: Server;
let url: string;
let answer: (updateId: number, secret: string | undefined) => number;
let received: { id: number; secret: string | undefined }[];

beforeEach(async () => {
  server = await startTelegramServer({ webhookPace: { retryMs: 5, timeoutMs: 1000 } });
  alice = server.person('Alice');
  received = [];
  answer = () => 200;
  listener = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { update_id: id } = JSON.parse(body) as { update_id: number };
      const secret = request.headers['x-telegram-bot-api-secret-token'] as string | undefined;
      received.push({ id, secret });
      response.writeHead(answer(id, secret)).end();
    });
  });
  url = await listen(listener);
});

afterEach(async () => {
  await server.close();
  await new Promise((resolve) => listener.close(resolve));
});

async function listen(on: Server): Promise<string> {
  await new Promise<void>((resolve) => on.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(on.address() as AddressInfo).port}/hook`;
}

describe('a webhook', () => {
  test('gets every update with the secret', async () => {
    alice.says('一');
    await call(server, 'setWebhook', { url, secret_token: SECRET });
    alice.says('二');
    expect(await server.settled(2000)).toBe(true);
    expect(received.map(({ secret }) => secret)).toEqual([SECRET, SECRET]);
    expect(server.counts()).toMatchObject({ delivered: 2, redelivered: 0, confirmed: 2 });
  });

  test('gets an update again until it answers 2xx, in the order of the chat', async () => {
    let failures = 3;
    answer = () => (failures-- > 0 ? 503 : 200);
    await call(server, 'setWebhook', { url });
    alice.says('一');
    alice.says('二');
    expect(await server.settled(2000)).toBe(true);
    const [first, second] = [received[0]!.id, received.at(-1)!.id];
    expect(received.map(({ id }) => id)).toEqual([first, first, first, first, second]);
    expect(server.webhook.attempts.map(({ status }) => status)).toEqual([503, 503, 503, 200, 200]);
    const { result } = await call(server, 'getWebhookInfo');
    expect(result).toMatchObject({
      url,
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
    });
  });

  test('holds up no other chat', async () => {
    const bob = server.person('Bob');
    let stuck = 0;
    answer = (id) => (id === stuck ? 500 : 200);
    stuck = server.updates.nextId();
    await call(server, 'setWebhook', { url });
    alice.says('卡住');
    bob.says('二');
    const bobs = stuck + 1;
    const look = () => server.webhook.attempts.find(({ updateId }) => updateId === bobs);
    expect(await server.world.signal.until(look, 2000)).toMatchObject({ status: 200 });
  });

  test('shuts polling out, and a poll that waits ends', async () => {
    const waiting = call(server, 'getUpdates', { timeout: 20 });
    await server.world.signal.until(() => server.counts().polls || undefined, 1000);
    await call(server, 'setWebhook', { url });
    expect(await waiting).toMatchObject({
      status: 409,
      description: 'Conflict: terminated by setWebhook request',
    });
    expect(await call(server, 'getUpdates')).toMatchObject({
      status: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await call(server, 'deleteWebhook');
    expect(await call(server, 'getUpdates')).toMatchObject({ status: 200 });
  });

  test('of grammY takes updates with the right secret only', async () => {
    const bot = new Bot(server.token, { client: { apiRoot: server.apiRoot } });
    bot.on('message:text', (context) => context.reply('听到'));
    const handle = webhookCallback(bot, 'http', { secretToken: SECRET });
    const grammy = createServer((request, response) => void handle(request, response));
    const grammyUrl = await listen(grammy);
    await call(server, 'setWebhook', { url: grammyUrl, secret_token: 'wrong' });
    alice.says('一');
    const refused = () => server.webhook.attempts.find(({ status }) => status === 401);
    expect(await server.world.signal.until(refused, 2000)).toBeDefined();
    expect(server.sentTo(alice.user.id)).toEqual([]);

    await call(server, 'setWebhook', { url: grammyUrl, secret_token: SECRET });
    expect(await server.settled(2000)).toBe(true);
    expect(server.sentTo(alice.user.id)).toHaveLength(1);
    await new Promise((resolve) => grammy.close(resolve));
  });
});
