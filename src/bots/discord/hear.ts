import type { Address } from '../../retrieval/address.ts';
import { toSimplified } from '../../retrieval/script.ts';
import type { Lang } from '../lang.ts';
import { carriedAddress } from './carried.ts';
import { textOf } from './message-text.ts';
import type { RawMessage } from './raw.ts';

/** A message that is meant for the bot, as far as answering it goes. */
export interface Heard {
  readonly message: string;
  readonly channel: string;
  readonly person: string;
  /** The words, without the mention of the bot. */
  readonly line: string;
  /** Pictures and the like. */
  readonly wordless: boolean;
  /** The place that the bot's answered message shows. */
  readonly near: Address | null;
  /**
   * The words of somebody else's message that is forwarded or answered; empty where Discord keeps them
   * from the bot.
   */
  readonly about: string | null;
}

/** Plain messages and replies; all others tell of something that happened. */
const TYPES: ReadonlySet<number> = new Set([0, 19]);

/**
 * Reads a message. Null when it is not for this bot: not a person's, or neither written to it in private
 * nor naming it. A reply that only notifies it is not: people answer each other's finds that way.
 */
export function hear(message: RawMessage, me: string): Heard | null {
  const { id, channel_id: channel, author, type = 0, content = '' } = message;
  if (author === undefined || author.bot === true || channel === undefined) return null;
  if (message.webhook_id !== undefined || !TYPES.has(type)) return null;
  const name = new RegExp(`<@!?${me}>`, 'g');
  if (message.guild_id !== undefined && content.search(name) < 0) return null;

  const replied = message.referenced_message ?? null;
  const own = replied?.author?.id === me;
  const forwarded = textOf({ message_snapshots: message.message_snapshots ?? [] });
  return {
    message: id,
    channel,
    person: author.id,
    line: textOf({ content: content.replace(name, ' ') }),
    wordless: content.trim() === '',
    near: replied !== null && own ? carriedAddress(replied) : null,
    about: forwarded !== '' ? forwarded : replied === null || own ? null : textOf(replied),
  };
}

/** Kana and Hangul say that Han characters are not Chinese. */
const OTHER = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Shorter runs are labels, such as p13. */
const WORDS = /\p{Script=Latin}{3}/u;

/** The language to answer words in, since messages do not tell; `fallback` where words do not either. */
export function languageOf(text: string, fallback: Lang): Lang {
  if (/\p{Script=Han}/u.test(text) && !OTHER.test(text)) {
    return toSimplified(text) === text ? 'zh-Hans' : 'zh-Hant';
  }
  return WORDS.test(text) ? 'en' : fallback;
}
