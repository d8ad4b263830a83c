import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { APIEmbed, APIMessage } from 'discord-api-types/v10';

import type { Component } from '../world/message-body.ts';
import { storedBody } from '../world/stored-body.ts';
import { labelOf } from './people.ts';

/** What a message shows, line by line as it is read, with its markup. */
export interface Look {
  /** Words of the message, its embeds and its text components. */
  readonly text: string;
  /** Rows of button labels; switched-off ones too. */
  readonly buttons: readonly (readonly string[])[];
  /** Only one person sees it. */
  readonly private: boolean;
  /** Ids of the people it notifies, and `everyone`. */
  readonly pings: readonly string[];
}

export function lookOf(message: APIMessage): Look {
  const { content, embeds, components } = storedBody(message);
  const parts = (components ?? []).map(partOf);
  const words = [content ?? '', ...(embeds ?? []).map(embedText), ...parts.flatMap((p) => p.texts)];
  return {
    text: words.filter((part) => part !== '').join('\n'),
    buttons: parts.flatMap((part) => part.rows),
    private: ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
    pings: [
      ...message.mentions.map((user) => user.id),
      ...(message.mention_everyone ? ['everyone'] : []),
    ],
  };
}

interface Part {
  readonly texts: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function partOf(component: Component): Part {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return { texts: [component.content ?? ''], rows: [] };
    case ComponentType.ActionRow:
      return { texts: [], rows: [(component.components ?? []).map(shownLabel)] };
    case ComponentType.Container:
    case ComponentType.Section: {
      const parts = (component.components ?? []).map(partOf);
      const { accessory } = component;
      const beside = accessory?.type === ComponentType.Button ? [[shownLabel(accessory)]] : [];
      return {
        texts: parts.flatMap(({ texts }) => texts),
        rows: [...parts.flatMap(({ rows }) => rows), ...beside],
      };
    }
    case ComponentType.Separator:
      return { texts: ['─────'], rows: [] };
    default:
      return { texts: [`(component ${component.type})`], rows: [] };
  }
}

function shownLabel(button: Component): string {
  return button.style === ButtonStyle.Link ? `${labelOf(button)} ↗` : labelOf(button);
}

function embedText({ author, title, description, fields, footer }: APIEmbed): string {
  const lines = [
    author?.name,
    title,
    description,
    ...(fields ?? []).map(({ name, value }) => `${name}: ${value}`),
    footer?.text,
  ];
  return lines.filter((line) => line !== undefined && line !== '').join('\n');
}
