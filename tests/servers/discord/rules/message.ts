import { MessageFlags } from 'discord-api-types/v10';

import { EMPTY_MESSAGE, refuseAny } from '../api-error.ts';
import { required, stricter, tooLong } from '../problems.ts';
import type { Path, Problem } from '../problems.ts';
import type { MessageBody } from '../world/message-body.ts';
import { componentProblems } from './components.ts';
import { embedProblems, isBlank, isEmptyEmbed, lengthOf } from './embeds.ts';
import { mentionProblems } from './mentions.ts';

/** How a message comes: which flags it may set. */
export type MessageWay = 'interaction' | 'defer' | 'channel' | 'edit';

/**
 * Throws the platform's refusal of a message, for what its description leaves out.
 *
 * @param body - the request; `before` is the message that it edits, whose other fields stay.
 * @param path - where the body stands in the request: `data` in an interaction's callback.
 */
export function checkMessage(
  body: MessageBody,
  way: MessageWay,
  path: Path = [],
  before: MessageBody = {},
): void {
  const merged = { ...before, ...withoutUndefined(body) };
  const flags = (before.flags ?? 0) | (body.flags ?? 0);
  const v2 = (flags & MessageFlags.IsComponentsV2) !== 0;
  refuseAny([
    ...flagProblems(body, way, path, before),
    ...(lengthOf(body.content ?? '') > MAX_CONTENT
      ? [tooLong([...path, 'content'], MAX_CONTENT)]
      : []),
    ...(v2 ? legacyFieldProblems(merged, path) : []),
    ...componentProblems(body.components ?? [], v2, [...path, 'components']),
    ...embedProblems(body.embeds ?? [], [...path, 'embeds']),
    ...emptyEmbeds(body, path),
    ...(body.allowed_mentions
      ? mentionProblems(body.allowed_mentions, [...path, 'allowed_mentions'])
      : []),
    ...unsupported(body, path),
  ]);
  if (isEmptyMessage(merged, v2)) throw EMPTY_MESSAGE;
}

/** Code points. The description lets people with a subscription write twice as much. */
const MAX_CONTENT = 2000;

const SETTABLE: Readonly<Record<MessageWay, number>> = {
  interaction:
    MessageFlags.SuppressEmbeds |
    MessageFlags.Ephemeral |
    MessageFlags.IsComponentsV2 |
    MessageFlags.SuppressNotifications,
  defer: MessageFlags.Ephemeral,
  channel:
    MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications,
  edit: MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2,
};

function flagProblems(
  { flags }: MessageBody,
  way: MessageWay,
  path: Path,
  before: MessageBody,
): Problem[] {
  // What a message already is may be repeated when it is edited.
  const rest = (flags ?? 0) & ~SETTABLE[way] & ~(before.flags ?? 0);
  if (rest === 0) return [];
  return [stricter([...path, 'flags'], `The flags ${rest} have no effect here.`)];
}

function legacyFieldProblems(merged: MessageBody, path: Path): Problem[] {
  const used = (['content', 'embeds', 'poll', 'sticker_ids'] as const).filter((field) => {
    const value = merged[field];
    return Array.isArray(value) ? value.length > 0 : value != null && value !== '';
  });
  return used.map((field) => ({
    path: [...path, field],
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  }));
}

function emptyEmbeds({ embeds }: MessageBody, path: Path): Problem[] {
  return (embeds ?? []).flatMap((embed, at) =>
    isEmptyEmbed(embed) ? [required([...path, 'embeds', at, 'description'])] : [],
  );
}

function unsupported(body: MessageBody, path: Path): Problem[] {
  return (['attachments', 'poll', 'sticker_ids'] as const).flatMap((field) => {
    const value = body[field];
    const used = Array.isArray(value) ? value.length > 0 : value != null;
    return used ? [stricter([...path, field], 'This server has no such thing.')] : [];
  });
}

function isEmptyMessage({ content, embeds, components }: MessageBody, v2: boolean): boolean {
  return v2 ? (components ?? []).length === 0 : isBlank(content) && (embeds ?? []).length === 0;
}

function withoutUndefined(body: MessageBody): MessageBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
