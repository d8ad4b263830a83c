import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { readerWordingOf } from '../bots/wording/reader.ts';
import { PICTURE_CACHE } from './cached.ts';
import { addCards, type CardDeps } from './card-routes.ts';
import {
  getRequestListener,
  Hono,
  RESPONSE_ALREADY_SENT,
  type App,
  type Env,
} from './framework.ts';
import { shortPage } from './page.ts';
import { addReader, speakerLang, type ReaderDeps } from './reader-routes.ts';
import { SECURITY_HEADERS } from './security.ts';

export interface HttpDeps extends ReaderDeps, CardDeps {
  /** What has to hold before questions are sent here. */
  readonly checks: readonly Check[];
  /** Further paths: numbers for Prometheus, deliveries of platforms. */
  readonly routes: readonly Route[];
}

export interface Check {
  readonly name: string;
  readonly ready: () => boolean;
}

/**
 * A path of others. `handle` answers GET; `listener` takes all methods in the way of node:http, and bounds
 * the bodies it reads.
 */
export type Route =
  | {
      readonly kind: 'handle';
      readonly path: string;
      readonly handle: (request: Request) => Response | Promise<Response>;
    }
  | {
      readonly kind: 'listener';
      readonly path: string;
      readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
    };

export interface Http {
  /** For node:http. */
  readonly listener: RequestListener;
  /** Answers a request without a network. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
}

/** Everything that is reached by HTTP, on one listener. */
export function createHttp(deps: HttpDeps): Http {
  const app: App = new Hono<Env>();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
  });
  for (const route of deps.routes) addRoute(app, route);
  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', (c) => {
    const checks = deps.checks.map(({ name, ready }) => [name, ready()] as const);
    const ready = checks.every(([, holds]) => holds);
    const { hash } = deps.engine().corpus;
    c.header('cache-control', 'no-store');
    return c.json({ ready, corpus: hash, ...Object.fromEntries(checks) }, ready ? 200 : 503);
  });
  // Browsers ask for it unasked; without an answer they ask again on every page.
  app.get('/favicon.ico', (c) => {
    c.header('cache-control', PICTURE_CACHE);
    return c.body(null, 204);
  });
  addReader(app, deps);
  addCards(app, deps);
  app.notFound((c) => {
    const lang = speakerLang(c, deps.engine().corpus);
    return c.html(shortPage(lang, readerWordingOf(lang).notFound), 404);
  });
  // Hono's own handler prints the error, and errors may hold what people wrote.
  app.onError((_, c) => c.text('', 500));
  return {
    listener: getRequestListener(app.fetch),
    request: async (path, init) => app.request(path, init),
  };
}

function addRoute(app: App, route: Route): void {
  switch (route.kind) {
    case 'handle':
      app.get(route.path, (c) => route.handle(c.req.raw));
      return;
    case 'listener':
      app.all(route.path, (c) => {
        route.listener(c.env.incoming, c.env.outgoing);
        return RESPONSE_ALREADY_SENT;
      });
      return;
    default:
      route satisfies never;
  }
}

export interface Listening {
  readonly port: number;
  /** Takes no more requests, and resolves when those under way are answered. */
  readonly close: () => Promise<void>;
}

/** A slow sender is cut off, so that it cannot hold a connection; in ms. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** @throws {HttpError} where the port cannot be had. */
export async function listen({ listener }: Http, port: number): Promise<Listening> {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    listener,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new HttpError(port, error)));
    server.listen(port, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        // A connection whose last answer is on its way is not idle yet; it is not waited for afterwards.
        server.keepAliveTimeout = 1;
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** PORT cannot be listened on. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly code = 'BAD_PORT';

  constructor(port: number, cause: NodeJS.ErrnoException) {
    const why =
      cause.code === 'EADDRINUSE' ? 'is taken; set another' : `cannot be used (${cause.code})`;
    super(`PORT ${port} ${why}.`, { cause });
  }
}
