import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The program as `npm start` runs it, from `dist/`. */
export interface ServiceProcess {
  readonly pid: number;
  readonly stateDir: string;
  /** What it wrote, both streams, so far. */
  readonly output: () => string;
  /** Resolves once the output holds the words, `times` times; rejects when it ends or takes too long. */
  readonly says: (words: string, times?: number) => Promise<void>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Resolves with the exit status. */
  readonly ended: Promise<number | null>;
}

/** This file runs from `tests/` in tests and from `dist/tests/` in drills. */
const ROOT = [join('..', '..'), join('..', '..', '..')]
  .map((up) => join(import.meta.dirname, up))
  .find((dir) => existsSync(join(dir, 'package.json')))!;
const MAIN = join(ROOT, 'dist', 'src', 'main.js');
const PATIENCE_MS = 20_000;

export function startService(env: Readonly<Record<string, string>>): ServiceProcess {
  const stateDir = env.STATE_DIR ?? mkdtempSync(join(tmpdir(), 'chuchu-state-'));
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    // Away from any .env.
    cwd: mkdtempSync(join(tmpdir(), 'chuchu-cwd-')),
    env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8', STATE_DIR: stateDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  const look = (): void => {
    for (const one of waiting) one();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      look();
    });
  }
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (status) => {
      over = true;
      resolve(status);
      look();
    });
  });
  return {
    pid: child.pid!,
    stateDir,
    output: () => output,
    ended,
    signal: (signal) => void child.kill(signal),
    says: (words, times = 1) =>
      new Promise((resolve, reject) => {
        const finish = (found: boolean): void => {
          clearTimeout(timer);
          waiting.delete(check);
          if (found) resolve();
          else reject(new Error(`it never said “${words}”:\n${output}`));
        };
        const timer = setTimeout(() => finish(false), PATIENCE_MS);
        const check = (): void => {
          if (output.split(words).length > times) finish(true);
          else if (over) finish(false);
        };
        waiting.add(check);
        check();
      }),
  };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
