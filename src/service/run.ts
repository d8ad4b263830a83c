import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFault } from '../bots/describe-fault.ts';
import type { Config } from '../config.ts';
import { createLog, type Log } from '../log.ts';
import { startService, type Service } from './index.ts';

/** Docker kills what has not stopped ten seconds after SIGTERM. */
const STOP_MS = 9000;
const EXIT_FAULT = 1;
/** What an operator has to mend: configuration, files, ports, tokens. */
const EXIT_BAD_INPUT = 2;

/** Runs the service until a signal or a failure ends the process: 0 stopped, 1 failed, 2 could not start. */
export async function runService(config: Config, corpusDir: string): Promise<number> {
  const log = await createLog({
    secrets: secretsOf(config),
    readable: process.stderr.isTTY === true && process.env.NODE_ENV !== 'production',
  });
  const end = createEnd(log);
  let service: Service | null = null;
  const stop = (exit: number): void => end(exit, async () => service?.stop());
  const fail = (error: Error): void => {
    log.error(wordsOf(error));
    stop('code' in error ? EXIT_BAD_INPUT : EXIT_FAULT);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      log.info('stopping', { signal });
      stop(0);
    });
  }
  process.on('SIGHUP', () => service?.reload());
  process.on('uncaughtException', fail);
  // A library's forgotten promise costs what it was for, and nobody else's answer.
  process.on('unhandledRejection', (reason) => log.error(`unhandled: ${describeFault(reason)}`));
  try {
    service = await startService({ config, corpusDir, version: readVersion(), log, fail });
  } catch (error) {
    fail(error as Error);
  }
  // The process ends by `end`.
  return new Promise(() => {});
}

/** Ends the process once, after `finish` or when that takes too long. */
function createEnd(log: Log): (exit: number, finish: () => Promise<void>) => void {
  let ending = false;
  return (exit, finish) => {
    if (ending) return;
    ending = true;
    const late = setTimeout(() => {
      log.warn('stopped before everything was answered');
      process.exit(exit);
    }, STOP_MS);
    void finish()
      .catch((fault: unknown) => log.error(describeFault(fault)))
      .finally(() => {
        clearTimeout(late);
        log.info('stopped', { exit });
        process.exit(exit);
      });
  };
}

/** Errors with a code say what to mend; of any other only kind and place are told. */
function wordsOf(error: Error): string {
  return 'code' in error && !isSystemError(error) ? error.message : describeFault(error);
}

function isSystemError(error: Error): boolean {
  return 'syscall' in error;
}

function secretsOf({ telegram, discord, redisUrl }: Config): string[] {
  const secrets = [];
  if (telegram.mode !== 'off') secrets.push(telegram.token);
  if (telegram.mode === 'webhook') secrets.push(telegram.secret);
  if (discord.mode !== 'off') secrets.push(discord.token);
  if (redisUrl !== null) secrets.push(redisUrl, decodeURIComponent(new URL(redisUrl).password));
  return secrets;
}

/** Of this program, from the package it runs in. */
function readVersion(): string {
  const path = join(import.meta.dirname, '..', '..', '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
