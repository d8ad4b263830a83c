import type { Counts } from '../counts.ts';
import type { Setting } from '../blocks.ts';
import type { Deps } from '../handle.ts';
import { langOf } from '../lang.ts';
import type { Meter, RequestKind } from '../meter.ts';
import type { Update, UserFromGetMe } from './client.ts';
import { createDelivery } from './deliver.ts';
import { createGuestTasks } from './guest.ts';
import type { Where } from './where.ts';
import type { Frame } from './keyboard.ts';
import type { Spread } from '../spread.ts';
import { createAdmission, createTypingAdmission, type Limits } from '../limits.ts';
import { createMessageTasks } from './messages.ts';
import type { Outbox } from './outbox.ts';
import { createTapTasks } from './taps.ts';
import { createTypingTasks } from './typing.ts';

/** Something to do for an update. */
export interface Task {
  /** Tasks of one key are done in order. */
  readonly key: string;
  readonly kind: RequestKind;
  /** The chat that it writes to, if it is known. */
  readonly chat: number | null;
  readonly run: () => Promise<void>;
  /** Says that something went wrong on our side. */
  readonly apologize: () => Promise<void>;
}

export interface ServiceDeps {
  /** What to answer with; asked anew for each update, so that the corpus may change. */
  readonly setting: () => Setting;
  readonly me: UserFromGetMe;
  readonly outbox: Outbox;
  readonly counts: Counts;
  readonly limits: Limits | null;
  readonly meter: Meter;
  readonly spread: Spread;
  /** Told what Telegram refused or did not answer. */
  readonly report: (what: string) => void;
}

/** What to answer somebody with, by the language that Telegram tells of them. */
export type Speaking = (language: string | undefined) => Deps;

/** The kinds of updates asked for. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'inline_query',
  'guest_message',
] as const satisfies readonly (keyof Update)[];

/** What is to be done for an update; null when nothing is, also because somebody asks too much. */
export function createService(deps: ServiceDeps): (update: Update) => Task | null {
  const { me, outbox, counts, limits, meter, spread } = deps;
  const speaking: Speaking = (language) => {
    const setting = deps.setting();
    return { ...setting, lang: langOf(language, setting.lang), platform: 'telegram' };
  };
  const frameIn = (kind: Where['kind']): Frame => ({
    username: me.username,
    inline: me.supports_inline_queries,
    channel: kind === 'channel',
  });
  const admit = createAdmission(limits, spread);
  const delivery = createDelivery(outbox, frameIn, deps.report);

  const onMessage = createMessageTasks({ me, outbox, delivery, admit, meter, speaking });
  const onTap = createTapTasks({ outbox, delivery, counts, admit, meter, speaking });
  const frame = frameIn('private');
  const admitTyping = createTypingAdmission(limits);
  const onTyping = createTypingTasks({ outbox, admit: admitTyping, speaking, frame });
  const onGuestCall = createGuestTasks({ me, outbox, admit, meter, speaking, frame });

  return (update) => {
    const said = update.message ?? update.channel_post;
    if (said !== undefined) return onMessage(said, false);
    const edited = update.edited_message ?? update.edited_channel_post;
    if (edited !== undefined) return onMessage(edited, true);
    if (update.callback_query !== undefined) return onTap(update.callback_query);
    if (update.inline_query !== undefined) return onTyping(update.inline_query);
    if (update.guest_message !== undefined) return onGuestCall(update.guest_message);
    return null;
  };
}
