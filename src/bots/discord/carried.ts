import type { Address } from '../../retrieval/address.ts';
import { decodeAction } from '../actions.ts';
import { ASKED_ID, CHANGES_ID, type Carried } from './layout.ts';
import { FLAG } from './payload.ts';
import { componentsOf, type RawMessage } from './raw.ts';
import { decodeShared } from './share.ts';

/** What a card of ours carries of what was typed: markdown that was made safe when it was written. */
export function carriedBy(message: RawMessage): Carried {
  const parts = componentsOf(message);
  const textOf = (wanted: number): string | null =>
    parts.find(({ id }) => id === wanted)?.content ?? null;
  return { asked: textOf(ASKED_ID)?.replace(/^-# /, '') ?? null, changes: textOf(CHANGES_ID) };
}

/** The place that a card of ours shows, read from its buttons; any process can go on from it. */
export function carriedAddress(message: RawMessage): Address | null {
  for (const { custom_id: id } of componentsOf(message)) {
    if (id === undefined) continue;
    const action = decodeAction(id);
    // Buttons beside further passages open those; they are not what the card is about.
    if (
      action !== null &&
      action.kind !== 'show' &&
      'address' in action &&
      action.address !== null
    ) {
      return action.address;
    }
    const shared = decodeShared(id);
    if (shared?.address) return shared.address;
  }
  return null;
}

/** Whoever asked for a card: by a command or a button, or with the message that it answers. */
export function askerOf(message: RawMessage): string | null {
  return message.interaction_metadata?.user?.id ?? message.referenced_message?.author?.id ?? null;
}

/** Only one person sees it, so whoever presses its buttons is the one who asked. */
export function isHidden({ flags = 0 }: RawMessage): boolean {
  return (flags & FLAG.ephemeral) !== 0;
}

/** Cards of an earlier form cannot be turned into one of components. */
export function isCard({ flags = 0 }: RawMessage): boolean {
  return (flags & FLAG.componentsV2) !== 0;
}
