import { ApplicationCommandType } from 'discord-api-types/v10';
import type { APIApplicationCommand } from 'discord-api-types/v10';

import {
  TOO_MANY_COMMANDS,
  TOO_MANY_COMMAND_CREATES,
  UNKNOWN_COMMAND,
  refuseAny,
} from '../api-error.ts';
import { commandProblems, duplicateProblems } from '../rules/commands.ts';
import type { CommandPart } from '../rules/commands.ts';
import type { World } from './world.ts';

/** A command as a request gives it. */
export type CommandRequest = CommandPart & Partial<Omit<APIApplicationCommand, keyof CommandPart>>;

/** The commands of a guild, or the global ones for null, oldest first. */
export function commandsOf({ commands }: World, guild: string | null): APIApplicationCommand[] {
  return [...commands.values()].filter(({ guild_id }) => (guild_id ?? null) === guild);
}

export function commandById(world: World, guild: string | null, id: string): APIApplicationCommand {
  const command = world.commands.get(id);
  if (command === undefined || (command.guild_id ?? null) !== guild) throw UNKNOWN_COMMAND;
  return command;
}

/** Replaces all: those of the same type and name keep their id, others go. */
export function setCommands(
  world: World,
  guild: string | null,
  requests: readonly CommandRequest[],
): APIApplicationCommand[] {
  const problems = requests.flatMap((one, at) => commandProblems(one, guild === null, [at]));
  refuseAny([...problems, ...duplicateProblems(requests)]);
  const before = commandsOf(world, guild);
  const kept = requests.map((request) => sameName(before, request));
  countCreates(world, guild, kept.filter((command) => command === undefined).length);
  checkCount(requests);
  for (const { id } of before) world.commands.delete(id);
  return requests.map((request, at) => store(world, guild, request, kept[at]));
}

/** Makes a command, or changes the one of the same type and name. */
export function putCommand(
  world: World,
  guild: string | null,
  request: CommandRequest,
): { readonly command: APIApplicationCommand; readonly created: boolean } {
  refuseAny(commandProblems(request, guild === null, []));
  const before = commandsOf(world, guild);
  const known = sameName(before, request);
  if (known === undefined) {
    checkCount([...before, request] as CommandPart[]);
    countCreates(world, guild, 1);
  }
  return { command: store(world, guild, request, known), created: known === undefined };
}

export function editCommand(
  world: World,
  guild: string | null,
  id: string,
  changes: Partial<CommandRequest>,
): APIApplicationCommand {
  const before = commandById(world, guild, id);
  const merged = { ...before, ...changes } as CommandRequest;
  const request = guild === null ? merged : withoutContexts(merged);
  refuseAny(commandProblems(request, guild === null, []));
  const others = commandsOf(world, guild).filter((command) => command !== before);
  refuseAny(duplicateProblems([...others, request] as CommandPart[]).map(toName));
  return store(world, guild, request, before);
}

/** In a day, for each guild and for the global ones. */
export const MAX_CREATES = 200;

const MAX_COMMANDS: Readonly<Record<number, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};

function countCreates({ commandCreates }: World, guild: string | null, count: number): void {
  const total = (commandCreates.get(guild) ?? 0) + count;
  if (total > MAX_CREATES) throw TOO_MANY_COMMAND_CREATES;
  commandCreates.set(guild, total);
}

function checkCount(commands: readonly CommandPart[]): void {
  for (const [type, max] of Object.entries(MAX_COMMANDS)) {
    const count = commands.filter((command) => typeOf(command) === Number(type)).length;
    if (count > max) throw TOO_MANY_COMMANDS;
  }
}

function sameName(
  commands: readonly APIApplicationCommand[],
  request: CommandRequest,
): APIApplicationCommand | undefined {
  return commands.find(({ name, type }) => name === request.name && type === typeOf(request));
}

function typeOf({ type }: CommandPart): ApplicationCommandType {
  return type ?? ApplicationCommandType.ChatInput;
}

/** Fills in what the platform fills in. A command that says the same as before keeps its version. */
function store(
  world: World,
  guild: string | null,
  request: CommandRequest,
  before: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const now = world.clock.now();
  const options = (request.options ?? []).map(storedOption);
  const command = {
    id: before?.id ?? world.ids.born(now),
    application_id: world.app.id,
    version: before?.version ?? world.ids.born(now),
    default_member_permissions: request.default_member_permissions ?? null,
    type: typeOf(request),
    name: request.name,
    name_localizations: request.name_localizations ?? null,
    description: request.description ?? '',
    description_localizations: request.description_localizations ?? null,
    nsfw: request.nsfw ?? false,
    ...(options.length > 0 && { options }),
    ...(guild === null
      ? {
          dm_permission: request.dm_permission ?? true,
          contexts: request.contexts ?? null,
          integration_types: request.integration_types ?? INSTALLABLE,
        }
      : { guild_id: guild }),
  } as unknown as APIApplicationCommand;
  const same = before !== undefined && JSON.stringify(before) === JSON.stringify(command);
  const stored =
    same || before === undefined ? command : { ...command, version: world.ids.born(now) };
  world.commands.set(stored.id, stored);
  return stored;
}

/** What the portal has the app installed for: guilds and users. */
const INSTALLABLE: readonly number[] = [0, 1];

/** Switches that are off are left out, as are empty lists. */
function storedOption(option: CommandPart): object {
  const { required, autocomplete, options, choices, ...rest } = option;
  return {
    ...rest,
    name_localizations: option.name_localizations ?? null,
    description_localizations: option.description_localizations ?? null,
    ...(required && { required }),
    ...(autocomplete && { autocomplete }),
    ...(options && options.length > 0 && { options: options.map(storedOption) }),
    ...(choices && choices.length > 0 && { choices }),
  };
}

function withoutContexts(command: CommandRequest): CommandRequest {
  const { contexts: _, integration_types: __, ...rest } = command;
  return rest as CommandRequest;
}

function toName<P extends { readonly path: readonly (string | number)[] }>(problem: P): P {
  return { ...problem, path: ['name'] };
}
