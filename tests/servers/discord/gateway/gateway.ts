import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import type { GatewayIdentifyData, GatewayResumeData } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';

import type { GatewayInfo } from '../rest/call.ts';
import { happen } from '../world/world.ts';
import type { World } from '../world/world.ts';
import { CLOSE, ENDING_CODES, LEAVING_CODES } from './close-codes.ts';
import { plainFraming, zlibStreamFraming } from './framing.ts';
import { RESUME_PATH, identify, identifyProblem, invalidate, resume } from './handshake.ts';
import { dataFor } from './intents.ts';
import { dispatch, send, shardOf } from './session.ts';
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

export interface Gateway {
  readonly counts: GatewayCounts;
  readonly info: () => GatewayInfo;
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Resolves when so many sessions are connected, one by default; false after `ms`. */
  readonly ready: (ms: number, sessions?: number) => Promise<boolean>;
  /**
   * Asks every client for a heartbeat (op 1): it tells which events have reached it. Resolves when all
   * had by then; false after `ms`.
   */
  readonly caughtUp: (ms: number) => Promise<boolean>;
  /** Closes every connection with this code. */
  readonly closes: (code: number) => void;
  /** Cuts every connection without a word. */
  readonly resets: () => void;
  /** Asks every client to reconnect (op 7). */
  readonly asksToReconnect: () => void;
  /** Invalidates every session (op 9). */
  readonly invalidates: (resumable: boolean) => void;
  /** From now on heartbeats are answered, or not: the connection seems alive but is not. */
  readonly answersHeartbeats: (answers: boolean) => void;
  /** Cuts all connections and takes no new ones. */
  readonly goesDown: () => void;
  readonly comesUp: () => void;
  readonly close: () => void;
}

