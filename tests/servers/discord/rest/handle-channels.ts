import {
  MISSING_ACCESS,
  MISSING_PERMISSIONS,
  NOT_YOURS,
  UNKNOWN_CHANNEL,
  UNKNOWN_MESSAGE,
  UNKNOWN_USER,
  refuseAny,
} from '../api-error.ts';
import { stricter } from '../problems.ts';
import { MESSAGE_MENTIONS } from '../rules/mentions.ts';
import { checkMessage } from '../rules/message.ts';
import type { MessageBody } from '../world/message-body.ts';
import { edit, post, remove } from '../world/posting.ts';
import { botDm, channelData } from '../world/places.ts';
import { replyFields } from '../world/replying.ts';
import { storedBody } from '../world/stored-body.ts';
import { isBotIn } from '../world/world.ts';
import type { Channel, Posted, World } from '../world/world.ts';
import type { Call, Handler } from './call.ts';

/** Messages that the bot writes of its own accord. */
export const channelHandlers = {
  'channel.get': (call) => channelData(call.world, readable(call)),
  typing: (call) => {
    writable(call);
  },
  'dm.create': ({ world, body }) => {
    const { recipient_id: id } = body as { readonly recipient_id?: string };
    const account = world.accounts.get(id ?? '');
    if (account === undefined) throw UNKNOWN_USER;
    return channelData(world, botDm(world, account));
  },
  'message.create': (call) => {
    const channel = writable(call);
    const body = call.body as MessageBody;
    checkMessage(body, 'channel');
    return (sameNonce(channel, body) ?? write(call.world, channel, body)).message;
  },
  'message.get': (call) => found(call, readable(call)).message,
  'message.edit': (call) => {
    const posted = own(call, writable(call));
    const body = call.body as MessageBody;
    checkMessage(body, 'edit', [], storedBody(posted.message));
    edit(call.world, posted, body, MESSAGE_MENTIONS);
    return posted.message;
  },
  'message.delete': (call) => {
    remove(call.world, own(call, readable(call)));
  },
} satisfies Record<string, Handler>;

function write(world: World, channel: Channel, body: MessageBody): Posted {
  return post(world, channel, body, {
    author: world.app.user,
    mentions: MESSAGE_MENTIONS,
    fields: replyFields(channel, body),
  });
}

function readable({ world, params }: Call): Channel {
  const channel = world.channels.get(params['channel_id']!);
  if (channel === undefined) throw UNKNOWN_CHANNEL;
  if (!isBotIn(channel)) throw MISSING_ACCESS;
  return channel;
}

function writable(call: Call): Channel {
  const channel = readable(call);
  if (!channel.botMaySend) throw MISSING_PERMISSIONS;
  return channel;
}

/** Private answers are nobody's but their reader's: not even the bot finds them in the channel. */
function found({ params }: Call, channel: Channel): Posted {
  const posted = channel.messages.get(params['message_id']!);
  if (posted === undefined || posted.onlyFor !== null) throw UNKNOWN_MESSAGE;
  return posted;
}

function own(call: Call, channel: Channel): Posted {
  const posted = found(call, channel);
  if (!posted.byBot) throw NOT_YOURS;
  return posted;
}

/** A message sent again under an enforced nonce is the one sent before (resources/message). */
function sameNonce(channel: Channel, { nonce, enforce_nonce }: MessageBody): Posted | undefined {
  if (!enforce_nonce) return undefined;
  if (nonce == null) refuseAny([stricter(['nonce'], 'There is no nonce to enforce.')]);
  return [...channel.messages.values()].find(
    ({ message, byBot }) => byBot && String(message.nonce) === String(nonce),
  );
}
