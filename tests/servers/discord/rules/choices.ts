import { ApplicationCommandOptionType } from 'discord-api-types/v10';

import { badLength, required } from '../problems.ts';
import type { Path, Problem } from '../problems.ts';
import { publishedCheck } from '../schema/published.ts';
import { isBlank } from './embeds.ts';

/** Longest value of a choice, which is also the longest name; code points. */
export const MAX_CHOICE_LENGTH = 100;

/**
 * What is wrong with the answer to an autocomplete, by the type of the option that is typed in. The
 * description lets any type pass, nulls among them, and values of any length.
 */
export function choicesProblems(data: unknown, option: number, path: Path): Problem[] {
  const shape = publishedCheck(SCHEMAS[option] ?? SCHEMAS[ApplicationCommandOptionType.String]!)(
    data,
  );
  if (shape.length > 0)
    return shape.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
  const { choices } = data as { readonly choices?: readonly Choice[] | null };
  if (choices == null) return [required([...path, 'choices'])];
  return choices.flatMap((choice, at) => choiceProblems(choice, [...path, 'choices', at]));
}

type Choice = { readonly name: string; readonly value: string | number } | null;

const SCHEMAS: Readonly<Record<number, string>> = {
  [ApplicationCommandOptionType.String]:
    'InteractionApplicationCommandAutocompleteCallbackStringData',
  [ApplicationCommandOptionType.Integer]:
    'InteractionApplicationCommandAutocompleteCallbackIntegerData',
  [ApplicationCommandOptionType.Number]:
    'InteractionApplicationCommandAutocompleteCallbackNumberData',
};

function choiceProblems(choice: Choice, path: Path): Problem[] {
  if (choice === null) return [required(path)];
  const name = isBlank(choice.name) ? [required([...path, 'name'])] : [];
  if (typeof choice.value !== 'string') return name;
  const length = [...choice.value].length;
  const fits = length >= 1 && length <= MAX_CHOICE_LENGTH;
  return fits ? name : [...name, badLength([...path, 'value'], 1, MAX_CHOICE_LENGTH)];
}
