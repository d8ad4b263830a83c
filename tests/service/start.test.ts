import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startTelegramServer } from '../servers/telegram/index.ts';
import { freePort, startService } from '../helpers/service-process.ts';

const BAD_INPUT = 2;
const folder = (): string => mkdtempSync(join(tmpdir(), 'chuchu-start-'));

async function isOpen(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/healthz`).then(
    () => true,
    () => false,
  );
}

describe('a service that cannot start', () => {
  it('says everything that is wrong with its configuration, and no value', async () => {
    const service = startService({
      PORT: '99999',
      REDIS_URL: 'http://wrong.example',
      TELEGRAM_BOT_TOKEN: 'not-a-token',
    });
    expect(await service.ended).toBe(BAD_INPUT);
    for (const name of ['PORT', 'REDIS_URL', 'TELEGRAM_BOT_TOKEN']) {
      expect(service.output()).toContain(name);
    }
    expect(service.output()).not.toMatch(/not-a-token|wrong\.example| {4}at /);
  });

  it('says that the port is taken', async () => {
    const other = createServer().listen(0);
    const { port } = other.address() as AddressInfo;
    const service = startService({ PORT: String(port) });
    expect(await service.ended).toBe(BAD_INPUT);
    expect(service.output()).toContain(`PORT ${port} is taken`);
    expect(service.output()).not.toContain('"ready"');
    other.close();
  });

  it('says where the corpus is wrong, and listens nowhere', async () => {
    const [corpus, port] = [folder(), await freePort()];
    writeFileSync(join(corpus, 'tea.md'), '---\ntitle: 山里的茶\n---\n\n没有来源。\n');
    const service = startService({ PORT: String(port), CORPUS_DIR: corpus });
    expect(await service.ended).toBe(BAD_INPUT);
    expect(service.output()).toMatch(/tea\.md:\d+/);
    expect(await isOpen(port)).toBe(false);
  });

  it('says that there is no corpus', async () => {
    const service = startService({ PORT: '0', CORPUS_DIR: join(folder(), 'nowhere') });
    expect(await service.ended).toBe(BAD_INPUT);
    expect(service.output()).toContain('nowhere');
  });

  it('says that the state folder is no folder', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const service = startService({ PORT: '0', STATE_DIR: file });
    expect(await service.ended).toBe(BAD_INPUT);
    expect(service.output()).toContain(`STATE_DIR (${file})`);
  });

  const full = smallDisk();
  afterAll(() => {
    if (full !== null) execFileSync('umount', [full]);
  });
  it.skipIf(full === null)('says that the disk is full', async () => {
    const dir = join(full!, 'state');
    mkdirSync(dir);
    // 64 kB in all.
    writeFileSync(join(full!, 'filler'), Buffer.alloc(40_000));
    const service = startService({ PORT: '0', STATE_DIR: dir });
    expect(await service.ended).toBe(BAD_INPUT);
    expect(service.output()).toContain('the disk is full');
    expect(readdirSync(dir)).toEqual([]);
  });

  it('says that Telegram does not know its token, and takes its port back', async () => {
    const server = await startTelegramServer();
    const port = await freePort();
    const service = startService({
      PORT: String(port),
      TELEGRAM_BOT_TOKEN: '7000000000:AAunknown-token-of-nobody-0123456789a',
      TELEGRAM_API_ROOT: server.apiRoot,
    });
    expect(await service.ended).toBe(BAD_INPUT);
    expect(service.output()).toContain('does not know TELEGRAM_BOT_TOKEN');
    expect(service.output()).not.toContain('AAunknown');
    expect(await isOpen(port)).toBe(false);
    await server.close();
  });
});

describe('a service without a bot', () => {
  it('serves the reader, says what it is, and ends with 0 within ten seconds', async () => {
    const port = await freePort();
    const service = startService({ PORT: String(port) });
    await service.says('"ready"');
    expect(service.output()).toMatch(/"version":"[\d.]+","corpus":"[0-9a-z]{8}"/);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(ready.status).toBe(200);
    const numbers = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(numbers).toMatch(/^chuchu_info\{version="[\d.]+",corpus="[0-9a-z]{8}"\} 1$/m);
    expect(numbers).toMatch(/^nodejs_eventloop_lag_seconds \d/m);
    const begin = Date.now();
    service.signal('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(Date.now() - begin).toBeLessThan(10_000);
  });
});

/** A file system of 64 kB, or null (and a line that says so) where none can be mounted. */
function smallDisk(): string | null {
  const dir = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', dir], { stdio: 'ignore' });
    return dir;
  } catch {
    process.stderr.write('skipped: a full disk (no right to mount one)\n');
    return null;
  }
}
