import type { IncomingMessage } from 'node:http';

import { ApiError, INVALID_JSON, UNAUTHORIZED, UNKNOWN_CLIENT, invalidForm } from '../api-error.ts';
import type { OperationName } from './operations.ts';
import { routeOf } from './route.ts';

/** A request that came to an offered path, from a client that may ask. */
export interface Admitted {
  readonly operation: OperationName;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON value, or undefined without a body. */
  readonly body: unknown;
}

/** Reads a request. `admitted` stays null where not even the operation is known. */
export async function admit(
  request: IncomingMessage,
  token: string,
): Promise<{ readonly admitted: Admitted | null; readonly problem: ApiError | null }> {
  let admitted: Admitted | null = null;
  try {
    const bytes = await readBytes(request);
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { operation, params } = routeOf(request.method ?? 'GET', pathOf(url));
    admitted = { operation, params, query: url.searchParams, body: undefined };
    checkClient(request);
    if (!OPEN.has(operation) && request.headers.authorization !== `Bot ${token}`) {
      throw UNAUTHORIZED;
    }
    admitted = { ...admitted, body: readJson(request, bytes) };
    return { admitted, problem: null };
  } catch (error) {
    if (error instanceof ApiError) return { admitted, problem: error };
    return { admitted, problem: new ApiError(400, 0, '400: Bad Request') };
  }
}

/** Anyone who has the token of an interaction may answer it. */
const OPEN: ReadonlySet<OperationName> = new Set<OperationName>([
  'gateway.url',
  'callback',
  'followUp.create',
  'followUp.get',
  'followUp.edit',
  'followUp.delete',
  'original.get',
  'original.edit',
  'original.delete',
]);

/** Far above any message without files. */
const MAX_BODY_BYTES = 1024 * 1024;

const PREFIX = '/api/v10';

function pathOf({ pathname }: URL): string {
  if (pathname.startsWith(`${PREFIX}/`)) return pathname.slice(PREFIX.length);
  throw new ApiError(400, 50041, 'Invalid API version provided');
}

function checkClient({ headers }: IncomingMessage): void {
  if (!/^DiscordBot \(\S+, \S+\)/.test(headers['user-agent'] ?? '')) throw UNKNOWN_CLIENT;
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new ApiError(413, 40005, 'Request entity too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJson({ headers }: IncomingMessage, bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    const message = `Expected "Content-Type" header to be one of {'application/json'}.`;
    throw invalidForm([{ path: [], code: 'CONTENT_TYPE_INVALID', message }]);
  }
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    throw INVALID_JSON;
  }
}
