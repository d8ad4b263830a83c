import {
  CLOSE,
  startDiscordServer,
  type DiscordServer,
  type Fault,
  type Person,
} from '../tests/servers/discord/index.ts';
import {
  startBot,
  startEndpoint,
  type BotOptions,
  type BotProcess,
} from './drill-discord-process.ts';

/** What came of the questions of one drill. */
export interface Told {
  readonly name: string;
  readonly asked: number;
  readonly answered: number;
  /** Counts of the gateway, times and exit status, as far as the drill is about them. */
  readonly note: string;
}

const QUESTION = '谁主持的会议';
const BOT: BotOptions = { registers: true, tuning: { limits: null } };
/** Short, so that a missed heartbeat is noticed within the drill. */
const HEARTBEAT_MS = 1000;

interface Stage {
  readonly server: DiscordServer;
  readonly bot: BotProcess;
  readonly people: readonly Person[];
}

async function open(count: number, latencyMs = 0): Promise<Stage> {
  const server = await startDiscordServer({
    pacesIdentify: false,
    heartbeatMs: HEARTBEAT_MS,
    latencyMs,
  });
  const hall = server.channel(server.guild());
  const people = Array.from({ length: count }, (_, at) => server.person(`p${at}`, { in: hall }));
  const bot = await startBot(server, BOT);
  return { server, bot, people };
}

async function close({ server, bot }: Stage): Promise<void> {
  await bot.kill('SIGKILL');
  await server.close();
}

/** Everybody asks; resolves with how many were answered. */
async function ask(people: readonly Person[], gapMs: number): Promise<number> {
  const asked = people.map(async (person, at) => {
    await pause(at * gapMs);
    return person.slash('ask', { question: QUESTION });
  });
  return (await Promise.all(asked)).filter(({ outcome }) => outcome === 'answered').length;
}

type Act = (gateway: DiscordServer['gateway']) => void | Promise<void>;

const ON_GATEWAY: Readonly<Record<string, Act>> = {
  'TCP reset': ({ resets }) => resets(),
  'close 4000': ({ closes }) => closes(CLOSE.unknownError),
  'op 7': ({ asksToReconnect }) => asksToReconnect(),
  'op 9': ({ invalidates }) => invalidates(false),
  'no heartbeat ack': async ({ answersHeartbeats }) => {
    answersHeartbeats(false);
    await pause(3 * HEARTBEAT_MS);
    answersHeartbeats(true);
  },
  'gateway down for 2 s': async ({ goesDown, comesUp }) => {
    goesDown();
    await pause(2000);
    comesUp();
  },
};

/**
 * Questions all the while, with a fault in the middle. What is asked between a session that is given up
 * and the next one reaches nobody: the platform does not repeat it.
 */
export async function* gatewayFaults(questions: number): AsyncGenerator<Told> {
  for (const [name, act] of Object.entries(ON_GATEWAY)) {
    const stage = await open(questions);
    const { server, people } = stage;
    const gapMs = 4000 / questions;
    const [answered] = await Promise.all([
      ask(people, gapMs),
      pause(1000).then(() => act(server.gateway)),
    ]);
    const back = await server.gateway.ready(15_000);
    const after = await ask(people.slice(0, 3), 0);
    const { identified, resumed, undelivered } = server.counts();
    const note = `resumed ${resumed}, identified ${identified}, undelivered ${undelivered}; afterwards ${after} of 3${back ? '' : ', NOT BACK'}`;
    yield { name, asked: questions - undelivered, answered, note };
    await close(stage);
  }
}

/** The gateway turns the bot away: it ends and says what to fix. */
export async function* turnedAway(): AsyncGenerator<Told> {
  for (const [name, code, words] of [
    ['close 4004', CLOSE.authenticationFailed, 'DISCORD_TOKEN'],
    ['close 4014', CLOSE.disallowedIntents, 'intents'],
  ] as const) {
    const stage = await open(0);
    stage.server.gateway.closes(code);
    const status = await stage.bot.ended;
    const says = stage.bot.log().includes(words);
    yield { name, asked: 1, answered: status !== 0 && says ? 1 : 0, note: `exit status ${status}` };
    await close(stage);
  }
}

const ON_REST: Readonly<Record<string, Fault>> = {
  '429 for 1 s': { kind: 'limit', scope: 'shared', retryAfter: 1 },
  '429 for 10 s': { kind: 'limit', scope: 'shared', retryAfter: 10 },
  '500': { kind: 'error', status: 500 },
  '502 in HTML': { kind: 'html', status: 502 },
  'drop before': { kind: 'drop', applied: false },
  'drop after': { kind: 'drop', applied: true },
  'hang before': { kind: 'hang', applied: false },
  'hang after': { kind: 'hang', applied: true },
  'malformed answer': { kind: 'malformed' },
};

/** The first callback of every question runs into a fault. */
export async function* restFaults(questions: number): AsyncGenerator<Told> {
  const stage = await open(questions);
  const { server, people, bot } = stage;
  for (const [name, fault] of Object.entries(ON_REST)) {
    const from = server.requests.length;
    let answered = 0;
    let slowest = 0;
    for (const person of people) {
      server.faults.clear();
      server.faults.script('callback', fault);
      const { outcome, ackMs } = await person.slash('ask', { question: QUESTION });
      if (outcome === 'answered') answered += 1;
      slowest = Math.max(slowest, ackMs ?? 0);
    }
    server.faults.clear();
    const twice = server.requests.slice(from).filter(({ code }) => code === 40_060).length;
    yield {
      name,
      asked: questions,
      answered,
      note: `slowest ${slowest} ms, 40060 swallowed ${twice}${bot.log().includes('unhandled') ? ', UNHANDLED' : ''}`,
    };
  }
  await close(stage);
}

/** Ended with so many in flight, then started again. */
export async function* endings(inFlight: number): AsyncGenerator<Told> {
  for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
    const stage = await open(inFlight, 20);
    const { server, people, bot } = stage;
    const asking = ask(people, 0);
    await server.world.signal.until(
      () => (server.counts().acknowledged > 0 ? true : undefined),
      10_000,
    );
    const ended = bot.kill(signal);
    const answered = await asking;
    const status = await ended;
    const again = await startBot(server, BOT);
    const after = await ask(people.slice(0, 10), 0);
    const note = `exit status ${status ?? 'none'}; after the next start ${after} of 10`;
    yield { name: signal, asked: inFlight, answered, note };
    await again.kill('SIGKILL');
    await server.close();
  }
  const server = await startDiscordServer();
  const hall = server.channel(server.guild());
  const people = Array.from({ length: inFlight }, (_, at) => server.person(`p${at}`, { in: hall }));
  const bot = await startEndpoint(server, BOT);
  await server.endpoint.set(bot.url);
  const asking = ask(people, 0);
  await server.world.signal.until(
    () => (server.counts().acknowledged > 0 ? true : undefined),
    10_000,
  );
  const ended = bot.kill('SIGTERM');
  const answered = await asking;
  yield {
    name: 'SIGTERM over HTTP',
    asked: inFlight,
    answered,
    note: `exit status ${await ended}`,
  };
  await server.close();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
