import type { ErrorObject } from 'ajv';

import {
  badLength,
  notOneOf,
  noVariant,
  repeated,
  required,
  stricter,
  tooLong,
  tooShort,
} from '../problems.ts';
import type { Path, Problem } from '../problems.ts';
import { TYPE_IN } from './strict-schema.ts';
import type { Schema } from './strict-schema.ts';

/** A schema's errors in the platform's words. Needs ajv's `verbose`. */
export function fieldProblems(errors: readonly ErrorObject[]): Problem[] {
  const problems = errors.flatMap((error) => fieldProblem(error) ?? []);
  const keys = problems.map(({ path, code }) => `${path.join('/')} ${code}`);
  return problems.filter((_, at) => keys.indexOf(keys[at]!) === at);
}

function fieldProblem(error: ErrorObject): Problem | null {
  const path = error.instancePath.split('/').slice(1).map(unescaped);
  const parent = (error.parentSchema ?? {}) as Schema;
  const { params, data } = error;
  switch (error.keyword) {
    case 'if':
      // Its branch has spoken already.
      return null;
    case 'required':
      return required([...path, String(params['missingProperty'])]);
    case 'additionalProperties':
      return stricter([...path, String(params['additionalProperty'])], 'There is no such field.');
    case TYPE_IN:
      return noVariant(path, 'type', error.schema as readonly number[]);
    case 'enum':
      return notOneOf(path, params['allowedValues'] as readonly unknown[]);
    case 'const':
      return notOneOf(path, [params['allowedValue']]);
    case 'maxLength':
    case 'maxItems':
    case 'minLength':
    case 'minItems':
      return wrongLength(path, parent, error);
    case 'minimum': {
      const message = `int value should be greater than or equal to ${params['limit']}.`;
      return { path, code: 'NUMBER_TYPE_MIN', message };
    }
    case 'maximum': {
      const message = `int value should be less than or equal to ${params['limit']}.`;
      return { path, code: 'NUMBER_TYPE_MAX', message };
    }
    case 'pattern':
      return { path, code: 'NUMBER_TYPE_COERCE', message: `Value "${data}" is not snowflake.` };
    case 'format':
      return wrongFormat(path, String(params['format']), data);
    case 'uniqueItems':
      return repeated([...path, Number(params['i'])]);
    case 'type':
      return wrongType(path, params['type'], data);
    default:
      return stricter(path, error.message ?? error.keyword);
  }
}

function wrongLength(path: Path, parent: Schema, { keyword, data }: ErrorObject): Problem {
  const list = keyword.endsWith('Items');
  const min = Number(parent[list ? 'minItems' : 'minLength'] ?? 0);
  const max = Number(parent[list ? 'maxItems' : 'maxLength'] ?? Number.POSITIVE_INFINITY);
  if (data === '') return required(path);
  if (min === 0) return tooLong(path, max);
  return max === Number.POSITIVE_INFINITY ? tooShort(path, min) : badLength(path, min, max);
}

function wrongFormat(path: Path, format: string, data: unknown): Problem {
  if (format === 'date-time') {
    const message = `Could not parse ${data}. Should be ISO8601.`;
    return { path, code: 'DATE_TIME_TYPE_PARSE', message };
  }
  if (!URL.canParse(String(data))) {
    return { path, code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' };
  }
  const scheme = new URL(String(data)).protocol.slice(0, -1);
  return {
    path,
    code: 'URL_TYPE_INVALID_SCHEME',
    message: `Scheme "${scheme}" is not supported. Scheme must be one of ('http', 'https', 'discord').`,
  };
}

function wrongType(path: Path, wanted: unknown, data: unknown): Problem {
  const type = [wanted].flat().find((name) => name !== 'null');
  switch (type) {
    case 'string':
      return {
        path,
        code: 'STRING_TYPE_CONVERT',
        message: `Could not interpret "${data}" as string.`,
      };
    case 'integer':
    case 'number':
      return { path, code: 'NUMBER_TYPE_COERCE', message: `Value "${data}" is not int.` };
    case 'boolean':
      return { path, code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
    case 'array':
      return {
        path,
        code: 'LIST_TYPE_CONVERT',
        message: 'Only iterables may be used in a ListType',
      };
    default:
      return {
        path,
        code: 'MODEL_TYPE_CONVERT',
        message: 'Only dictionaries may be used in a ModelType',
      };
  }
}

/** JSON pointers write `/` as `~1` and `~` as `~0`; list positions are numbers to the platform too. */
function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
