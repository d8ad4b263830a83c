import { ChannelType, GuildSystemChannelFlags, PermissionFlagsBits } from 'discord-api-types/v10';
import type { GatewayGuildCreateDispatchData, Locale } from 'discord-api-types/v10';

import { isoTime } from './clock.ts';
import type { Account, Channel, Guild, World } from './world.ts';

export interface GuildOptions {
  readonly name?: string;
  /** The language of its community; `en-US` by default. */
  readonly locale?: `${Locale}`;
  /** The app is installed there; true by default. */
  readonly botJoined?: boolean;
  /** Members may post through apps that are installed only for them; true by default. */
  readonly externalApps?: boolean;
}

export interface ChannelOptions {
  readonly name?: string;
  /** Whether the bot may write there of its own accord; true by default. */
  readonly botMaySend?: boolean;
}

/** Known to a gateway session only from its next READY on: make places before the bot logs in. */
export function createGuild(world: World, options: GuildOptions): Guild {
  const { name = '读书会', locale = 'en-US', botJoined = true, externalApps = true } = options;
  const id = world.ids.old();
  const guild = { id, name, locale, botJoined, externalApps, members: new Set<string>() };
  world.guilds.set(id, guild);
  return guild;
}

export function createTextChannel(world: World, guild: Guild, options: ChannelOptions): Channel {
  const { name = 'general', botMaySend = true } = options;
  return addChannel(world, { kind: 'text', guild, name, people: new Set(), botMaySend });
}

/** The conversation of a person with the bot, made when it is first needed. */
export function botDm(world: World, { user }: Account): Channel {
  const known = [...world.channels.values()].find(
    ({ kind, people }) => kind === 'bot-dm' && people.has(user.id),
  );
  const people = new Set([user.id]);
  const name = `@${world.app.user.username}`;
  return (
    known ?? addChannel(world, { kind: 'bot-dm', guild: null, name, people, botMaySend: true })
  );
}

/** A conversation of people without the bot. */
export function createPrivateChannel(world: World, people: readonly Account[]): Channel {
  return addChannel(world, {
    kind: 'private',
    guild: null,
    name: people.map(({ user }) => user.username).join('+'),
    people: new Set(people.map(({ user }) => user.id)),
    botMaySend: false,
  });
}

/** The channel as REST and interactions show it. */
export function channelData(world: World, channel: Channel) {
  const { id, guild, name, people } = channel;
  const last_message_id = [...channel.messages.keys()].at(-1) ?? null;
  const common = { id, last_message_id, flags: 0 };
  if (guild !== null) {
    const type: ChannelType.GuildText = ChannelType.GuildText;
    return { ...common, type, guild_id: guild.id, name, position: 0, nsfw: false };
  }
  const recipients = [...people].map((person) => world.accounts.get(person)!.user);
  if (people.size > 2) {
    const type: ChannelType.GroupDM = ChannelType.GroupDM;
    return { ...common, type, name, icon: null, owner_id: recipients[0]!.id, recipients };
  }
  const type: ChannelType.DM = ChannelType.DM;
  return { ...common, type, recipients };
}

/** What GUILD_CREATE tells. */
export function guildData(world: World, guild: Guild): GatewayGuildCreateDispatchData {
  const { id, name, locale, members } = guild;
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild);
  const owner = [...members][0] ?? world.app.user.id;
  return {
    id,
    name,
    owner_id: owner,
    preferred_locale: locale as Locale,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    vanity_url_code: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    rules_channel_id: null,
    system_channel_id: null,
    system_channel_flags: GuildSystemChannelFlags.SuppressJoinNotifications,
    application_id: null,
    hub_type: null,
    incidents_data: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: [everyone(guild)],
    large: false,
    member_count: members.size + 1,
    members: [memberData(world.app.user)],
    channels: channels.map((channel) => channelData(world, channel)) as never,
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    joined_at: JOINED_AT,
  };
}

/** A member of a guild, without the nickname and roles that nothing here needs. */
export function memberData<User extends object | undefined>(user: User) {
  return {
    ...(user && { user }),
    nick: null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: JOINED_AT,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    premium_since: null,
    communication_disabled_until: null,
  } as never;
}

/** What members may do in a guild, as bits. */
export function memberPermissions({ externalApps }: Guild): string {
  return String(EVERYONE | (externalApps ? PermissionFlagsBits.UseExternalApps : 0n));
}

export function everyone(guild: Guild) {
  return {
    id: guild.id,
    name: '@everyone',
    permissions: memberPermissions(guild),
    position: 0,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
    icon: null,
    unicode_emoji: null,
  };
}

const EVERYONE =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.UseApplicationCommands;

const JOINED_AT = isoTime(Date.UTC(2024, 0, 1));

function addChannel(world: World, channel: Omit<Channel, 'id' | 'messages'>): Channel {
  const added = { ...channel, id: world.ids.old(), messages: new Map() };
  world.channels.set(added.id, added);
  return added;
}
