import type { APIMessage } from 'discord-api-types/v10';

import type { Component, MessageBody } from './message-body.ts';

/** A message as it stands, in the fields of a request: what an edit starts from. */
export function storedBody({ content, embeds, flags, components: parts }: APIMessage): MessageBody {
  const components = (parts ?? []) as unknown as readonly Component[];
  return { content, embeds, components, flags: flags ?? 0 };
}
