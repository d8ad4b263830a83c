import { MessageFlags } from 'discord-api-types/v10';

import { checkMessage } from '../rules/message.ts';
import { INTERACTION_MENTIONS } from '../rules/mentions.ts';
import type { MessageBody } from './message-body.ts';
import { post } from './posting.ts';
import type { Channel, Posted, World } from './world.ts';

/** Puts a message of the bot from a year ago into a channel, with buttons of any kind. */
export function plant(
  world: World,
  channel: Channel,
  body: MessageBody,
  onlyFor: string | null,
): Posted {
  checkMessage(body, 'interaction');
  const flags = (body.flags ?? 0) & ~MessageFlags.Ephemeral;
  return post(
    world,
    channel,
    { ...body, flags },
    {
      author: world.app.user,
      onlyFor,
      mentions: INTERACTION_MENTIONS,
      at: world.clock.now() - YEAR_MS,
    },
  );
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
