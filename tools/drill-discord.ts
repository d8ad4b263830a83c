import {
  endings,
  gatewayFaults,
  restFaults,
  turnedAway,
  type Told,
} from './drill-discord-faults.ts';
import { runRandom } from './drill-discord-random.ts';

/**
 * Lets the gateway, REST and the process fail under the Discord bot, then lets people do anything, and
 * prints what was answered: `node dist/tools/drill-discord.js [INTERACTIONS [SEED]]`. Exit status 1 when
 * something was lost that need not be.
 */
const [interactions = '10000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2);
const out = (line: string): void => void process.stdout.write(`${line}\n`);
/**
 * What cannot all be answered: the process or the gateway is gone, or a limit is longer than the three
 * seconds that an interaction lives.
 */
const LOST_BY_NATURE: ReadonlySet<string> = new Set([
  'SIGKILL',
  'gateway down for 2 s',
  '429 for 10 s',
]);
let lost = 0;

async function print(title: string, told: AsyncIterable<Told>): Promise<void> {
  out(title);
  for await (const { name, asked, answered, note } of told) {
    if (!LOST_BY_NATURE.has(name)) lost += Math.max(0, asked - answered);
    out(`  ${name.padEnd(22)} ${String(answered).padStart(3)} of ${asked} answered; ${note}`);
  }
  out('');
}

await print('the gateway fails, with 20 questions in 4 s', gatewayFaults(20));
await print('the gateway turns the bot away', turnedAway());
await print('REST fails at the first try of every callback', restFaults(10));
await print('the process ends with 100 in flight', endings(100));

out(`${interactions} random interactions, seed ${seed}`);
const random = await runRandom(Number(interactions), Number(seed));
for (const [kind, count] of random.kinds) out(`  ${kind.padEnd(32)} ${count}`);
out(
  `  ${random.answered} of ${random.asked} answered, slowest acknowledgement ${random.slowestMs} ms; ` +
    `refused by the server: ${random.refused.length}; bugs: ${random.bugs.length}; ` +
    (random.crashed ? 'CRASHED' : 'no crash'),
);
for (const line of [...random.unanswered, ...random.refused, ...random.bugs].slice(0, 20)) {
  out(`    ${line}`);
}
lost += random.asked - random.answered + random.refused.length + random.bugs.length;
process.exitCode = lost > 0 || random.crashed ? 1 : 0;
