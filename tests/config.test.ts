import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig, type Env } from '../src/config.ts';

const telegram = { TELEGRAM_BOT_TOKEN: '123456:AAE-secret_of_telegram' };
const discord = { DISCORD_TOKEN: 'MTIz.secret.of-discord' };
const secret = 'webhook-secret-0123456789';
const publicKey = 'ab'.repeat(32);

function problems(env: Env): readonly string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('parseConfig', () => {
  it('turns everything off where nothing is set', () => {
    expect(parseConfig({})).toEqual({
      telegram: { mode: 'off' },
      discord: { mode: 'off' },
      port: null,
      publicUrl: null,
      redisUrl: null,
      corpusDir: null,
      stateDir: '.state',
    });
  });

  it('takes an empty or blank value for none', () => {
    expect(parseConfig({ TELEGRAM_BOT_TOKEN: '', PORT: '  ' })).toEqual(parseConfig({}));
  });

  it('polls Telegram with a token alone', () => {
    expect(parseConfig(telegram).telegram).toEqual({
      mode: 'polling',
      token: telegram.TELEGRAM_BOT_TOKEN,
      apiRoot: 'https://api.telegram.org',
    });
  });

  it('takes updates by webhook where one is set', () => {
    const env = {
      ...telegram,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_WEBHOOK_URL: 'https://bot.example/hook',
      TELEGRAM_WEBHOOK_SECRET: secret,
      PORT: '8080',
    };
    expect(parseConfig(env)).toMatchObject({
      telegram: {
        mode: 'webhook',
        apiRoot: 'http://127.0.0.1:8081',
        url: 'https://bot.example/hook',
        secret,
      },
      port: 8080,
    });
  });

  it('reads Discord from the gateway, or over HTTP with a public key', () => {
    expect(parseConfig(discord).discord).toEqual({
      mode: 'gateway',
      token: discord.DISCORD_TOKEN,
      apiRoot: 'https://discord.com/api',
      applicationId: null,
    });
    const http = {
      ...discord,
      DISCORD_APPLICATION_ID: '123456789012345678',
      DISCORD_PUBLIC_KEY: publicKey,
      PORT: '0',
    };
    expect(parseConfig(http).discord).toMatchObject({ mode: 'http', publicKey });
  });

  it('keeps the rest as it is, without a slash at the end of an address', () => {
    const env = {
      PUBLIC_URL: 'https://read.example/article/',
      REDIS_URL: 'redis://:pass@localhost:6379',
      CORPUS_DIR: './texts',
      STATE_DIR: '/var/lib/chuchu',
    };
    expect(parseConfig(env)).toMatchObject({
      publicUrl: 'https://read.example/article',
      redisUrl: 'redis://:pass@localhost:6379',
      corpusDir: './texts',
      stateDir: '/var/lib/chuchu',
    });
  });

  it.each([
    [{ TELEGRAM_BOT_TOKEN: 'bot123' }, 'TELEGRAM_BOT_TOKEN'],
    [{ TELEGRAM_API_ROOT: 'api.telegram.org' }, 'TELEGRAM_API_ROOT'],
    [{ ...telegram, TELEGRAM_WEBHOOK_SECRET: secret }, 'TELEGRAM_WEBHOOK_SECRET'],
    [{ ...discord, DISCORD_APPLICATION_ID: 'chuchu' }, 'DISCORD_APPLICATION_ID'],
    [{ DISCORD_TOKEN: 'Bot MTIz' }, 'DISCORD_TOKEN'],
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PORT: '80.5' }, 'PORT'],
    [{ PUBLIC_URL: 'ftp://read.example' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://' }, 'PUBLIC_URL'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL'],
  ])('refuses %j with one problem, which names the variable', (env, name) => {
    const found = problems(env);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${name} `));
  });

  it('says what a webhook and HTTP interactions need', () => {
    const hook = { ...telegram, TELEGRAM_WEBHOOK_URL: 'https://bot.example/hook' };
    expect(problems(hook)).toEqual([
      expect.stringContaining('TELEGRAM_WEBHOOK_SECRET'),
      expect.stringContaining('PORT'),
    ]);
    expect(problems({ ...discord, DISCORD_PUBLIC_KEY: publicKey })).toEqual([
      expect.stringContaining('DISCORD_APPLICATION_ID'),
      expect.stringContaining('PORT'),
    ]);
  });

  it('refuses a webhook that Telegram would refuse: plain http', () => {
    const env = {
      ...telegram,
      TELEGRAM_WEBHOOK_URL: 'http://bot.example/hook',
      TELEGRAM_WEBHOOK_SECRET: secret,
      PORT: '80',
    };
    expect(problems(env)).toEqual([expect.stringMatching(/^TELEGRAM_WEBHOOK_URL .*https/)]);
    expect(problems({ ...env, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' })).toEqual([]);
  });

  it('tells all problems at once', () => {
    const env = { TELEGRAM_BOT_TOKEN: 'x', DISCORD_PUBLIC_KEY: 'x', PORT: 'x', REDIS_URL: 'x' };
    for (const name of Object.keys(env)) expect(problems(env).join('\n')).toContain(name);
  });

  it('never repeats a value: it may be a secret', () => {
    const value = fc.string({ unit: fc.constantFrom(...'sEcR3t: /'), minLength: 8, maxLength: 30 });
    const names = Object.keys(example());
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, text) => {
        const said = problems({ [name]: text }).join('\n');
        if (text.trim().length >= 8) expect(said).not.toContain(text.trim());
      }),
    );
  });
});

describe('.env.example', () => {
  it('has every variable that is read, and no other', () => {
    const read = new Set<string>();
    const spy = new Proxy<Env>({}, { get: (_, name) => void read.add(String(name)) });
    parseConfig(spy);
    expect(Object.keys(example()).sort()).toEqual([...read].sort());
  });

  it('sets nothing, so that a copy of it starts a chat in the terminal', () => {
    expect(parseConfig(example())).toEqual(parseConfig({}));
  });
});

function example(): Env {
  return parse(readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8'));
}
