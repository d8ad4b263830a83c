import type { APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';

import { contextOf } from '../world/interacting.ts';
import type { Account, Channel, World } from '../world/world.ts';

/** The commands that a person is offered at a place, the guild's own before global ones of their name. */
export function commandMenu(
  world: World,
  account: Account,
  place: Channel,
): APIApplicationCommand[] {
  const offered = [...world.commands.values()].filter((command) =>
    isOffered(command, account, place),
  );
  return offered.filter(
    (command) =>
      command.guild_id !== undefined ||
      !offered.some(
        (other) => other.guild_id && other.name === command.name && other.type === command.type,
      ),
  );
}

/** A command by its name, or by the name it has in the person's language; throws if there is none. */
export function findCommand(
  world: World,
  account: Account,
  place: Channel,
  name: string,
  type: ApplicationCommandType,
): APIApplicationCommand {
  const menu = commandMenu(world, account, place).filter((command) => command.type === type);
  const found = menu.find((command) => [command.name, localName(command, account)].includes(name));
  if (found !== undefined) return found;
  const names = menu.map((command) => localName(command, account)).join(', ');
  throw new Error(
    `${account.user.username} is offered no “${name}” in ${place.name}; there are: ${names || 'none'}`,
  );
}

/** The name as a person's client shows it. */
export function localName(
  { name, name_localizations }: Pick<APIApplicationCommand, 'name' | 'name_localizations'>,
  { locale }: Account,
): string {
  return name_localizations?.[locale] ?? name;
}

function isOffered(command: APIApplicationCommand, account: Account, place: Channel): boolean {
  const { guild } = place;
  if (command.guild_id !== undefined) return guild?.id === command.guild_id && guild.botJoined;
  const { contexts, integration_types: installs = [] } = command;
  if (contexts && !contexts.includes(contextOf(place))) return false;
  const forGuild =
    installs.includes(GUILD_INSTALL) && (guild?.botJoined || place.kind === 'bot-dm');
  const forUser = installs.includes(USER_INSTALL) && account.installed;
  return forGuild || forUser;
}

const GUILD_INSTALL = 0;
const USER_INSTALL = 1;
