import { InteractionResponseType, MessageFlags, MessageType } from 'discord-api-types/v10';
import type { APIMessage } from 'discord-api-types/v10';

import { ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION } from '../api-error.ts';
import { checkCallback } from '../rules/callback.ts';
import type { Callback } from '../rules/callback.ts';
import { INTERACTION_MENTIONS } from '../rules/mentions.ts';
import { edit, isLoading, post } from './posting.ts';
import type { MessageBody } from './message-body.ts';
import { happen } from './world.ts';
import type { Choice, Interaction, Posted, World } from './world.ts';

/** The first answer has to come within this time; in ms. */
export const ANSWER_WITHIN_MS = 3000;

/**
 * Applies a first answer, whichever way it came, or throws the platform's refusal.
 *
 * @param callback - fits Discord's description already.
 */
export function respond(world: World, interaction: Interaction, callback: Callback): void {
  if (interaction.ack !== null) throw ALREADY_ACKNOWLEDGED;
  if (isTooLate(world, interaction)) throw UNKNOWN_INTERACTION;
  checkCallback(interaction, callback);
  const { type, data } = callback;
  interaction.ack = { type, at: world.clock.now() };
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource:
      interaction.original = answer(world, interaction, data ?? {});
      break;
    case InteractionResponseType.DeferredChannelMessageWithSource: {
      const flags = (data?.flags ?? 0) | MessageFlags.Loading;
      interaction.original = answer(world, interaction, { flags });
      break;
    }
    case InteractionResponseType.DeferredMessageUpdate:
      interaction.original = interaction.source;
      break;
    case InteractionResponseType.UpdateMessage:
      interaction.original = interaction.source;
      edit(world, interaction.source!, data ?? {}, INTERACTION_MENTIONS);
      break;
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      complete(world, interaction, (data as { choices?: readonly Choice[] }).choices ?? []);
      break;
    default:
      throw new Error(`checkCallback let type ${type} pass`);
  }
  world.signal.raise();
}

/** What a callback tells when it is asked to. */
export function callbackResult({ id, payload, ack, original }: Interaction) {
  const shown = original === null ? null : original.message;
  const resource =
    ack?.type === InteractionResponseType.ChannelMessageWithSource ||
    ack?.type === InteractionResponseType.UpdateMessage
      ? { resource: { type: ack.type, message: shown } }
      : {};
  return {
    interaction: {
      id,
      type: payload.type,
      ...(shown && {
        response_message_id: shown.id,
        response_message_loading: isLoading(shown),
        response_message_ephemeral: ((shown.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
      }),
    },
    ...resource,
  };
}

/** Posts an answer, the first or one that follows. */
export function answer(world: World, interaction: Interaction, body: MessageBody): Posted {
  const wanted = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const onlyFor = wanted || interaction.forcedPrivate ? interaction.by.user.id : null;
  return post(world, interaction.channel, body, {
    author: world.app.user,
    onlyFor,
    token: interaction.token,
    mentions: INTERACTION_MENTIONS,
    fields: sourceFields(world, interaction),
  });
}

export function isTooLate(world: World, { at }: Interaction): boolean {
  return world.clock.now() - at > ANSWER_WITHIN_MS;
}

function complete(world: World, interaction: Interaction, choices: readonly Choice[]): void {
  interaction.choices = choices;
  const { channel, by } = interaction;
  happen(world, { kind: 'choices', channel, by: by.user.username, choices });
}

/** What a message tells of the interaction behind it. */
function sourceFields(world: World, interaction: Interaction): Partial<APIMessage> {
  const { id, payload, by, source, original, channel } = interaction;
  const { authorizing_integration_owners } = payload;
  const origin = original?.message.id;
  const common = { id, user: by.user, authorizing_integration_owners };
  const followed = origin === undefined ? {} : { original_response_message_id: origin };
  const answered = source?.message.id ?? origin;
  const guild = channel.guild === null ? {} : { guild_id: channel.guild.id };
  const menu = (payload.data as { target_id?: string }).target_id;
  return {
    application_id: world.app.id,
    webhook_id: world.app.id,
    type: source !== null || origin ? MessageType.Default : commandType(menu),
    interaction_metadata: {
      ...common,
      ...followed,
      type: payload.type,
      ...(source && { interacted_message_id: source.message.id }),
      ...(menu && { target_message_id: menu }),
    },
    ...(answered && {
      message_reference: { type: 0, message_id: answered, channel_id: channel.id, ...guild },
    }),
  } as Partial<APIMessage>;
}

function commandType(target: string | undefined): MessageType {
  return target === undefined ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
}
