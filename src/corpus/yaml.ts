import { dump, EVENT_ID, FAILSAFE_SCHEMA, load, parseEvents, YAMLException } from 'js-yaml';
import type { Event } from 'js-yaml';
import { readPlainYaml } from './plain-yaml.ts';

/** Strings, lists and maps of them: `2021-09-17`, `no` and `12` stay the text that was written. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/** Steps from the root of a document: keys and indexes. */
export type YamlPath = readonly (string | number)[];

export interface YamlDocument {
  /** Null for an empty document. */
  readonly value: YamlValue | null;
  /** The line, from 1, at which the entry at a path starts, or the nearest one above it. */
  lineOf(path: YamlPath): number;
}

/** Not YAML; `line` from 1. */
export class YamlError extends Error {
  readonly line: number;

  constructor(reason: string, line: number, cause: unknown) {
    super(reason, { cause });
    this.name = 'YamlError';
    this.line = line;
  }
}

/** Reads one document; throws `YamlError`. Lines are looked up by a second parse, so only when asked. */
export function readYaml(source: string): YamlDocument {
  if (!HAS_CONTENT.test(source)) return { value: null, lineOf: () => 1 };
  try {
    const value = readPlainYaml(source) ?? readAnyYaml(source);
    let events: readonly Event[] | undefined;
    return {
      value,
      lineOf(path) {
        events ??= parseEvents(source, {});
        return source.slice(0, offsetOf(source, events, path)).split('\n').length;
      },
    };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new YamlError(error.reason, (error.mark?.line ?? 0) + 1, error);
  }
}

function readAnyYaml(source: string): YamlValue {
  return load(source, { schema: FAILSAFE_SCHEMA, maxAliases: 0 }) as YamlValue;
}

/** A value as YAML on one line, quoted where `readYaml` needs it. */
export function writeYamlScalar(text: string): string {
  return dump(text, { schema: FAILSAFE_SCHEMA, lineWidth: -1 }).trimEnd();
}

/** A line that is neither blank nor a comment; `load` refuses a document without. */
const HAS_CONTENT = /^[^\S\n]*[^\s#]/mu;

/** Walks the flat event stream along a path. What has a key starts at its key, which is never empty. */
function offsetOf(source: string, events: readonly Event[], path: YamlPath): number {
  // The first event opens the document, the second its root.
  let at = 1;
  let found = 0;
  for (const step of path) {
    const next = child(source, events, at, step);
    if (next === null) break;
    at = next.value;
    found = startOf(events[next.opens]!) ?? found;
  }
  return found;
}

/** The indexes of the events that open an entry and its value; the same in a list. */
function child(source: string, events: readonly Event[], parent: number, step: string | number) {
  const type = events[parent]?.type;
  const isMap = type === EVENT_ID.MAPPING;
  if (!isMap && type !== EVENT_ID.SEQUENCE) return null;
  let opens = parent + 1;
  for (let index = 0; events[opens] !== undefined; index++) {
    const event = events[opens]!;
    if (event.type === EVENT_ID.POP) break;
    const value = isMap ? after(events, opens) : opens;
    if (isMap ? scalarAt(source, event) === step : index === step) return { opens, value };
    opens = after(events, value);
  }
  return null;
}

/** The index behind the value that opens at `at`. */
function after(events: readonly Event[], at: number): number {
  let depth = 0;
  let next = at;
  do {
    const type = events[next]?.type;
    if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++;
    if (type === EVENT_ID.POP) depth--;
    next++;
  } while (depth > 0 && next < events.length);
  return next;
}

function scalarAt(source: string, event: Event): string | null {
  if (event.type !== EVENT_ID.SCALAR) return null;
  return source.slice(event.valueStart, event.valueEnd);
}

function startOf(event: Event): number | null {
  if (event.type === EVENT_ID.SCALAR) return event.valueStart < 0 ? null : event.valueStart;
  if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
  return null;
}
