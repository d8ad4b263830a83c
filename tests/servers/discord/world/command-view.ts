import type { APIApplicationCommand } from 'discord-api-types/v10';

/**
 * A command as lists show it: without its translations, unless the request asks for them with
 * `with_localizations=true` (interactions/application-commands, "Retrieving localized commands").
 */
export function withoutLocalizations(command: APIApplicationCommand): object {
  return strip(command) as object;
}

const TRANSLATIONS = ['name_localizations', 'description_localizations'];

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([key]) => !TRANSLATIONS.includes(key));
  return Object.fromEntries(fields.map(([key, field]) => [key, strip(field)]));
}
