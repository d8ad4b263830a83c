import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { APIApplicationCommand } from 'discord-api-types/v10';

import type { CommandPart } from '../rules/commands.ts';
import type { OptionValue } from '../world/interacting.ts';
import type { Account } from '../world/world.ts';
import { localName } from './command-menu.ts';
import type { Person } from './people.ts';

/** Values by the names of options, as the platform or the person's language has them. */
export type Filled = Readonly<Record<string, string | number | boolean | Person>>;

/**
 * The options of a command filled in as a client lets a person: all required ones, none that are not
 * there, within their limits. While one is `typing`, the others may be missing.
 */
export function fillOptions(
  command: APIApplicationCommand,
  account: Account,
  filled: Filled,
  typing?: { readonly option: string; readonly text: string },
): OptionValue[] {
  const options = (command.options ?? []) as readonly CommandPart[];
  const named = (name: string) => {
    const option = options.find(
      (one) => one.name === name || localName(one as never, account) === name,
    );
    if (option === undefined) throw new Error(`/${command.name} has no option “${name}”`);
    return option;
  };
  const values = Object.entries(filled).map(([name, value]) => fill(named(name), value));
  if (typing !== undefined) {
    const { name, type, autocomplete } = named(typing.option);
    if (!autocomplete) throw new Error(`the option “${name}” does not complete itself`);
    return [...values, { name, type: type!, value: typing.text, focused: true }];
  }
  const missing = options.find(
    ({ name, required }) => required && !values.some((value) => value.name === name),
  );
  if (missing !== undefined) throw new Error(`/${command.name} needs “${missing.name}”`);
  return values;
}

function fill(option: CommandPart, value: string | number | boolean | Person): OptionValue {
  const { name, choices } = option;
  const type = option.type!;
  const plain = typeof value === 'object' ? value.account.user.id : value;
  const wanted = typeof value === 'object' ? 'person' : typeof value;
  if (TYPES[type] !== wanted) {
    throw new Error(`the option “${name}” takes a ${TYPES[type] ?? 'thing nobody has here'}`);
  }
  if (typeof value === 'string') checkLength(option, value);
  if (choices && !choices.some((choice) => choice.value === plain)) {
    throw new Error(`the option “${name}” has no choice “${plain}”`);
  }
  return { name, type, value: plain };
}

const TYPES: Readonly<Record<number, string>> = {
  [ApplicationCommandOptionType.String]: 'string',
  [ApplicationCommandOptionType.Integer]: 'number',
  [ApplicationCommandOptionType.Number]: 'number',
  [ApplicationCommandOptionType.Boolean]: 'boolean',
  [ApplicationCommandOptionType.User]: 'person',
};

/** The most that a client takes when the option does not say; UTF-16 units. */
const MAX_LENGTH = 6000;

function checkLength({ name, min_length, max_length }: CommandPart, text: string): void {
  const fits = text.length >= (min_length ?? 1) && text.length <= (max_length ?? MAX_LENGTH);
  if (!fits) throw new Error(`the option “${name}” does not take ${text.length} characters`);
}
