import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

import type { GatewayInfo } from '../rest/call.ts';
import { happen } from '../world/world.ts';
import type { World } from '../world/world.ts';
import { LEAVING_CODES } from './close-codes.ts';
import { plainFraming, zlibStreamFraming } from './framing.ts';
import { invalidate } from './handshake.ts';
import { dataFor } from './intents.ts';
import { createProtocol } from './protocol.ts';
import type { GatewayCounts, GatewayOptions } from './protocol.ts';
import { dispatch, send, shardOf } from './session.ts';
import type { Connection } from './session.ts';

/** The gateway, and what can go wrong with it. */
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
  const protocol = createProtocol(world, options, url);
  const { counts, sessions, close, end } = protocol;
  const connections = new Set<Connection>();
  let up = true;

  const note = (text: string) => happen(world, { kind: 'gateway', text });
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

  const onConnection = (socket: WebSocket, request: IncomingMessage) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://localhost');
    const stream = searchParams.get('compress') === 'zlib-stream';
    const connection: Connection = {
      socket,
      path: pathname,
      framing: stream ? zlibStreamFraming() : plainFraming(() => connection.compresses),
      session: null,
      compresses: false,
      received: [],
    };
    connections.add(connection);
    socket.on('error', () => socket.terminate());
    socket.on('message', (raw) => {
      protocol.take(connection, raw);
      world.signal.raise();
    });
    socket.on('close', (code) => {
      connections.delete(connection);
      if (connection.session?.connection === connection) connection.session.connection = null;
      if (LEAVING_CODES.includes(code)) end(connection);
      world.signal.raise();
    });
    protocol.greet(connection, searchParams);
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
      if (up) {
        server.handleUpgrade(request, socket, head, (opened) => onConnection(opened, request));
      } else socket.destroy();
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
      protocol.answersHeartbeats(answers);
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

const STARTS_PER_DAY = 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

function reset({ socket }: Connection): void {
  // The type of ws leaves out the TCP socket beneath.
  const { _socket } = socket as unknown as { readonly _socket: { resetAndDestroy: () => void } };
  _socket.resetAndDestroy();
}
