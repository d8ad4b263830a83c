import { randomBytes } from 'node:crypto';

import {
  InteractionContextType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import type { APIApplicationCommand } from 'discord-api-types/v10';

import { channelData, memberData, memberPermissions } from './places.ts';
import type { Account, Channel, Guild, Interaction, Posted, World } from './world.ts';

/** What a person does: a command, with what it is used on, or a component of a message. */
export type Deed =
  | {
      readonly kind: 'command' | 'autocomplete';
      readonly command: APIApplicationCommand;
      readonly options: readonly OptionValue[];
      /** The message a message command is used on. */
      readonly target?: Posted;
    }
  | { readonly kind: 'component'; readonly source: Posted; readonly customId: string };

export interface OptionValue {
  readonly name: string;
  readonly type: number;
  readonly value: string | number | boolean;
  readonly focused?: true;
}

/** Makes an interaction; whoever calls delivers it. */
export function interact(world: World, by: Account, channel: Channel, deed: Deed): Interaction {
  const id = world.ids.born(world.clock.now());
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const owners = installs(by, channel, deed);
  const onlyUserInstalled = owners['0'] === undefined;
  const { guild } = channel;
  const interaction: Interaction = {
    id,
    token,
    kind: deed.kind,
    by,
    channel,
    at: world.clock.now(),
    payload: {
      id,
      application_id: world.app.id,
      token,
      version: 1,
      type: TYPES[deed.kind],
      data: dataOf(world, guild, deed),
      ...(guild ? inGuild(guild, by) : { user: by.user }),
      channel: channelPart(world, channel, guild),
      channel_id: channel.id,
      locale: by.locale,
      app_permissions: appPermissions(channel),
      entitlements: [],
      authorizing_integration_owners: owners,
      context: contextOf(channel),
      attachment_size_limit: ATTACHMENT_LIMIT_BYTES,
      ...(deed.kind === 'component' && { message: deed.source.message }),
    } as unknown as Interaction['payload'],
    source: deed.kind === 'component' ? deed.source : null,
    onlyUserInstalled,
    forcedPrivate: onlyUserInstalled && guild !== null && !guild.externalApps,
    ack: null,
    failed: false,
    original: null,
    choices: null,
    followUps: 0,
  };
  world.interactions.set(token, interaction);
  return interaction;
}

export function contextOf({ kind }: Channel): InteractionContextType {
  switch (kind) {
    case 'text':
      return InteractionContextType.Guild;
    case 'bot-dm':
      return InteractionContextType.BotDM;
    case 'private':
      return InteractionContextType.PrivateChannel;
    default:
      return kind satisfies never;
  }
}

/** Real ones are about this long. */
const TOKEN_BYTES = 150;
const ATTACHMENT_LIMIT_BYTES = 10 * 1024 * 1024;

const TYPES = {
  command: InteractionType.ApplicationCommand,
  component: InteractionType.MessageComponent,
  autocomplete: InteractionType.ApplicationCommandAutocomplete,
};

/**
 * Which installations let the interaction happen: `0` the guild's, whose value in a conversation with
 * the bot is "0", `1` the person's.
 */
function installs(by: Account, { kind, guild }: Channel, deed: Deed): Record<string, string> {
  const types = deed.kind === 'component' ? undefined : deed.command.integration_types;
  const allows = (type: 0 | 1) => types === undefined || types.includes(type);
  const guildInstall = guild?.botJoined ? guild.id : kind === 'bot-dm' ? '0' : null;
  return {
    ...(guildInstall !== null && allows(0) && { '0': guildInstall }),
    // A person without the app may press the buttons of somebody who has it.
    ...(allows(1) && userInstall(by, deed)),
  };
}

function userInstall(by: Account, deed: Deed): Record<string, string> {
  if (by.installed) return { '1': by.user.id };
  if (deed.kind !== 'component') return {};
  const owners = deed.source.message.interaction_metadata?.authorizing_integration_owners;
  const owner = (owners as Record<string, string> | undefined)?.['1'];
  return owner === undefined ? {} : { '1': owner };
}

function dataOf(world: World, guild: Guild | null, deed: Deed): object {
  if (deed.kind === 'component') return { custom_id: deed.customId, component_type: 2 };
  const { command, options, target } = deed;
  const { id: commandId, name, type, guild_id } = command;
  const people = options.filter(({ type: option }) => option === USER_OPTION);
  const users = people.map(({ value }) => world.accounts.get(String(value))!.user);
  const members = guild === null ? [] : users.map(({ id }) => [id, resolvedMember(guild)] as const);
  const resolved = {
    ...(users.length > 0 && { users: Object.fromEntries(users.map((user) => [user.id, user])) }),
    ...(members.length > 0 && { members: Object.fromEntries(members) }),
    ...(target && { messages: { [target.message.id]: target.message } }),
  };
  return {
    id: commandId,
    name,
    type,
    ...(guild_id && { guild_id }),
    ...(options.length > 0 && { options }),
    ...(target && { target_id: target.message.id }),
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
}

const USER_OPTION = 6;

/** Members named in options come without what their user says already. */
function resolvedMember(guild: Guild): object {
  const { deaf: _, mute: __, ...member } = memberData(undefined) as { deaf: false; mute: false };
  return { ...member, permissions: memberPermissions(guild) };
}

function inGuild(guild: Guild, by: Account) {
  const member = memberData(by.user) as object;
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...member, permissions: memberPermissions(guild) },
  };
}

function channelPart(world: World, channel: Channel, guild: Guild | null) {
  const data = channelData(world, channel);
  return guild === null ? data : { ...data, permissions: memberPermissions(guild) };
}

function appPermissions({ guild }: Channel): string {
  if (guild !== null) return memberPermissions(guild);
  const { AttachFiles, EmbedLinks, MentionEveryone } = PermissionFlagsBits;
  return String(AttachFiles | EmbedLinks | MentionEveryone);
}
