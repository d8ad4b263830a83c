import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDiscordServer } from '../../servers/discord/index.ts';
import type { DiscordServer } from '../../servers/discord/index.ts';

/** The program as an operator runs it, with its defaults. */
const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = join(ROOT, 'dist', 'src', 'main.js');

let server: DiscordServer;
beforeAll(async () => {
  server = await startDiscordServer({ pacesIdentify: false });
});
afterAll(() => server.close());

function program(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: server.token,
      DISCORD_API_ROOT: server.api,
      STATE_DIR: mkdtempSync(join(tmpdir(), 'chuchu-state-')),
      ...env,
    },
  });
}

async function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = program(args, env);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, text };
}

describe('discord:register', () => {
  it('makes what is not there, then leaves it alone', async () => {
    const first = await run(['discord:register']);
    expect(first.status).toBe(0);
    expect(first.text).toContain('0 unchanged, 9 new, 0 changed, 0 removed');
    expect(first.text).toContain(`client_id=${server.applicationId}&integration_type=1`);
    const from = server.requests.length;
    const second = await run(['discord:register']);
    expect(second.text).toContain('9 unchanged, 0 new, 0 changed, 0 removed');
    expect(server.requests.slice(from).filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(server.refusals()).toEqual([]);
  });

  it('writes for one server what only that has', async () => {
    const guild = server.guild();
    const made = await run(['discord:register', '--guild', guild.id]);
    expect(made.text).toContain('9 new');
    expect(server.refusals()).toEqual([]);
  });

  it.each([
    ['an unknown server', ['--guild', '123456789'], 'no such server'],
    ['a bad option', ['--global'], 'Usage'],
  ])('says what to fix about %s', async (_, args, words) => {
    const { status, text } = await run(['discord:register', ...args]);
    expect(status).toBe(2);
    expect(text).toContain(words);
    expect(text).not.toContain('    at ');
    expect(text).not.toContain(server.token);
  });
});

describe('npm start', () => {
  it('serves the gateway until it is told to stop', async () => {
    const child = program([]);
    expect(await server.gateway.ready(20_000)).toBe(true);
    const ann = server.person('ann', { locale: 'zh-CN' });
    expect(await ann.slash('ask', { question: '谁主持的会议' })).toMatchObject({
      outcome: 'answered',
    });
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });

  it('serves signed deliveries with a public key and a port', async () => {
    const child = program([], {
      DISCORD_APPLICATION_ID: server.applicationId,
      DISCORD_PUBLIC_KEY: server.publicKey,
      PORT: '0',
    });
    const port = await new Promise<string>((resolve) => {
      let log = '';
      child.stderr!.setEncoding('utf8').on('data', (part: string) => {
        log += part;
        const [, found] = /"port":(\d+)/.exec(log) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    await server.endpoint.set(`http://127.0.0.1:${port}/discord`);
    const ann = server.person('ann2', { locale: 'zh-CN' });
    expect(await ann.slash('ask', { question: '谁主持的会议' })).toMatchObject({
      outcome: 'answered',
    });
    await server.endpoint.set(null);
    child.kill('SIGTERM');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});
