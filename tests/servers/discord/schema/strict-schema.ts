/** A JSON Schema node. */
export type Schema = { readonly [key: string]: unknown };

/** Looks up what a `$ref` points at. */
export type Resolve = (ref: string) => Schema;

/**
 * Rewrites a description so that it refuses what the platform would pass over, and so that its errors
 * speak of the field that is wrong and not of every branch of a union:
 *
 * - objects take no field they do not name;
 * - "null or X" becomes "if not null, X";
 * - unions of objects with a constant `type` are told apart by it;
 * - parts joined by `allOf` become one object.
 */
export function strictly(schema: Schema, resolve: Resolve): Schema {
  const { allOf, anyOf, oneOf, ...rest } = schema;
  if (Array.isArray(allOf)) return strictly(join(rest, allOf as Schema[], resolve), resolve);
  const union = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  if (union !== undefined) return strictUnion(rest, union, resolve);
  return strictObject(mapChildren(rest, resolve));
}

/** The keyword of ours that lists which values of `type` a union takes. */
export const TYPE_IN = 'typeIn';

function strictUnion(rest: Schema, union: readonly Schema[], resolve: Resolve): Schema {
  const variants = union.filter((part) => part['type'] !== 'null' && Object.keys(part).length > 0);
  const inner = oneOfVariants(variants, resolve);
  const nullable = union.some(({ type }) => type === 'null');
  return nullable ? { ...rest, if: { type: 'null' }, else: inner } : { ...rest, ...inner };
}

function oneOfVariants(variants: readonly Schema[], resolve: Resolve): Schema {
  if (variants.length === 1) return strictly(variants[0]!, resolve);
  const strict = variants.map((variant) => strictly(variant, resolve));
  const types = variants.map((variant) => typesOf(variant, resolve));
  if (types.includes(null)) return { anyOf: strict };
  return {
    type: 'object',
    required: ['type'],
    [TYPE_IN]: types.flat(),
    allOf: strict.map((variant, at) => ({
      if: { not: { properties: { type: { enum: types[at] } }, required: ['type'] } },
      else: variant,
    })),
  };
}

/** The values of `type` that tell a variant apart, or null if none do. */
function typesOf(variant: Schema, resolve: Resolve): readonly unknown[] | null {
  const target = typeof variant['$ref'] === 'string' ? resolve(variant['$ref']) : variant;
  const tag = (target['properties'] as Readonly<Record<string, Schema>> | undefined)?.['type'];
  if (tag === undefined) return null;
  if ('const' in tag) return [tag['const']];
  return Array.isArray(tag['enum']) ? tag['enum'] : null;
}

function strictObject(schema: Schema): Schema {
  return schema['properties'] !== undefined && schema['additionalProperties'] === undefined
    ? { ...schema, additionalProperties: false }
    : schema;
}

function mapChildren(schema: Schema, resolve: Resolve): Schema {
  const entries = Object.entries(schema).map(([key, value]) => {
    if (key === 'properties') {
      const fields = Object.entries(value as Record<string, Schema>);
      return [
        key,
        Object.fromEntries(fields.map(([name, field]) => [name, strictly(field, resolve)])),
      ];
    }
    const child = ['items', 'additionalProperties'].includes(key) && typeof value === 'object';
    return [key, child ? strictly(value as Schema, resolve) : value];
  });
  const mapped = Object.fromEntries(entries.filter(([key]) => key !== 'propertyNames')) as Schema;
  // Dates are checked by format; the pattern beside it knows no time zone but `Z`.
  if (mapped['format'] !== 'date-time') return mapped;
  const { pattern: _, ...date } = mapped;
  return date;
}

/** Merges the parts of an `allOf`. A part that only names an enumeration adds nothing. */
function join(rest: Schema, parts: readonly Schema[], resolve: Resolve): Schema {
  const targets = parts.map((part) =>
    typeof part['$ref'] === 'string' ? resolve(part['$ref']) : part,
  );
  const objects = [rest, ...targets].filter(({ properties }) => properties !== undefined);
  if (objects.length === 0) return rest;
  const all = (key: string) => objects.map((object) => object[key] ?? {});
  return {
    ...rest,
    type: 'object',
    properties: Object.assign({}, ...all('properties')),
    required: objects.flatMap((object) => (object['required'] as string[] | undefined) ?? []),
  };
}
