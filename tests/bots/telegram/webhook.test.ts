import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot, type BotProcess } from '../../../tools/drill-telegram-process.ts';
import {
  createScript,
  startTelegramServer,
  type Script,
  type TelegramServer,
} from '../../servers/telegram/index.ts';

const SECRET = 'a-secret-of-the-webhook-0123456789';
const QUIET = { pace: null, limits: null } as const;

let server: TelegramServer;
let bot: BotProcess;
let script: Script;
let url: string;

beforeAll(async () => {
  server = await startTelegramServer({ webhookPace: { retryMs: 20, timeoutMs: 60_000 } });
  url = `http://127.0.0.1:${await freePort()}/telegram`;
  bot = await startBot(server, webhook());
  script = createScript(server, 15_000);
});

afterAll(async () => {
  await bot.kill('SIGTERM');
  await server.close();
});

function webhook() {
  const { token, apiRoot } = server;
  const port = Number(new URL(url).port);
  const transport = { mode: 'webhook', token, apiRoot, url, secret: SECRET, port } as const;
  return { transport, tuning: QUIET };
}

describe('updates that are brought', () => {
  it('are answered, and a 200 follows the answer', async () => {
    const alice = server.person('Alice');
    alice.says('/p 13');
    await script.sees(alice, '¶13');
    expect(await server.settled(5000)).toBe(true);
    expect(server.webhook.attempts.map(({ status }) => status)).toEqual([200]);
    expect(server.counts().polls).toBe(0);
  });

  it('are asked for with the secret, and no others are taken', async () => {
    const body = { update_id: 1, message: { text: '/p 13' } };
    expect(await post(body, {})).toBe(401);
    expect(await post(body, { 'x-telegram-bot-api-secret-token': `${SECRET}x` })).toBe(401);
    expect(await post(body, { 'x-telegram-bot-api-secret-token': 'x' })).toBe(401);
    expect((await fetch(`${url}/elsewhere`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(url)).status).toBe(405);
  });

  it('that are no updates are refused, and the process lives', async () => {
    const headers = { 'x-telegram-bot-api-secret-token': SECRET };
    expect(await post('{"update_id":', headers)).toBe(400);
    expect(await post('[]', headers)).toBe(400);
    expect(await post({ update_id: 'x' }, headers)).toBe(400);
    expect(await post('x'.repeat(2_000_000), headers)).toBe(413);
    const health = await fetch(new URL('/healthz', url));
    expect(health.status).toBe(200);
  });

  it('that were answered before are not answered again', async () => {
    const alice = server.person('Alice');
    alice.says('/p 13');
    await script.sees(alice, '¶13');
    await server.settled(5000);
    const { updateId } = server.webhook.attempts.at(-1)!;
    const again = { update_id: updateId, message: { ...server.sentTo(alice.user.id)[0]!.message } };
    expect(await post(again, { 'x-telegram-bot-api-secret-token': SECRET })).toBe(200);
    await script.seesNothing(alice);
  });

  it('that take longer than ten seconds get a 503, and are answered once all the same', async () => {
    const alice = server.person('Alice');
    server.faults.script('sendMessage', { kind: 'slow', ms: 10_500 });
    alice.says('/p 13');
    await script.sees(alice, '¶13');
    expect(await server.settled(15_000)).toBe(true);
    await script.seesNothing(alice);
    const { updateId } = server.webhook.attempts.at(-1)!;
    const statuses = server.webhook.attempts.flatMap((one) =>
      one.updateId === updateId ? [one.status] : [],
    );
    expect(statuses[0]).toBe(503);
    expect(statuses.at(-1)).toBe(200);
  });

  it('survive a kill: those not answered come again', async () => {
    const people = Array.from({ length: 20 }, (_, index) => server.person(`P${index}`));
    server.setLatency(100);
    for (const one of people) one.says('/p 5');
    await script.sees(people[0]!, '¶5');
    await bot.kill('SIGKILL');
    server.setLatency(0);
    bot = await startBot(server, { ...webhook(), stateDir: bot.stateDir });
    for (const one of people.slice(1)) await script.sees(one, '¶5');
    expect(await server.settled(15_000)).toBe(true);
  });
});

describe('a webhook that Telegram refuses', () => {
  it('ends the start with what to mend', async () => {
    const other = await startTelegramServer();
    const { token, apiRoot } = other;
    const port = await freePort();
    const refused = `https://example.test:${port}/telegram`;
    const transport = {
      mode: 'webhook',
      token,
      apiRoot,
      url: refused,
      secret: SECRET,
      port,
    } as const;
    const { spawnBot } = await import('../../../tools/drill-telegram-process.ts');
    const child = spawnBot(other, { transport, tuning: QUIET });
    expect(await child.ended).toBe(1);
    expect(child.log()).toContain('TELEGRAM_WEBHOOK_URL');
    expect(child.log()).not.toContain(SECRET);
    await other.close();
  });
});

async function post(body: object | string, headers: Record<string, string>): Promise<number> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', headers, body: text });
  return response.status;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
