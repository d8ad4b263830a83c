import type { Setting } from '../blocks.ts';
import { ALL_MINE, type Claims } from '../claims.ts';
import type { Counts } from '../counts.ts';
import { handleCommand } from '../handle.ts';
import { NO_METER, type Meter } from '../meter.ts';
import type { Bot } from '../port.ts';
import { ALONE, type Spread } from '../spread.ts';
import { metered } from './metered-client.ts';
import { createClient, reasonOf, type UserFromGetMe } from './client.ts';
import { TelegramError } from './faults.ts';
import { createIntake, type Journal } from './intake.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { setMenus } from './menus.ts';
import { createOutbox, DEFAULT_PATIENCE, type Patience } from './outbox.ts';
import { createPacer, DEFAULT_PACE, type Pace } from './pacer.ts';
import { createPolling, UNAUTHORIZED } from './polling.ts';
import { renderTelegram } from './render.ts';
import { createService, UPDATE_KINDS } from './service.ts';
import { createWebhookListener, listen, type Listener } from './webhook.ts';

export interface TelegramDeps {
  readonly transport: Transport;
  /** What to answer with; asked anew for each update, so that the corpus may change. */
  readonly setting: () => Setting;
  readonly journal: Journal;
  readonly counts: Counts;
  /** A line for the operator: ids and what Telegram said, never words or names of people. */
  readonly log: (line: string) => void;
  /** Told once when the bot cannot go on: another process polls, or the token was revoked. */
  readonly fail: (error: TelegramError) => void;
  readonly meter?: Meter;
  /** Agrees with other processes on who answers an update that was brought. */
  readonly claims?: Claims;
  /** Counts together with other processes how much people ask. */
  readonly spread?: Spread;
  /** Serves a path of an HTTP server that listens already; without it the bot listens by itself. */
  readonly mount?: (path: string, listener: Listener) => Served;
  readonly tuning?: Partial<Tuning>;
}

export interface Served {
  /** Takes nothing more, and resolves when all that was taken has its response. */
  readonly close: () => Promise<void>;
}

/** How updates come in. */
export type Transport =
  | { readonly mode: 'polling'; readonly token: string; readonly apiRoot: string }
  | {
      readonly mode: 'webhook';
      readonly token: string;
      readonly apiRoot: string;
      readonly url: string;
      readonly secret: string;
      readonly port: number;
    };

export interface Tuning {
  /** Null: only what Telegram tells is kept to. */
  readonly pace: Pace | null;
  /** Null: people may ask as much as they like. */
  readonly limits: Limits | null;
  readonly patience: Patience;
  /** How long a 409 is put up with before the bot ends, in ms. */
  readonly conflictMs: number;
}

export const DEFAULT_TUNING: Tuning = {
  pace: DEFAULT_PACE,
  // A group may ask no more than Telegram lets the bot answer there, or answers would pile up.
  limits: { ...DEFAULT_LIMITS, perChat: { burst: 20, perSecond: 0.3 } },
  patience: DEFAULT_PATIENCE,
  // A rolling restart has two processes for a while.
  conflictMs: 60_000,
};

/** Time for an answer to a request at start-up, and between tries while Telegram cannot be reached. */
const START_MS = 15_000;
const START_RETRY_MS = 5000;
/** Deliveries at once, Telegram's default; each waits for its answer. */
const MAX_CONNECTIONS = 40;

interface Intaking {
  readonly stop: () => Promise<void>;
}

/** The bot on Telegram. Polling by default; it needs exactly one process then. */
export function createTelegramBot(deps: TelegramDeps): Bot {
  const { transport, log } = deps;
  const tuning = { ...DEFAULT_TUNING, ...deps.tuning };
  const meter = deps.meter ?? NO_METER;
  const client = metered(createClient(transport), meter);
  const outbox = createOutbox(client, createPacer(tuning.pace), tuning.patience);
  let intaking: Intaking | undefined;
  let stopped = false;

  /** Who the bot is; waits for Telegram as long as it cannot be reached. */
  const introduce = async (): Promise<UserFromGetMe | null> => {
    for (let tries = 0; !stopped; tries++) {
      const outcome = await client.call('getMe', {}, { timeoutMs: START_MS });
      if (outcome.kind === 'done') return outcome.value;
      if (outcome.kind === 'refused' && [401, 404].includes(outcome.code)) throw UNAUTHORIZED;
      if (tries === 0) log(`Telegram cannot be reached (${reasonOf(outcome)}); trying again`);
      await new Promise((resolve) => setTimeout(resolve, START_RETRY_MS));
    }
    return null;
  };

  const begin = async (me: UserFromGetMe): Promise<Intaking> => {
    const { setting, counts, journal } = deps;
    const service = createService({
      setting,
      me,
      outbox,
      counts,
      limits: tuning.limits,
      meter,
      spread: deps.spread ?? ALONE,
      report: log,
    });
    const intake = createIntake(journal, service, log, meter);
    if (transport.mode === 'webhook') {
      const path = new URL(transport.url).pathname;
      const { secret } = transport;
      const claims = deps.claims ?? ALL_MINE;
      const listener = createWebhookListener({ path, secret, intake, claims });
      const server = deps.mount?.(path, listener) ?? (await listen(listener, transport.port));
      const set = await outbox.answer('setWebhook', {
        url: transport.url,
        secret_token: transport.secret,
        allowed_updates: UPDATE_KINDS,
        max_connections: MAX_CONNECTIONS,
      });
      if (set.kind !== 'done') {
        await server.close();
        throw webhookError(reasonOf(set));
      }
      return { stop: server.close };
    }
    // A webhook that was set before would refuse every poll.
    await outbox.answer('deleteWebhook', {});
    const polling = createPolling({
      client,
      intake,
      heldSince: outbox.heldSince,
      conflictMs: tuning.conflictMs,
      log,
      fail: deps.fail,
    });
    polling.start();
    return polling;
  };

  return {
    name: 'telegram',
    start: async () => {
      warmUp(deps.setting());
      const me = await introduce();
      if (me === null || stopped) return;
      intaking = await begin(me);
      log(`answers as @${me.username}`);
      void setMenus(outbox, deps.setting().engine.corpus.entries.length);
    },
    stop: async () => {
      stopped = true;
      await intaking?.stop();
    },
  };
}

/** What the first answer loads and compiles takes a fifth of a second, in which others would wait. */
function warmUp(setting: Setting): void {
  const [first] = setting.engine.corpus.entries;
  if (first === undefined) return;
  const deps = { ...setting, platform: 'telegram' } as const;
  const command = { kind: 'ask', text: first.article.title, article: null, near: null } as const;
  renderTelegram(handleCommand(command, deps), { username: '', inline: true, channel: false });
}

function webhookError(reason: string): TelegramError {
  return new TelegramError(
    'TELEGRAM_WEBHOOK',
    `Telegram did not take TELEGRAM_WEBHOOK_URL (${reason}). It must be reachable by https on port 443, ` +
      '80, 88 or 8443, with a certificate that Telegram knows.',
  );
}
