import { GatewayIntentBits } from 'discord-api-types/v10';
import type { APIMessage } from 'discord-api-types/v10';

import { isBotIn } from '../world/world.ts';
import type { World, WorldEvent } from '../world/world.ts';

/** Intents that have to be switched on in the portal, as bits. */
export const PRIVILEGED_INTENTS =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent;

/** All intents there are, as bits. */
export const KNOWN_INTENTS = Object.values(GatewayIntentBits)
  .filter((value) => typeof value === 'number')
  .reduce((sum, bit) => sum | bit, 0);

/**
 * What a session with these intents gets of an event, or null. Interactions need none. Messages come
 * without their words unless they are the bot's own, mention it or are written to it
 * (events/gateway, "Message Content Intent").
 */
export function dataFor(world: World, event: WorldEvent, intents: number): object | null {
  const { type, channel, data } = event;
  if (type === 'INTERACTION_CREATE') return data;
  if (!isBotIn(channel)) return null;
  const wanted =
    channel.guild === null ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;
  if ((intents & wanted) === 0) return null;
  if (type === 'MESSAGE_DELETE') return data;
  const message = data as APIMessage;
  const { id } = world.app.user;
  const open =
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    channel.guild === null ||
    message.author.id === id ||
    message.mentions.some((user) => user.id === id);
  return open ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
}
