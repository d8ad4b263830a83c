import { ApiError, tooManyRequests, type Fault } from '../tests/servers/telegram/index.ts';
import { startBot } from './drill-telegram-process.ts';
import { queueUp, type Load, type Tally } from './drill-telegram-queue.ts';

export const FAULTS: Readonly<Record<string, Fault>> = {
  '429, wait a second': { kind: 'refuse', error: tooManyRequests(1) },
  '500': { kind: 'refuse', error: new ApiError(500, 'Internal Server Error') },
  'a page of HTML': { kind: 'html' },
  'cut before it was carried out': { kind: 'drop', applied: false },
  'cut after it was carried out': { kind: 'drop', applied: true },
  'half an answer': { kind: 'malformed' },
  'no answer': { kind: 'hang' },
};

export interface Suffering extends Tally {
  /** Requests that failed. */
  readonly faults: number;
  /** From the first question's answer to the last one's. */
  readonly seconds: number;
}

/** One request in so many fails. */
const ONE_IN = 10;
const PATIENCE_MS = 60_000;
/** The defaults, but for a shorter wait until an answer counts as none. */
const PATIENCE = { timeoutMs: 2000, retryMs: [300, 1500, 4000, 10_000, 20_000, 30_000] } as const;

/** Lets the bot answer while every tenth request fails in one way. */
export async function suffer(load: Load, fault: Fault): Promise<Suffering> {
  const queue = await queueUp(load);
  const { server } = queue;
  let sent = 0;
  const tenth = (): boolean => ++sent % ONE_IN === 0;
  server.faults.script('sendMessage', fault, { times: Number.POSITIVE_INFINITY, when: tenth });
  const bot = await startBot(server, { tuning: { pace: null, limits: null, patience: PATIENCE } });
  if (!(await server.settled(PATIENCE_MS))) throw new Error('the bot did not come to rest');
  await bot.kill('SIGTERM');
  const sends = server.requests.filter(({ method }) => method === 'sendMessage');
  const times = sends.map(({ at }) => at);
  await server.close();
  return {
    ...queue.tally(),
    faults: sends.filter((request) => request.fault !== null).length,
    seconds: (Math.max(...times) - Math.min(...times)) / 1000,
  };
}
