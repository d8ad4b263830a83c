import { join } from 'node:path';
import { createTelegramBot, type Transport, type Tuning } from '../src/bots/telegram/index.ts';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { createEngine, type Engine } from '../src/retrieval/index.ts';
import { openState } from '../src/state/index.ts';

/**
 * The Telegram bot alone, tuned as a drill wants it: one JSON argument in, lines for the operator on
 * stderr. `npm start` runs the same bot with its defaults.
 */
export interface DrillBotOptions {
  readonly transport: Transport;
  readonly tuning?: Partial<Tuning>;
  readonly stateDir: string;
  readonly corpusDir?: string;
  /** Questions that hold this word run into a bug. */
  readonly poison?: string;
}

const OWN_CORPUS = join(import.meta.dirname, '..', '..', 'corpus');

const options = JSON.parse(process.argv[2] ?? '{}') as DrillBotOptions;
const log = (line: string): void => void process.stderr.write(`telegram: ${line}\n`);

const engine = createEngine(loadCorpus(options.corpusDir ?? OWN_CORPUS), loadTools());
const state = openState(options.stateDir, log);
const bot = createTelegramBot({
  transport: options.transport,
  setting: () => ({ engine: poisoned(engine, options.poison), lang: 'zh-Hans', publicUrl: null }),
  journal: state.journal('telegram'),
  counts: state.counts,
  log,
  fail: end,
  ...(options.tuning && { tuning: options.tuning }),
});
process.on('SIGTERM', () => {
  void bot.stop().then(() => {
    state.close();
    process.exit(0);
  });
});
// A drill that dies closes the pipe; nobody else would end this process.
process.stdin.on('end', () => process.exit(1)).resume();
await bot.start().catch(end);

function end(error: Error): void {
  log(error.message);
  process.exit(1);
}

function poisoned(engine: Engine, word: string | undefined): Engine {
  if (word === undefined) return engine;
  return {
    ...engine,
    answer: (input, asked) => {
      if (input.includes(word)) throw new TypeError(`cannot read ${input}`);
      return engine.answer(input, asked);
    },
  };
}
