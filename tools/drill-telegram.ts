import { RATE_LIMITS } from '../tests/servers/telegram/index.ts';
import { FAULTS, suffer } from './drill-telegram-faults.ts';
import { flood } from './drill-telegram-flood.ts';
import { runRandom } from './drill-telegram-random.ts';
import { flow, FULL_LOAD, interrupt, UNBOUND } from './drill-telegram-queue.ts';

/**
 * Kills, stops, hinders and floods the Telegram bot against a strict local server, and prints what was
 * lost and what was answered twice. Exit status 1 when something was lost, crashed or refused.
 */
const MOST_SHOWN = 10;
const out = (line: string): void => void process.stdout.write(`${line}\n`);
const { chats, perChat, latencyMs } = FULL_LOAD;
out(`${chats * perChat} questions wait in ${chats} chats; every request takes ${latencyMs} ms.\n`);

out('no pace, no limits: as fast as the loop goes');
const fast = await flow(FULL_LOAD, UNBOUND);
out(
  `  ${fast.answered} answers in ${fast.seconds.toFixed(2)} s: ${fast.perSecond.toFixed(0)} a second; ` +
    `lost ${fast.lost}, twice ${fast.twice}, out of order ${fast.outOfOrder}, refused ${fast.refused}\n`,
);

out('ended in the middle and started again');
let lost = fast.lost;
for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
  for (const after of [20, 150, 300, 450]) {
    const told = await interrupt(FULL_LOAD, signal, after);
    lost += told.lost;
    out(
      `  ${signal} after ${String(told.sentBefore).padStart(3)} answers, ${told.inFlight} in flight: ` +
        `lost ${told.lost}, answered twice ${told.twice}, out of order ${told.outOfOrder}`,
    );
  }
}

out('\none request in ten fails');
for (const [what, fault] of Object.entries(FAULTS)) {
  const told = await suffer({ chats: 20, perChat: 10, latencyMs: 20 }, fault);
  lost += told.lost;
  out(
    `  ${what}: ${told.faults} faults, ${told.answered - told.twice} of ${told.asked} answered in ` +
      `${told.seconds.toFixed(1)} s, lost ${told.lost}, answered twice ${told.twice}`,
  );
}

out('\npaced: 30 a second, 1 a second to a chat');
const paced = await flow(FULL_LOAD, { tuning: { limits: null } }, { rateLimits: RATE_LIMITS });
out(
  `  ${paced.answered} answers in ${paced.seconds.toFixed(2)} s: ${paced.perSecond.toFixed(1)} a second; ` +
    `429s ${paced.tooManyRequests}, lost ${paced.lost}, twice ${paced.twice}`,
);
lost += paced.lost;

out('\none person asks 10,000 questions, another one asks one');
for (let round = 0; round < 3; round++) {
  const { answers, otherWaitedMs } = await flood(10_000);
  out(`  the other one waited ${otherWaitedMs} ms; ${answers} answers to the first by then`);
}

const seed = Number(process.argv[2] ?? Date.now() % 1_000_000);
out(`\n10,000 random happenings, seed ${seed} (npm run drill:telegram -- ${seed} repeats them)`);
const random = await runRandom(10_000, seed);
const fewest = Math.min(...random.kinds.values());
out(
  `  ${random.kinds.size} kinds, at least ${fewest} of each: ${[...random.kinds.keys()].join(', ')}`,
);
out(
  `  ${random.crashed ? 'it crashed' : 'no crash'}, ${random.bugs.length} bugs, ` +
    `${random.refused.length} requests refused, ${random.answered} of ${random.directQuestions} direct ` +
    'questions answered',
);
for (const line of [...random.bugs, ...random.refused].slice(0, MOST_SHOWN)) out(`  ${line}`);
const failed = random.crashed || random.bugs.length > 0 || random.refused.length > 0;
process.exitCode = lost > 0 || failed ? 1 : 0;
