import type { APIAllowedMentions } from 'discord-api-types/v10';

import { repeated, stricter } from '../problems.ts';
import type { Path, Problem } from '../problems.ts';

export type MentionKind = 'users' | 'roles' | 'everyone';

/** Who a message may notify when it does not say (resources/message, "Allowed mentions object"). */
export const INTERACTION_MENTIONS: readonly MentionKind[] = ['users'];
export const MESSAGE_MENTIONS: readonly MentionKind[] = ['users', 'roles', 'everyone'];

/** Lists without repetition and without nulls; a kind either parsed or listed. */
export function mentionProblems(allowed: APIAllowedMentions, path: Path): Problem[] {
  const lists = (['parse', 'users', 'roles'] as const).flatMap((key) =>
    (allowed[key] ?? []).flatMap((value, at, all: readonly string[]) => {
      const here = [...path, key, at];
      if (value === null) return [stricter(here, 'This entry names nobody.')];
      return all.indexOf(value) < at ? [repeated(here)] : [];
    }),
  );
  const exclusive = (['users', 'roles'] as const).flatMap((kind) => {
    const both = (allowed.parse ?? []).includes(kind as never) && (allowed[kind] ?? []).length > 0;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    return both ? [{ path, code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message }] : [];
  });
  return [...lists, ...exclusive];
}

/** Whom the texts notify. */
export function mentionsIn(
  texts: readonly string[],
  allowed: APIAllowedMentions | null | undefined,
  byDefault: readonly MentionKind[],
): { readonly users: readonly string[]; readonly everyone: boolean } {
  const parse: readonly string[] = allowed == null ? byDefault : (allowed.parse ?? []);
  const named = texts.flatMap((text) => [...text.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id!));
  const listed = allowed?.users ?? [];
  return {
    users: [...new Set(named)].filter((id) => parse.includes('users') || listed.includes(id)),
    everyone: parse.includes('everyone') && texts.some((text) => /@(everyone|here)\b/.test(text)),
  };
}
