import { componentsOf, type RawComponent } from '../../../src/bots/discord/raw.ts';
import type { Card, Response } from '../../../src/bots/discord/payload.ts';
import { readMarkdown, shownText } from './read-markdown.ts';

/** A card as a person sees it. */
export interface Seen {
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly id: string }[];
  readonly hidden: boolean;
  readonly card: Card;
}

export function see(response: Response): Seen {
  if (!('data' in response) || !('components' in response.data)) throw new Error('no card');
  return seeCard(response.data);
}

export function seeCard(card: Card): Seen {
  const parts = componentsOf({ components: card.components as unknown as readonly RawComponent[] });
  return {
    text: parts
      .flatMap(({ content }) => (content === undefined ? [] : [shownText(readMarkdown(content))]))
      .join('\n'),
    buttons: parts.flatMap((part) =>
      part.custom_id === undefined
        ? []
        : [{ label: (part as { label?: string }).label ?? '', id: part.custom_id }],
    ),
    hidden: (card.flags & 64) !== 0,
    card,
  };
}

export function idOf({ buttons }: Seen, label: string): string {
  const found = buttons.find((button) => button.label === label);
  if (found === undefined) {
    throw new Error(`no button ${label}; there are ${buttons.map((one) => one.label).join(', ')}`);
  }
  return found.id;
}
