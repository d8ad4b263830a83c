import type { APIMessage } from 'discord-api-types/v10';

import type { Channel, Choice, Posted } from './world.ts';

/** What happened, in order: enough to draw the conversation. `at` is in ms since 1970. */
export type Happening = What & { readonly at: number };

export type What =
  /** `thinking` is a deferred answer; the `message` comes when it is filled in. */
  | {
      readonly kind: 'message' | 'thinking' | 'edit' | 'delete';
      readonly posted: Posted;
      /** As it stood then. */
      readonly message: APIMessage;
    }
  /** A command as the person typed or chose it. */
  | Deed<'command'>
  /** A button as its label reads. */
  | Deed<'press'>
  /** Words typed into an option that completes itself. */
  | Deed<'typing'>
  | (Whereabouts & { readonly kind: 'choices'; readonly choices: readonly Choice[] })
  /** Three seconds passed: the person sees that the application did not respond. */
  | (Whereabouts & { readonly kind: 'silence' })
  /** A request of the bot was refused, or failed by a scripted fault. */
  | { readonly kind: 'refusal' | 'fault'; readonly text: string }
  /** Something about the bot's connection. */
  | { readonly kind: 'gateway'; readonly text: string };

interface Whereabouts {
  readonly channel: Channel;
  readonly by: string;
}

interface Deed<Kind extends string> extends Whereabouts {
  readonly kind: Kind;
  readonly text: string;
}
