import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { ApiError, describeError, errorBody } from '../api-error.ts';
import { admit } from './admit.ts';
import type { Admitted } from './admit.ts';
import type { Answer } from './call.ts';
import type { Fault, Faults } from './faults.ts';
import { limitAnswer } from './limits.ts';
import type { Limiter } from './limits.ts';
import type { RequestRecord } from './record.ts';

export interface WireOptions {
  readonly token: string;
  readonly faults: Faults;
  readonly limiter: Limiter;
  /** Time from applying a request to answering it, in ms. */
  readonly latencyMs: () => number;
  /** Applies a request; throws the platform's refusal. */
  readonly carryOut: (request: Admitted) => Answer;
  readonly onRequest: (record: RequestRecord) => void;
  /** Follows when a request is answered, cut off, or left hanging. */
  readonly done: (record: RequestRecord) => void;
}

/** The REST side: `/api/v10/…`, with keep-alive. */
export function createWire(options: WireOptions): Server {
  const server = createServer((request, response) => {
    void serve(options, request, response);
  });
  // Clients keep connections for minutes; the default of 5 s would cut them at odd times.
  server.keepAliveTimeout = 75_000;
  return server;
}

async function serve(
  options: WireOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { admitted, problem } = await admit(request, options.token);
  const fault = admitted === null ? null : options.faults.take(admitted.operation);
  const record: RequestRecord = {
    at: Date.now(),
    operation: admitted?.operation ?? null,
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    body: admitted?.body ?? null,
    answeredAt: 0,
    status: 0,
    answer: null,
    refusal: null,
    code: null,
    fault: fault?.kind ?? null,
  };
  options.onRequest(record);
  try {
    if (problem !== null) throw problem;
    await answer(options, admitted!, record, fault, response);
  } catch (error) {
    fail(error, record, response);
  } finally {
    record.answeredAt = Date.now();
    options.done(record);
  }
}

async function answer(
  options: WireOptions,
  admitted: Admitted,
  record: RequestRecord,
  fault: Fault | null,
  response: ServerResponse,
): Promise<void> {
  const { operation } = admitted;
  const send = (reply: Reply) => sendReply(record, response, reply);
  switch (fault?.kind) {
    case 'limit':
      send(limitAnswer(fault.scope, fault.retryAfter));
      return;
    case 'error':
      throw new ApiError(fault.status, 0, `${fault.status}: Internal Server Error`);
    case 'html':
      record.status = fault.status;
      response.writeHead(fault.status, { 'content-type': 'text/html' });
      response.end('<html><head><title>502 Bad Gateway</title></head><body></body></html>');
      return;
    case 'drop':
      if (fault.applied) options.carryOut(admitted);
      response.destroy();
      return;
    case 'hang':
      if (fault.applied) options.carryOut(admitted);
      await closed(response);
      return;
    case 'malformed':
      options.carryOut(admitted);
      record.status = 200;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"id": "12');
      return;
    case 'slow':
    case undefined: {
      const { headers, exceeded } = options.limiter.take(operation, resourceOf(admitted));
      setHeaders(response, headers);
      if (exceeded !== null) {
        send(limitAnswer(exceeded.scope, exceeded.retryAfter));
        return;
      }
      const reply = options.carryOut(admitted);
      const pauseMs = fault?.ms ?? options.latencyMs();
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      send({ ...reply, headers: {} });
      return;
    }
    default:
      throw fault satisfies never;
  }
}

interface Reply extends Answer {
  readonly headers: Readonly<Record<string, string>>;
}

function fail(error: unknown, record: RequestRecord, response: ServerResponse): void {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 0, `500: ${error instanceof Error ? error.stack : error}`);
  record.refusal = describeError(known);
  record.code = known.code;
  sendReply(record, response, { status: known.status, body: errorBody(known), headers: {} });
}

function sendReply(record: RequestRecord, response: ServerResponse, reply: Reply): void {
  const { status, body, headers } = reply;
  record.status = status;
  record.answer = body ?? null;
  if (response.destroyed) return;
  setHeaders(response, headers);
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
  response.end(text);
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function closed(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) resolve();
    else response.on('close', resolve);
  });
}

/** What limits count for: a channel, a token or a guild. */
function resourceOf({ params }: Admitted): string {
  return params['channel_id'] ?? params['webhook_token'] ?? params['guild_id'] ?? '';
}
