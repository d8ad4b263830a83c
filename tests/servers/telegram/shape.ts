import { badRequest, stricter } from './api-error.ts';
import type { ApiError } from './api-error.ts';
import { lazyCheck } from './schema.ts';
import type { Misfit } from './schema.ts';
import { SHAPES, object } from './shapes.ts';

/** The refusal that a request's fields and types deserve, or null. */
export function checkShape(method: string, parameters: unknown): ApiError | null {
  const misfit = CHECKS[method]?.(parameters) ?? null;
  return misfit === null ? null : refusal(method, misfit);
}

/** Decodes the strings of a form into the types their fields have. What does not parse stays. */
export function decodeForm(method: string, form: ReadonlyMap<string, string>): object {
  const properties = SHAPES[method] ?? {};
  return Object.fromEntries(
    [...form].map(([name, value]) => {
      const wanted = properties[name]?.type;
      if (wanted === 'string') return [name, value];
      if (Array.isArray(wanted)) return [name, /^-?\d+$/.test(value) ? Number(value) : value];
      return [name, parseJson(value)];
    }),
  );
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** The platform's words, opened as it opens them for the object at hand (telegram-bot-api, Client.cpp). */
function refusal(method: string, { path, problem, detail }: Misfit): ApiError {
  const where = PLACES.find(([pattern]) => pattern.test(path))?.[1] ?? '';
  const field = path.split('/').at(-1) ?? '';
  switch (problem) {
    case 'missing':
      return badRequest(`${where}Can't find field "${detail}"`);
    case 'type':
      return badRequest(`${where}Field "${field}" must be of type ${TYPE_NAMES[detail] ?? detail}`);
    case 'unknown':
      return stricter(`${method} has no field "${path.slice(1)}${path && '/'}${detail}"`);
    case 'other':
      if (/entities\/\d+\/type$/.test(path)) {
        return badRequest("Can't parse MessageEntity: Unsupported type specified");
      }
      if (path === '/scope/type') {
        return badRequest("Can't parse BotCommandScope: Unsupported type specified");
      }
      return stricter(`${method}${path}: ${detail}`);
    default:
      throw problem satisfies never;
  }
}

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/inline_keyboard\/\d+\/\d+/, "Can't parse inline keyboard button: "],
  [/keyboard\/\d+\/\d+/, "Can't parse keyboard button: "],
  [/entities\/\d+/, "Can't parse MessageEntity: "],
  [/^\/results?(\/|$)/, "Can't parse inline query result: "],
  [/^\/button/, "Can't parse inline query results button: "],
  [/^\/commands\/\d+/, "Can't parse BotCommand: "],
  [/^\/scope/, "Can't parse BotCommandScope: "],
];

const TYPE_NAMES: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  array: 'Array',
  object: 'Object',
  string: 'String',
  integer: 'Integer',
};

const CHECKS = Object.fromEntries(
  Object.entries(SHAPES).map(([method, properties]) => [method, lazyCheck(object(properties))]),
);
