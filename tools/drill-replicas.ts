import { join } from 'node:path';
import { registerCommands } from '../src/bots/discord/index.ts';
import { loadCorpus } from '../src/corpus/index.ts';
import { freePort } from '../tests/helpers/service-process.ts';
import { startDiscordServer } from '../tests/servers/discord/index.ts';
import { startTelegramServer } from '../tests/servers/telegram/index.ts';
import {
  claimsOf,
  createReplica,
  missingPrograms,
  pause,
  startNginx,
  startRedis,
} from './drill-replicas-machines.ts';

/**
 * Three replicas behind nginx, with Redis, under Telegram's webhooks and Discord's signed interactions:
 * one replica is killed twice and Redis started again, empty. Exit status 1 when a question was lost, or
 * more were answered twice than were in flight at the kills; 2 when something is not installed.
 */
const CHATS = 100;
const PER_CHAT = 10;
const MEMBERS = 50;
const PER_MEMBER = 20;
/** Between questions of a chat and of a member: the asking goes on beyond the last kill. */
const WAVE_MS = 1500;
const GAP_MS = 750;
const REPLICAS = 3;
/** Slower than Telegram mostly is, so that there is something in flight at each kill. */
const LATENCY_MS = 150;
const SETTLE_MS = 120_000;
const SECRET = 'a-secret-of-the-drill-0123456789';
const PASSAGES = 10;

const out = (line: string): void => void process.stdout.write(`${line}\n`);

const missing = missingPrograms();
if (missing.length > 0) {
  out(`This drill needs ${missing.join(' and ')}: apt-get install ${missing.join(' ')}`);
  process.exit(2);
}

const [redisPort, frontPort] = [await freePort(), await freePort()];
const front = `http://127.0.0.1:${frontPort}`;
const telegram = await startTelegramServer({
  latencyMs: LATENCY_MS,
  webhookPace: { retryMs: 200, timeoutMs: 20_000 },
});
const discord = await startDiscordServer();
let redis = await startRedis(redisPort);
const replicas = await Promise.all(
  Array.from({ length: REPLICAS }, () =>
    createReplica({
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_WEBHOOK_URL: `${front}/telegram`,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.api,
      DISCORD_APPLICATION_ID: discord.applicationId,
      DISCORD_PUBLIC_KEY: discord.publicKey,
    }),
  ),
);
const nginx = await startNginx(
  frontPort,
  replicas.map(({ port }) => port),
);
await Promise.all(replicas.map(({ start }) => start()));

const account = { token: discord.token, apiRoot: discord.api };
const corpus = loadCorpus(join(import.meta.dirname, '..', '..', 'corpus'));
await registerCommands(account, corpus, { applicationId: null, guild: null }, () => {});
await discord.endpoint.set(`${front}/discord`);

const people = Array.from({ length: CHATS }, (_, index) => telegram.person(`P${index}`));
const hall = discord.channel(discord.guild({ name: 'hall' }), { name: 'hall' });
const members = Array.from({ length: MEMBERS }, (_, index) =>
  discord.person(`m${index}`, { in: hall }),
);
out(
  `${CHATS * PER_CHAT} questions on Telegram and ${MEMBERS * PER_MEMBER} on Discord, ` +
    `${REPLICAS} replicas`,
);

const begin = Date.now();
const writing = writeSteadily();
const asking = Promise.all(members.map(askOneAfterAnother));

let inFlight = 0;
await pause(2000);
await killOne();
await pause(2500);
await redis.kill();
out('Redis killed');
await pause(1500);
redis = await startRedis(redisPort);
out('Redis started, empty');
// Until all replicas have found it again and claimed what they are at.
await pause(5000);
await killOne();

await writing;
const answeredOnDiscord = (await asking).reduce((sum, count) => sum + count, 0);
const settled = await telegram.settled(SETTLE_MS);
const tally = people.map(({ user }) =>
  telegram
    .sentTo(user.id)
    .map(({ message }) => Number(/^¶(\d+) · /m.exec(message.text ?? '')?.[1])),
);
const sum = (count: (numbers: readonly number[]) => number): number =>
  tally.reduce((total, numbers) => total + count(numbers), 0);
const lost = sum((numbers) => PER_CHAT - new Set(numbers).size);
const twice = sum((numbers) => numbers.length - new Set(numbers).size);
const unanswered = MEMBERS * PER_MEMBER - answeredOnDiscord;
out(`${((Date.now() - begin) / 1000).toFixed(1)} s${settled ? '' : ', not settled'}`);
out(`Telegram: lost ${lost}, answered twice ${twice}; in flight at the kills: ${inFlight}`);
out(`Discord:  lost ${unanswered}, answered twice 0 (an answer is the response to its request)`);

for (const why of new Set(discord.refusals().map(({ refusal }) => refusal))) out(`  ${why}`);

for (const { stop } of replicas) await stop();
const warnings = replicas.map(({ output }) => output().split('Redis cannot be reached').length - 1);
out(`warnings about Redis by replica: ${warnings.join(', ')}`);
await nginx.kill();
await redis.kill();
await telegram.close();
await discord.close();
process.exitCode = lost > 0 || unanswered > 0 || twice > inFlight || !settled ? 1 : 0;

/** All chats write, one after another, then again. */
async function writeSteadily(): Promise<void> {
  for (let number = 1; number <= PER_CHAT; number++) {
    for (const person of people) {
      person.says(`/p ${number}`);
      await pause(WAVE_MS / CHATS);
    }
  }
}

/** How many of a member's questions were answered. */
async function askOneAfterAnother(member: (typeof members)[number]): Promise<number> {
  let answered = 0;
  for (let index = 0; index < PER_MEMBER; index++) {
    const { outcome } = await member.slash('passage', { address: `p${(index % PASSAGES) + 1}` });
    if (outcome === 'answered') answered += 1;
    await pause(GAP_MS);
  }
  return answered;
}

/** Kills the first replica in the middle of its work, and starts it again a second later. */
async function killOne(): Promise<void> {
  const [first] = replicas;
  const working = await first!.kill((id) => claimsOf(id, redisPort));
  inFlight += working;
  out(`one replica killed with ${working} in flight`);
  await pause(1000);
  await first!.start();
}