export function createGateway(world: World, options: GatewayOptions, url: () => string): Gateway {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD_BYTES });
  const connections = new Set<Connection>();
  const sessions = new Map<string, Session>();
  const lastIdentify = new Map<number, number>();
  const counts: GatewayCounts = {
    connections: 0,
    identified: 0,
    resumed: 0,
    heartbeats: 0,
    turnedAway: 0,
    undelivered: 0,
  };
  let up = true;
  let answersHeartbeats = true;

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
    note('session turned away');
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
    if (answersHeartbeats) send(connection, { op: 11 });
  };

  const onPayload = (connection: Connection, raw: RawData) => {
    const payload = parse(raw);
    if (payload === null) return close(connection, CLOSE.decodeError);
    if (payload.op !== 1 && isTooFast(connection)) return close(connection, CLOSE.rateLimited);
    switch (payload.op) {
      case 1:
        return onHeartbeat(connection, payload.d as number | null);
      case 2:
        return onIdentify(connection, payload.d as GatewayIdentifyData);
      case 6:
        return onResume(connection, payload.d as GatewayResumeData);
      default:
        if (!OTHER_OPS.includes(payload.op)) return close(connection, CLOSE.unknownOpcode);
        if (connection.session === null) close(connection, CLOSE.notAuthenticated);
    }
  };

  const onConnection = (socket: WebSocket, request: IncomingMessage) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://localhost');
    const stream = searchParams.get('compress') === 'zlib-stream';
    const framing = stream ? zlibStreamFraming() : plainFraming(() => connection.compresses);
    const connection: Connection = {
      socket,
      path: pathname,
      framing,
      session: null,
      compresses: false,
      received: [],
    };
    counts.connections += 1;
    connections.add(connection);
    socket.on('error', () => socket.terminate());
    socket.on('message', (raw) => {
      try {
        onPayload(connection, raw);
      } catch {
        // The payload has not the shape that its op asks for.
        close(connection, CLOSE.decodeError);
      }
      world.signal.raise();
    });
    socket.on('close', (code) => {
      connections.delete(connection);
      if (connection.session?.connection === connection) connection.session.connection = null;
      if (LEAVING_CODES.includes(code)) end(connection);
      world.signal.raise();
    });
    if (!fits(searchParams)) return close(connection, CLOSE.invalidVersion);
    send(connection, { op: 10, s: null, t: null, d: { heartbeat_interval: options.heartbeatMs } });
  };

  world.emit = (event) => {
    let taken = false;
    for (const session of sessions.values()) {
      const [shard, shards] = session.shard;
      if (shardOf(event.channel.guild?.id ?? null, shards) !== shard) continue;
      const data = dataFor(world, event, session.intents);
      if (data === null) continue;
      dispatch(session, event.type, data);
      taken = true;
    }
    if (!taken && event.type === 'INTERACTION_CREATE') counts.undelivered += 1;
  };

  const everyConnection = (act: (connection: Connection) => void) => {
    for (const connection of [...connections]) act(connection);
  };
  const live = () => [...sessions.values()].filter(({ connection }) => connection !== null);
  const heartbeatOfAll = async (ms: number) => {
    const asked = live().map((session) => ({ session, beats: session.beats }));
    for (const { session } of asked) send(session.connection!, { op: 1, d: null });
    const told = () => asked.every(({ session, beats }) => session.beats > beats);
    return (await world.signal.until(() => (told() ? true : undefined), ms)) ?? false;
  };

  return {
    counts,
    info: () => ({
      url: url(),
      shards: options.shards,
      session_start_limit: {
        total: STARTS_PER_DAY,
        remaining: Math.max(0, STARTS_PER_DAY - counts.identified),
        reset_after: DAY_MS,
        max_concurrency: 1,
      },
    }),
    upgrade: (request, socket, head) => {
      if (!up) {
        socket.destroy();
        return;
      }
      server.handleUpgrade(request, socket, head, (opened) => onConnection(opened, request));
    },
    ready: async (ms, wanted = 1) =>
      (await world.signal.until(() => (live().length >= wanted ? true : undefined), ms)) ?? false,
    caughtUp: async (ms) => {
      const until = Date.now() + ms;
      const wanted = live().map((session) => ({ session, seq: session.seq }));
      while (Date.now() < until) {
        if (!(await heartbeatOfAll(until - Date.now()))) return false;
        // The count may be from just before: clients take events and this question side by side.
        if (wanted.every(({ session, seq }) => session.seen >= seq)) return true;
      }
      return false;
    },
    closes: (code) => everyConnection((connection) => close(connection, code)),
    resets: () => {
      note('connections reset');
      everyConnection(reset);
    },
    asksToReconnect: () => {
      note('asked to reconnect (op 7)');
      everyConnection((connection) => send(connection, { op: 7, d: null }));
    },
    invalidates: (resumable) => {
      note(`session invalidated (op 9, ${resumable ? 'may resume' : 'has to identify'})`);
      everyConnection((connection) => {
        if (!resumable) end(connection);
        invalidate(connection, resumable);
      });
    },
    answersHeartbeats: (answers) => {
      note(answers ? 'heartbeats are answered' : 'heartbeats are not answered');
      answersHeartbeats = answers;
    },
    goesDown: () => {
      note('gateway down');
      up = false;
      everyConnection(reset);
    },
    comesUp: () => {
      note('gateway up');
      up = true;
    },
    close: () => {
      everyConnection(({ socket }) => socket.terminate());
      server.close();
    },
  };
}

/** Payloads of clients (events/gateway, "Sending Events"). */
const MAX_PAYLOAD_BYTES = 4096;
const MAX_PER_MINUTE = 120;

const STARTS_PER_DAY = 1000;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Presence, voice state, guild members, sounds and channel info: taken and ignored. */
const OTHER_OPS: readonly number[] = [3, 4, 8, 31, 43];

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

function parse(raw: RawData): { readonly op: number; readonly d: unknown } | null {
  try {
    const payload = JSON.parse(String(raw)) as { readonly op: number; readonly d: unknown } | null;
    return typeof payload?.op === 'number' ? payload : null;
  } catch {
    return null;
  }
}

function reset({ socket }: Connection): void {
  // The type of ws leaves out the TCP socket beneath.
  const { _socket } = socket as unknown as { readonly _socket: { resetAndDestroy: () => void } };
  _socket.resetAndDestroy();
}
