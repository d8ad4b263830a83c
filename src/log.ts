import { pino } from 'pino';

/** Lines for the operator: what happened, with ids and lengths. What people wrote is never logged. */
export interface Log {
  readonly info: (line: string, fields?: Fields) => void;
  readonly warn: (line: string, fields?: Fields) => void;
  readonly error: (line: string, fields?: Fields) => void;
}

export type Fields = Readonly<Record<string, string | number | boolean | null>>;

export interface LogOptions {
  /** Hidden wherever they turn up: tokens, webhook secrets, passwords. */
  readonly secrets: readonly string[];
  /** For a person at a terminal; JSON lines otherwise. */
  readonly readable: boolean;
  /** Default standard error, which leaves standard output to answers. */
  readonly write?: (line: string) => void;
}

const STDERR = 2;
const HIDDEN = '[hidden]';
/** What looks like a Telegram token, and the token in the address of a Discord interaction or webhook. */
const SECRET_SHAPES = [
  /(?<!\d)\d{6,12}:[\w-]{30,}/g,
  /(?<=\/(?:interactions|webhooks)\/\d+\/)[\w-]{20,}/g,
];
/** A shorter "secret" would hide parts of ordinary words. */
const MIN_SECRET_UNITS = 6;

/** Writes each line at once, so that the last one before a crash is not lost. */
export async function createLog({ secrets, readable, write }: LogOptions): Promise<Log> {
  const known = secrets
    .filter(({ length }) => length >= MIN_SECRET_UNITS)
    .toSorted((a, b) => b.length - a.length);
  const hide = (line: string): string => {
    const masked = known.reduce((text, secret) => text.replaceAll(secret, HIDDEN), line);
    return SECRET_SHAPES.reduce((text, shape) => text.replaceAll(shape, HIDDEN), masked);
  };
  const out =
    write === undefined
      ? readable
        ? ((await prettyStream()) ?? pino.destination({ dest: STDERR, sync: true }))
        : pino.destination({ dest: STDERR, sync: true })
      : { write };
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      hooks: { streamWrite: hide },
    },
    out,
  );
  return {
    info: (line, fields = {}) => logger.info(fields, line),
    warn: (line, fields = {}) => logger.warn(fields, line),
    error: (line, fields = {}) => logger.error(fields, line),
  };
}

/** Null where it is not installed: it comes with the packages for development. */
async function prettyStream(): Promise<{ write: (line: string) => void } | null> {
  try {
    const { default: pretty } = await import('pino-pretty');
    return pretty({ destination: STDERR, sync: true, translateTime: 'SYS:HH:MM:ss' });
  } catch {
    return null;
  }
}
