import { InteractionResponseType } from 'discord-api-types/v10';

import { refuseAny } from '../api-error.ts';
import { notOneOf, required, stricter } from '../problems.ts';
import type { MessageBody } from '../world/message-body.ts';
import { storedBody } from '../world/stored-body.ts';
import type { Interaction } from '../world/world.ts';
import { choicesProblems } from './choices.ts';
import { checkMessage } from './message.ts';

/** A first answer: by REST, or as the body of an HTTP response. */
export interface Callback {
  readonly type: InteractionResponseType;
  readonly data?: MessageBody | null;
}

/** Throws the platform's refusal of a first answer to this interaction. */
export function checkCallback(interaction: Interaction, { type, data }: Callback): void {
  const allowed = ALLOWED[interaction.kind];
  if (!allowed.includes(type)) refuseAny([notOneOf(['type'], allowed)]);
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      if (data == null) refuseAny([required(['data'])]);
      checkMessage(data!, 'interaction', ['data']);
      return;
    case InteractionResponseType.DeferredChannelMessageWithSource:
      checkDefer(data ?? {});
      return;
    case InteractionResponseType.UpdateMessage:
      if (data == null) refuseAny([required(['data'])]);
      checkMessage(data!, 'edit', ['data'], storedBody(interaction.source!.message));
      return;
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      refuseAny(choicesProblems(data, focusedType(interaction), ['data']));
      return;
    default:
      return;
  }
}

const { ChannelMessageWithSource, DeferredChannelMessageWithSource } = InteractionResponseType;
const { DeferredMessageUpdate, UpdateMessage } = InteractionResponseType;

/** Without forms and activities, which nothing here shows. */
const ALLOWED: Readonly<Record<Interaction['kind'], readonly InteractionResponseType[]>> = {
  command: [ChannelMessageWithSource, DeferredChannelMessageWithSource],
  component: [
    ChannelMessageWithSource,
    DeferredChannelMessageWithSource,
    DeferredMessageUpdate,
    UpdateMessage,
  ],
  autocomplete: [InteractionResponseType.ApplicationCommandAutocompleteResult],
};

/** The loading state has no words yet: all but its privacy comes with the edit. */
function checkDefer(data: MessageBody): void {
  const { flags, enforce_nonce: _, tts: __, ...words } = data as MessageBody & { tts?: boolean };
  const others = Object.entries(words).filter(([, value]) => value != null);
  refuseAny(
    others.map(([field]) => stricter(['data', field], 'A deferred answer has no words yet.')),
  );
  if (flags) checkMessage({ content: '…', flags }, 'defer', ['data']);
}

function focusedType({ payload }: Interaction): number {
  const options = (payload.data as { options?: { type: number; focused?: boolean }[] }).options;
  return options?.find(({ focused }) => focused)?.type ?? 0;
}
