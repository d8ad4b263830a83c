import { ApiError } from '../api-error.ts';
import type { World } from '../world/world.ts';
import type { Admitted } from './admit.ts';
import type { Answer, GatewayInfo, Handler } from './call.ts';
import { checkRequest, checkResponse } from './check-bodies.ts';
import { applicationHandlers } from './handle-application.ts';
import { channelHandlers } from './handle-channels.ts';
import { commandHandlers } from './handle-commands.ts';
import { interactionHandlers } from './handle-interactions.ts';
import type { OperationName } from './operations.ts';

/** Checks a request, applies it and checks the answer; throws the platform's refusal. */
export function carryOut(world: World, gateway: () => GatewayInfo, request: Admitted): Answer {
  const { operation, params, query, body } = request;
  checkRequest(operation, body);
  const result = HANDLERS[operation]({ world, params, query, body, gateway });
  const answer = asAnswer(result);
  if (answer.body !== undefined) {
    const problems = checkResponse(operation, answer.body);
    if (problems.length > 0) {
      // Our own mistake, and not the bot's.
      throw new ApiError(500, 0, `500: the answer to ${operation} is wrong`, problems);
    }
  }
  return answer;
}

const HANDLERS: Readonly<Record<OperationName, Handler>> = {
  ...applicationHandlers,
  ...commandHandlers,
  ...interactionHandlers,
  ...channelHandlers,
};

function asAnswer(result: unknown): Answer {
  if (result === undefined) return { status: 204, body: undefined };
  const own = result as Partial<Answer>;
  return typeof own.status === 'number' && 'body' in own
    ? (own as Answer)
    : { status: 200, body: result };
}
