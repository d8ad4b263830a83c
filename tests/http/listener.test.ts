import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { listen, type Route } from '../../src/http/index.ts';
import { corpusOf, tea } from '../helpers/small-corpus.ts';
import { engineOf, serve } from './serve.ts';

const engine = engineOf(corpusOf(tea));

describe('health', () => {
  it('is alive, and ready once every check holds', async () => {
    let connected = false;
    const http = serve(engine, { checks: [{ name: 'telegram', ready: () => connected }] });
    expect((await http.request('/healthz')).status).toBe(200);
    const early = await http.request('/readyz');
    expect([early.status, await early.json()]).toEqual([
      503,
      { ready: false, corpus: engine.corpus.hash, telegram: false },
    ]);
    connected = true;
    expect((await http.request('/readyz')).status).toBe(200);
  });
});

describe('paths of others', () => {
  const routes: readonly Route[] = [
    {
      kind: 'handle',
      path: '/numbers',
      handle: ({ url }) => new Response(new URL(url).search),
    },
    {
      kind: 'listener',
      path: '/webhook',
      listener: (request, response) => {
        let size = 0;
        request.on('data', (part: Buffer) => (size += part.length));
        request.on('end', () => response.writeHead(202).end(String(size)));
      },
    },
    {
      kind: 'handle',
      path: '/broken',
      handle: () => {
        throw new Error('a secret');
      },
    },
  ];

  it('are mounted on the same port, requests and node’s own listeners alike', async () => {
    const listening = await listen(serve(engine, { routes }), 0);
    const at = (path: string, body: string): Promise<Response> =>
      fetch(`http://localhost:${listening.port}${path}`, { method: 'POST', body });
    const numbers = await fetch(`http://localhost:${listening.port}/numbers?x=1`);
    expect([numbers.status, await numbers.text()]).toEqual([200, '?x=1']);
    const delivered = await at('/webhook', 'x'.repeat(5000));
    expect([delivered.status, await delivered.text()]).toEqual([202, '5000']);
    expect((await at('/numbers', 'x')).status).toBe(404);
    expect((await at('/a/tea', 'x')).status).toBe(404);
    await listening.close();
  });

  it('tell nothing of a fault', async () => {
    const response = await serve(engine, { routes }).request('/broken');
    expect([response.status, await response.text()]).toEqual([500, '']);
  });
});

describe('listening', () => {
  it('answers what came before it closes, and nothing after', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let came = (): void => {};
    const taken = new Promise<void>((resolve) => (came = resolve));
    const handle = async (): Promise<Response> => {
      came();
      await held;
      return new Response('done');
    };
    const http = serve(engine, { routes: [{ kind: 'handle', path: '/slow', handle }] });
    const listening = await listen(http, 0);
    const url = `http://localhost:${listening.port}/slow`;
    const slow = fetch(url).then((response) => response.text());
    await taken;
    const closed = listening.close();
    release();
    expect(await slow).toBe('done');
    await closed;
    await expect(fetch(url)).rejects.toThrow();
  });

  it('says that a port is taken', async () => {
    const other = createServer().listen(0);
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(listen(serve(engine), port)).rejects.toMatchObject({
      code: 'BAD_PORT',
      message: expect.stringContaining(`PORT ${port} is taken`),
    });
    other.close();
  });
});
