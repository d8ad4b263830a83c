import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Operation } from '../rest/operations.ts';
import { amended } from './amendments.ts';
import { createChecker } from './checker.ts';
import type { Check } from './checker.ts';
import { strictly } from './strict-schema.ts';
import type { Schema } from './strict-schema.ts';

/**
 * A second opinion: Discord's OpenAPI document, from the path in `DISCORD_OPENAPI` or from the shared
 * folder beside the checkout. It keeps what the npm package loses, such as lists without repetition.
 * Without the document every body passes.
 */
export function openApiCheck(operation: Operation, side: 'request' | 'response'): Check {
  const path = process.env['DISCORD_OPENAPI'] ?? BESIDE_CHECKOUT;
  if (!existsSync(path)) return () => [];
  document ??= read(path);
  const key = `${operation.method} ${operation.path} ${side}`;
  let check = checks.get(key);
  if (check === undefined) {
    check = document.check(operation, side);
    checks.set(key, check);
  }
  return check;
}

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
const BESIDE_CHECKOUT = join(ROOT, '..', 'shared', 'spec', 'discord-openapi.json');

const checks = new Map<string, Check>();
let document: { check: (operation: Operation, side: 'request' | 'response') => Check } | undefined;

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly requestBody?: Body; readonly responses: Record<string, Body> }>
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const JSON_TYPE = 'application/json';
const PREFIX = '#/components/schemas/';

function read(path: string) {
  const { paths, components } = JSON.parse(readFileSync(path, 'utf8')) as OpenApi;
  const resolve = (ref: string) => components.schemas[ref.replace(PREFIX, '')]!;
  const strict = (schema: Schema) => rewriteRefs(strictly(schema, resolve));
  const schemas = Object.entries(components.schemas).map(([name, schema]) => [
    name,
    strict(amended(name, schema)),
  ]);
  const compile = createChecker(Object.fromEntries(schemas));
  return {
    check: ({ method, path: at }: Operation, side: 'request' | 'response'): Check => {
      const described = paths[at]?.[method.toLowerCase()];
      const body = side === 'request' ? described?.requestBody : described?.responses['200'];
      const schema = body?.content?.[JSON_TYPE]?.schema;
      return schema === undefined ? () => [] : compile(strict(schema));
    },
  };
}

/** ajv knows the schemas by their bare names. */
function rewriteRefs(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll(`"${PREFIX}`, '"')) as Schema;
}
