import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import type { Problem } from '../problems.ts';
import { fieldProblems } from './field-problems.ts';
import { TYPE_IN } from './strict-schema.ts';
import type { Schema } from './strict-schema.ts';

/** Says what is wrong with a value; nothing if it fits. */
export type Check = (value: unknown) => Problem[];

/** Compiles schemas that refer to each other by their keys. */
export function createChecker(
  schemas: Readonly<Record<string, Schema>>,
): (schema: Schema) => Check {
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
  // An import of CommonJS: the function is its `default`.
  addFormats.default(ajv, ['date-time']);
  ajv.addFormat('uri', isSupportedUrl);
  // Ranges beside them say the same; ajv knows neither.
  for (const name of ['int32', 'int64', 'double', 'snowflake', 'nonce']) ajv.addFormat(name, true);
  ajv.addKeyword({
    keyword: TYPE_IN,
    type: 'object',
    schemaType: 'array',
    validate: (types: readonly unknown[], value: { readonly type?: unknown }) =>
      value.type === undefined || types.includes(value.type),
  });
  for (const [key, schema] of Object.entries(schemas)) ajv.addSchema(schema, key);
  return (schema) => {
    const validate = ajv.compile(schema);
    return (value) => (validate(value) ? [] : fieldProblems(validate.errors ?? []));
  };
}

const SCHEMES = ['http:', 'https:', 'discord:', 'attachment:'];

function isSupportedUrl(text: string): boolean {
  return URL.canParse(text) && SCHEMES.includes(new URL(text).protocol);
}
