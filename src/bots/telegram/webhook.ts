import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Claims } from '../claims.ts';
import type { Update } from './client.ts';
import type { Intake } from './intake.ts';

/** Where updates are brought to, and how they prove to come from Telegram. */
export interface WebhookDeps {
  readonly path: string;
  readonly secret: string;
  readonly intake: Intake;
  readonly claims: Claims;
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** Updates are some kilobytes; a message of 4,096 characters with entities stays far below this. */
const MAX_BODY_BYTES = 1024 * 1024;
/** Telegram waits longer, but within ten seconds it is told to come again. */
const ANSWER_MS = 9000;
const HEALTH_PATH = '/healthz';
const SECRET_HEADER = 'x-telegram-bot-api-secret-token';

/**
 * Takes updates. 200 once an update is answered and journalled, be it by an earlier delivery; 503 when
 * that takes too long, and its next delivery finds it done or still under way. 401 without the secret.
 */
export function createWebhookListener({ path, secret, intake, claims }: WebhookDeps): Listener {
  const expected = digest(secret);
  const deal = async (update: Update): Promise<number> => {
    const id = `telegram:${update.update_id}`;
    const claim = await claims.claim(id);
    // Another process is at it, or died of it: the platform asks again.
    if (claim !== 'mine') return claim === 'done' ? 200 : 503;
    await intake.take(update).done;
    await claims.done(id);
    return 200;
  };
  const receive = async (request: IncomingMessage): Promise<number> => {
    if (request.method === 'GET' && request.url === HEALTH_PATH) return 200;
    if (request.url !== path) return 404;
    if (request.method !== 'POST') return 405;
    const given = request.headers[SECRET_HEADER];
    if (typeof given !== 'string' || !timingSafeEqual(digest(given), expected)) return 401;
    const body = await readBody(request);
    if (body === null) return 413;
    const update = parseUpdate(body);
    if (update === null) return 400;
    return Promise.race([deal(update), later(503, ANSWER_MS)]);
  };
  return (request, response) => {
    receive(request).then(
      (status) => answer(request, response, status),
      () => answer(request, response, 500),
    );
  };
}

/** Listens on a port until `close`, which lets requests under way finish. */
export async function listen(
  listener: Listener,
  port: number,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, status: number): void {
  // What was not read must not be taken for the next request of the connection.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status).end();
}

/** Comparing digests takes the same time however much of a guess is right, and however long it is. */
function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parseUpdate(body: string): Update | null {
  try {
    const value = JSON.parse(body) as Partial<Update> | null;
    return typeof value === 'object' && Number.isSafeInteger(value?.update_id)
      ? (value as Update)
      : null;
  } catch {
    return null;
  }
}

function later(status: number, ms: number): Promise<number> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(status), ms).unref();
  });
}
