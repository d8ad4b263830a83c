import type { WebSocket } from 'ws';

import type { Framing } from './framing.ts';

/** A bot's session, which outlives its connections until it is invalidated. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  /** Which shard of how many. */
  readonly shard: readonly [number, number];
  seq: number;
  /** How often the client sent its heart's beat, and the last event it had got by then. */
  beats: number;
  seen: number;
  /** What was sent, for those who resume. */
  readonly sent: Dispatch[];
  connection: Connection | null;
}

export interface Dispatch {
  readonly op: 0;
  readonly s: number;
  readonly t: string;
  readonly d: object;
}

export interface Connection {
  readonly socket: WebSocket;
  readonly path: string;
  readonly framing: Framing;
  session: Session | null;
  /** IDENTIFY asked for compressed payloads. */
  compresses: boolean;
  /** When payloads came lately, in ms since 1970. */
  received: number[];
}

/** Numbers an event, keeps it and sends it if somebody is connected. */
export function dispatch(session: Session, t: string, d: object): void {
  session.seq += 1;
  const payload: Dispatch = { op: 0, s: session.seq, t, d };
  session.sent.push(payload);
  if (session.sent.length > MOST_KEPT) session.sent.shift();
  if (session.connection !== null) send(session.connection, payload);
}

/** Sends what came after `seq`; false if that is more than was kept or was never sent. */
export function replay(session: Session, connection: Connection, seq: number): boolean {
  const first = session.sent[0]?.s ?? session.seq + 1;
  if (seq > session.seq || seq < first - 1) return false;
  for (const payload of session.sent.filter(({ s }) => s > seq)) send(connection, payload);
  return true;
}

export function send({ socket, framing }: Connection, payload: object): void {
  framing(JSON.stringify(payload), (data) => {
    if (socket.readyState === socket.OPEN) socket.send(data);
  });
}

export function shardOf(guildId: string | null, shards: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));
}

/** More than any drill sends within a gap. */
const MOST_KEPT = 20_000;
