import { MessageReferenceType, MessageType } from 'discord-api-types/v10';
import type { APIMessage } from 'discord-api-types/v10';

import { refuseAny } from '../api-error.ts';
import { stricter } from '../problems.ts';
import type { MessageBody } from './message-body.ts';
import type { Channel } from './world.ts';

/** The fields of a message that answers another; throws the platform's refusal if there is none. */
export function replyFields(channel: Channel, body: MessageBody): Partial<APIMessage> {
  const reference = body.message_reference;
  if (reference == null) return {};
  if (reference.type) refuseAny([stricter(['message_reference', 'type'], 'Nothing is forwarded.')]);
  const answered = channel.messages.get(reference.message_id);
  if (answered !== undefined) {
    return {
      type: MessageType.Reply,
      message_reference: {
        type: MessageReferenceType.Default,
        channel_id: channel.id,
        message_id: answered.message.id,
        ...(channel.guild && { guild_id: channel.guild.id }),
      },
      referenced_message: withoutReference(answered.message),
    };
  }
  if (reference.fail_if_not_exists === false) return {};
  refuseAny([
    { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
  return {};
}

/** Replies are shown one deep. */
function withoutReference({ referenced_message: _, ...message }: APIMessage): APIMessage {
  return message as APIMessage;
}
