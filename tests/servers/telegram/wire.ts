import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { ApiError, NO_SUCH_METHOD, NO_SUCH_PAGE, UNAUTHORIZED } from './api-error.ts';
import { readBody } from './body.ts';
import type { Body } from './body.ts';
import { methodName } from './dispatch.ts';
import type { Fault, Faults } from './faults.ts';
import type { RequestRecord } from './record.ts';

export interface WireOptions {
  readonly token: string;
  readonly faults: Faults;
  /** Time from applying a request to answering it, in ms; polls are answered at once. */
  readonly latencyMs: () => number;
  readonly carryOut: (method: string, body: Body, gone: AbortSignal) => Promise<unknown>;
  /** Told of every request with the right token; `done` follows when it is answered. */
  readonly onRequest: (record: RequestRecord) => void;
  readonly done: (record: RequestRecord) => void;
}

/** The HTTP side: `/bot<token>/<method>` by GET or POST, with keep-alive. */
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
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  let record: RequestRecord | undefined;
  try {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const written = route(url.pathname, options.token);
    const method = methodName(written) ?? written;
    const body = await readBody(request, method, url.searchParams);
    const fault = options.faults.take(method, body.parameters);
    record = {
      at: Date.now(),
      method,
      parameters: body.parameters,
      answeredAt: 0,
      status: 0,
      refusal: null,
      fault: fault?.kind ?? null,
    };
    options.onRequest(record);
    if (methodName(method) === undefined) throw NO_SUCH_METHOD;
    await answer(options, record, body, fault, response, gone.signal);
  } catch (error) {
    fail(error, record, response);
  } finally {
    if (record !== undefined) {
      record.answeredAt = Date.now();
      options.done(record);
    }
  }
}

function route(path: string, token: string): string {
  const match = /^\/bot([^/]+)\/([^/]+)$/.exec(decodeURIComponent(path));
  if (match === null) throw NO_SUCH_PAGE;
  if (match[1] !== token) throw UNAUTHORIZED;
  return match[2]!;
}

async function answer(
  options: WireOptions,
  record: RequestRecord,
  body: Body,
  fault: Fault | null,
  response: ServerResponse,
  gone: AbortSignal,
): Promise<void> {
  switch (fault?.kind) {
    case 'refuse':
      throw fault.error;
    case 'html':
      record.status = 502;
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html><head><title>502 Bad Gateway</title></head><body></body></html>');
      return;
    case 'hang':
      await new Promise((resolve) => gone.addEventListener('abort', resolve));
      return;
    case 'drop':
      if (fault.applied) await options.carryOut(record.method, body, gone);
      response.destroy();
      return;
    case 'malformed':
      await options.carryOut(record.method, body, gone);
      record.status = 200;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"ok":true,"result":{"mess');
      return;
    case 'slow':
    case undefined: {
      const result = await options.carryOut(record.method, body, gone);
      const pauseMs = fault?.ms ?? (record.method === 'getUpdates' ? 0 : options.latencyMs());
      if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
      record.status = 200;
      sendJson(response, 200, { ok: true, result });
      return;
    }
    default:
      throw fault satisfies never;
  }
}

function fail(error: unknown, record: RequestRecord | undefined, response: ServerResponse): void {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, `Internal Server Error: ${error instanceof Error ? error.stack : error}`);
  if (record !== undefined) {
    record.status = known.code;
    record.refusal = known.message;
  }
  const { parameters } = known;
  sendJson(
    response,
    known.code,
    {
      ok: false,
      error_code: known.code,
      description: known.message,
      ...(parameters && { parameters }),
    },
    parameters?.retry_after,
  );
}

function sendJson(
  response: ServerResponse,
  status: number,
  value: object,
  retryAfter?: number,
): void {
  if (response.destroyed) return;
  const text = JSON.stringify(value);
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
