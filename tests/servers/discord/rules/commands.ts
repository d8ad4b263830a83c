import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  Locale,
} from 'discord-api-types/v10';

import { notOneOf, required, stricter, tooLong } from '../problems.ts';
import type { Path, Problem } from '../problems.ts';
import { isBlank } from './embeds.ts';
import { commandSize, MAX_COMMAND_SIZE } from './command-size.ts';

type Localizations = Readonly<Record<string, string>> | null;

/** A command or one of its options, in the loose shape that both share. */
export interface CommandPart {
  readonly type?: number | null;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description?: string | null;
  readonly description_localizations?: Localizations;
  readonly options?: readonly CommandPart[] | null;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly choices?: readonly CommandChoice[] | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly min_value?: number | null;
  readonly max_value?: number | null;
  readonly integration_types?: readonly number[] | null;
  readonly contexts?: readonly number[] | null;
}

export interface CommandChoice {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly value: string | number;
}

/** What is wrong with a command beyond its shape (interactions/application-commands). */
export function commandProblems(command: CommandPart, global: boolean, path: Path): Problem[] {
  const slash = isSlash(command);
  const size = commandSize(command);
  return [
    ...localeProblems(command, path),
    ...(slash ? slashProblems(command, path) : menuProblems(command, path)),
    ...contextProblems(command, global, path),
    ...(size > MAX_COMMAND_SIZE
      ? [
          {
            path,
            code: 'APPLICATION_COMMAND_TOO_LARGE',
            message: `Command exceeds maximum size (${MAX_COMMAND_SIZE})`,
          },
        ]
      : []),
  ];
}

/** Names are unique for each type, in every language that people may have. */
export function duplicateProblems(commands: readonly CommandPart[]): Problem[] {
  return repeats(
    commands,
    ({ type }) => String(type ?? ApplicationCommandType.ChatInput),
    (at) => ({
      path: [at],
      code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
      message: 'Application command names must be unique',
    }),
  );
}

function isSlash({ type }: CommandPart): boolean {
  return (type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
}

const LOCALES: readonly string[] = Object.values(Locale);

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_CHOICE_VALUE = 100;

function slashProblems(command: CommandPart, path: Path): Problem[] {
  const { description } = command;
  return [
    ...nameProblems(command, path),
    ...(isBlank(description) ? [required([...path, 'description'])] : []),
    ...optionsProblems(command.options ?? [], [...path, 'options']),
  ];
}

function menuProblems({ description, options }: CommandPart, path: Path): Problem[] {
  const invalid = (field: string, message: string) => ({
    path: [...path, field],
    code: 'APPLICATION_COMMAND_INVALID_DESCRIPTION',
    message,
  });
  return [
    ...(description
      ? [invalid('description', 'Context menu commands cannot have description')]
      : []),
    ...((options ?? []).length > 0
      ? [stricter([...path, 'options'], 'Context menu commands cannot have options.')]
      : []),
  ];
}

function contextProblems(command: CommandPart, global: boolean, path: Path): Problem[] {
  const { integration_types: installs, contexts } = command;
  if (!global) {
    const fields = (['integration_types', 'contexts'] as const).filter((field) => command[field]);
    return fields.map((field) => stricter([...path, field], 'Only global commands have contexts.'));
  }
  const privateOnly = contexts?.includes(PRIVATE_CHANNEL) && !installs?.includes(USER_INSTALL);
  const message = 'Private channels are for commands that are installed for a user.';
  return privateOnly && installs ? [stricter([...path, 'contexts'], message)] : [];
}

const PRIVATE_CHANNEL = 2;
const USER_INSTALL = 1;

function optionsProblems(options: readonly CommandPart[], path: Path): Problem[] {
  const firstOptional = options.findIndex((option) => !option.required && !isNested(option));
  return [
    ...options.flatMap((option, at) => optionProblems(option, [...path, at])),
    ...options.flatMap((option, at) =>
      option.required && firstOptional >= 0 && at > firstOptional
        ? [
            {
              path: [...path, at],
              code: 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
              message: 'Required options must be placed before non-required options',
            },
          ]
        : [],
    ),
    ...repeats(
      options,
      () => '',
      (at, name) => ({
        path: [...path, at],
        code: 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
        message: `Option name ${name} is already used in these options`,
      }),
    ),
  ];
}

function optionProblems(option: CommandPart, path: Path): Problem[] {
  const { choices, autocomplete, min_length, max_length, min_value, max_value } = option;
  const reversed = (low?: number | null, high?: number | null) =>
    low != null && high != null && low > high;
  return [
    ...nameProblems(option, path),
    ...localeProblems(option, path),
    ...(isBlank(option.description) ? [required([...path, 'description'])] : []),
    ...(choices ?? []).flatMap((choice, at) => choiceProblems(choice, [...path, 'choices', at])),
    ...(autocomplete && (choices ?? []).length > 0
      ? [stricter([...path, 'autocomplete'], 'An option with choices does not complete itself.')]
      : []),
    ...(reversed(min_length, max_length) || reversed(min_value, max_value)
      ? [stricter(path, 'The least allowed is more than the most.')]
      : []),
    ...(isNested(option) ? optionsProblems(option.options ?? [], [...path, 'options']) : []),
  ];
}

function choiceProblems({ name, name_localizations, value }: CommandChoice, path: Path): Problem[] {
  const long = typeof value === 'string' && [...value].length > MAX_CHOICE_VALUE;
  return [
    ...localeProblems({ name, name_localizations: name_localizations ?? null }, path),
    ...(long ? [tooLong([...path, 'value'], MAX_CHOICE_VALUE)] : []),
  ];
}

function nameProblems(part: CommandPart, path: Path): Problem[] {
  const named = [
    { at: [...path, 'name'], name: part.name },
    ...Object.entries(part.name_localizations ?? {}).map(([locale, name]) => ({
      at: [...path, 'name_localizations', locale],
      name,
    })),
  ];
  return named.flatMap(({ at, name }) => {
    if (!NAME.test(name)) {
      return [
        {
          path: at,
          code: 'STRING_TYPE_REGEX',
          message: 'String value did not match validation regex.',
        },
        { path: at, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' },
      ];
    }
    // The platform wants the lower case of letters that have one.
    if (name === name.toLowerCase()) return [];
    return [
      { path: at, code: 'APPLICATION_COMMAND_INVALID_NAME', message: 'Command name is invalid' },
    ];
  });
}

function localeProblems(part: CommandPart, path: Path): Problem[] {
  return (['name_localizations', 'description_localizations'] as const).flatMap((field) =>
    Object.keys(part[field] ?? {})
      .filter((locale) => !LOCALES.includes(locale))
      .map((locale) => notOneOf([...path, field, locale], LOCALES)),
  );
}

/** A part whose name, or its name in some language, is taken by one before it. */
function repeats(
  parts: readonly CommandPart[],
  group: (part: CommandPart) => string,
  problem: (at: number, name: string) => Problem,
): Problem[] {
  const taken = new Set<string>();
  return parts.flatMap((part, at) => {
    const names = ['', ...LOCALES].map((locale) => {
      const name = part.name_localizations?.[locale] ?? part.name;
      return { key: `${group(part)} ${locale} ${name}`, name };
    });
    const clash = names.find(({ key }) => taken.has(key));
    for (const { key } of names) taken.add(key);
    return clash === undefined ? [] : [problem(at, clash.name)];
  });
}

function isNested({ type }: CommandPart): boolean {
  const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;
  return type === Subcommand || type === SubcommandGroup;
}
