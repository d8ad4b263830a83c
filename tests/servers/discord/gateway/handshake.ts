import { randomBytes } from 'node:crypto';

import type { GatewayIdentifyData, GatewayResumeData } from 'discord-api-types/v10';

import { applicationFlags } from '../rest/handle-application.ts';
import { guildData } from '../world/places.ts';
import type { World } from '../world/world.ts';
import { CLOSE } from './close-codes.ts';
import { KNOWN_INTENTS, PRIVILEGED_INTENTS } from './intents.ts';
import { dispatch, replay, send, shardOf } from './session.ts';
import type { Connection, Session } from './session.ts';

/** Where sessions are resumed: another address than the one for new ones. */
export const RESUME_PATH = '/resume';

/** What is wrong with an IDENTIFY, as a close code, or null. */
export function identifyProblem(world: World, data: GatewayIdentifyData, shards: number) {
  const { token, intents, properties, shard } = data;
  if (token !== world.app.token) return CLOSE.authenticationFailed;
  if (typeof properties?.os !== 'string') return CLOSE.decodeError;
  if (!Number.isInteger(intents) || (intents & ~KNOWN_INTENTS) !== 0) return CLOSE.invalidIntents;
  const privileged = intents & PRIVILEGED_INTENTS;
  if ((privileged & ~world.app.privilegedIntents) !== 0) return CLOSE.disallowedIntents;
  const [at, of] = shard ?? [0, 1];
  return at < 0 || at >= of || of < shards ? CLOSE.invalidShard : null;
}

/** Starts a session: READY, and with the intent for it every guild of the shard. */
export function identify(
  world: World,
  connection: Connection,
  data: GatewayIdentifyData,
  resumeUrl: string,
): Session {
  const session: Session = {
    id: randomBytes(16).toString('hex'),
    intents: data.intents,
    shard: data.shard ?? [0, 1],
    seq: 0,
    beats: 0,
    seen: 0,
    sent: [],
    connection,
  };
  connection.session = session;
  connection.compresses = data.compress ?? false;
  const guilds = [...world.guilds.values()].filter(
    ({ id, botJoined }) => botJoined && shardOf(id, session.shard[1]) === session.shard[0],
  );
  const { app } = world;
  dispatch(session, 'READY', {
    v: 10,
    user: { ...app.user, mfa_enabled: true, verified: true, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: resumeUrl,
    shard: session.shard,
    application: { id: app.id, flags: applicationFlags(app) },
    user_settings: {},
    relationships: [],
    private_channels: [],
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
  });
  if ((data.intents & GUILDS) !== 0) {
    for (const guild of guilds) dispatch(session, 'GUILD_CREATE', guildData(world, guild));
  }
  return session;
}

/**
 * Goes on with a session, if it is known and the connection came by the address that READY gave. A
 * sequence that was never sent closes the connection.
 */
export function resume(
  world: World,
  connection: Connection,
  data: GatewayResumeData,
  session: Session | undefined,
): 'resumed' | 'invalid' | number {
  if (data.token !== world.app.token) return CLOSE.authenticationFailed;
  if (session === undefined || !connection.path.startsWith(RESUME_PATH)) return 'invalid';
  if (data.seq > session.seq) return CLOSE.invalidSeq;
  session.connection?.socket.terminate();
  if (!replay(session, connection, data.seq)) return 'invalid';
  session.connection = connection;
  connection.session = session;
  dispatch(session, 'RESUMED', {});
  return 'resumed';
}

/** Tells that the session is of no use; `resumable` that it may be tried again. */
export function invalidate(connection: Connection, resumable: boolean): void {
  send(connection, { op: 9, d: resumable });
}

const GUILDS = 1;
