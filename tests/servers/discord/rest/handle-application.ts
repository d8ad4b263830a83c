import { ApplicationFlags, GatewayIntentBits } from 'discord-api-types/v10';

import { createUser } from '../world/world.ts';
import type { App, World } from '../world/world.ts';
import type { Handler } from './call.ts';

/** Who the bot is, and where its gateway is. */
export const applicationHandlers = {
  'gateway.url': ({ gateway }) => ({ url: gateway().url }),
  'gateway.bot': ({ gateway }) => gateway(),
  'user.me': ({ world }) => ({
    ...world.app.user,
    mfa_enabled: true,
    locale: 'en-US',
    verified: true,
  }),
  'application.me': ({ world }) => applicationData(world),
  'oauth2.application': ({ world }) => applicationData(world),
} satisfies Record<string, Handler>;

/** The flags that show which privileged intents are switched on. */
export function applicationFlags({ privilegedIntents }: App): number {
  const flags: readonly (readonly [number, number])[] = [
    [GatewayIntentBits.GuildPresences, ApplicationFlags.GatewayPresenceLimited],
    [GatewayIntentBits.GuildMembers, ApplicationFlags.GatewayGuildMembersLimited],
    [GatewayIntentBits.MessageContent, ApplicationFlags.GatewayMessageContentLimited],
  ];
  return flags.reduce((sum, [intent, flag]) => sum | (privilegedIntents & intent ? flag : 0), 0);
}

function applicationData({ app, guilds, accounts }: World) {
  const flags = applicationFlags(app);
  const installed = [...accounts.values()].filter((account) => account.installed).length;
  return {
    id: app.id,
    name: app.user.username,
    icon: null,
    description: '',
    type: null,
    bot: app.user,
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { 0: {}, 1: {} },
    verify_key: app.publicKey,
    flags,
    flags_new: String(flags),
    redirect_uris: [],
    interactions_endpoint_url: app.endpoint,
    role_connections_verification_url: null,
    owner: createUser('1', 'owner'),
    approximate_guild_count: [...guilds.values()].filter(({ botJoined }) => botJoined).length,
    approximate_user_install_count: installed,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: ['applications.commands', 'bot'],
  };
}
