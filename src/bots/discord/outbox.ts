import type { Outcome, Rest, RestRequest } from './discord-js.ts';
import type { Card, Response } from './payload.ts';
import type { RawInteraction } from './raw.ts';

/** How patient the bot is with requests; all in ms. */
export interface Patience {
  /** From an interaction's arrival; Discord's own limit is 3 s from when it was made. */
  readonly acknowledgeMs: number;
  /** Longest wait for one try at acknowledging. */
  readonly callbackMs: number;
  /** Longest wait for one try at a message. */
  readonly messageMs: number;
  /** Waits before the second try and those after it. */
  readonly retryMs: readonly number[];
}

export const DEFAULT_PATIENCE: Patience = {
  acknowledgeMs: 2800,
  callbackMs: 1000,
  messageMs: 5000,
  retryMs: [100, 300, 1500, 4000],
};

/** What became of an interaction. `again`: an earlier try or another process had acknowledged it. */
export type Acknowledged = 'done' | 'again' | 'late' | 'refused' | 'unreachable';

/** What became of a message. */
export type Sent = 'done' | 'refused' | 'unreachable';

export interface Outbox {
  /** Gives the first answer to an interaction while there is time; `arrivedAt` in ms since 1970. */
  readonly acknowledge: (
    interaction: RawInteraction,
    response: Response,
    arrivedAt: number,
  ) => Promise<Acknowledged>;
  /** Answers a message with one of our own. */
  readonly reply: (to: { channel: string; message: string }, card: Card) => Promise<Sent>;
}

/** Interactions are acknowledged once (topics/opcodes-and-status-codes). */
const UNKNOWN_INTERACTION = 10_062;
const ALREADY_ACKNOWLEDGED = 40_060;
/** Longer limits on a channel make an answer come too late to help. */
const MAX_LIMIT_MS = 60_000;
const MAX_LIMITS = 5;

/** Sends until it is done, refused or too late. Never throws; `report` is told of refusals by number. */
export function createOutbox(
  rest: Rest,
  patience: Patience,
  report: (what: string) => void,
): Outbox {
  const { retryMs } = patience;

  const acknowledge: Outbox['acknowledge'] = async (interaction, response, arrivedAt) => {
    const { id, token } = interaction;
    const request: RestRequest = {
      method: 'POST',
      path: `/interactions/${id}/${token}/callback`,
      body: response,
      auth: false,
    };
    const left = (): number => arrivedAt + patience.acknowledgeMs - Date.now();
    for (let tries = 0; left() > 0; tries++) {
      const outcome = await rest.call(request, Math.min(patience.callbackMs, left()));
      switch (outcome.kind) {
        case 'done':
          return 'done';
        case 'refused':
          if (outcome.code === ALREADY_ACKNOWLEDGED) return 'again';
          if (outcome.code === UNKNOWN_INTERACTION) return 'late';
          report(`callback refused: ${outcome.status} ${outcome.code}`);
          return 'refused';
        case 'limited':
          if (outcome.retryAfterMs >= left()) return 'unreachable';
          await pause(outcome.retryAfterMs);
          break;
        case 'unreachable':
          if (retryMs[tries] === undefined || retryMs[tries]! >= left()) {
            report(`callback failed: ${outcome.reason}`);
            return 'unreachable';
          }
          await pause(retryMs[tries]!);
          break;
        default:
          return outcome satisfies never;
      }
    }
    return 'late';
  };

  const persist = async (request: RestRequest): Promise<Outcome> => {
    let tries = 0;
    let limits = 0;
    for (;;) {
      const outcome = await rest.call(request, patience.messageMs);
      if (
        outcome.kind === 'limited' &&
        outcome.retryAfterMs <= MAX_LIMIT_MS &&
        limits < MAX_LIMITS
      ) {
        limits += 1;
        await pause(outcome.retryAfterMs);
      } else if (outcome.kind === 'unreachable' && retryMs[tries] !== undefined) {
        await pause(retryMs[tries]!);
        tries += 1;
      } else return outcome;
    }
  };

  return {
    acknowledge,
    reply: async ({ channel, message }, card) => {
      const outcome = await persist({
        method: 'POST',
        path: `/channels/${channel}/messages`,
        body: {
          ...card,
          allowed_mentions: { ...card.allowed_mentions, replied_user: false },
          message_reference: { message_id: message, fail_if_not_exists: false },
          // A try that was carried out and not heard of is not carried out again.
          nonce: message,
          enforce_nonce: true,
        },
      });
      switch (outcome.kind) {
        case 'done':
          return 'done';
        case 'refused':
          report(`message refused: ${outcome.status} ${outcome.code}`);
          return 'refused';
        case 'limited':
          report('message given up: limited for too long');
          return 'unreachable';
        case 'unreachable':
          report(`message failed: ${outcome.reason}`);
          return 'unreachable';
        default:
          return outcome satisfies never;
      }
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
