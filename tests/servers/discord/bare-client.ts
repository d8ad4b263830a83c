import { createInflate, inflateSync } from 'node:zlib';

import { WebSocket } from 'ws';

import type { DiscordServer } from './server.ts';

/** A client that sends what it is told, right or wrong: libraries would not let a test be wrong. */
export interface BareClient {
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string | null>>,
  ) => Promise<BareReply>;
}

export interface BareReply {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body, or undefined. */
  readonly body: unknown;
}

/** Calls REST as the bot; headers given as null are left out. Strings are sent as they are. */
export function createBareClient({ api, token }: DiscordServer): BareClient {
  return {
    call: async (method, path, body, headers = {}) => {
      const all: Record<string, string | null> = {
        authorization: `Bot ${token}`,
        'user-agent': 'DiscordBot (https://example.org, 1.0)',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      };
      const sent = Object.entries(all).filter(([, value]) => value !== null) as [string, string][];
      const response = await fetch(`${api}/v10${path}`, {
        method,
        headers: sent,
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const parsed: unknown = text === '' ? undefined : JSON.parse(text);
      return { status: response.status, headers: response.headers, body: parsed };
    },
  };
}

/** The codes of a refusal's errors at a field, `0.options.1` for example. */
export function errorCodes(body: unknown, field: string): string[] {
  let node = (body as { errors?: Record<string, never> }).errors ?? {};
  for (const step of field.split('.').filter((part) => part !== '')) node = node[step] ?? {};
  const list = (node as { _errors?: { code: string }[] })._errors ?? [];
  return list.map(({ code }) => code);
}

/** A connection to the gateway that says what it is told. */
export interface BareConnection {
  readonly say: (payload: object | string) => void;
  /** The next payload, or `closed CODE`; in order, none left out. */
  readonly next: () => Promise<BarePayload | string>;
  readonly close: (code: number) => void;
}

export interface BarePayload {
  readonly op: number;
  readonly s?: number | null;
  readonly t?: string | null;
  readonly d: unknown;
}

export function connect(url: string, query = 'v=10&encoding=json'): BareConnection {
  const socket = new WebSocket(`${url}/?${query}`);
  const came: (BarePayload | string)[] = [];
  let wake = () => {};
  const add = (one: BarePayload | string) => {
    came.push(one);
    wake();
  };
  const inflate = query.includes('zlib-stream') ? createInflate() : null;
  let text = '';
  inflate?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    const payload = parse(text);
    if (payload === null) return;
    text = '';
    add(payload);
  });
  socket.on('message', (raw: Buffer, binary) => {
    if (inflate !== null) inflate.write(raw);
    else add(parse(binary ? inflateSync(raw).toString('utf8') : raw.toString('utf8'))!);
  });
  socket.on('close', (code) => add(`closed ${code}`));
  socket.on('error', () => {});
  return {
    say: (payload) => {
      socket.send(typeof payload === 'string' ? payload : JSON.stringify(payload));
    },
    next: async () => {
      while (came.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return came.shift()!;
    },
    close: (code) => socket.close(code),
  };
}

/** IDENTIFY as the bot of a server; `changes` replace fields of its data. */
export function identifyAs({ token }: DiscordServer, changes: object = {}): object {
  const properties = { os: 'linux', browser: 'test', device: 'test' };
  return { op: 2, d: { token, intents: 1, properties, ...changes } };
}

function parse(text: string): BarePayload | null {
  try {
    return JSON.parse(text) as BarePayload;
  } catch {
    return null;
  }
}
