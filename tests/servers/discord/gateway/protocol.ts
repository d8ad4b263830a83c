import type { GatewayIdentifyData, GatewayResumeData } from 'discord-api-types/v10';
import type { RawData } from 'ws';

import { happen } from '../world/world.ts';
import type { World } from '../world/world.ts';
import { CLOSE, ENDING_CODES } from './close-codes.ts';
import { RESUME_PATH, identify, identifyProblem, invalidate, resume } from './handshake.ts';
import { send } from './session.ts';
import type { Connection, Session } from './session.ts';

export interface GatewayOptions {
  /** Time between heartbeats, in ms. */
  readonly heartbeatMs: number;
  /** Shards that `/gateway/bot` recommends and IDENTIFY needs at least. */
  readonly shards: number;
  /** IDENTIFYs of a shard that follow each other faster are turned away; in ms. */
  readonly identifyEveryMs: number;
}

export interface GatewayCounts {
  connections: number;
  identified: number;
  resumed: number;
  heartbeats: number;
  /** RESUMEs and IDENTIFYs that were turned away. */
  turnedAway: number;
  /** Interactions that no session was there to get. */
  undelivered: number;
}

/** What clients and the gateway say to each other (events/gateway, "Connections"). */
export interface Protocol {
  readonly counts: GatewayCounts;
  readonly sessions: Map<string, Session>;
  /** HELLO, or the close code for a query that asks for something else than this gateway. */
  readonly greet: (connection: Connection, query: URLSearchParams) => void;
  readonly take: (connection: Connection, raw: RawData) => void;
  readonly close: (connection: Connection, code: number) => void;
  /** The session of this connection is over. */
  readonly end: (connection: Connection) => void;
  readonly answersHeartbeats: (answers: boolean) => void;
}

export function createProtocol(world: World, options: GatewayOptions, url: () => string): Protocol {
  const sessions = new Map<string, Session>();
  const lastIdentify = new Map<number, number>();
  let answers = true;
  const counts: GatewayCounts = {
    connections: 0,
    identified: 0,
    resumed: 0,
    heartbeats: 0,
    turnedAway: 0,
    undelivered: 0,
  };

  const note = (text: string) => happen(world, { kind: 'gateway', text });
  const end = ({ session }: Connection) => {
    if (session !== null) sessions.delete(session.id);
  };
  const close = (connection: Connection, code: number) => {
    if (ENDING_CODES.includes(code)) end(connection);
    note(`connection closed with ${code}`);
    connection.socket.close(code);
  };
  const turnAway = (connection: Connection) => {
    counts.turnedAway += 1;
    note('session turned away (op 9)');
    invalidate(connection, false);
  };

  const onIdentify = (connection: Connection, data: GatewayIdentifyData) => {
    if (connection.session !== null) return close(connection, CLOSE.alreadyAuthenticated);
    const problem = identifyProblem(world, data, options.shards);
    if (problem !== null) return close(connection, problem);
    const [shard] = data.shard ?? [0];
    const sinceLast = Date.now() - (lastIdentify.get(shard) ?? 0);
    if (sinceLast < options.identifyEveryMs) return turnAway(connection);
    lastIdentify.set(shard, Date.now());
    const session = identify(world, connection, data, `${url()}${RESUME_PATH}`);
    sessions.set(session.id, session);
    counts.identified += 1;
    note('bot logged in');
  };
  const onResume = (connection: Connection, data: GatewayResumeData) => {
    if (connection.session !== null) return close(connection, CLOSE.alreadyAuthenticated);
    const outcome = resume(world, connection, data, sessions.get(data.session_id));
    if (typeof outcome === 'number') {
      sessions.delete(data.session_id);
      return close(connection, outcome);
    }
    if (outcome === 'invalid') return turnAway(connection);
    counts.resumed += 1;
    note('session resumed');
  };
  const onHeartbeat = (connection: Connection, seen: number | null) => {
    counts.heartbeats += 1;
    if (connection.session !== null) {
      connection.session.beats += 1;
      connection.session.seen = seen ?? 0;
    }
    if (answers) send(connection, { op: 11 });
  };
  const onPayload = (connection: Connection, { op, d }: Payload) => {
    switch (op) {
      case 1:
        return onHeartbeat(connection, d as number | null);
      case 2:
        return onIdentify(connection, d as GatewayIdentifyData);
      case 6:
        return onResume(connection, d as GatewayResumeData);
      default:
        if (!OTHER_OPS.includes(op)) return close(connection, CLOSE.unknownOpcode);
        if (connection.session === null) close(connection, CLOSE.notAuthenticated);
    }
  };

  return {
    counts,
    sessions,
    greet: (connection, query) => {
      counts.connections += 1;
      if (!fits(query)) return close(connection, CLOSE.invalidVersion);
      const d = { heartbeat_interval: options.heartbeatMs };
      send(connection, { op: 10, s: null, t: null, d });
    },
    take: (connection, raw) => {
      const payload = parse(raw);
      if (payload === null) return close(connection, CLOSE.decodeError);
      if (payload.op !== 1 && isTooFast(connection)) return close(connection, CLOSE.rateLimited);
      try {
        onPayload(connection, payload);
      } catch (error) {
        // The payload has not the shape that its op asks for.
        if (!(error instanceof TypeError)) throw error;
        close(connection, CLOSE.decodeError);
      }
    },
    close,
    end,
    answersHeartbeats: (on) => {
      answers = on;
    },
  };
}

/** Payloads of a client in a minute (events/gateway, "Rate Limiting"). */
const MAX_PER_MINUTE = 120;
const MINUTE_MS = 60_000;

/** Presence, voice state, guild members, sounds and channel info: taken and ignored. */
const OTHER_OPS: readonly number[] = [3, 4, 8, 31, 43];

interface Payload {
  readonly op: number;
  readonly d: unknown;
}

function fits(query: URLSearchParams): boolean {
  const compress = query.get('compress');
  return (
    query.get('v') === '10' &&
    query.get('encoding') === 'json' &&
    (compress === null || compress === 'zlib-stream')
  );
}

function isTooFast(connection: Connection): boolean {
  const now = Date.now();
  connection.received = [...connection.received.filter((at) => at > now - MINUTE_MS), now];
  return connection.received.length > MAX_PER_MINUTE;
}

function parse(raw: RawData): Payload | null {
  try {
    const payload = JSON.parse(String(raw)) as Payload | null;
    return typeof payload?.op === 'number' ? payload : null;
  } catch {
    return null;
  }
}
