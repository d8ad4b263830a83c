import { MessageFlags } from 'discord-api-types/v10';

import {
  INVALID_WEBHOOK_TOKEN,
  NOT_YOURS,
  TOO_MANY_FOLLOW_UPS,
  UNKNOWN_MESSAGE,
  UNKNOWN_WEBHOOK,
} from '../api-error.ts';
import { INTERACTION_MENTIONS } from '../rules/mentions.ts';
import { checkMessage } from '../rules/message.ts';
import type { MessageBody } from './message-body.ts';
import { edit, isLoading } from './posting.ts';
import { answer } from './respond.ts';
import { storedBody } from './stored-body.ts';
import type { Interaction, Posted, World } from './world.ts';

/** An interaction's token lives this long; in ms. */
export const TOKEN_LIFE_MS = 15 * 60 * 1000;
/** Of an app that is installed only for the person. */
export const MAX_FOLLOW_UPS = 5;

/** The interaction that a token still speaks for, once it is answered. */
export function openInteraction(world: World, appId: string, token: string): Interaction {
  const interaction = world.interactions.get(token);
  if (appId !== world.app.id || interaction === undefined) throw UNKNOWN_WEBHOOK;
  if (world.clock.now() - interaction.at > TOKEN_LIFE_MS) throw INVALID_WEBHOOK_TOKEN;
  if (interaction.ack === null || interaction.kind === 'autocomplete') throw UNKNOWN_WEBHOOK;
  return interaction;
}

/**
 * Posts a further message. Straight after a deferred answer it fills that in instead, and keeps its
 * privacy (interactions/receiving-and-responding, "Create Followup Message").
 */
export function followUp(world: World, interaction: Interaction, body: MessageBody): Posted {
  checkMessage(body, 'interaction');
  const { original } = interaction;
  if (original !== null && isLoading(original.message) && exists(original)) {
    const flags = (body.flags ?? 0) & ~MessageFlags.Ephemeral;
    edit(world, original, { ...body, flags }, INTERACTION_MENTIONS);
    return original;
  }
  if (interaction.onlyUserInstalled && interaction.followUps >= MAX_FOLLOW_UPS) {
    throw TOO_MANY_FOLLOW_UPS;
  }
  interaction.followUps += 1;
  return answer(world, interaction, body);
}

/** `@original`, or a message by its id; only what this interaction wrote or stands under. */
export function ownMessage(interaction: Interaction, id: string): Posted {
  const posted = id === '@original' ? interaction.original : interaction.channel.messages.get(id);
  if (posted == null || !exists(posted)) throw UNKNOWN_MESSAGE;
  const related = posted === interaction.original || posted.token === interaction.token;
  if (!posted.byBot || !related) throw NOT_YOURS;
  return posted;
}

export function editOwn(world: World, posted: Posted, body: MessageBody): void {
  const before = storedBody(posted.message);
  checkMessage(body, 'edit', [], isLoading(before) ? withoutLoading(before) : before);
  edit(world, posted, body, INTERACTION_MENTIONS);
}

function exists({ channel, message }: Posted): boolean {
  return channel.messages.has(message.id);
}

function withoutLoading(before: MessageBody): MessageBody {
  return { ...before, flags: (before.flags ?? 0) & ~MessageFlags.Loading };
}
