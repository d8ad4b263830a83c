import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createBareClient } from './discord/bare-client.ts';
import type { BareClient } from './discord/bare-client.ts';
import { bareSlash } from './discord/bare-interaction.ts';
import { RATE_LIMITS, startDiscordServer } from './discord/index.ts';
import type { Channel, DiscordServer, DiscordServerOptions, Fault } from './discord/index.ts';

let server: DiscordServer;
let client: BareClient;
let hall: Channel;

const start = async (options: DiscordServerOptions = {}) => {
  server = await startDiscordServer(options);
  client = createBareClient(server);
  hall = server.channel(server.guild());
};
const write = () => client.call('POST', `/channels/${hall.id}/messages`, { content: 'x' });
const messages = () => hall.messages.size;

describe('a scripted fault', () => {
  beforeEach(() => start());
  afterEach(() => server.close());

  it.each([
    [{ kind: 'limit', scope: 'user', retryAfter: 1.5 }, 429, 0],
    [{ kind: 'error', status: 500 }, 500, 0],
    [{ kind: 'slow', ms: 20 }, 200, 1],
  ] as const)('of kind %j is met once', async (fault, status, applied) => {
    server.faults.script('message.create', fault);
    expect((await write()).status).toBe(status);
    expect(messages()).toBe(applied);
    expect((await write()).status).toBe(200);
    expect(server.requests[0]).toMatchObject({ fault: fault.kind, status });
    expect(server.refusals()).toEqual([]);
  });

  it.each([
    [{ kind: 'drop', applied: false }, 0],
    [{ kind: 'drop', applied: true }, 1],
    [{ kind: 'html', status: 502 }, 0],
    [{ kind: 'malformed' }, 1],
  ] as const)('%j leaves no answer to read', async (fault: Fault, applied) => {
    server.faults.script('message.create', fault, { times: 2 });
    await expect(write()).rejects.toThrow();
    expect(messages()).toBe(applied);
    await expect(write()).rejects.toThrow();
    expect((await write()).status).toBe(200);
  });

  it('may hang until the client hangs up', async () => {
    server.faults.script('*', { kind: 'hang', applied: true });
    const controller = new AbortController();
    const url = `${server.api}/v10/channels/${hall.id}/messages`;
    const hanging = fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bot ${server.token}`,
        'user-agent': 'DiscordBot (https://example.org, 1.0)',
        'content-type': 'application/json',
      },
      body: '{"content":"x"}',
      signal: controller.signal,
    });
    expect(await server.world.signal.until(() => messages() || undefined, 5000)).toBe(1);
    controller.abort();
    await expect(hanging).rejects.toThrow();
    const closed = () => (server.requests[0]!.answeredAt > 0 ? true : undefined);
    expect(await server.world.signal.until(closed, 5000)).toBe(true);
  });

  it.each(['user', 'global', 'shared'] as const)('limits by scope %s', async (scope) => {
    server.faults.script('message.create', { kind: 'limit', scope, retryAfter: 1.5 });
    const { status, body, headers } = await write();
    expect(status).toBe(429);
    expect(body).toMatchObject({ retry_after: 1.5, global: scope === 'global' });
    expect(headers.get('x-ratelimit-scope')).toBe(scope);
    expect(headers.get('x-ratelimit-global')).toBe(scope === 'global' ? 'true' : null);
    expect(headers.get('retry-after')).toBe('2');
  });
});

describe('limits', () => {
  beforeEach(() => start({ rateLimits: RATE_LIMITS }));
  afterEach(() => server.close());

  it('count down for each channel, and begin anew', async () => {
    const left: (string | null)[] = [];
    for (let count = 0; count < 5; count += 1) {
      left.push((await write()).headers.get('x-ratelimit-remaining'));
    }
    expect(left).toEqual(['4', '3', '2', '1', '0']);
    const { status, headers, body } = await write();
    expect(status).toBe(429);
    expect(headers.get('x-ratelimit-scope')).toBe('user');
    expect((body as { retry_after: number }).retry_after).toBeLessThanOrEqual(5);
    const elsewhere = server.channel(hall.guild!);
    const there = await client.call('POST', `/channels/${elsewhere.id}/messages`, { content: 'x' });
    expect(there.status).toBe(200);
    server.advance(5000);
    expect((await write()).status).toBe(200);
  });

  it('hold for all operations together, first answers aside', async () => {
    const me = () => client.call('GET', '/users/@me');
    const many = await Promise.all(Array.from({ length: 51 }, me));
    const limited = many.filter(({ status }) => status === 429);
    expect(limited.length).toBeGreaterThan(0);
    server.advance(10_000);
    const path = `/applications/${server.applicationId}/commands`;
    expect((await client.call('PUT', path, [{ name: 'ask', description: 'asks' }])).status).toBe(
      200,
    );
    const ann = server.person('ann', { in: hall });
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => {
        const { id, token } = bareSlash(server, ann, 'ask');
        const body = { type: 4, data: { content: 'x' } };
        return client.call('POST', `/interactions/${id}/${token}/callback`, body);
      }),
    );
    expect(answers.every(({ status }) => status === 204)).toBe(true);
  });
});
