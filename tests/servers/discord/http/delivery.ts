import { InteractionType } from 'discord-api-types/v10';

import { ApiError, describeError } from '../api-error.ts';
import { checkRequest } from '../rest/check-bodies.ts';
import type { RequestRecord } from '../rest/record.ts';
import type { Callback } from '../rules/callback.ts';
import { ANSWER_WITHIN_MS, respond } from '../world/respond.ts';
import { happen } from '../world/world.ts';
import type { Interaction, World } from '../world/world.ts';
import { signDelivery } from './signing.ts';
import type { Signed, SigningKeys, Spoiling } from './signing.ts';

/** Interactions by outgoing webhook, instead of the gateway. */
export interface Endpoint {
  /**
   * Sets the address as the developer portal does: a PING has to be answered with `{"type":1}`, and
   * one with a wrong signature refused with 401. Throws what went wrong. Null goes back to the gateway.
   */
  readonly set: (url: string | null) => Promise<void>;
  /** Delivers an interaction and applies the response under the rules of a callback. */
  readonly deliver: (interaction: Interaction) => Promise<void>;
  /** Posts a PING, or what is given, spoiled or not, and gives the response as it came. */
  readonly posts: (url: string, spoiling?: Spoiling | null, payload?: object) => Promise<HttpReply>;
  /** Posts the last delivery again, byte for byte. */
  readonly replays: (url: string) => Promise<HttpReply>;
}

export interface HttpReply {
  /** Zero when no response came in time. */
  readonly status: number;
  readonly body: string;
}

export function createEndpoint(
  world: World,
  keys: SigningKeys,
  onResponse: (record: RequestRecord) => void,
): Endpoint {
  let last: Signed | null = null;

  const posts = (url: string, spoiling: Spoiling | null = null, payload: object = ping(world)) =>
    request(url, signDelivery(keys, JSON.stringify(payload), Date.now(), spoiling));

  const deliver = async (interaction: Interaction) => {
    const url = world.app.endpoint!;
    last = signDelivery(keys, JSON.stringify(interaction.payload), Date.now());
    const at = Date.now();
    const reply = await request(url, last);
    // The answer comes by REST, as it does for the gateway.
    if (reply.status === 202) return;
    const record = { ...RECORD, at, answeredAt: Date.now(), path: url, status: reply.status };
    onResponse(apply(world, interaction, reply, record));
  };

  return {
    set: async (url) => {
      if (url !== null) {
        const good = await posts(url);
        if (good.status !== 200 || !isPong(good.body)) {
          throw new Error(`a PING was answered with ${good.status}: ${good.body}`);
        }
        const bad = await posts(url, 'wrong signature');
        if (bad.status !== 401) throw new Error(`a wrong signature was answered ${bad.status}`);
      }
      world.app.endpoint = url;
    },
    deliver,
    posts,
    replays: (url) => {
      if (last === null) throw new Error('nothing was delivered yet');
      return request(url, last);
    },
  };
}

const RECORD = {
  operation: 'callback',
  method: 'HTTP',
  body: null,
  answer: null,
  refusal: null,
  code: null,
  fault: null,
} as const;

/** Whatever is not an answer leaves the person without one, as on the platform. */
function apply(
  world: World,
  interaction: Interaction,
  reply: HttpReply,
  record: RequestRecord,
): RequestRecord {
  try {
    if (reply.status !== 200) throw new ApiError(reply.status, 0, `no answer: ${reply.body}`);
    const body = JSON.parse(reply.body) as Callback;
    checkRequest('callback', body);
    respond(world, interaction, body);
    return { ...record, body };
  } catch (error) {
    const known = error instanceof ApiError ? error : new ApiError(400, 50109, String(error));
    const text = describeError(known);
    interaction.failed = true;
    happen(world, { kind: 'refusal', text: `HTTP response: ${text}` });
    return { ...record, refusal: text, code: known.code };
  }
}

async function request(url: string, { body, headers }: Signed): Promise<HttpReply> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { status: 0, body: String(error) };
  }
}

function ping(world: World): object {
  return {
    id: world.ids.born(world.clock.now()),
    application_id: world.app.id,
    type: InteractionType.Ping,
    token: 'ping',
    version: 1,
    user: world.app.user,
    entitlements: [],
    authorizing_integration_owners: {},
  };
}

function isPong(body: string): boolean {
  try {
    return (JSON.parse(body) as { readonly type?: unknown }).type === 1;
  } catch {
    return false;
  }
}
