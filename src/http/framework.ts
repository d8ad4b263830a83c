import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context as HonoContext } from 'hono';
import { html as taggedHtml, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export { getRequestListener, Hono, raw, RESPONSE_ALREADY_SENT };

/** What Hono's handlers know beside the request: node's own request and response. */
export interface Env {
  Bindings: HttpBindings;
}

export type App = Hono<Env>;
export type Context = HonoContext<Env>;

/** Markup; as a value of `html` it is taken as it is, where a string is escaped. */
export type Html = HtmlEscapedString;
export type HtmlValue = string | number | Html | null | false | readonly HtmlValue[];

/** Markup from a template. Every string put into it is escaped, in text and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  // A promise comes back only where a promise was put in, which the types rule out.
  return taggedHtml(strings, ...values) as Html;
}
