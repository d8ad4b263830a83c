import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Spoiling } from '../../servers/discord/index.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
let url: string;
beforeAll(async () => {
  scene = await openScene({ http: true });
  url = scene.server.world.app.endpoint!;
});
afterAll(() => scene.close());

describe('the listener', () => {
  it.each([
    ['another method', { method: 'GET' }, 405],
    ['no signature', { method: 'POST', body: '{"type":1}' }, 401],
    ['a body far too large', { method: 'POST', body: 'x'.repeat(300_000) }, 413],
  ])('refuses %s', async (_, init, status) => {
    expect((await fetch(url, init)).status).toBe(status);
  });
});

describe('a signed delivery', () => {
  it('that pings is answered', async () => {
    expect(await scene.server.endpoint.posts(url)).toEqual({ status: 200, body: '{"type":1}' });
  });

  it.each([
    'wrong signature',
    'truncated signature',
    'no signature',
    'altered body',
    'old timestamp',
    'future timestamp',
  ] satisfies Spoiling[])('with %s is refused', async (spoiling) => {
    expect(await scene.server.endpoint.posts(url, spoiling)).toMatchObject({ status: 401 });
  });

  it('that comes again gets the same answer, and counts once', async () => {
    const { server, hall, bot } = scene;
    const ann = server.person('ann', { locale: 'zh-CN', in: hall });
    const asked = await ann.slash('ask', { question: '谁主持的会议' });
    await ann.presses('答错了', asked.message!);
    const first = await server.endpoint.replays(url);
    const second = await server.endpoint.replays(url);
    expect(first).toEqual(second);
    expect(JSON.parse(first.body)).toMatchObject({ type: 4 });
    await bot.kill('SIGTERM');
    const counted = readFileSync(join(bot.stateDir, 'counts.log'), 'utf8');
    expect(counted.match(/^wrong:answered:/gmu)).toHaveLength(1);
  });
});
