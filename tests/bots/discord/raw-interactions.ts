import type { RawInteraction, RawMessage, RawOption } from '../../../src/bots/discord/raw.ts';

/** Interactions as Discord sends them, as far as the handler reads them. */
export interface Where {
  readonly user?: string;
  readonly locale?: string;
  /** Null in private. */
  readonly guild?: string | null;
  readonly guildLocale?: string;
  /** Keys of `authorizing_integration_owners`: `0` the guild's installation, `1` the person's. */
  readonly owners?: Readonly<Record<string, string>>;
  /** Bits of what the member may do. */
  readonly permissions?: string;
}

let count = 0;

export function slash(
  name: string,
  options: Readonly<Record<string, string | boolean>> = {},
  where: Where = {},
): RawInteraction {
  const list = Object.entries(options).map(([option, value]) => ({ name: option, value }));
  return interaction(2, { type: 1, name, options: list }, where);
}

/** Typing `typed` into `option`. */
export function typing(
  name: string,
  option: string,
  typed: string,
  others: readonly RawOption[] = [],
  where: Where = {},
): RawInteraction {
  const options = [...others, { name: option, value: typed, focused: true }];
  return interaction(4, { type: 1, name, options }, where);
}

export function onMessage(message: Partial<RawMessage>, where: Where = {}): RawInteraction {
  const data = {
    type: 3,
    name: 'Check quote',
    target_id: '77',
    resolved: { messages: { 77: { id: '77', ...message } } },
  };
  return interaction(2, data, where);
}

export function press(customId: string, message: Partial<RawMessage>, where: Where = {}) {
  return {
    ...interaction(3, { custom_id: customId }, where),
    message: { id: '88', ...message },
  } satisfies RawInteraction;
}

/** A card of ours as it comes back with a press. */
export function cardMessage(
  card: { readonly flags: number; readonly components: readonly unknown[] },
  asker: string | null = ANN,
): Partial<RawMessage> {
  const { flags, components } = JSON.parse(JSON.stringify(card)) as Required<
    Pick<RawMessage, 'flags' | 'components'>
  >;
  return {
    flags,
    components,
    ...(asker !== null && { interaction_metadata: { user: { id: asker } } }),
  };
}

export const ANN = '100000000000000001';
export const BOB = '100000000000000002';
export const USE_EXTERNAL_APPS = String(1n << 50n);

function interaction(type: number, data: object, where: Where): RawInteraction {
  const { user = ANN, locale = 'zh-CN', guild = '500', guildLocale = 'en-US' } = where;
  count += 1;
  return {
    id: String(900_000 + count),
    token: `token-${count}`,
    type,
    data,
    channel_id: '600',
    locale,
    ...(guild === null
      ? { user: { id: user } }
      : {
          guild_id: guild,
          guild_locale: guildLocale,
          member: { user: { id: user }, permissions: where.permissions ?? '0' },
        }),
    authorizing_integration_owners: where.owners ?? { 0: guild ?? '0' },
  };
}
