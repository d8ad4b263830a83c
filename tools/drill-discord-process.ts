import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DiscordServer } from '../tests/servers/discord/index.ts';
import type { DrillBotOptions } from './drill-discord-bot.ts';

/** The bot as a child process, from `dist/`. */
export interface BotProcess {
  readonly pid: number;
  /** What it wrote for the operator so far. */
  readonly log: () => string;
  readonly stateDir: string;
  /** Resolves once the log holds the words, so many times. */
  readonly says: (words: string, times?: number) => Promise<void>;
  /** Resolves with the exit status when it has ended by itself. */
  readonly ended: Promise<number | null>;
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
}

export type BotOptions = Partial<DrillBotOptions>;

type Server = Pick<DiscordServer, 'api' | 'token'>;

/** This file runs from `tools/` in tests and from `dist/tools/` in drills. */
const ROOT = ['..', join('..', '..')]
  .map((up) => join(import.meta.dirname, up))
  .find((dir) => existsSync(join(dir, 'package.json')))!;
const BOT = join(ROOT, 'dist', 'tools', 'drill-discord-bot.js');
const READY_MS = 20_000;

/** Starts the bot on the gateway of the server and waits until it takes questions. */
export async function startBot(server: Server, options: BotOptions = {}): Promise<BotProcess> {
  const bot = spawnBot(server, options);
  await bot.says('answers on the gateway');
  return bot;
}

/** Starts the bot behind HTTP; `url` is where it takes interactions. */
export async function startEndpoint(
  server: Server & Pick<DiscordServer, 'publicKey'>,
  options: BotOptions = {},
): Promise<BotProcess & { readonly url: string }> {
  const bot = spawnBot(server, { ...options, publicKey: server.publicKey });
  await bot.says('listens on ');
  const [, port] = /listens on (\d+)/.exec(bot.log())!;
  return { ...bot, url: `http://127.0.0.1:${port}/` };
}

export function spawnBot({ api, token }: Server, options: BotOptions = {}): BotProcess {
  const stateDir = options.stateDir ?? mkdtempSync(join(tmpdir(), 'chuchu-state-'));
  const account = { token, apiRoot: api };
  const all: DrillBotOptions = { account, ...options, stateDir };
  return watch(
    spawn(process.execPath, ['--enable-source-maps', BOT, JSON.stringify(all)], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'pipe'],
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
    says: (words, times = 1) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => finish(false), READY_MS);
        const finish = (found: boolean): void => {
          clearTimeout(timer);
          if (found) resolve();
          else reject(new Error(`the bot never said “${words}”:\n${log}`));
        };
        told = () => {
          if (log.split(words).length > times) finish(true);
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
