import { Ajv } from 'ajv';
import type { ErrorObject } from 'ajv';

/** A JSON schema, built by the functions of shape.ts and official.ts. */
export type Schema = { readonly [key: string]: unknown };

/** The first thing wrong with a value. `path` is a JSON pointer; both words are the schema's. */
export interface Misfit {
  readonly path: string;
  readonly problem: 'missing' | 'unknown' | 'type' | 'other';
  /** The name of the missing or unknown field; the wanted type or rule otherwise. */
  readonly detail: string;
}

/** Compiles on first use: some schemas reach most of the interface and take half a second. */
export function lazyCheck(
  schema: Schema,
  definitions: Schema = {},
): (value: unknown) => Misfit | null {
  let validate: ReturnType<Ajv['compile']> | undefined;
  return (value) => {
    validate ??= new Ajv({ strict: false }).compile({ ...schema, ...definitions });
    return validate(value) ? null : misfit(validate.errors ?? []);
  };
}

function misfit(errors: readonly ErrorObject[]): Misfit {
  // The deepest error is the true one: those of the unions around it come later and say less.
  const error = [...errors].sort((a, b) => depth(b) - depth(a))[0];
  const path = error?.instancePath ?? '';
  const name = (key: string) => String(error?.params[key]);
  switch (error?.keyword) {
    case 'required':
      return { path, problem: 'missing', detail: name('missingProperty') };
    case 'additionalProperties':
      return { path, problem: 'unknown', detail: name('additionalProperty') };
    case 'type':
      return { path, problem: 'type', detail: name('type') };
    default:
      return { path, problem: 'other', detail: error?.message ?? 'does not fit' };
  }
}

function depth(error: ErrorObject): number {
  return error.instancePath.split('/').length;
}
