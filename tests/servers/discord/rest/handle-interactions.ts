import { UNKNOWN_INTERACTION } from '../api-error.ts';
import type { Callback } from '../rules/callback.ts';
import { editOwn, followUp, openInteraction, ownMessage } from '../world/follow-ups.ts';
import type { MessageBody } from '../world/message-body.ts';
import { remove } from '../world/posting.ts';
import { callbackResult, respond } from '../world/respond.ts';
import type { Call, Handler } from './call.ts';

const ORIGINAL = '@original';

/** The first answer to an interaction, and all that its token allows afterwards. */
export const interactionHandlers = {
  callback: ({ world, params, query, body }) => {
    const interaction = world.interactions.get(params['interaction_token']!);
    if (interaction === undefined || interaction.id !== params['interaction_id']) {
      throw UNKNOWN_INTERACTION;
    }
    respond(world, interaction, body as Callback);
    return query.get('with_response') === 'true' ? callbackResult(interaction) : undefined;
  },
  'followUp.create': (call) => {
    const { message } = followUp(call.world, interactionOf(call), call.body as MessageBody);
    return message;
  },
  'original.get': (call) => messageOf(call, ORIGINAL).message,
  'original.edit': (call) => edited(call, ORIGINAL),
  'original.delete': (call) => remove(call.world, messageOf(call, ORIGINAL)),
  'followUp.get': (call) => messageOf(call, call.params['message_id']!).message,
  'followUp.edit': (call) => edited(call, call.params['message_id']!),
  'followUp.delete': (call) => remove(call.world, messageOf(call, call.params['message_id']!)),
} satisfies Record<string, Handler>;

function interactionOf({ world, params }: Call) {
  return openInteraction(world, params['webhook_id']!, params['webhook_token']!);
}

function messageOf(call: Call, id: string) {
  return ownMessage(interactionOf(call), id);
}

function edited(call: Call, id: string) {
  const posted = messageOf(call, id);
  editOwn(call.world, posted, call.body as MessageBody);
  return posted.message;
}
