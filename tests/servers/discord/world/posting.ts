import { MessageFlags, MessageType } from 'discord-api-types/v10';
import type { APIMessage, APIUser } from 'discord-api-types/v10';

import { mentionsIn } from '../rules/mentions.ts';
import type { MentionKind } from '../rules/mentions.ts';
import { isoTime } from './clock.ts';
import { storedComponents, storedEmbeds, textsOf } from './message-body.ts';
import type { MessageBody } from './message-body.ts';
import { channelData, memberData } from './places.ts';
import { storedBody } from './stored-body.ts';
import { happen } from './world.ts';
import type { Channel, Posted, World } from './world.ts';

export interface PostOptions {
  readonly author: APIUser;
  readonly onlyFor?: string | null;
  readonly token?: string | null;
  /** Whom it may notify when the body does not say. */
  readonly mentions: readonly MentionKind[];
  /** Further fields of the message, such as its type. */
  readonly fields?: Partial<APIMessage>;
  /** When it was written, in ms since 1970; now by default. */
  readonly at?: number;
}

/** Puts a message into a channel and tells everybody whom it concerns. */
export function post(
  world: World,
  channel: Channel,
  body: MessageBody,
  options: PostOptions,
): Posted {
  const {
    author,
    onlyFor = null,
    token = null,
    mentions,
    fields,
    at = world.clock.now(),
  } = options;
  const id = world.ids.born(at);
  const answered = fields?.referenced_message?.author.id;
  const message = {
    id,
    channel_id: channel.id,
    author,
    type: MessageType.Default,
    timestamp: isoTime(at),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    attachments: [],
    flags: (body.flags ?? 0) | (onlyFor === null ? 0 : MessageFlags.Ephemeral),
    ...contentFields(world, channel, body, mentions, answered),
    ...(body.nonce != null && { nonce: body.nonce }),
    ...fields,
  } as APIMessage;
  const byBot = author.id === world.app.user.id;
  const posted: Posted = { message, channel, byBot, onlyFor, token };
  channel.messages.set(id, posted);
  happen(world, { kind: isLoading(message) ? 'thinking' : 'message', posted, message });
  tell(world, 'MESSAGE_CREATE', posted);
  return posted;
}

/** Changes what the body names; the rest stays. An answer that was awaited is now there. */
export function edit(
  world: World,
  posted: Posted,
  body: MessageBody,
  mentions: readonly MentionKind[],
): void {
  const before = storedBody(posted.message);
  const flags = ((before.flags ?? 0) | (body.flags ?? 0)) & ~MessageFlags.Loading;
  const changed = Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  );
  const merged: MessageBody = { ...before, ...changed };
  const answered = posted.message.referenced_message?.author.id;
  posted.message = {
    ...posted.message,
    ...contentFields(world, posted.channel, merged, mentions, answered),
    flags,
    edited_timestamp: isoTime(world.clock.now()),
  } as APIMessage;
  happen(world, {
    kind: isLoading(before) ? 'message' : 'edit',
    posted,
    message: posted.message,
  });
  tell(world, 'MESSAGE_UPDATE', posted);
}

/** It stands for an answer that has not come. */
export function isLoading({ flags }: { readonly flags?: number | null }): boolean {
  return ((flags ?? 0) & MessageFlags.Loading) !== 0;
}

export function remove(world: World, posted: Posted): void {
  const { channel, message } = posted;
  channel.messages.delete(message.id);
  happen(world, { kind: 'delete', posted, message });
  tell(world, 'MESSAGE_DELETE', posted);
}

function contentFields(
  world: World,
  channel: Channel,
  body: MessageBody,
  byDefault: readonly MentionKind[],
  /** Who wrote the message that this one answers: mentioned too, unless switched off. */
  answered: string | undefined,
) {
  const { users, everyone } = mentionsIn(textsOf(body), body.allowed_mentions, byDefault);
  const there = [...(channel.guild?.members ?? channel.people), world.app.user.id];
  const tells =
    answered !== undefined && (body.allowed_mentions?.replied_user ?? !body.allowed_mentions);
  const all = new Set([...users, ...(tells ? [answered] : [])]);
  const known = [...all].filter((id) => there.includes(id));
  return {
    content: (body.content ?? '').trim(),
    embeds: storedEmbeds(body.embeds ?? []),
    components: storedComponents(body.components ?? []),
    mentions: known.map((id) => world.accounts.get(id)?.user ?? world.app.user),
    mention_roles: [],
    mention_everyone: everyone,
  };
}

/** Private answers reach nobody's gateway. */
function tell(
  world: World,
  type: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE',
  { message, channel, onlyFor }: Posted,
): void {
  if (onlyFor !== null) return;
  const { id, channel_id } = message;
  const guild = channel.guild === null ? {} : { guild_id: channel.guild.id };
  const member = channel.guild === null ? {} : { member: memberData(undefined) };
  const { type: channel_type } = channelData(world, channel);
  const data =
    type === 'MESSAGE_DELETE'
      ? { id, channel_id, ...guild }
      : { ...message, ...guild, ...member, channel_type };
  world.emit({ type, channel, data });
}
