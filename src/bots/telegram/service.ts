import type { Setting } from '../blocks.ts';
import type { Counts } from '../counts.ts';
import type { Deps } from '../handle.ts';
import { langOf } from '../lang.ts';
import { notice } from '../views.ts';
import { chatWordingOf } from '../wording/chat.ts';
import { createBoundedMap } from '../bounded-map.ts';
import type { CallbackQuery, InlineQuery, Message, Update, UserFromGetMe } from './client.ts';
import { createDelivery } from './deliver.ts';
import { hear, type Heard, type Where } from './hear.ts';
import { contentOf, createInlineLister } from './inline.ts';
import type { Frame } from './keyboard.ts';
import { createAdmission, createTypingAdmission, type Limits } from '../limits.ts';
import type { Outbox } from './outbox.ts';
import { respond } from './respond.ts';
import { createTapped, postedOf } from './tap.ts';

/** Something to do for an update. */
export interface Task {
  /** Tasks of one key are done in order. */
  readonly key: string;
  /** The chat that it writes to, if it is known. */
  readonly chat: number | null;
  readonly run: () => Promise<void>;
  /** Says that something went wrong on our side. */
  readonly apologize: () => Promise<void>;
}

export interface ServiceDeps {
  /** What to answer with; asked anew for each update, so that the corpus may change. */
  readonly setting: () => Setting;
  readonly me: UserFromGetMe;
  readonly outbox: Outbox;
  readonly counts: Counts;
  readonly limits: Limits | null;
  /** Told what Telegram refused or did not answer. */
  readonly report: (what: string) => void;
}

/** The kinds of updates asked for. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'callback_query',
  'inline_query',
  'guest_message',
] as const satisfies readonly (keyof Update)[];

/** Answers remembered with their questions, so that an edited question edits its answer. */
const MAX_ANSWERS = 10_000;
const MAX_ALBUMS = 1000;
/** How long Telegram may show an inline answer again, in seconds. Longer, and a new corpus shows late. */
const INLINE_CACHE_SECONDS = 300;
/** What the button above inline results starts the private chat with: anything gives the help. */
const INLINE_START = 'inline';

