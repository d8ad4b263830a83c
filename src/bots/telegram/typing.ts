import { chatWordingOf } from '../wording/chat.ts';
import type { InlineQuery } from './client.ts';
import { createInlineLister } from './inline.ts';
import type { Frame } from './keyboard.ts';
import type { Outbox } from './outbox.ts';
import type { Speaking, Task } from './service.ts';

export interface TypingDeps {
  readonly outbox: Outbox;
  readonly admit: (person: number) => boolean;
  readonly speaking: Speaking;
  readonly frame: Frame;
}

/** How long Telegram may show an inline answer again, in seconds. Longer, and a new corpus shows late. */
const CACHE_SECONDS = 300;
/** What the button above the results starts the private chat with: anything gives the help. */
const START_PARAMETER = 'inline';

/** What to do while somebody types the bot's name and words in any chat. */
export function createTypingTasks(deps: TypingDeps): (query: InlineQuery) => Task | null {
  const { outbox, admit, speaking, frame } = deps;
  const passages = createInlineLister();
  return ({ id, from, query, offset }) => {
    // Who types faster than anybody reads gets what is at hand, and nothing for the rest.
    if (!admit(from.id) && !passages.knows(query, speaking(from.language_code))) return null;
    return {
      key: `typing ${id}`,
      kind: 'typing',
      chat: null,
      run: async () => {
        const setting = speaking(from.language_code);
        const page = passages.list(query, offset, setting, frame);
        await outbox.answer('answerInlineQuery', {
          inline_query_id: id,
          results: page.results,
          next_offset: page.nextOffset,
          cache_time: CACHE_SECONDS,
          // Labels are in the language of who asks.
          is_personal: true,
          button: {
            text: chatWordingOf(setting.lang).askInPrivate,
            start_parameter: START_PARAMETER,
          },
        });
      },
      // There is no place to say so; the next key asks again.
      apologize: async () => {},
    };
  };
}
