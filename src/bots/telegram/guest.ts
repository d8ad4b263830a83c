import type { Meter } from '../meter.ts';
import type { Reply } from '../reply.ts';
import { notice } from '../views.ts';
import { chatWordingOf } from '../wording/chat.ts';
import type { Message, UserFromGetMe } from './client.ts';
import { hear } from './hear.ts';
import { contentOf } from './inline.ts';
import type { Frame } from './keyboard.ts';
import type { Admit } from '../limits.ts';
import type { Outbox } from './outbox.ts';
import { respond } from './respond.ts';
import type { Speaking, Task } from './service.ts';

export interface GuestDeps {
  readonly me: UserFromGetMe;
  readonly outbox: Outbox;
  readonly admit: Admit;
  readonly meter: Meter;
  readonly speaking: Speaking;
  readonly frame: Frame;
}

/** What to do when the bot is called in a chat that it is not in: it may answer once. */
export function createGuestTasks(deps: GuestDeps): (message: Message) => Task | null {
  const { me, outbox, admit, meter, speaking, frame } = deps;
  return (message) => {
    const { guest_query_id } = message;
    const heard = hear(message, me);
    if (heard === null || guest_query_id === undefined) return null;
    if (admit(heard.speaker, heard.where.chat) !== 'allowed') return null;
    const say = async (reply: Reply): Promise<void> => {
      const content = contentOf(reply, frame);
      const result = { type: 'article', id: 'guest', title: me.first_name, ...content } as const;
      await outbox.answer('answerGuestQuery', { guest_query_id, result });
    };
    return {
      key: `guest ${guest_query_id}`,
      kind: 'guest',
      chat: null,
      run: async () => {
        const response = respond(heard, speaking(heard.language));
        if (response === null) return;
        meter.replied('telegram', 'guest', response.reply, heard.speaker);
        await say(response.reply);
      },
      apologize: () => say(notice(chatWordingOf(speaking(heard.language).lang).sorry)),
    };
  };
}
