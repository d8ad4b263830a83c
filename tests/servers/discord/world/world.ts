import type {
  APIApplicationCommand,
  APIInteraction,
  APIMessage,
  APIPingInteraction,
  APIUser,
  InteractionResponseType,
  Locale,
  UserFlags,
} from 'discord-api-types/v10';

import { createSignal } from '../../telegram/timeline.ts';
import type { Signal } from '../../telegram/timeline.ts';
import { createClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { createIds } from './ids.ts';
import type { Ids } from './ids.ts';
import type { Happening, What } from './timeline.ts';

/** Everything the server knows. Plain data; what may be done with it stands in the other files. */
export interface World {
  readonly app: App;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly accounts: Map<string, Account>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** By id. */
  readonly commands: Map<string, APIApplicationCommand>;
  /** How many commands were made today, by guild; null for the global ones. */
  readonly commandCreates: Map<string | null, number>;
  /** By token. */
  readonly interactions: Map<string, Interaction>;
  readonly timeline: Happening[];
  readonly signal: Signal;
  /** Tells the gateway; set by it. */
  emit: (event: WorldEvent) => void;
}

/** What the developer portal knows of the bot under test. */
export interface App {
  readonly id: string;
  readonly token: string;
  readonly user: APIUser;
  /** Ed25519, in hex, as the portal shows it. */
  readonly publicKey: string;
  /** The gateway intents that are switched on in the portal, as bits. */
  readonly privilegedIntents: number;
  /** Where interactions are delivered to instead of the gateway, or null. */
  endpoint: string | null;
}

export interface Account {
  readonly user: APIUser;
  readonly locale: `${Locale}`;
  /** The app is installed for this person. */
  readonly installed: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: `${Locale}`;
  /** The app is installed here, with its bot. */
  readonly botJoined: boolean;
  /** Members may post through apps that are installed only for them. */
  readonly externalApps: boolean;
  readonly members: Set<string>;
}

export interface Channel {
  readonly id: string;
  /** `private` is a conversation without the bot: of two people, or a group. */
  readonly kind: 'text' | 'bot-dm' | 'private';
  readonly guild: Guild | null;
  readonly name: string;
  /** Who is in it, where it is not a guild's. */
  readonly people: ReadonlySet<string>;
  /** Whether the bot may write here of its own accord. */
  readonly botMaySend: boolean;
  readonly messages: Map<string, Posted>;
}

export interface Posted {
  message: APIMessage;
  readonly channel: Channel;
  readonly byBot: boolean;
  /** The one person who sees it, or null. */
  readonly onlyFor: string | null;
  /** The token of the interaction that it came from, or null. */
  readonly token: string | null;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'component' | 'autocomplete';
  readonly by: Account;
  readonly channel: Channel;
  /** When it was made, by the server's clock. */
  readonly at: number;
  readonly payload: Exclude<APIInteraction, APIPingInteraction>;
  /** The message that the component is on. */
  readonly source: Posted | null;
  /** Installed only for the person: five follow-ups at most. */
  readonly onlyUserInstalled: boolean;
  /** All answers are private, since the person may not post through apps here. */
  readonly forcedPrivate: boolean;
  /** The first answer. */
  ack: { readonly type: InteractionResponseType; readonly at: number } | null;
  /** It was delivered over HTTP, and the response was none: nothing more will come. */
  failed: boolean;
  /** What `@original` stands for. */
  original: Posted | null;
  /** Answers to an autocomplete. */
  choices: readonly Choice[] | null;
  followUps: number;
}

export interface Choice {
  readonly name: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly value: string | number;
}

/** Something that the gateway may tell. */
export interface WorldEvent {
  readonly type: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE' | 'INTERACTION_CREATE';
  readonly channel: Channel;
  readonly data: object;
}

export function createWorld(app: Omit<App, 'id' | 'user'>, botName: string): World {
  const ids = createIds();
  const id = ids.old();
  const user = { ...createUser(id, botName), bot: true };
  return {
    app: { ...app, id, user },
    clock: createClock(),
    ids,
    accounts: new Map(),
    guilds: new Map(),
    channels: new Map(),
    commands: new Map(),
    commandCreates: new Map(),
    interactions: new Map(),
    timeline: [],
    signal: createSignal(),
    emit: () => {},
  };
}

export function createUser(id: string, name: string): APIUser {
  return {
    id,
    username: name,
    global_name: name,
    discriminator: '0',
    avatar: null,
    public_flags: NO_FLAGS,
    flags: NO_FLAGS,
    primary_guild: null,
  };
}

const NO_FLAGS = 0 as UserFlags;

/** Whether the bot is there: only then does the gateway tell of messages. */
export function isBotIn({ kind, guild }: Channel): boolean {
  return kind === 'bot-dm' || (guild?.botJoined ?? false);
}

export function canRead(channel: Channel, person: string): boolean {
  return (channel.guild?.members ?? channel.people).has(person);
}

export function happen(world: World, what: What): void {
  world.timeline.push({ at: Date.now(), ...what });
  world.signal.raise();
}
