import type { Setting } from '../blocks.ts';
import type { Counts } from '../counts.ts';
import { handleCommand } from '../handle.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { NO_METER, type Meter } from '../meter.ts';
import type { Bot } from '../port.ts';
import { ALONE, type Spread } from '../spread.ts';
import { createRest, type Account } from './discord-js.ts';
import type { DiscordError } from './faults.ts';
import { createGatewayBot } from './gateway.ts';
import {
  createInteractionEndpoint,
  createInteractionListener,
  type DiscordEndpoint,
} from './interaction-endpoint.ts';
import { metered } from './measure.ts';
import { createOutbox, DEFAULT_PATIENCE, type Patience } from './outbox.ts';
import { renderDiscord } from './render.ts';
import { createService } from './service.ts';

export { DiscordError } from './faults.ts';
export { registerCommands } from './register.ts';
export type { Patience } from './outbox.ts';

export interface DiscordDeps {
  /** What to answer with; asked anew each time, so that the corpus may change. */
  readonly setting: () => Setting;
  readonly counts: Counts;
  /** A line for the operator: numbers and what Discord said, never words, names or tokens. */
  readonly log: (line: string) => void;
  readonly meter?: Meter;
  /** Counts together with other processes how much people ask. */
  readonly spread?: Spread;
  readonly tuning?: Partial<Tuning>;
}

export interface Tuning {
  /** Null: people may ask as much as they like. */
  readonly limits: Limits | null;
  readonly patience: Patience;
}

const DEFAULT_TUNING: Tuning = { limits: DEFAULT_LIMITS, patience: DEFAULT_PATIENCE };

/**
 * The bot on Discord's gateway: commands, buttons, mentions and private messages.
 *
 * @param fail - told once when the gateway will not have the bot any more.
 */
export function createDiscordBot(
  account: Account,
  deps: DiscordDeps,
  fail: (error: DiscordError) => void,
): Bot {
  const { counts, log, meter = NO_METER, spread = ALONE } = deps;
  const { limits, patience } = { ...DEFAULT_TUNING, ...deps.tuning };
  const gateway = createGatewayBot({
    account,
    service: createService({ ...deps, meter, spread, limits }),
    outbox: createOutbox(metered(createRest(account), meter), patience, log),
    meter,
    note: (ended) => {
      if (ended !== 'done') counts.add(`discord:${ended}`);
    },
    log,
    fail,
  });
  return {
    name: 'discord',
    start: async () => {
      warmUp(deps.setting());
      await gateway.start();
      log('answers on the gateway');
    },
    stop: gateway.stop,
  };
}

/**
 * The bot behind HTTP: commands and buttons as Discord posts them, answered in the response.
 *
 * @param publicKey - from the developer portal, 64 hexadecimal digits.
 */
export function createDiscordEndpoint(publicKey: string, deps: DiscordDeps): DiscordEndpoint {
  const { limits } = { ...DEFAULT_TUNING, ...deps.tuning };
  const { log, meter = NO_METER, spread = ALONE } = deps;
  const service = createService({ ...deps, meter, spread, limits });
  warmUp(deps.setting());
  return createInteractionListener(createInteractionEndpoint({ publicKey, service, meter, log }));
}

/** What the first question loads and compiles takes half a second, in which others would wait. */
function warmUp(setting: Setting): void {
  const [first] = setting.engine.corpus.entries;
  if (first === undefined) return;
  const deps = { ...setting, platform: 'discord' } as const;
  const text = `${first.article.title}谁？`;
  renderDiscord(handleCommand({ kind: 'ask', text, article: null, near: null }, deps));
}
