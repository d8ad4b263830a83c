import { join, relative } from 'node:path';
import { config as loadEnv } from 'dotenv';
import type { Setting } from './bots/blocks.ts';
import type { Bot } from './bots/port.ts';
import { langOfLocale, wantsColours, type Standard } from './bots/terminal/environment.ts';
import { ConfigError, parseConfig, type Config } from './config.ts';

/** The program: `ask`, `corpus`, or nothing to start the bots. Every branch loads only what it needs. */

/** Bad usage, bad configuration or a bad corpus. */
const EXIT_BAD_INPUT = 2;
const USAGE = 'Usage: npm start | npm run ask -- "question" | npm run corpus -- check\n';
/** The articles that come with the program, from `dist/src/`; relative, so that messages stay short. */
const OWN_CORPUS = relative('.', join(import.meta.dirname, '..', '..', 'corpus'));

const standard: Standard = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  colours: wantsColours(process.stdout, process.env),
};

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const { code, message, stack } = error as Error & { code?: unknown };
  // Errors with a code name what to mend; any other is a fault of ours, and its stack tells where.
  process.stderr.write(`${code === undefined ? stack : message}\n`);
  process.exitCode = code === undefined ? 1 : EXIT_BAD_INPUT;
}

async function run([command, ...args]: readonly string[]): Promise<number> {
  switch (command) {
    case undefined:
      return start(readConfig());
    case 'ask':
      return askOnce(args);
    case 'corpus':
      return tendCorpus(args);
    default:
      process.stderr.write(USAGE);
      return EXIT_BAD_INPUT;
  }
}

async function askOnce(args: readonly string[]): Promise<number> {
  const { ask, readArguments, usageError } = await import('./bots/terminal/ask.ts');
  const asked = readArguments(args);
  if (typeof asked === 'string') {
    process.stderr.write(usageError(asked));
    return EXIT_BAD_INPUT;
  }
  return ask(asked, await loadSetting(readConfig()), standard);
}

async function tendCorpus(args: readonly string[]): Promise<number> {
  const { runCorpusCli } = await import('./corpus/cli.ts');
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  const err = (line: string) => void process.stderr.write(`${line}\n`);
  return runCorpusCli(args, { out, err }, readConfig().corpusDir ?? OWN_CORPUS);
}

/** Starts every bot that has a token, or a chat in the terminal, and stops once on a signal. */
async function start(config: Config): Promise<number> {
  refuseUnbuilt(config);
  const setting = await loadSetting(config);
  const { createTerminalBot } = await import('./bots/terminal/index.ts');
  const terminal = createTerminalBot(setting, standard);
  const bots: readonly Bot[] = [terminal];
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.all(bots.map((bot) => bot.stop()));
    process.exit();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
  await Promise.all(bots.map((bot) => bot.start()));
  await terminal.closed;
  return 0;
}

function readConfig(): Config {
  loadEnv({ quiet: true });
  return parseConfig(process.env);
}

async function loadSetting(config: Config): Promise<Setting> {
  const [{ loadCorpus }, { loadTools }, { createEngine }] = await Promise.all([
    import('./corpus/index.ts'),
    import('./corpus/load-tools.ts'),
    import('./retrieval/index.ts'),
  ]);
  const corpus = loadCorpus(config.corpusDir ?? OWN_CORPUS);
  const lang = langOfLocale(process.env, corpus.entries[0]?.article.lang ?? '');
  return { engine: createEngine(corpus, loadTools()), lang, publicUrl: config.publicUrl };
}

/** A token without its bot would otherwise open a chat in the terminal and puzzle people. */
function refuseUnbuilt({ telegram, discord }: Config): void {
  const problems: string[] = [];
  if (telegram.mode !== 'off') {
    problems.push('TELEGRAM_BOT_TOKEN must be empty: this version has no Telegram bot yet.');
  }
  if (discord.mode !== 'off') {
    problems.push('DISCORD_TOKEN must be empty: this version has no Discord bot yet.');
  }
  if (problems.length > 0) throw new ConfigError(problems);
}
