// Needed where this file is compiled for a tool, which takes in no other declarations.
/// <reference path="./discord-api-spec.d.ts" />
import * as published from 'discord-api-spec/zod';
import { registry, toJSONSchema } from 'zod';
import type { z } from 'zod';

import { amended } from './amendments.ts';
import { createChecker } from './checker.ts';
import type { Check } from './checker.ts';
import { strictly } from './strict-schema.ts';
import type { Schema } from './strict-schema.ts';

/**
 * A check by the schema of a name, as the npm package `discord-api-spec` carries Discord's description
 * of its interface, made strict. Compiles on first use; the package is read once per process.
 */
export function publishedCheck(name: string): Check {
  compiler ??= createChecker(publishedSchemas());
  let check = checks.get(name);
  if (check === undefined) {
    check = compiler({ $ref: name });
    checks.set(name, check);
  }
  return check;
}

const checks = new Map<string, Check>();
let compiler: ReturnType<typeof createChecker> | undefined;

const SUFFIX = 'Schema';

function publishedSchemas(): Record<string, Schema> {
  const named = registry<{ id: string }>();
  for (const [key, schema] of Object.entries(published)) {
    if (!key.endsWith(SUFFIX)) continue;
    named.add(schema as unknown as z.ZodType, { id: key.slice(0, -SUFFIX.length) });
  }
  const { schemas } = toJSONSchema(named, {
    io: 'output',
    uri: (id) => id,
    // `undefined`, which no JSON holds, becomes `{}`.
    unrepresentable: 'any',
  });
  const resolve = (ref: string) => schemas[ref] as Schema;
  return Object.fromEntries(
    Object.keys(schemas).map((name) => {
      const { $id: _, $schema: __, ...schema } = amended(name, resolve(name));
      return [name, strictly(schema, resolve)];
    }),
  );
}
