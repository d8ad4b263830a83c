import { ApplicationCommandType } from 'discord-api-types/v10';

import { findCommand } from './script/command-menu.ts';
import { fillOptions } from './script/fill-options.ts';
import type { Filled } from './script/fill-options.ts';
import type { Person } from './script/people.ts';
import type { DiscordServer } from './server.ts';
import { interact } from './world/interacting.ts';
import type { Interaction, Posted } from './world/world.ts';

/** Interactions that nobody delivers and nobody waits for: a test answers them by hand. */

export function bareSlash(
  { world }: DiscordServer,
  { account, place }: Person,
  name: string,
  filled: Filled = {},
): Interaction {
  const command = findCommand(world, account, place, name, ApplicationCommandType.ChatInput);
  const options = fillOptions(command, account, filled);
  return interact(world, account, place, { kind: 'command', command, options });
}

export function bareTyping(
  { world }: DiscordServer,
  { account, place }: Person,
  name: string,
  option: string,
): Interaction {
  const command = findCommand(world, account, place, name, ApplicationCommandType.ChatInput);
  const options = fillOptions(command, account, {}, { option, text: '' });
  return interact(world, account, place, { kind: 'autocomplete', command, options });
}

export function barePress(
  { world }: DiscordServer,
  { account }: Person,
  source: Posted,
  customId: string,
): Interaction {
  return interact(world, account, source.channel, { kind: 'component', source, customId });
}
