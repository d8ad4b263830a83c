import { MISSING_ACCESS, UNKNOWN_APPLICATION, UNKNOWN_GUILD } from '../api-error.ts';
import {
  commandById,
  commandsOf,
  editCommand,
  putCommand,
  setCommands,
} from '../world/command-book.ts';
import type { CommandRequest } from '../world/command-book.ts';
import { withoutLocalizations } from '../world/command-view.ts';
import type { Call, Handler } from './call.ts';

/** The global commands, and with `guild_id` in the path those of a guild. */
export const commandHandlers = { ...handlers('commands'), ...handlers('guildCommands') };

function handlers<Scope extends 'commands' | 'guildCommands'>(scope: Scope) {
  return {
    [`${scope}.list`]: (call: Call) => {
      const commands = commandsOf(call.world, guildOf(call));
      const translated = call.query.get('with_localizations') === 'true';
      return translated ? commands : commands.map(withoutLocalizations);
    },
    [`${scope}.set`]: (call: Call) =>
      setCommands(call.world, guildOf(call), call.body as readonly CommandRequest[]),
    [`${scope}.create`]: (call: Call) => {
      const { command, created } = putCommand(
        call.world,
        guildOf(call),
        call.body as CommandRequest,
      );
      return { status: created ? 201 : 200, body: command };
    },
    [`${scope}.get`]: (call: Call) => commandById(call.world, guildOf(call), idOf(call)),
    [`${scope}.edit`]: (call: Call) =>
      editCommand(call.world, guildOf(call), idOf(call), call.body as Partial<CommandRequest>),
    [`${scope}.delete`]: (call: Call) => {
      const { id } = commandById(call.world, guildOf(call), idOf(call));
      call.world.commands.delete(id);
    },
  } as Record<`${Scope}.${'list' | 'set' | 'create' | 'get' | 'edit' | 'delete'}`, Handler>;
}

function guildOf({ world, params }: Call): string | null {
  if (params['application_id'] !== world.app.id) throw UNKNOWN_APPLICATION;
  const id = params['guild_id'];
  if (id === undefined) return null;
  const guild = world.guilds.get(id);
  if (guild === undefined) throw UNKNOWN_GUILD;
  if (!guild.botJoined) throw MISSING_ACCESS;
  return id;
}

function idOf({ params }: Call): string {
  return params['command_id']!;
}
