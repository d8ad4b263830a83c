import { componentsOf, type RawMessage } from './raw.ts';

/** Names of people, channels and emoji in a text; what they show is not in it. */
const TOKENS = /<(?:@[!&]?|#)\d+>|<a?:\w+:\d+>|<t:-?\d+(?::\w)?>/g;

/**
 * The words of a message: its own, else those it forwards, else those on its cards. Empty where there
 * are none, such as for pictures.
 */
export function textOf(message: Partial<RawMessage>): string {
  const own = plain(message.content ?? '');
  if (own !== '') return own;
  for (const { message: forwarded } of message.message_snapshots ?? []) {
    const text = forwarded === undefined ? '' : textOf(forwarded);
    if (text !== '') return text;
  }
  const embeds = (message.embeds ?? []).map(({ title, description }) => description ?? title ?? '');
  const shown = componentsOf(message).map(({ content }) => content ?? '');
  return plain([...embeds, ...shown].filter((text) => text !== '').join('\n'));
}

function plain(text: string): string {
  return text.replace(TOKENS, '').trim();
}
