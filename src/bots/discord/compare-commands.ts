import { isDeepStrictEqual } from 'node:util';
import type { CommandDefinition, Localizations, OptionDefinition } from './commands.ts';
import { COMMAND } from './payload.ts';

/** A command without where it may be used, as guilds have them, or with it. */
export type Wanted = Omit<CommandDefinition, 'contexts' | 'integration_types'> &
  Partial<Pick<CommandDefinition, 'contexts' | 'integration_types'>>;

/** A command as Discord lists it: what is off or empty may be missing or null. */
export interface Registered {
  readonly id: string;
  readonly type?: number;
  readonly name: string;
  readonly name_localizations?: Localizations | null;
  readonly description?: string;
  readonly description_localizations?: Localizations | null;
  readonly options?: readonly RegisteredOption[] | null;
  readonly integration_types?: readonly number[] | null;
  readonly contexts?: readonly number[] | null;
}

type RegisteredOption = Partial<OptionDefinition> & Pick<OptionDefinition, 'type' | 'name'>;

export interface Plan {
  readonly create: readonly Wanted[];
  readonly edit: readonly { readonly id: string; readonly command: Wanted }[];
  readonly remove: readonly Registered[];
  readonly same: readonly Wanted[];
}

/** Kinds of commands that are this bot's to remove; an app's entry point is not. */
const OURS: readonly number[] = [COMMAND.slash, 2, COMMAND.message];

/** What has to change for the registered commands to be those wanted; they belong together by name and kind. */
export function planRegistration(
  wanted: readonly Wanted[],
  registered: readonly Registered[],
): Plan {
  const known = (command: Wanted): Registered | undefined =>
    registered.find(
      ({ name, type = COMMAND.slash }) => name === command.name && type === command.type,
    );
  const matched = new Set(wanted.map(known));
  const isSame = (command: Wanted): boolean => {
    const before = known(command);
    return (
      before !== undefined && isDeepStrictEqual(normal(before, command), normal(command, command))
    );
  };
  return {
    create: wanted.filter((command) => known(command) === undefined),
    edit: wanted.flatMap((command) => {
      const before = known(command);
      return before === undefined || isSame(command) ? [] : [{ id: before.id, command }];
    }),
    remove: registered.filter(
      (command) => !matched.has(command) && OURS.includes(command.type ?? COMMAND.slash),
    ),
    same: wanted.filter(isSame),
  };
}

/** Both sides in one form. Where a command may be used counts only where that is asked for. */
function normal(command: Registered | Wanted, like: Wanted) {
  const { name, type, description, options, integration_types, contexts } = command;
  return {
    name,
    type: type ?? COMMAND.slash,
    description: description ?? '',
    names: entriesOf(command.name_localizations),
    descriptions: entriesOf(command.description_localizations),
    options: (options ?? []).map(normalOption),
    integration_types: like.integration_types === undefined ? null : sorted(integration_types),
    contexts: like.contexts === undefined ? null : sorted(contexts),
  };
}

function normalOption(option: RegisteredOption) {
  const { name, type, description, required, autocomplete, max_length } = option;
  return {
    name,
    type,
    description: description ?? '',
    names: entriesOf(option.name_localizations),
    descriptions: entriesOf(option.description_localizations),
    required: required ?? false,
    autocomplete: autocomplete ?? false,
    max_length: max_length ?? null,
  };
}

function entriesOf(localizations: Localizations | null | undefined): readonly string[] {
  return Object.entries(localizations ?? {})
    .map(([locale, text]) => `${locale} ${text}`)
    .sort();
}

function sorted(numbers: readonly number[] | null | undefined): readonly number[] {
  return [...(numbers ?? [])].sort((a, b) => a - b);
}
