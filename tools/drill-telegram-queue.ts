import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TelegramServer } from '../tests/servers/telegram/index.ts';
import { startTelegramServer } from '../tests/servers/telegram/index.ts';
import type { TelegramServerOptions } from '../tests/servers/telegram/server.ts';
import { startBot, type BotOptions, type BotProcess } from './drill-telegram-process.ts';

/** Questions that wait when the bot starts, and what became of them. */
export interface Load {
  readonly chats: number;
  readonly perChat: number;
  readonly latencyMs: number;
}

export const FULL_LOAD: Load = { chats: 50, perChat: 10, latencyMs: 50 };

/** What was asked and what was answered, chat by chat. */
export interface Tally {
  readonly asked: number;
  readonly answered: number;
  readonly lost: number;
  readonly twice: number;
  /** Answers that came after that to a later question of the same chat. */
  readonly outOfOrder: number;
}

export interface Flow extends Tally {
  /** From the first answer's arrival to the last one's. */
  readonly seconds: number;
  readonly perSecond: number;
  readonly tooManyRequests: number;
  /** Requests refused for any reason but pace. */
  readonly refused: number;
}

export interface Interruption extends Tally {
  readonly signal: NodeJS.Signals;
  /** Answers that had been sent when the signal came. */
  readonly sentBefore: number;
  /** Answers that arrived and were not journalled when the process was gone. */
  readonly inFlight: number;
}

export interface Queue {
  readonly server: TelegramServer;
  readonly tally: () => Tally;
  readonly answers: () => number;
  readonly answered: (count: number, ms: number) => Promise<void>;
}

/** No pace and no limits: how fast and how safe the loop is by itself. */
export const UNBOUND = { tuning: { pace: null, limits: null } } as const satisfies BotOptions;

/** Each question asks for a paragraph by its number, and the answer names the number. */
export async function queueUp(load: Load, options: TelegramServerOptions = {}): Promise<Queue> {
  const server = await startTelegramServer({ ...options, latencyMs: load.latencyMs });
  const people = Array.from({ length: load.chats }, (_, index) => server.person(`P${index}`));
  for (let number = 1; number <= load.perChat; number++) {
    for (const person of people) person.says(`/p ${number}`);
  }
  const numbersTo = (chat: number): number[] =>
    server.sentTo(chat).map(({ message }) => Number(/^¶(\d+) · /m.exec(message.text ?? '')?.[1]));
  const all = (): number[][] => people.map(({ user }) => numbersTo(user.id));
  const answers = (): number => all().reduce((sum, numbers) => sum + numbers.length, 0);
  return {
    server,
    answers,
    tally: () => tallyOf(all(), load.perChat),
    answered: async (count, ms) => {
      const enough = (): true | undefined => (answers() >= count ? true : undefined);
      if ((await server.world.signal.until(enough, ms)) !== true) {
        throw new Error(`only ${answers()} of ${count} answers came within ${ms} ms`);
      }
    },
  };
}

/** Lets the bot answer all of it. */
export async function flow(
  load: Load,
  bot: BotOptions,
  options?: TelegramServerOptions,
): Promise<Flow> {
  const queue = await queueUp(load, options);
  const { server } = queue;
  const running = await startBot(server, bot);
  await settle(queue);
  await running.kill('SIGTERM');
  const times = server.requests
    .filter(({ method, status }) => method === 'sendMessage' && status === 200)
    .map(({ at }) => at);
  const seconds = (Math.max(...times) - Math.min(...times)) / 1000;
  const counts = server.counts();
  await server.close();
  return {
    ...queue.tally(),
    seconds,
    perSecond: (times.length - 1) / seconds,
    tooManyRequests: counts.tooManyRequests,
    refused: counts.refused,
  };
}

/** Ends the bot after so many answers, starts it again, and counts what was lost or answered twice. */
export async function interrupt(
  load: Load,
  signal: NodeJS.Signals,
  after: number,
  options: BotOptions = UNBOUND,
): Promise<Interruption> {
  const queue = await queueUp(load);
  const { server } = queue;
  const first = await startBot(server, options);
  await queue.answered(after, PATIENCE_MS);
  const stopped = first.kill(signal);
  const sentBefore = queue.answers();
  await stopped;
  // What the process had sent may still be on its way to the server.
  await pause(load.latencyMs);
  const inFlight = queue.answers() - journalled(first.stateDir);
  const second = await startBot(server, { ...options, stateDir: first.stateDir });
  await settle(queue);
  await second.kill('SIGTERM');
  await server.close();
  return { ...queue.tally(), signal, sentBefore, inFlight };
}

const PATIENCE_MS = 60_000;

async function settle({ server }: Queue): Promise<void> {
  if (!(await server.settled(PATIENCE_MS))) throw new Error('the bot did not come to rest');
}

function journalled(stateDir: string): number {
  const lines = readFileSync(join(stateDir, 'telegram.log'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').length;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function tallyOf(chats: readonly (readonly number[])[], perChat: number): Tally {
  const sum = (count: (numbers: readonly number[]) => number): number =>
    chats.reduce((total, numbers) => total + count(numbers), 0);
  return {
    asked: chats.length * perChat,
    answered: sum((numbers) => numbers.length),
    lost: sum((numbers) => perChat - new Set(numbers).size),
    twice: sum((numbers) => numbers.length - new Set(numbers).size),
    outOfOrder: sum((numbers) => {
      const once = [...new Set(numbers)];
      return once.filter((number, index) => index > 0 && number < once[index - 1]!).length;
    }),
  };
}

export type { BotProcess };
