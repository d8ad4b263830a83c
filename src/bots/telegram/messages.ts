import type { Meter } from '../meter.ts';
import { notice } from '../views.ts';
import { chatWordingOf } from '../wording/chat.ts';
import { createBoundedMap } from '../bounded-map.ts';
import type { Message, UserFromGetMe } from './client.ts';
import type { Delivery } from './deliver.ts';
import { hear, type Heard } from './hear.ts';
import type { Admit } from '../limits.ts';
import { setMenuOfChat } from './menus.ts';
import type { Outbox } from './outbox.ts';
import { respond } from './respond.ts';
import type { Speaking, Task } from './service.ts';

export interface MessageDeps {
  readonly me: UserFromGetMe;
  readonly outbox: Outbox;
  readonly delivery: Delivery;
  readonly admit: Admit;
  readonly meter: Meter;
  readonly speaking: Speaking;
}

/** Answers remembered with their questions, so that an edited question edits its answer. */
const MAX_ANSWERS = 10_000;
const MAX_ALBUMS = 1000;

/** What to do for a message, new or edited; null when it is not for the bot or comes too fast. */
export function createMessageTasks(
  deps: MessageDeps,
): (message: Message, edited: boolean) => Task | null {
  const { me, delivery, admit, meter, speaking } = deps;
  const answers = createBoundedMap<string, number>(MAX_ANSWERS);
  const albums = createBoundedMap<string, true>(MAX_ALBUMS);

  /**
   * Which answer belongs to a question is known for as long as this process lives. After a restart an
   * edited question is answered anew, as a reply to it: ids of people's messages are not kept.
   */
  const answer = async (heard: Heard, edited: boolean): Promise<void> => {
    const spoken = speaking(heard.language);
    const response = respond(heard, spoken);
    if (response === null) return;
    meter.replied('telegram', 'message', response.reply, heard.speaker);
    const { where, message } = heard;
    const question = `${where.chat} ${message}`;
    const known = edited ? answers.get(question) : undefined;
    if (known !== undefined) {
      const changed = await delivery.edit({ kind: 'message', where, id: known }, response.reply);
      if (changed !== 'gone') return;
    }
    const { reply, quote } = response;
    const loose = where.kind === 'private' && !edited;
    const sent = await delivery.send(where, reply, loose ? null : { message, quote });
    if (sent !== null) answers.set(question, sent);
    if (where.kind === 'private' && START.test(heard.line)) {
      const articles = spoken.engine.corpus.entries.length;
      await setMenuOfChat(deps.outbox, where.chat, spoken.lang, articles);
    }
  };

  /** Of an album only what has words is answered, or else its first part. */
  const isRestOfAlbum = ({ album, as }: Heard): boolean => {
    if (album === null) return false;
    const seen = albums.has(album);
    albums.set(album, true);
    return seen && as === 'wordless';
  };

  return (message, edited) => {
    const heard = hear(message, me);
    if (heard === null || (heard.as === 'wordless' && heard.by !== 'private')) return null;
    if (isRestOfAlbum(heard)) return null;
    const { where } = heard;
    const verdict = admit(heard.speaker, where.chat);
    if (verdict === 'silent') return null;
    const say = async (word: 'tooFast' | 'sorry'): Promise<void> => {
      const words = chatWordingOf(speaking(heard.language).lang)[word];
      const answered = where.kind === 'private' ? null : { message: heard.message, quote: null };
      await delivery.send(where, notice(words), answered);
    };
    return {
      key: `chat ${where.chat}`,
      kind: 'message',
      chat: where.chat,
      run: () => (verdict === 'told' ? say('tooFast') : answer(heard, edited)),
      apologize: () => say('sorry'),
    };
  };
}

const START = /^\/start\b/;
