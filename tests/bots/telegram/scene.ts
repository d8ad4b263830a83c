import { afterAll, afterEach, beforeAll } from 'vitest';
import {
  startBot,
  type BotOptions,
  type BotProcess,
} from '../../../tools/drill-telegram-process.ts';
import { createScript, startTelegramServer } from '../../servers/telegram/index.ts';
import type { Group, Person, Script, TelegramServer } from '../../servers/telegram/index.ts';
import type { TelegramServerOptions } from '../../servers/telegram/server.ts';

/** The bot and the platform of a test file, and people to talk to the bot. */
export interface Scene extends Pick<
  Script,
  'sees' | 'seesEdit' | 'seesNothing' | 'seesToast' | 'ends' | 'transcript'
> {
  readonly server: TelegramServer;
  readonly bot: BotProcess;
  /** Reads simplified Chinese unless told otherwise. */
  readonly person: (name: string, language?: string) => Person;
  readonly group: TelegramServer['group'];
  /** The server refuses these from now on, in this order, and nothing else. */
  readonly expectRefusals: (...words: string[]) => void;
}

export type { Group, Person };

/** As fast as it goes: conversations are told one step at a time, so no pace is needed. */
const AT_EASE: BotOptions = { tuning: { pace: null, limits: null } };

/**
 * Starts a platform and the bot for the tests of a file, and ends both after them. After each test
 * nothing may have been refused, nothing left unseen, and no bug met.
 */
export function setScene(
  options: { readonly server?: TelegramServerOptions; readonly bot?: BotOptions } = {},
): Scene {
  let server: TelegramServer;
  let bot: BotProcess;
  let script: Script;
  beforeAll(async () => {
    server = await startTelegramServer(options.server);
    bot = await startBot(server, { ...AT_EASE, ...options.bot });
    script = createScript(server);
  });
  // What one failed test left unseen says nothing about the others.
  let spoilt = false;
  const refusals: string[] = [];
  afterEach(async ({ task }) => {
    if (spoilt) return;
    spoilt = true;
    if (task.result?.state === 'fail') return;
    await script.ends(refusals);
    spoilt = false;
  });
  afterAll(async () => {
    await bot.kill('SIGTERM');
    await server.close();
  });
  return {
    get server() {
      return server;
    },
    get bot() {
      return bot;
    },
    person: (name, language = 'zh-hans') => server.person(name, { language }),
    expectRefusals: (...words) => void refusals.push(...words),
    group: (groupOptions) => server.group(groupOptions),
    sees: (where, what) => script.sees(where, what),
    seesEdit: (where, what) => script.seesEdit(where, what),
    seesNothing: (where) => script.seesNothing(where),
    seesToast: (person, what) => script.seesToast(person, what),
    ends: () => script.ends(),
    transcript: () => script.transcript(),
  };
}
