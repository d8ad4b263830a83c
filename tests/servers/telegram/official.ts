import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { lazyCheck } from './schema.ts';
import type { Misfit, Schema } from './schema.ts';

/** The platform's own description of its interface, checked beside the rules written by hand. */
export interface Official {
  readonly request: (method: string, parameters: unknown) => Misfit | null;
  readonly result: (method: string, value: unknown) => Misfit | null;
  readonly update: (value: unknown) => Misfit | null;
}

/**
 * The description as the project PaulSonOfLars/telegram-bot-api-spec publishes it (`api.json`), from the
 * path in `TELEGRAM_BOT_API_SPEC` or from the shared folder beside the checkout; null without it.
 * No field that it does not name passes.
 */
export function loadOfficial(): Official | null {
  const path = process.env.TELEGRAM_BOT_API_SPEC ?? BESIDE_CHECKOUT;
  if (!existsSync(path)) return null;
  loaded ??= build(JSON.parse(readFileSync(path, 'utf8')) as Description);
  return loaded;
}

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
  readonly description: string;
}

interface Entry {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
  readonly returns?: readonly string[];
}

interface Description {
  readonly methods: Readonly<Record<string, Entry>>;
  readonly types: Readonly<Record<string, Entry>>;
}

const ROOT = join(import.meta.dirname, '..', '..', '..');
const BESIDE_CHECKOUT = join(ROOT, '..', 'shared', 'spec', 'telegram-bot-api.json');

let loaded: Official | undefined;

function build({ methods, types }: Description): Official {
  const definitions = {
    $defs: Object.fromEntries(
      Object.entries(types).map(([name, type]) => [name, typeSchema(type)]),
    ),
  };
  const checks = new Map<string, (value: unknown) => Misfit | null>();
  const check = (key: string, schema: () => Schema, value: unknown) => {
    if (!checks.has(key)) checks.set(key, lazyCheck(schema(), definitions));
    return checks.get(key)!(value);
  };
  return {
    request: (method, value) => {
      const entry = methods[method];
      if (entry === undefined) return { path: '', problem: 'other', detail: 'no such method' };
      return check(`request ${method}`, () => requestSchema(entry.fields ?? []), value);
    },
    result: (method, value) =>
      check(`result ${method}`, () => union(methods[method]?.returns ?? []), value),
    update: (value) => check('update', () => reference('Update'), value),
  };
}

/** A missing parameter is left to the rules: the platform has words of its own for each. */
function requestSchema(fields: readonly Field[]): Schema {
  return { ...objectSchema(fields), required: [] };
}

function typeSchema({ fields, subtypes }: Entry): Schema {
  return subtypes === undefined ? objectSchema(fields ?? []) : union(subtypes);
}

function objectSchema(fields: readonly Field[]): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: fields.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
  };
}

function fieldSchema({ name, types, description }: Field): Schema {
  // `Type of the result, must be article`: the constant that tells subtypes apart.
  const constant = /^(?!Optional).*(?:always|must be) [“"*]?(\w+)/.exec(description)?.[1];
  return constant !== undefined && ['type', 'status', 'source'].includes(name)
    ? { const: constant }
    : union(types);
}

function union(types: readonly string[]): Schema {
  return types.length === 1 ? reference(types[0]!) : { anyOf: types.map(reference) };
}

function reference(type: string): Schema {
  const items = /^Array of (.+)$/.exec(type)?.[1];
  if (items !== undefined) return { type: 'array', items: reference(items) };
  return PRIMITIVES[type] ?? { $ref: `#/$defs/${type}` };
}

const PRIMITIVES: Readonly<Record<string, Schema>> = {
  String: { type: 'string' },
  Integer: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  True: { const: true },
  // In a request, `attach://name`, a file id or a link.
  InputFile: { type: 'string' },
};
