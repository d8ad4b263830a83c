import type { IncomingMessage, ServerResponse } from 'node:http';
import { describeFault } from '../describe-fault.ts';
import type { Meter } from '../meter.ts';
import { kindOf } from './measure.ts';
import type { RawInteraction } from './raw.ts';
import type { Service } from './service.ts';
import { createVerifier } from './signature.ts';
import { createWorkQueue } from './work-queue.ts';

/** What is answered over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  /** JSON, or empty. */
  readonly body: string;
}

export interface EndpointDeps {
  /** From the developer portal, 64 hexadecimal digits. */
  readonly publicKey: string;
  readonly service: Service;
  readonly meter: Meter;
  readonly log: (line: string) => void;
}

export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Answers an interaction in the response to it. 401 for anything that Discord has not signed within the
 * last five minutes, 400 for what is no interaction. One that comes again gets the same answer again.
 */
export function createInteractionEndpoint({
  publicKey,
  service,
  meter,
  log,
}: EndpointDeps): (headers: Headers, body: Buffer) => HttpAnswer {
  const isSigned = createVerifier(publicKey);
  return (headers, body) => {
    const signature = single(headers['x-signature-ed25519']);
    const timestamp = single(headers['x-signature-timestamp']);
    if (!isSigned({ signature, timestamp, body }, Date.now())) return { status: 401, body: '' };
    const raw = parse(body);
    if (raw === null) return { status: 400, body: '' };
    try {
      const begin = performance.now();
      const body = JSON.stringify(service.answer(raw).response);
      const kind = kindOf(raw);
      if (kind !== null) meter.took('discord', kind, performance.now() - begin);
      return { status: 200, body };
    } catch (fault) {
      log(`an interaction was given up: ${describeFault(fault)}`);
      return { status: 500, body: '' };
    }
  };
}

/** Interactions are some kilobytes, and more with a long message that a command was used on. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Takes deliveries. */
export interface DiscordEndpoint {
  /** For node:http. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** Resolves when what is on its way has been answered; the listener may be closed then. */
  readonly stop: () => Promise<void>;
}

/** Requests sent before others are told to go elsewhere may still be on their way; both in ms. */
const QUIET_MS = 300;
const DRAIN_MS = 5000;

/** The same for the HTTP server of node: POST requests with a body that is not too large. */
export function createInteractionListener(
  endpoint: (headers: Headers, body: Buffer) => HttpAnswer,
): DiscordEndpoint {
  const queue = createWorkQueue();
  const receive = async (request: IncomingMessage): Promise<HttpAnswer> => {
    if (request.method !== 'POST') return { status: 405, body: '' };
    const body = await readBody(request);
    return body === null ? { status: 413, body: '' } : endpoint(request.headers, body);
  };
  return {
    listener: (request, response) => {
      queue.add(() =>
        receive(request).then(
          (answer) => send(request, response, answer),
          () => send(request, response, { status: 400, body: '' }),
        ),
      );
    },
    stop: () => queue.drained(QUIET_MS, DRAIN_MS),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body }: HttpAnswer,
): void {
  // What was not read must not be taken for the next request of the connection.
  if (!request.complete) response.setHeader('connection', 'close');
  if (body !== '') response.setHeader('content-type', 'application/json');
  response.writeHead(status).end(body);
}

function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** An id and a type are what every interaction has. */
function parse(body: Buffer): RawInteraction | null {
  try {
    const value = JSON.parse(body.toString('utf8')) as Partial<RawInteraction> | null;
    const fits = typeof value?.id === 'string' && typeof value.type === 'number';
    return fits ? (value as RawInteraction) : null;
  } catch {
    return null;
  }
}
