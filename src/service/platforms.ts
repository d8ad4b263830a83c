import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Setting } from '../bots/blocks.ts';
import type { Meter } from '../bots/meter.ts';
import type { Bot, Platform } from '../bots/port.ts';
import type { Config, DiscordConfig, TelegramConfig } from '../config.ts';
import type { Log } from '../log.ts';
import type { Replicas } from '../replicas/index.ts';
import type { State } from '../state/index.ts';

export interface PlatformDeps {
  readonly config: Config;
  readonly setting: () => Setting;
  readonly state: State;
  readonly replicas: Replicas | null;
  readonly meter: Meter;
  readonly log: Log;
  /** Told when a platform will not have its bot any more. */
  readonly fail: (error: Error) => void;
}

export interface Platforms {
  /** Paths under which platforms deliver; known before `start`. */
  readonly paths: readonly Path[];
  /** Platforms that are configured, and whether each takes questions. */
  readonly connected: ReadonlyMap<Platform, () => boolean>;
  /** Loads the bots, so that deliveries that come at once find them awake. */
  readonly prepare: () => Promise<void>;
  /** Rejects with what to mend when a platform cannot be served. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface Path {
  readonly path: string;
  readonly listener: Listener;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Where Discord posts interactions, under the address that is entered in its portal. */
export const DISCORD_PATH = '/discord';

interface Served {
  readonly name: Platform;
  readonly path: Path | null;
  readonly bot: () => Promise<Pick<Bot, 'start' | 'stop'>>;
}

/** The bots that have a token. Each loads its library when it starts. */
export function createPlatforms(deps: PlatformDeps): Platforms {
  const served = [telegram(deps.config.telegram, deps), discord(deps.config.discord, deps)].filter(
    (one) => one !== null,
  );
  const up = new Set<Platform>();
  const bots = new Map<Platform, Pick<Bot, 'start' | 'stop'>>();
  return {
    paths: served.flatMap(({ path }) => (path === null ? [] : [path])),
    connected: new Map(served.map(({ name }) => [name, () => up.has(name)])),
    prepare: async () => {
      for (const { name, bot } of served) bots.set(name, await bot());
    },
    start: async () => {
      await Promise.all([...bots].map(([name, bot]) => bot.start().then(() => up.add(name))));
    },
    stop: async () => {
      await Promise.all([...bots.values()].map((bot) => bot.stop()));
    },
  };
}

function telegram(config: TelegramConfig, deps: PlatformDeps): Served | null {
  if (config.mode === 'off') return null;
  const { setting, state, replicas, meter, fail } = deps;
  const { path, open } = pathFor(config.mode === 'webhook' ? new URL(config.url).pathname : null);
  return {
    name: 'telegram',
    path,
    bot: async () => {
      const { createTelegramBot } = await import('../bots/telegram/index.ts');
      return createTelegramBot({
        transport: config.mode === 'webhook' ? { ...config, port: 0 } : config,
        setting,
        journal: state.journal('telegram'),
        counts: state.counts,
        meter,
        log: operator('telegram', deps.log),
        fail,
        ...(replicas !== null && {
          claims: replicas.claims,
          spread: replicas.spread('telegram'),
        }),
        // The listener that is shared by all is closed by whoever opened it.
        mount: (_, listener) => {
          open(listener);
          return { close: () => Promise.resolve() };
        },
      });
    },
  };
}

function discord(config: DiscordConfig, deps: PlatformDeps): Served | null {
  if (config.mode === 'off') return null;
  const { setting, state, replicas, meter, fail } = deps;
  const { path, open } = pathFor(config.mode === 'http' ? DISCORD_PATH : null);
  const shared = {
    setting,
    counts: state.counts,
    meter,
    log: operator('discord', deps.log),
    ...(replicas !== null && { spread: replicas.spread('discord') }),
  };
  return {
    name: 'discord',
    path,
    bot: async () => {
      const { createDiscordBot, createDiscordEndpoint } = await import('../bots/discord/index.ts');
      if (config.mode === 'gateway') return createDiscordBot(config, shared, fail);
      const { listener, stop } = createDiscordEndpoint(config.publicKey, shared);
      open(listener);
      return { start: async () => {}, stop };
    },
  };
}

/** So long a delivery waits while a bot starts: within Discord's three seconds. */
const WAIT_MS = 2000;

/** A path where deliveries wait a moment until it is opened, then get 503: the platform comes again. */
function pathFor(path: string | null): { path: Path | null; open: (listener: Listener) => void } {
  let open: (listener: Listener) => void = () => {};
  const opened = new Promise<Listener>((resolve) => {
    open = resolve;
  });
  const listener: Listener = (request, response) => {
    void Promise.race([opened, later(WAIT_MS)]).then((deal) => {
      if (deal !== null) deal(request, response);
      else response.writeHead(503, { connection: 'close' }).end();
    });
  };
  return { path: path === null ? null : { path, listener }, open };
}

function later(ms: number): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), ms).unref();
  });
}

function operator(platform: Platform, { info }: Log): (line: string) => void {
  return (line) => info(line, { platform });
}
