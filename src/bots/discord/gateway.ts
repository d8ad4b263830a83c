import { describeFault } from '../describe-fault.ts';
import type { Meter } from '../meter.ts';
import { createGateway, isBadToken, type Account, type Gateway } from './discord-js.ts';
import { barredError, UNAUTHORIZED, type DiscordError } from './faults.ts';
import { kindOf } from './measure.ts';
import type { Outbox } from './outbox.ts';
import type { RawInteraction, RawMessage } from './raw.ts';
import type { Service } from './service.ts';
import { createWorkQueue } from './work-queue.ts';

export interface GatewayBotDeps {
  readonly account: Account;
  readonly service: Service;
  readonly outbox: Outbox;
  readonly meter: Meter;
  /** Told how each answer ended. */
  readonly note: (ended: string) => void;
  readonly log: (line: string) => void;
  /** Told once when the gateway will not have the bot any more. */
  readonly fail: (error: DiscordError) => void;
}

/** Between tries while Discord cannot be reached at start-up, in ms. */
const START_RETRY_MS = 5000;
/** What was sent before the signal to stop may still be on its way; in ms. */
const QUIET_MS = 300;
/** Messages may wait for a limit, but the process has nine seconds to leave. In ms. */
const DRAIN_MS = 8000;

/** A quotation as long as this takes far longer to compare than others to answer. */
const HEAVY_UNITS = 500;

/** Takes interactions and messages from the gateway and answers by REST. */
export function createGatewayBot(deps: GatewayBotDeps) {
  const { account, service, outbox, meter, note, log } = deps;
  const queue = createWorkQueue();
  meter.watchQueue('discord', 'events', queue.size);
  let me: string | null = null;
  let gateway: Gateway | undefined;
  let stopped = false;
  let barred: DiscordError | null = null;

  const onInteraction = (raw: RawInteraction, arrivedAt: number) => async (): Promise<void> => {
    const { response, again } = service.answer(raw);
    if (again) return;
    note(await outbox.acknowledge(raw, response, arrivedAt));
    const kind = kindOf(raw);
    if (kind !== null) meter.took('discord', kind, Date.now() - arrivedAt);
  };
  const onMessage = (message: RawMessage, mine: string) => async (): Promise<void> => {
    const reply = service.reply(message, mine);
    if (reply !== null) note(await outbox.reply(reply.to, reply.card));
  };
  const guarded = (task: () => Promise<void>) => () =>
    task().catch((fault: unknown) => log(`an event was given up: ${describeFault(fault)}`));

  const dispatch = (type: string, data: unknown): void => {
    switch (type) {
      case 'READY':
        me = (data as { user?: { id?: string } }).user?.id ?? me;
        break;
      case 'INTERACTION_CREATE':
        queue.add(
          guarded(onInteraction(data as RawInteraction, Date.now())),
          lengthOf(data as RawInteraction) > HEAVY_UNITS,
        );
        break;
      case 'MESSAGE_CREATE':
        if (me !== null) queue.add(guarded(onMessage(data as RawMessage, me)));
        break;
      default:
    }
  };

  const connect = async (): Promise<void> => {
    for (let tries = 0; !stopped; tries++) {
      const refused = new Promise<never>((_, reject) => {
        gateway = createGateway(account, {
          dispatch,
          log,
          barred: (code) => {
            barred = barredError(code);
            reject(barred);
          },
        });
      });
      try {
        await Promise.race([gateway!.login(), refused]);
        // From here on there is nobody to catch it.
        refused.catch(deps.fail);
        return;
      } catch (error) {
        if (barred !== null) throw barred;
        if (isBadToken(error)) throw UNAUTHORIZED;
        if (tries === 0) log('Discord cannot be reached; trying again');
        await new Promise((resolve) => setTimeout(resolve, START_RETRY_MS));
      }
    }
  };

  return {
    start: connect,
    stop: async (): Promise<void> => {
      if (stopped) return;
      stopped = true;
      await queue.drained(QUIET_MS, DRAIN_MS);
      await gateway?.leave();
    },
  };
}

function lengthOf({ data }: RawInteraction): number {
  const typed = (data?.options ?? []).map(({ value }) => String(value ?? '').length);
  const target = data?.resolved?.messages?.[data.target_id ?? '']?.content ?? '';
  return typed.reduce((sum, length) => sum + length, target.length);
}
