import {
  Client,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  HTTPError,
  Options,
  RateLimitError,
  REST,
} from 'discord.js';

/** The one file that talks through discord.js: requests by REST, and events from the gateway. */

export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** False where the path holds a token of its own. Default true. */
  readonly auth?: boolean;
}

/** What came of a request. Nothing is thrown, and nothing in it holds a token. */
export type Outcome =
  | { readonly kind: 'done'; readonly value: unknown }
  /** Discord said no; the same request would be refused again. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number }
  /** To be tried again, but not before so many ms. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** No answer to go by: a fault of the server, of the network or of time. It may have been carried out. */
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface Rest {
  /** One request, no retries; `timeoutMs` bounds it. */
  readonly call: (request: RestRequest, timeoutMs: number) => Promise<Outcome>;
}

export interface Account {
  readonly token: string;
  /** `https://discord.com/api`; the version is added to it. */
  readonly apiRoot: string;
}

export function createRest({ token, apiRoot }: Account): Rest {
  const rest = new REST({ api: apiRoot, version: '10', retries: 0, rejectOnRateLimit: () => true });
  rest.setToken(token);
  return {
    call: async ({ method, path, query, body, auth = true }, timeoutMs) => {
      const { signal, expired, clear } = deadline(timeoutMs);
      const request = rest.request({
        method: method as never,
        fullRoute: path,
        auth,
        signal,
        ...(body !== undefined && { body }),
        ...(query !== undefined && { query: new URLSearchParams(query) }),
      });
      try {
        // The signal ends the request, but not the reading of what came back.
        return { kind: 'done', value: await Promise.race([request, expired]) };
      } catch (error) {
        request.catch(() => {});
        return outcomeOf(error, signal.aborted);
      } finally {
        clear();
      }
    },
  };
}

/** An answer that came while the machine was busy is read within this time; in ms. */
const GRACE_MS = 50;

/** Ends a request after `ms`, but not before what has come meanwhile could be read. */
function deadline(ms: number) {
  const controller = new AbortController();
  let timer: NodeJS.Timeout;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timer = setTimeout(() => {
        controller.abort();
        reject(new Error('late'));
      }, GRACE_MS);
    }, ms);
  });
  return { signal: controller.signal, expired, clear: () => clearTimeout(timer) };
}

function outcomeOf(error: unknown, late: boolean): Outcome {
  if (error instanceof RateLimitError) return { kind: 'limited', retryAfterMs: error.retryAfter };
  if (late) return { kind: 'unreachable', reason: 'no answer in time' };
  if (error instanceof DiscordAPIError) {
    const code = Number(error.code);
    return { kind: 'refused', status: error.status, code: Number.isInteger(code) ? code : 0 };
  }
  if (error instanceof HTTPError) return { kind: 'unreachable', reason: `status ${error.status}` };
  return { kind: 'unreachable', reason: codeOf(error) };
}

/** `ECONNRESET` and the like. Errors of discord.js hold the URL, which may hold a token. */
function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const name = code ?? cause?.code;
  return typeof name === 'string' && /^[\w-]{1,40}$/.test(name) ? name : 'no usable answer';
}

export interface GatewayListeners {
  /** An event as Discord sent it; must not throw. */
  readonly dispatch: (type: string, data: unknown) => void;
  /** The gateway will not have this bot; `code` is its close code. */
  readonly barred: (code: number) => void;
  readonly log: (line: string) => void;
}

export interface Gateway {
  /** Resolves once all shards are connected; rejects where Discord cannot be reached or refuses the token. */
  readonly login: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

/** Thrown by `login` for a token that Discord does not take. */
export function isBadToken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'TokenInvalid';
}

/** After these it does not help to come again (topics/opcodes-and-status-codes). */
const BARRING: ReadonlySet<number> = new Set([4004, 4010, 4011, 4012, 4013, 4014]);

/**
 * A connection to the gateway, with as many shards as Discord recommends. It resumes, identifies anew and
 * reconnects by itself. Of messages it sees only those with its name and those written to it.
 */
export function createGateway({ token, apiRoot }: Account, listeners: GatewayListeners): Gateway {
  const { dispatch, barred, log } = listeners;
  const client = new Client({
    intents: [GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    shards: 'auto',
    rest: { api: apiRoot },
    // Events are answered from what they carry.
    makeCache: Options.cacheWithLimits({
      DMMessageManager: 0,
      GuildMemberManager: 0,
      GuildMessageManager: 0,
      MessageManager: 0,
      ThreadManager: 0,
      UserManager: 0,
    }),
  });
  // The type of the client leaves this event out.
  (client as unknown as NodeJS.EventEmitter).on('raw', (packet: { t: string; d: unknown }) => {
    dispatch(packet.t, packet.d);
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (BARRING.has(code)) barred(code);
  });
  client.on(Events.ShardReconnecting, (shard) => log(`shard ${shard} reconnects`));
  client.on(Events.ShardResume, (shard, replayed) =>
    log(`shard ${shard} resumed, ${replayed} events`),
  );
  client.on(Events.ShardError, (error, shard) => log(`shard ${shard}: ${codeOf(error)}`));
  client.on(Events.Error, (error) => log(`discord.js: ${codeOf(error)}`));
  return {
    login: async () => {
      await client.login(token);
    },
    leave: () => client.destroy(),
  };
}
