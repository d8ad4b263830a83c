/** Environment variables by name, as in `process.env`. */
export type Env = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly telegram: TelegramConfig;
  readonly discord: DiscordConfig;
  /** Where the HTTP listener binds; null for none. 0 lets the system choose. */
  readonly port: number | null;
  /** Where the reader page is reached from outside, without a slash at its end; null for no links. */
  readonly publicUrl: string | null;
  readonly redisUrl: string | null;
  /** Folder of articles; null for the one that comes with the program. */
  readonly corpusDir: string | null;
  /** Folder for counts and ids of handled updates. Default `.state`. */
  readonly stateDir: string;
}

export type TelegramConfig =
  | { readonly mode: 'off' }
  | { readonly mode: 'polling'; readonly token: string; readonly apiRoot: string }
  | {
      readonly mode: 'webhook';
      readonly token: string;
      readonly apiRoot: string;
      readonly url: string;
      /** What Telegram sends in X-Telegram-Bot-Api-Secret-Token. */
      readonly secret: string;
    };

export type DiscordConfig =
  | { readonly mode: 'off' }
  | {
      readonly mode: 'gateway';
      readonly token: string;
      readonly apiRoot: string;
      /** Null: learnt from the gateway. */
      readonly applicationId: string | null;
    }
  | {
      readonly mode: 'http';
      readonly token: string;
      readonly apiRoot: string;
      readonly applicationId: string;
      /** Ed25519, 64 hexadecimal digits. */
      readonly publicKey: string;
    };

/** Everything that is wrong with the configuration, each with its fix. Values are never named. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly code = 'BAD_CONFIG';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration needs mending:\n${problems.map((text) => `  ${text}`).join('\n')}`);
    this.problems = problems;
  }
}

const TELEGRAM_API_ROOT = 'https://api.telegram.org';
const DISCORD_API_ROOT = 'https://discord.com/api';
const STATE_DIR = '.state';
const MAX_PORT = 65_535;

/**
 * Reads the environment once. Pure; empty values count as unset.
 *
 * @throws {ConfigError} naming every variable that is wrong and its fix, all at once.
 */
export function parseConfig(env: Env): Config {
  const read = reader(env);
  const port = read.matching('PORT', /^\d{1,5}$/, `a number from 0 to ${MAX_PORT}`);
  if (port !== null && Number(port) > MAX_PORT) {
    read.problem('PORT', `must be a number from 0 to ${MAX_PORT}`);
  }
  const config: Config = {
    telegram: telegramConfig(read),
    discord: discordConfig(read),
    port: port === null ? null : Number(port),
    publicUrl: read.url('PUBLIC_URL', ['https:', 'http:']),
    redisUrl: read.url('REDIS_URL', ['redis:', 'rediss:']),
    corpusDir: read.text('CORPUS_DIR'),
    stateDir: read.text('STATE_DIR') ?? STATE_DIR,
  };
  if (read.problems.length > 0) throw new ConfigError(read.problems);
  return config;
}

function telegramConfig(read: Reader): TelegramConfig {
  const token = read.matching(
    'TELEGRAM_BOT_TOKEN',
    /^\d+:[\w-]+$/,
    'the token as @BotFather gives it, digits, a colon, then letters and digits',
  );
  const apiRoot = read.url('TELEGRAM_API_ROOT', ['https:', 'http:']) ?? TELEGRAM_API_ROOT;
  const url = read.url('TELEGRAM_WEBHOOK_URL', ['https:', 'http:']);
  const secret = read.matching(
    'TELEGRAM_WEBHOOK_SECRET',
    /^[\w-]{16,256}$/,
    '16 to 256 characters of A-Z a-z 0-9 _ - (such as `openssl rand -hex 32` prints)',
  );
  if (url?.startsWith('http:') && apiRoot === TELEGRAM_API_ROOT) {
    read.problem('TELEGRAM_WEBHOOK_URL', 'must begin with https://, or Telegram refuses it');
  }
  read.needs('TELEGRAM_WEBHOOK_URL', 'TELEGRAM_BOT_TOKEN');
  read.needs('TELEGRAM_WEBHOOK_URL', 'TELEGRAM_WEBHOOK_SECRET');
  read.needs('TELEGRAM_WEBHOOK_URL', 'PORT');
  read.needs('TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_URL');
  if (token === null) return { mode: 'off' };
  if (url === null || secret === null) return { mode: 'polling', token, apiRoot };
  return { mode: 'webhook', token, apiRoot, url, secret };
}

function discordConfig(read: Reader): DiscordConfig {
  const token = read.matching(
    'DISCORD_TOKEN',
    /^[\w.-]+$/,
    'the token from the developer portal, page Bot, without "Bot " before it',
  );
  const apiRoot = read.url('DISCORD_API_ROOT', ['https:', 'http:']) ?? DISCORD_API_ROOT;
  const applicationId = read.matching(
    'DISCORD_APPLICATION_ID',
    /^\d{5,20}$/,
    'the application id from the developer portal, digits only',
  );
  const publicKey = read.matching(
    'DISCORD_PUBLIC_KEY',
    /^[0-9a-f]{64}$/i,
    'the public key from the developer portal, 64 hexadecimal digits',
  );
  read.needs('DISCORD_PUBLIC_KEY', 'DISCORD_TOKEN');
  read.needs('DISCORD_PUBLIC_KEY', 'DISCORD_APPLICATION_ID');
  read.needs('DISCORD_PUBLIC_KEY', 'PORT');
  if (token === null) return { mode: 'off' };
  if (publicKey === null || applicationId === null) {
    return { mode: 'gateway', token, apiRoot, applicationId };
  }
  return { mode: 'http', token, apiRoot, applicationId, publicKey };
}

interface Reader {
  readonly problems: string[];
  problem(name: string, what: string): void;
  text(name: string): string | null;
  matching(name: string, form: RegExp, what: string): string | null;
  url(name: string, protocols: readonly string[]): string | null;
  /** Notes a problem when `name` is set and `other` is not. */
  needs(name: string, other: string): void;
}

function reader(env: Env): Reader {
  const problems: string[] = [];
  const problem = (name: string, what: string): void => {
    problems.push(`${name} ${what}.`);
  };
  const text = (name: string): string | null => env[name]?.trim() || null;
  return {
    problems,
    problem,
    text,
    matching: (name, form, what) => {
      const value = text(name);
      if (value === null || form.test(value)) return value;
      problem(name, `must be ${what}`);
      return null;
    },
    url: (name, protocols) => {
      const value = text(name);
      if (value === null) return null;
      const url = URL.canParse(value) ? new URL(value) : null;
      if (url !== null && protocols.includes(url.protocol) && url.host !== '') {
        return value.replace(/\/+$/, '');
      }
      problem(name, `must be an address that begins with ${protocols.join('// or ')}//`);
      return null;
    },
    needs: (name, other) => {
      if (text(name) !== null && text(other) === null) {
        problem(name, `is of use only with ${other}; set that too, or leave ${name} empty`);
      }
    },
  };
}
