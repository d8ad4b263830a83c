import { join, relative } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { config as loadEnv } from 'dotenv';
import type { Setting } from './bots/blocks.ts';
import { langOfLocale, wantsColours, type Standard } from './bots/terminal/environment.ts';
import { ConfigError, parseConfig, type Config } from './config.ts';

/** The program: a command, or nothing to serve what is configured. Every branch loads only what it needs. */

/** Bad usage, bad configuration or a bad corpus. */
const EXIT_BAD_INPUT = 2;
const USAGE =
  'Usage: npm start | npm run ask -- "question" | npm run corpus -- check | npm run report | ' +
  'npm run discord:register\n';
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
    case 'report':
      return report(args);
    case 'discord:register':
      return registerDiscord(args);
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
  const config = readConfig();
  // One answer is given before optimised code would pay: a sixth of the time is spent on it. Articles that
  // no build prepared are learned first, which takes optimised code.
  if (!asked.jsonl && config.corpusDir === null) setFlagsFromString('--no-opt');
  return ask(asked, await loadSetting(config), standard);
}

async function tendCorpus(args: readonly string[]): Promise<number> {
  const { runCorpusCli } = await import('./corpus/cli.ts');
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  const err = (line: string) => void process.stderr.write(`${line}\n`);
  return runCorpusCli(args, { out, err }, readConfig().corpusDir ?? OWN_CORPUS);
}

/** Serves what is configured, or chats in the terminal where nothing is. */
async function start(config: Config): Promise<number> {
  const served =
    config.telegram.mode !== 'off' || config.discord.mode !== 'off' || config.port !== null;
  if (served) {
    const { runService } = await import('./service/run.ts');
    return runService(config, config.corpusDir ?? OWN_CORPUS);
  }
  const { createTerminalBot } = await import('./bots/terminal/index.ts');
  const terminal = createTerminalBot(await loadSetting(config), standard);
  const stop = (): void => void terminal.stop().then(() => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  await terminal.start();
  await terminal.closed;
  return 0;
}

async function report(stateDirs: readonly string[]): Promise<number> {
  const { formatReport } = await import('./report.ts');
  const dirs = stateDirs.length > 0 ? stateDirs : [readConfig().stateDir];
  process.stdout.write(formatReport(dirs));
  return 0;
}

/** Brings the commands on Discord up to date, everywhere or in one server. */
async function registerDiscord(args: readonly string[]): Promise<number> {
  const [option, guild, ...more] = args;
  if (
    more.length > 0 ||
    (option !== undefined && !(option === '--guild' && /^\d{5,20}$/.test(guild ?? '')))
  ) {
    process.stderr.write('Usage: npm run discord:register -- [--guild SERVER_ID]\n');
    return EXIT_BAD_INPUT;
  }
  const { discord, corpusDir } = readConfig();
  if (discord.mode === 'off') {
    throw new ConfigError(['DISCORD_TOKEN must be set to register commands with it.']);
  }
  const [{ loadCorpus }, { registerCommands }] = await Promise.all([
    import('./corpus/index.ts'),
    import('./bots/discord/index.ts'),
  ]);
  const options = { applicationId: discord.applicationId, guild: guild ?? null };
  const out = (line: string) => void process.stdout.write(`${line}\n`);
  await registerCommands(discord, loadCorpus(corpusDir ?? OWN_CORPUS), options, out);
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
