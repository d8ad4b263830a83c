/** The schema depends on `type` in the body: see check-bodies.ts. */
export const BY_TYPE = 'by type';

/**
 * What the server offers over REST, by names that faults and records use. `request` and `response` name
 * the schemas of Discord's description; paths are written as there.
 */
export const OPERATIONS = {
  'gateway.url': { method: 'GET', path: '/gateway', response: 'GatewayResponse' },
  'gateway.bot': { method: 'GET', path: '/gateway/bot', response: 'GatewayBotResponse' },
  'user.me': { method: 'GET', path: '/users/@me', response: 'UserPIIResponse' },
  'dm.create': {
    method: 'POST',
    path: '/users/@me/channels',
    request: 'CreatePrivateChannelRequest',
    response: 'PrivateChannelResponse',
  },
  'application.me': {
    method: 'GET',
    path: '/applications/@me',
    response: 'PrivateApplicationResponse',
  },
  'oauth2.application': {
    method: 'GET',
    path: '/oauth2/applications/@me',
    response: 'PrivateApplicationResponse',
  },
  'commands.list': {
    method: 'GET',
    path: '/applications/{application_id}/commands',
    response: ['ApplicationCommandResponse'],
  },
  'commands.set': {
    method: 'PUT',
    path: '/applications/{application_id}/commands',
    request: ['ApplicationCommandUpdateRequest'],
    response: ['ApplicationCommandResponse'],
  },
  'commands.create': {
    method: 'POST',
    path: '/applications/{application_id}/commands',
    request: 'ApplicationCommandCreateRequest',
    response: 'ApplicationCommandResponse',
  },
  'commands.get': {
    method: 'GET',
    path: '/applications/{application_id}/commands/{command_id}',
    response: 'ApplicationCommandResponse',
  },
  'commands.edit': {
    method: 'PATCH',
    path: '/applications/{application_id}/commands/{command_id}',
    request: 'ApplicationCommandPatchRequestPartial',
    response: 'ApplicationCommandResponse',
  },
  'commands.delete': {
    method: 'DELETE',
    path: '/applications/{application_id}/commands/{command_id}',
  },
  'guildCommands.list': {
    method: 'GET',
    path: '/applications/{application_id}/guilds/{guild_id}/commands',
    response: ['ApplicationCommandResponse'],
  },
  'guildCommands.set': {
    method: 'PUT',
    path: '/applications/{application_id}/guilds/{guild_id}/commands',
    request: ['ApplicationCommandUpdateRequest'],
    response: ['ApplicationCommandResponse'],
  },
  'guildCommands.create': {
    method: 'POST',
    path: '/applications/{application_id}/guilds/{guild_id}/commands',
    request: 'ApplicationCommandCreateRequest',
    response: 'ApplicationCommandResponse',
  },
  'guildCommands.get': {
    method: 'GET',
    path: '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}',
    response: 'ApplicationCommandResponse',
  },
  'guildCommands.edit': {
    method: 'PATCH',
    path: '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}',
    request: 'ApplicationCommandPatchRequestPartial',
    response: 'ApplicationCommandResponse',
  },
  'guildCommands.delete': {
    method: 'DELETE',
    path: '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}',
  },
  callback: {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    request: BY_TYPE,
    response: 'InteractionCallbackResponse',
  },
  'followUp.create': {
    method: 'POST',
    path: '/webhooks/{webhook_id}/{webhook_token}',
    request: 'IncomingWebhookInteractionRequest',
    response: 'MessageResponse',
  },
  'original.get': {
    method: 'GET',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
    response: 'MessageResponse',
  },
  'original.edit': {
    method: 'PATCH',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
    request: 'IncomingWebhookUpdateRequestPartial',
    response: 'MessageResponse',
  },
  'original.delete': {
    method: 'DELETE',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
  },
  'followUp.get': {
    method: 'GET',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
    response: 'MessageResponse',
  },
  'followUp.edit': {
    method: 'PATCH',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
    request: 'IncomingWebhookUpdateRequestPartial',
    response: 'MessageResponse',
  },
  'followUp.delete': {
    method: 'DELETE',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
  },
  'message.create': {
    method: 'POST',
    path: '/channels/{channel_id}/messages',
    request: 'MessageCreateRequest',
    response: 'MessageResponse',
  },
  'message.get': {
    method: 'GET',
    path: '/channels/{channel_id}/messages/{message_id}',
    response: 'MessageResponse',
  },
  'message.edit': {
    method: 'PATCH',
    path: '/channels/{channel_id}/messages/{message_id}',
    request: 'MessageEditRequestPartial',
    response: 'MessageResponse',
  },
  'message.delete': { method: 'DELETE', path: '/channels/{channel_id}/messages/{message_id}' },
  'channel.get': {
    method: 'GET',
    path: '/channels/{channel_id}',
    response: BY_TYPE,
  },
  typing: { method: 'POST', path: '/channels/{channel_id}/typing' },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationName = keyof typeof OPERATIONS;

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** In brackets for a list of it. Without it the operation takes no body. */
  readonly request?: string | readonly [string];
  /** Without it the answer is 204. */
  readonly response?: string | readonly [string];
}
