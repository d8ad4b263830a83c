import type { Address } from '../../retrieval/address.ts';
import { parseLine } from '../commands.ts';
import { carriedAddress } from './carried-address.ts';
import type { Message, MessageEntity, User, UserFromGetMe } from './client.ts';
import { entityWords, mentionsOf, wordsOf } from './message-words.ts';
import { whereOf, type Where } from './where.ts';

/** A message that is meant for the bot, as far as answering it goes. */
export interface Heard {
  readonly where: Where;
  readonly message: number;
  /** Whom to count it against: a person, or the chat that an admin or a channel speaks for. */
  readonly speaker: number;
  readonly language: string | undefined;
  /** How the bot was spoken to. All that is said in a private chat is meant for it. */
  readonly by: 'private' | 'command' | 'mention' | 'reply';
  /** `quotation`: forwarded words and captions. `wordless`: stickers, voice and the like. */
  readonly as: 'line' | 'quotation' | 'wordless';
  /** The words, without the mention of the bot. */
  readonly line: string;
  /** What was answered or selected, when it is not the bot's own. */
  readonly about: About | null;
  /** The place that the bot's answered message shows. */
  readonly near: Address | null;
  /** Photos sent as one album. */
  readonly album: string | null;
}

/** The words of an answered message, or those of them that were selected by hand. */
export interface About {
  readonly text: string;
  readonly quote: Quote | null;
}

/** Words selected in a message, as they can be quoted natively. */
export interface Quote {
  readonly chat: number | null;
  readonly message: number;
  readonly text: string;
  /** In UTF-16 units of that message. */
  readonly position: number;
  readonly entities: readonly MessageEntity[];
}

/** Admins who write as the group, and people who write as a channel (Bot API, `Message.from`). */
const SPEAKS_FOR_CHAT: ReadonlySet<number> = new Set([1_087_968_824, 136_817_688]);

/**
 * Reads a message. Null when it is not for this bot: what nobody said (people joining, pinned messages),
 * its own and other bots' messages, commands to another bot, and all in a group that neither commands nor
 * mentions the bot nor answers it.
 */
export function hear(message: Message, me: UserFromGetMe): Heard | null {
  if (!isFromPerson(message, me)) return null;
  const { text } = wordsOf(message);
  if (text === '' && !hasContent(message)) return null;

  const spoken = message.chat.type === 'private' ? inPrivate(message, me) : inGroup(message, me);
  if (spoken === null) return null;
  const replied = repliedOf(message);
  const toBot = replied !== null && isOwn(replied, me);
  return {
    where: whereOf(message),
    message: message.message_id,
    speaker: message.sender_chat?.id ?? message.from?.id ?? message.chat.id,
    language: message.from?.language_code,
    ...spoken,
    about: aboutOf(message, replied, toBot),
    near: toBot ? carriedAddress(replied, me.username) : null,
    album: message.media_group_id ?? null,
  };
}

type Spoken = Pick<Heard, 'by' | 'as' | 'line'>;

function inPrivate(message: Message, me: UserFromGetMe): Spoken {
  const { text } = wordsOf(message);
  if (text === '') return { by: 'private', as: 'wordless', line: '' };
  const quoted = message.forward_origin !== undefined || message.text === undefined;
  if (quoted && !isCommand(message)) return { by: 'private', as: 'quotation', line: text };
  const names = mentionsOf(message, me).filter(({ type }) => type !== 'bot_command');
  return { by: 'private', as: 'line', line: without(text, names) };
}

function inGroup(message: Message, me: UserFromGetMe): Spoken | null {
  const { text, entities } = wordsOf(message);
  const command = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (command !== undefined) {
    const bot = entityWords(text, command).split('@')[1]?.toLowerCase();
    if (bot !== undefined && bot !== me.username.toLowerCase()) return null;
    const line = withoutName(text, command);
    // A bare command that is not ours may be meant for any bot of the group.
    if (bot !== undefined || parseLine(line).kind !== 'unknown') {
      return { by: 'command', as: 'line', line };
    }
  }
  const mentions = mentionsOf(message, me);
  if (mentions.length > 0) return { by: 'mention', as: 'line', line: without(text, mentions) };
  const replied = repliedOf(message);
  if (replied === null || replied.from?.id !== me.id) return null;
  return { by: 'reply', as: text === '' ? 'wordless' : 'line', line: text };
}

function aboutOf(message: Message, replied: Message | null, toBot: boolean): About | null {
  const { quote, external_reply: external } = message;
  const source = replied?.message_id ?? external?.message_id;
  if (quote?.is_manual === true) {
    const place = { chat: external?.chat?.id ?? null, message: source ?? 0 };
    const { text, position, entities = [] } = quote;
    const native = source === undefined ? null : { ...place, text, position, entities };
    return { text, quote: native };
  }
  if (replied !== null && !toBot) return { text: wordsOf(replied).text, quote: null };
  return external === undefined ? null : { text: quote?.text ?? '', quote: null };
}

function isFromPerson(message: Message, me: UserFromGetMe): boolean {
  const { from, sender_chat, via_bot, is_automatic_forward } = message;
  if (is_automatic_forward === true || via_bot?.id === me.id || from?.id === me.id) return false;
  return from === undefined || !from.is_bot || (sender_chat !== undefined && speaksForChat(from));
}

function speaksForChat({ id }: User): boolean {
  return SPEAKS_FOR_CHAT.has(id);
}

/** What the bot wrote, itself or through somebody who chose one of its inline results. */
function isOwn(message: Message, me: UserFromGetMe): boolean {
  return message.from?.id === me.id || message.via_bot?.id === me.id;
}

/** The message answered. In a forum, what answers nothing answers the message that opened the topic. */
function repliedOf({ reply_to_message: replied }: Message): Message | null {
  return replied === undefined || replied.forum_topic_created !== undefined ? null : replied;
}

function isCommand(message: Message): boolean {
  if (message.forward_origin !== undefined) return false;
  return wordsOf(message).entities.some(
    ({ type, offset }) => type === 'bot_command' && offset === 0,
  );
}

function without(text: string, parts: readonly MessageEntity[]): string {
  let rest = text;
  for (const { offset, length } of [...parts].sort((a, b) => b.offset - a.offset)) {
    rest = `${rest.slice(0, offset).trimEnd()} ${rest.slice(offset + length).trimStart()}`;
  }
  return rest.trim();
}

/** `/p13@bot` as `/p13`. */
function withoutName(text: string, command: MessageEntity): string {
  const [name = ''] = entityWords(text, command).split('@');
  return name + text.slice(command.length);
}

function hasContent(message: Message): boolean {
  return CONTENT.some((field) => message[field] !== undefined);
}

/** What people send that is not text; anything else without text is an event, which nobody said. */
const CONTENT = [
  'animation',
  'audio',
  'checklist',
  'contact',
  'dice',
  'document',
  'game',
  'location',
  'paid_media',
  'photo',
  'poll',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
] as const satisfies readonly (keyof Message)[];