/** What is to be done for an update; null when nothing is, also because somebody asks too much. */
export function createService(deps: ServiceDeps): (update: Update) => Task | null {
  const { me, outbox, counts } = deps;
  const frameIn = (kind: Where['kind']): Frame => ({
    username: me.username,
    inline: me.supports_inline_queries,
    channel: kind === 'channel',
  });
  const delivery = createDelivery(outbox, frameIn, deps.report);
  const admit = createAdmission(deps.limits);
  const admitTyping = createTypingAdmission(deps.limits);
  const listPassages = createInlineLister();
  const answers = createBoundedMap<string, number>(MAX_ANSWERS);
  const albums = createBoundedMap<string, true>(MAX_ALBUMS);

  const speaking = (language: string | undefined): Deps => {
    const setting = deps.setting();
    return { ...setting, lang: langOf(language, setting.lang), platform: 'telegram' };
  };
  const note = async ({ id }: CallbackQuery, text: string): Promise<void> => {
    const words = text === '' ? {} : { text };
    await outbox.answer('answerCallbackQuery', { callback_query_id: id, ...words });
  };
  const tapped = createTapped(delivery, counts, note);

  /**
   * Which answer belongs to a question is known for as long as this process lives. After a restart an
   * edited question is answered anew, as a reply to it: ids of people's messages are not kept.
   */
  const answer = async (heard: Heard, edited: boolean): Promise<void> => {
    const response = respond(heard, speaking(heard.language));
    if (response === null) return;
    const { where, message } = heard;
    const question = `${where.chat} ${message}`;
    const known = edited ? answers.get(question) : undefined;
    if (known !== undefined) {
      const changed = await delivery.edit({ kind: 'message', where, id: known }, response.reply);
      if (changed !== 'gone') return;
    }
    const { reply, quote } = response;
    const loose = where.kind === 'private' && !edited && quote === null;
    const sent = await delivery.send(where, reply, loose ? null : { message, quote });
    if (sent !== null) answers.set(question, sent);
  };

  const onMessage = (message: Message, edited: boolean): Task | null => {
    const heard = hear(message, me);
    if (heard === null || (heard.as === 'wordless' && heard.by !== 'private')) return null;
    if (heard.album !== null) {
      // Of an album only what has words is answered, or else its first part.
      const seen = albums.has(heard.album);
      albums.set(heard.album, true);
      if (seen && heard.as === 'wordless') return null;
    }
    const { where, speaker, language } = heard;
    const verdict = admit(speaker, where.chat);
    if (verdict === 'silent') return null;
    const say = async (word: 'tooFast' | 'sorry'): Promise<void> => {
      const { lang } = speaking(language);
      const answered = where.kind === 'private' ? null : { message: heard.message, quote: null };
      await delivery.send(where, notice(chatWordingOf(lang)[word]), answered);
    };
    return {
      key: `chat ${where.chat}`,
      chat: where.chat,
      run: () => (verdict === 'told' ? say('tooFast') : answer(heard, edited)),
      apologize: () => say('sorry'),
    };
  };

  const onTap = (query: CallbackQuery): Task | null => {
    const posted = postedOf(query);
    const chat = posted?.kind === 'message' ? posted.where.chat : null;
    const verdict = admit(query.from.id, chat ?? query.from.id);
    if (verdict === 'silent') return null;
    const words = (): ReturnType<typeof chatWordingOf> =>
      chatWordingOf(speaking(query.from.language_code).lang);
    return {
      key: chat === null ? `inline ${query.inline_message_id}` : `chat ${chat}`,
      chat,
      run: () =>
        verdict === 'told'
          ? note(query, words().tooFast)
          : tapped(query, speaking(query.from.language_code)),
      apologize: () => note(query, words().sorry),
    };
  };

  const onTyping = ({ id, from, query, offset }: InlineQuery): Task | null => {
    if (!admitTyping(from.id)) return null;
    return {
      key: `typing ${id}`,
      chat: null,
      run: async () => {
        const setting = speaking(from.language_code);
        const page = listPassages(query, offset, setting, frameIn('private'));
        await outbox.answer('answerInlineQuery', {
          inline_query_id: id,
          results: page.results,
          next_offset: page.nextOffset,
          cache_time: INLINE_CACHE_SECONDS,
          // Labels are in the language of who asks.
          is_personal: true,
          button: { text: chatWordingOf(setting.lang).askInPrivate, start_parameter: INLINE_START },
        });
      },
      apologize: async () => {},
    };
  };

  /** Called in a chat that the bot is not in: one answer, which cannot be taken back. */
  const onGuestCall = (message: Message): Task | null => {
    const heard = hear(message, me);
    const guest_query_id = message.guest_query_id;
    if (heard === null || guest_query_id === undefined) return null;
    if (admit(heard.speaker, heard.where.chat) !== 'allowed') return null;
    const say = async (reply: ReturnType<typeof notice>): Promise<void> => {
      const content = contentOf(reply, frameIn('private'));
      const id = 'guest';
      const result = { type: 'article', id, title: me.first_name, ...content } as const;
      await outbox.answer('answerGuestQuery', { guest_query_id, result });
    };
    return {
      key: `chat ${heard.where.chat}`,
      chat: null,
      run: async () => {
        const response = respond(heard, speaking(heard.language));
        if (response !== null) await say(response.reply);
      },
      apologize: () => say(notice(chatWordingOf(speaking(heard.language).lang).sorry)),
    };
  };

  return (update) => {
    const { message, edited_message, channel_post, edited_channel_post, ...rest } = update;
    const said = message ?? channel_post;
    if (said !== undefined) return onMessage(said, false);
    const edited = edited_message ?? edited_channel_post;
    if (edited !== undefined) return onMessage(edited, true);
    if (rest.callback_query !== undefined) return onTap(rest.callback_query);
    if (rest.inline_query !== undefined) return onTyping(rest.inline_query);
    if (rest.guest_message !== undefined) return onGuestCall(rest.guest_message);
    return null;
  };
}
