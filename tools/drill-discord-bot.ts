import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  createDiscordBot,
  createDiscordEndpoint,
  registerCommands,
  type Tuning,
} from '../src/bots/discord/index.ts';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { createEngine, type Engine } from '../src/retrieval/index.ts';
import { openState } from '../src/state/index.ts';

/**
 * The Discord bot alone, tuned as a drill wants it: one JSON argument in, lines for the operator on
 * stderr. `npm start` runs the same bot with its defaults.
 */
export interface DrillBotOptions {
  readonly account: { readonly token: string; readonly apiRoot: string };
  /** Takes interactions over HTTP, on a port that it logs, instead of from the gateway. */
  readonly publicKey?: string;
  /** Brings the commands up to date first. */
  readonly registers?: boolean;
  readonly tuning?: Partial<Tuning>;
  readonly stateDir: string;
  readonly corpusDir?: string;
  /** Questions that hold this word run into a bug. */
  readonly poison?: string;
}

const OWN_CORPUS = join(import.meta.dirname, '..', '..', 'corpus');

const options = JSON.parse(process.argv[2] ?? '{}') as DrillBotOptions;
const log = (line: string): void => void process.stderr.write(`discord: ${line}\n`);

const corpus = loadCorpus(options.corpusDir ?? OWN_CORPUS);
const engine = poisoned(createEngine(corpus, loadTools()), options.poison);
const state = openState(options.stateDir, log);
const deps = {
  setting: () => ({ engine, lang: 'zh-Hans', publicUrl: null }) as const,
  counts: state.counts,
  log,
  ...(options.tuning && { tuning: options.tuning }),
};
process.on('unhandledRejection', (reason) => log(`unhandled: ${String(reason)}`));
if (options.registers === true) {
  await registerCommands(options.account, corpus, { applicationId: null, guild: null }, log);
}
if (options.publicKey === undefined) {
  const bot = createDiscordBot(options.account, deps, end);
  stopWith(bot.stop);
  await bot.start().catch(end);
} else {
  const { listener, stop } = createDiscordEndpoint(options.publicKey, deps);
  const server = createServer(listener);
  stopWith(async () => {
    await stop();
    server.closeIdleConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  log(`listens on ${(server.address() as AddressInfo).port}`);
}

function stopWith(stop: () => Promise<void>): void {
  process.on('SIGTERM', () => {
    void stop().then(() => {
      state.close();
      process.exit(0);
    });
  });
}

function end(error: Error): void {
  log(error.message);
  process.exit(1);
}

function poisoned(whole: Engine, word: string | undefined): Engine {
  if (word === undefined) return whole;
  return {
    ...whole,
    answer: (input, asked) => {
      if (input.includes(word)) throw new TypeError(`cannot read ${input}`);
      return whole.answer(input, asked);
    },
  };
}
