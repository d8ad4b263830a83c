import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createScript, startTelegramServer } from '../../servers/telegram/index.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The program as `npm start` runs it, with nothing but what is given in its environment. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'src', 'main.js')], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, log: () => log };
}

describe('npm start with a token', () => {
  it('answers on Telegram with its pace and limits, and ends politely', async () => {
    const server = await startTelegramServer();
    const { sees, ends } = createScript(server, 15_000);
    const program = start({
      TELEGRAM_BOT_TOKEN: server.token,
      TELEGRAM_API_ROOT: server.apiRoot,
      STATE_DIR: mkdtempSync(join(tmpdir(), 'chuchu-state-')),
    });
    const alice = server.person('Alice', { language: 'zh-hans' });
    alice.says('谁主持的会议');
    await sees(alice, { quotes: '拉赫蒙', text: '¶13' });
    await ends();
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(program.log()).not.toContain(server.token.split(':')[1]);
    expect(program.log()).not.toContain('谁主持');
    await server.close();
  });

  it('that Telegram does not know ends with what to mend and a status', async () => {
    const server = await startTelegramServer();
    const program = start({
      TELEGRAM_BOT_TOKEN: '123:a-token-nobody-gave',
      TELEGRAM_API_ROOT: server.apiRoot,
      STATE_DIR: mkdtempSync(join(tmpdir(), 'chuchu-state-')),
    });
    expect(await program.ended).toBeGreaterThan(0);
    expect(program.log()).toContain('TELEGRAM_BOT_TOKEN');
    expect(program.log()).not.toContain('a-token-nobody-gave');
    await server.close();
  });
});
