import {
  AllowedMentionsTypes,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { APIApplicationCommand, APIMessage, Locale } from 'discord-api-types/v10';

import { MESSAGE_MENTIONS } from '../rules/mentions.ts';
import { eachComponent } from '../world/message-body.ts';
import type { Component } from '../world/message-body.ts';
import { botDm } from '../world/places.ts';
import { post } from '../world/posting.ts';
import { replyFields } from '../world/replying.ts';
import { canRead, createUser, happen } from '../world/world.ts';
import type { Account, Channel, Choice, Posted, World } from '../world/world.ts';
import { interact } from '../world/interacting.ts';
import type { OptionValue } from '../world/interacting.ts';
import { commandMenu, findCommand } from './command-menu.ts';
import { fillOptions } from './fill-options.ts';
import type { Filled } from './fill-options.ts';
import type { Asked, Asking } from './asking.ts';

export interface PersonOptions {
  /** The language of the client; `en-US` by default. */
  readonly locale?: `${Locale}`;
  /** The app is installed for this person; false by default. */
  readonly installed?: boolean;
  /** Where they are; the conversation with the bot by default. */
  readonly in?: Channel;
}

export interface Saying {
  /** The message that is answered. */
  readonly replyTo?: Posted;
  /** Whether an answer mentions the one who is answered; true by default, as in clients. */
  readonly pings?: boolean;
}

/** Someone at a place. What they do happens at once; the bot is told. */
export interface Person {
  readonly account: Account;
  readonly place: Channel;
  /** The same person elsewhere. */
  readonly in: (place: Channel) => Person;
  /** The same person in the conversation with the bot. */
  readonly inDm: () => Person;
  /** Writes a message that is not meant for the bot, unless this is the conversation with it. */
  readonly says: (text: string, options?: Saying) => Posted;
  /** Writes a message that mentions the bot first. */
  readonly mentionsBot: (text: string, options?: Saying) => Posted;
  /** Writes to the bot in private. */
  readonly dm: (text: string) => Posted;
  /**
   * Uses a slash command as the client lets them: it has to be there, with these options. A person is
   * given as `Person`.
   */
  readonly slash: (name: string, options?: Filled) => Promise<Asked>;
  /** Types into an option that completes itself; gives the choices, or null if none came in time. */
  readonly autocomplete: (
    name: string,
    option: string,
    typed: string,
    others?: Filled,
  ) => Promise<readonly Choice[] | null>;
  /** Uses a command from the menu of a message. */
  readonly messageCommand: (name: string, message: Posted) => Promise<Asked>;
  /** Presses the button with this label, under the message as it stands now. */
  readonly presses: (label: string, message: Posted) => Promise<Asked>;
  /** The commands that the client offers here. */
  readonly menu: () => readonly APIApplicationCommand[];
  /** The messages here as this person sees them, oldest first. */
  readonly screen: () => readonly Posted[];
}

export function createPerson(
  world: World,
  asking: Asking,
  name: string,
  options: PersonOptions = {},
): Person {
  const { locale = 'en-US', installed = false } = options;
  const id = world.ids.old();
  const account: Account = { user: createUser(id, name), locale, installed };
  world.accounts.set(id, account);
  return personAt(world, asking, account, options.in ?? botDm(world, account));
}

function personAt(world: World, asking: Asking, account: Account, place: Channel): Person {
  const { user } = account;
  if (place.guild !== null) place.guild.members.add(user.id);
  const write = (text: string, { replyTo, pings = true }: Saying) => {
    if (!canRead(place, user.id)) throw new Error(`${user.username} is not in ${place.name}`);
    const allowed_mentions = pings ? null : { parse: [...EVERY_KIND], replied_user: false };
    return post(
      world,
      place,
      { content: typed(text), allowed_mentions },
      {
        author: user,
        mentions: MESSAGE_MENTIONS,
        fields: replyTo === undefined ? {} : replyFields(place, answering(replyTo)),
      },
    );
  };
  const did = (kind: 'command' | 'press' | 'typing', text: string) => {
    happen(world, { kind, channel: place, by: user.username, text });
  };

  return {
    account,
    place,
    in: (elsewhere) => personAt(world, asking, account, elsewhere),
    inDm: () => personAt(world, asking, account, botDm(world, account)),
    says: (text, options = {}) => write(text, options),
    mentionsBot: (text, options = {}) => write(`<@${world.app.user.id}> ${text}`, options),
    dm: (text) => personAt(world, asking, account, botDm(world, account)).says(text),
    slash: async (commandName, filled = {}) => {
      const command = findCommand(
        world,
        account,
        place,
        commandName,
        ApplicationCommandType.ChatInput,
      );
      const values = fillOptions(command, account, filled);
      did('command', [`/${commandName}`, ...values.map(shown)].join(' '));
      return asking.ask(
        interact(world, account, place, { kind: 'command', command, options: values }),
      );
    },
    autocomplete: async (commandName, option, text, others = {}) => {
      const command = findCommand(
        world,
        account,
        place,
        commandName,
        ApplicationCommandType.ChatInput,
      );
      const values = fillOptions(command, account, others, { option, text });
      did('typing', `/${commandName} ${option}:${text}▏`);
      const deed = { kind: 'autocomplete', command, options: values } as const;
      return asking.complete(interact(world, account, place, deed));
    },
    messageCommand: async (commandName, message) => {
      const command = findCommand(
        world,
        account,
        place,
        commandName,
        ApplicationCommandType.Message,
      );
      seen(account, message);
      did('command', `${commandName} ▸ ${message.message.content}`);
      const deed = { kind: 'command', command, options: [], target: message } as const;
      return asking.ask(interact(world, account, place, deed));
    },
    presses: async (label, message) => {
      seen(account, message);
      const button = buttonOf(message.message, label);
      did('press', `[${label}]`);
      const deed = { kind: 'component', source: message, customId: button.custom_id! } as const;
      return asking.ask(interact(world, account, message.channel, deed));
    },
    menu: () => commandMenu(world, account, place),
    screen: () =>
      [...place.messages.values()].filter(({ onlyFor }) => [null, user.id].includes(onlyFor)),
  };
}

const EVERY_KIND = [
  AllowedMentionsTypes.User,
  AllowedMentionsTypes.Role,
  AllowedMentionsTypes.Everyone,
];

function answering({ message }: Posted) {
  return { message_reference: { message_id: message.id } };
}

/** An option as the client shows it once it is filled in. */
function shown({ name, type, value }: OptionValue): string {
  return type === ApplicationCommandOptionType.User ? `${name}:<@${value}>` : `${name}:${value}`;
}

/** The longest message a person without a subscription can write; UTF-16 units. */
const MAX_TYPED = 2000;

function typed(text: string): string {
  if (text.trim() === '' || text.length > MAX_TYPED) {
    throw new Error(`nobody can send a message of ${text.length} characters`);
  }
  return text;
}

function seen({ user }: Account, { onlyFor, channel, message }: Posted): void {
  const there = canRead(channel, user.id) && channel.messages.has(message.id);
  if (there && [null, user.id].includes(onlyFor)) return;
  throw new Error(`${user.username} does not see this message`);
}

function buttonOf(message: APIMessage, label: string): Component {
  const components = (message.components ?? []) as unknown as readonly Component[];
  const buttons = eachComponent(components)
    .map(({ component }) => component)
    .filter(({ type }) => type === ComponentType.Button);
  const button = buttons.find((one) => labelOf(one) === label);
  if (button === undefined) {
    const labels = buttons.map((one) => `[${labelOf(one)}]`).join(' ');
    throw new Error(`there is no button [${label}]; there are: ${labels || 'none'}`);
  }
  if (button.disabled) throw new Error(`the button [${label}] is switched off`);
  if (button.style === ButtonStyle.Link) throw new Error(`[${label}] is a link to ${button.url}`);
  return button;
}

/** A button without words is known by its emoji. */
export function labelOf({ label, emoji }: Component): string {
  return [emoji?.name ?? '', label ?? ''].filter((part) => part !== '').join(' ');
}
