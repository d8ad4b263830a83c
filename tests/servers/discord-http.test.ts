import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createBareClient } from './discord/bare-client.ts';
import { createScript, startDiscordServer } from './discord/index.ts';
import type { DiscordServer, Person, Script, Spoiling } from './discord/index.ts';

let server: DiscordServer;
let script: Script;
let ann: Person;
let app: Server;
let url: string;
/** What the app responds to an interaction; PINGs and bad signatures are dealt with. */
let respond: (interaction: { id: string; token: string }) => { status: number; body?: unknown };

beforeEach(async () => {
  server = await startDiscordServer();
  script = createScript(server);
  ann = server.person('ann', { in: server.channel(server.guild()) });
  await createBareClient(server).call('PUT', `/applications/${server.applicationId}/commands`, [
    { name: 'ask', description: 'asks' },
  ]);
  app = createServer((request, response) => {
    void handle(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/interactions`;
});
afterEach(async () => {
  app.closeAllConnections();
  app.close();
  await server.close();
});

/** An app as it should be: it checks signature and time before anything else. */
async function handle(request: IncomingMessage): Promise<{ status: number; body?: unknown }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const timestamp = String(request.headers['x-signature-timestamp']);
  const signature = Buffer.from(String(request.headers['x-signature-ed25519']), 'hex');
  const fresh = Math.abs(Number(timestamp) - Date.now() / 1000) < 300;
  const key = createPublicKey({
    key: {
      kty: 'OKP',
      crv: 'Ed25519',
      x: Buffer.from(server.publicKey, 'hex').toString('base64url'),
    },
    format: 'jwk',
  });
  if (!fresh || !verify(null, Buffer.from(timestamp + body), key, signature))
    return { status: 401 };
  const interaction = JSON.parse(body) as { type: number; id: string; token: string };
  return interaction.type === 1 ? { status: 200, body: { type: 1 } } : respond(interaction);
}

const SPOILINGS: readonly Spoiling[] = [
  'wrong signature',
  'truncated signature',
  'no signature',
  'altered body',
  'old timestamp',
  'future timestamp',
];

describe('an endpoint', () => {
  it('is set when it answers a PING and refuses a wrong signature', async () => {
    await server.endpoint.set(url);
    const { body } = await createBareClient(server).call('GET', '/applications/@me');
    expect(body).toMatchObject({ interactions_endpoint_url: url, verify_key: server.publicKey });
  });

  it('is not set when it believes anybody, or answers nothing', async () => {
    const gullible = createServer((_, response) => response.end('{"type":1}'));
    await new Promise<void>((resolve) => gullible.listen(0, '127.0.0.1', resolve));
    const at = `http://127.0.0.1:${(gullible.address() as AddressInfo).port}/`;
    await expect(server.endpoint.set(at)).rejects.toThrow('a wrong signature was answered 200');
    gullible.close();
    await expect(server.endpoint.set(at)).rejects.toThrow('a PING was answered with 0');
  });

  it.each(SPOILINGS)('is sent a delivery spoiled by %s', async (spoiling) => {
    expect(await server.endpoint.posts(url, spoiling)).toMatchObject({ status: 401 });
    expect(await server.endpoint.posts(url)).toEqual({ status: 200, body: '{"type":1}' });
  });
});

describe('a delivery', () => {
  beforeEach(() => server.endpoint.set(url));

  it('is answered by its response, in a conversation as any other', async () => {
    respond = () => ({ status: 200, body: { type: 4, data: { content: 'here', flags: 64 } } });
    expect(await ann.slash('ask')).toMatchObject({ outcome: 'answered' });
    await script.sees(ann, { text: 'here', private: true });
    await script.ends();
    expect(server.counts().undelivered).toBe(0);
  });

  it('may be taken with 202 and answered by REST', async () => {
    respond = ({ id, token }) => {
      const body = { type: 4, data: { content: 'there' } };
      const path = `/interactions/${id}/${token}/callback`;
      void createBareClient(server).call('POST', path, body);
      return { status: 202 };
    };
    expect(await ann.slash('ask')).toMatchObject({ outcome: 'answered' });
    await script.sees(ann, 'there');
    await script.ends();
  });

  it('is answered under the rules of REST', async () => {
    respond = () => ({ status: 200, body: { type: 4, data: { content: 'x'.repeat(2001) } } });
    expect(await ann.slash('ask')).toMatchObject({ outcome: 'silent' });
    expect(server.refusals()).toMatchObject([{ code: 50035, method: 'HTTP' }]);
    respond = () => ({ status: 500 });
    expect(await ann.slash('ask')).toMatchObject({ outcome: 'silent' });
    await expect(script.ends()).rejects.toThrow('!! HTTP response: 500');
  });

  it('comes again byte for byte, with the same id', async () => {
    const ids: string[] = [];
    respond = ({ id }) => {
      ids.push(id);
      return { status: 200, body: { type: 4, data: { content: 'x' } } };
    };
    await ann.slash('ask');
    expect(await server.endpoint.replays(url)).toMatchObject({ status: 200 });
    expect(ids[1]).toBe(ids[0]);
  });
});
