import { decodeAction, type Action } from '../actions.ts';
import type { Setting } from '../blocks.ts';
import { createBoundedMap } from '../bounded-map.ts';
import { wrongAnswer, type Counts } from '../counts.ts';
import { describeFault } from '../describe-fault.ts';
import type { Spread } from '../spread.ts';
import { createAdmission, createTypingAdmission, type Limits } from '../limits.ts';
import type { Meter } from '../meter.ts';
import type { Reply as AnyReply } from '../reply.ts';
import { handleInteraction, noticeInstead } from './handle-interaction.ts';
import { handleMessage, messageInstead } from './handle-message.ts';
import { hear } from './hear.ts';
import { kindOf } from './measure.ts';
import type { Card, Response } from './payload.ts';
import type { RawInteraction, RawMessage } from './raw.ts';
import { readInteraction, type Deed, type Occasion } from './read-interaction.ts';

export interface ServiceDeps {
  /** What to answer with; asked anew each time, so that the corpus may change. */
  readonly setting: () => Setting;
  readonly counts: Counts;
  /** Null: people may ask as much as they like. */
  readonly limits: Limits | null;
  readonly meter: Meter;
  readonly spread: Spread;
  readonly log: (line: string) => void;
}

/** What is answered, whichever way it came. Nothing in it throws. */
export interface Service {
  /** `again` where this process has had the interaction before: it counts once. */
  readonly answer: (raw: RawInteraction) => {
    readonly response: Response;
    readonly again: boolean;
  };
  /** The answer to a message, and to which one; null to keep quiet. `me` is the bot's id. */
  readonly reply: (message: RawMessage, me: string) => Reply | null;
}

export interface Reply {
  readonly to: { readonly channel: string; readonly message: string };
  readonly card: Card;
}

/** Interactions and messages remembered; a resumed session repeats what was sent lately. */
const MAX_SEEN = 10_000;
/** Cards remembered as judged wrong. */
const MAX_JUDGED = 1000;

export function createService({
  setting,
  counts,
  limits,
  meter,
  spread,
  log,
}: ServiceDeps): Service {
  const admit = createAdmission(limits, spread);
  const admitTyping = createTypingAdmission(limits);
  const seen = createBoundedMap<string, true>(MAX_SEEN);
  const judged = createBoundedMap<string, true>(MAX_JUDGED);

  const isNew = (id: string): boolean => {
    if (seen.has(id)) return false;
    seen.set(id, true);
    return true;
  };
  const isAdmitted = ({ kind }: Deed, { user, channel }: Occasion): boolean => {
    if (kind === 'ping') return true;
    return kind === 'typing' ? admitTyping(user) : admit(user, channel) === 'allowed';
  };
  /** Counts "that is wrong" once for a card, and only of places that there are. */
  const judge = ({ status, address }: Extract<Action, { kind: 'wrong' }>, card: string): void => {
    if (judged.has(card)) return;
    judged.set(card, true);
    const there = address !== null && setting().engine.resolve(address).kind !== 'gone';
    counts.add(wrongAnswer(status, there ? address : null));
  };

  return {
    answer: (raw) => {
      const again = !isNew(raw.id);
      try {
        const { deed, occasion } = readInteraction(raw, setting().lang);
        if (!again && !isAdmitted(deed, occasion)) {
          return { response: noticeInstead(raw, 'tooFast', setting()), again };
        }
        const action = deed.kind === 'press' ? decodeAction(deed.customId) : null;
        if (!again && deed.kind === 'press' && action?.kind === 'wrong')
          judge(action, deed.message.id);
        const kind = again ? null : kindOf(raw);
        const gave = (reply: AnyReply): void => {
          if (kind !== null) meter.replied('discord', kind, reply, occasion.user);
        };
        return { response: handleInteraction(raw, { ...setting(), gave }), again };
      } catch (fault) {
        log(`an interaction could not be answered: ${describeFault(fault)}`);
        return { response: noticeInstead(raw, 'sorry', setting()), again };
      }
    },
    reply: (message, me) => {
      const heard = hear(message, me);
      if (heard === null || !isNew(heard.message)) return null;
      const to = { channel: heard.channel, message: heard.message };
      const admission = admit(heard.person, heard.channel);
      if (admission === 'silent') return null;
      if (admission === 'told') return { to, card: messageInstead(heard, 'tooFast', setting()) };
      try {
        const gave = (reply: AnyReply): void =>
          meter.replied('discord', 'message', reply, heard.person);
        return { to, card: handleMessage(heard, { ...setting(), gave }) };
      } catch (fault) {
        log(`a message could not be answered: ${describeFault(fault)}`);
        return { to, card: messageInstead(heard, 'sorry', setting()) };
      }
    },
  };
}
