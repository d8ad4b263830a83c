import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TelegramServer } from '../tests/servers/telegram/index.ts';
import type { DrillBotOptions } from './drill-telegram-bot.ts';

/** The bot as a child process, from `dist/`. */
export interface BotProcess {
  readonly pid: number;
  /** What it wrote for the operator so far. */
  readonly log: () => string;
  readonly stateDir: string;
  /** Resolves once the log holds the words. */
  readonly says: (words: string) => Promise<void>;
  /** Resolves with the exit status when it has ended by itself. */
  readonly ended: Promise<number | null>;
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

export type BotOptions = Partial<DrillBotOptions>;

/** This file runs from `tools/` in tests and from `dist/tools/` in drills. */
const ROOT = ['..', join('..', '..')]
  .map((up) => join(import.meta.dirname, up))
  .find((dir) => existsSync(join(dir, 'package.json')))!;
const BOT = join(ROOT, 'dist', 'tools', 'drill-telegram-bot.js');
const READY_MS = 20_000;

/** Starts the bot against the server and waits until it takes questions. */
export async function startBot(
  server: Pick<TelegramServer, 'apiRoot' | 'token'>,
  options: BotOptions = {},
): Promise<BotProcess> {
  const bot = spawnBot(server, options);
  await bot.says('answers as @');
  return bot;
}

export function spawnBot(
  { apiRoot, token }: Pick<TelegramServer, 'apiRoot' | 'token'>,
  options: BotOptions = {},
): BotProcess {
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), 'chuchu-state-'));
  const transport = { mode: 'polling', token, apiRoot } as const;
  const all: DrillBotOptions = { transport, ...options, stateDir };
  return watch(
    spawn(process.execPath, ['--enable-source-maps', BOT, JSON.stringify(all)], {
      cwd: ROOT,
      stdio: ['pipe', 'ignore', 'pipe'],
    }),
    stateDir,
  );
}

function watch(child: ChildProcess, stateDir: string): BotProcess {
  let log = '';
  let told = (): void => {};
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    log += text;
    told();
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (status) => {
      resolve(status);
      told();
    });
  });
  return {
    pid: child.pid!,
    stateDir,
    log: () => log,
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(false), READY_MS);
        const finish = (found: boolean): void => {
          clearTimeout(timer);
          if (found) resolve();
          else reject(new Error(`the bot never said “${words}”:\n${log}`));
        };
        told = () => {
          if (log.includes(words)) finish(true);
          else if (child.exitCode !== null) finish(false);
        };
        told();
      }),
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
