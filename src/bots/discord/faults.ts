/** What ends the bot, with what to do about it. Holds no secret. */
export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly code:
    | 'DISCORD_UNAUTHORIZED'
    | 'DISCORD_INTENTS'
    | 'DISCORD_GATEWAY'
    | 'DISCORD_UNREACHABLE'
    | 'DISCORD_REFUSED';

  constructor(code: DiscordError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export const UNAUTHORIZED = new DiscordError(
  'DISCORD_UNAUTHORIZED',
  'Discord does not take DISCORD_TOKEN (4004). Copy it anew: developer portal, your application, page Bot, ' +
    'Reset Token.',
);

/** Why the gateway will not have the bot; `code` closes the connection for good. */
export function barredError(code: number): DiscordError {
  switch (code) {
    case 4004:
      return UNAUTHORIZED;
    case 4014:
      return new DiscordError(
        'DISCORD_INTENTS',
        'Discord refuses the intents of the bot (4014). It asks for no privileged one; see whether the ' +
          'application is disabled or limited: developer portal, your application, page Bot.',
      );
    default:
      return new DiscordError(
        'DISCORD_GATEWAY',
        `Discord closed the gateway for good (${code}). This version of the bot may be too old for it.`,
      );
  }
}
