import { Api, GrammyError } from 'grammy';
import type { ApiMethods, Opts } from 'grammy/types';

/** The one file that talks through grammY; the types others need of it. */
export type {
  CallbackQuery,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  InlineQuery,
  InlineQueryResultArticle,
  InlineQueryResultsButton,
  Message,
  MessageEntity,
  ReplyParameters,
  Update,
  User,
  UserFromGetMe,
} from 'grammy/types';

export type Method = keyof ApiMethods;
export type Payload<M extends Method> = Opts<M>;
export type Result<M extends Method> = ReturnType<ApiMethods[M]>;

/** What came of a request. Nothing is thrown, and nothing in it holds the token. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Telegram said no; the same request would be refused again, a 429 aside. */
  | ({ readonly kind: 'refused' } & Refusal)
  /** No answer to go by: a fault of the server, of the network or of time. It may have been carried out. */
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface Refusal {
  readonly code: number;
  readonly description: string;
  readonly retryAfterSeconds: number | null;
  /** The supergroup that a group has become. */
  readonly migratedTo: number | null;
}

export interface Client {
  /** One request, no retries. `timeoutMs` bounds it; `signal` ends it early. */
  readonly call: <M extends Method>(
    method: M,
    payload: Payload<M>,
    limits: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ) => Promise<Outcome<Result<M>>>;
}

export function createClient({ token, apiRoot }: { token: string; apiRoot: string }): Client {
  const { raw } = new Api(token, { apiRoot });
  return {
    call: async (method, payload, { timeoutMs, signal }) => {
      const late = AbortSignal.timeout(timeoutMs);
      const ended = signal === undefined ? late : AbortSignal.any([late, signal]);
      try {
        const request = raw[method] as unknown as (...args: unknown[]) => Promise<unknown>;
        // grammY gives no payload to methods that have none.
        const value = await request(...(method === 'getMe' ? [] : [payload]), ended);
        return { kind: 'done', value: value as Result<typeof method> };
      } catch (error) {
        return outcomeOf(error, late.aborted);
      }
    },
  };
}

/** What stood in the way, for the operator. */
export function reasonOf(outcome: Outcome<unknown>): string {
  switch (outcome.kind) {
    case 'done':
      return 'an answer of another kind';
    case 'refused':
      return `${outcome.code} ${outcome.description}`;
    case 'unreachable':
      return outcome.reason;
    default:
      return outcome satisfies never;
  }
}

const LEAST_SERVER_FAULT = 500;

function outcomeOf(error: unknown, late: boolean): Outcome<never> {
  if (late) return { kind: 'unreachable', reason: 'no answer in time' };
  if (!(error instanceof GrammyError)) return { kind: 'unreachable', reason: codeOf(error) };
  const { error_code: code, description, parameters } = error;
  // Something between us and Telegram may answer JSON of its own.
  if (!Number.isInteger(code) || code >= LEAST_SERVER_FAULT) {
    return { kind: 'unreachable', reason: `status ${String(code)}` };
  }
  return {
    kind: 'refused',
    code,
    description,
    retryAfterSeconds: parameters.retry_after ?? null,
    migratedTo: parameters.migrate_to_chat_id ?? null,
  };
}

/** `ECONNRESET` and the like. Messages of network errors hold the URL, which holds the token. */
function codeOf(error: unknown): string {
  const inner = (error as { error?: unknown } | null)?.error;
  const { code, type } = (inner ?? {}) as { code?: unknown; type?: unknown };
  const name = code ?? type;
  return typeof name === 'string' && /^[\w-]{1,40}$/.test(name) ? name : 'no usable answer';
}
