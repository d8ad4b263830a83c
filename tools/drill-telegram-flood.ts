import { startTelegramServer } from '../tests/servers/telegram/index.ts';
import { startBot } from './drill-telegram-process.ts';

export interface Flood {
  readonly questions: number;
  /** What the one who asked all of them got. */
  readonly answers: number;
  /** How long somebody waited who asked one question after them, in ms. */
  readonly otherWaitedMs: number;
}

const PATIENCE_MS = 30_000;
const LOOK_MS = 10;

/** One person asks without end, another one once. Pace and limits are the defaults. */
export async function flood(questions: number): Promise<Flood> {
  const server = await startTelegramServer();
  const bot = await startBot(server);
  const [loud, other] = [server.person('Loud'), server.person('Other')];
  for (let count = 0; count < questions; count++) loud.says('/p 13');
  const askedAt = Date.now();
  other.says('/p 5');
  const answered = (): boolean => server.sentTo(other.user.id).length > 0;
  while (!answered() && Date.now() - askedAt < PATIENCE_MS) await pause(LOOK_MS);
  const otherWaitedMs = Date.now() - askedAt;
  const answers = server.sentTo(loud.user.id).length;
  await bot.kill('SIGKILL');
  await server.close();
  return { questions, answers, otherWaitedMs };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
