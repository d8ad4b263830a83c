import type { CommandPart } from './commands.ts';

/** Characters of a command altogether (interactions/application-commands, "Limits"). */
export const MAX_COMMAND_SIZE = 8000;

/**
 * All names, descriptions and values of a command, its options and their choices; where a text comes in
 * several languages the longest counts.
 */
export function commandSize({
  name,
  name_localizations,
  description,
  description_localizations,
  options,
  choices,
}: CommandPart): number {
  return (
    longest(name, name_localizations) +
    longest(description ?? '', description_localizations) +
    (options ?? []).reduce((sum, option) => sum + commandSize(option), 0) +
    (choices ?? []).reduce(
      (sum, choice) =>
        sum + longest(choice.name, choice.name_localizations) + [...String(choice.value)].length,
      0,
    )
  );
}

function longest(
  text: string,
  others: Readonly<Record<string, string>> | null | undefined,
): number {
  return Math.max(...[text, ...Object.values(others ?? {})].map((one) => [...one].length));
}
