import type { Message } from '@grammyjs/types';

import type { TelegramServer } from './server.ts';
import type { Happening } from './timeline.ts';
import { wordsOf } from './world.ts';

/**
 * What happened, as a reader of the chats would tell it; with the bot's refused requests at the end.
 *
 * ```
 * ── Alice, private ──
 * Alice     谁主持的会议
 * 出处      │ 会议由……主持
 *           ¶13
 *           [‹] [›]
 * ```
 */
export function transcriptOf(server: TelegramServer): string {
  const { timeline, chats } = server.world;
  const told: string[] = [];
  let place: number | null = null;
  for (const happening of timeline) {
    const chat: number | null = 'chat' in happening ? happening.chat : place;
    if (chat !== place && chat !== null) {
      const { type, ...names } = chats.get(chat)!.chat;
      const name = 'title' in names && names.title ? names.title : (names as User).first_name;
      told.push(`── ${name}, ${type} ──`);
    }
    place = chat;
    told.push(...linesOf(happening));
  }
  const refused = server.refusals().map(({ method, refusal }) => `!! ${method}: ${refusal}`);
  return [...told, ...refused].join('\n');
}

interface User {
  readonly first_name: string;
}

const NAME_WIDTH = 10;

function linesOf(happening: Happening): string[] {
  switch (happening.kind) {
    case 'message':
      return speech(happening.message, '');
    case 'edit':
      return speech(happening.message, '(edited) ');
    case 'delete':
      return [line('', `(message ${happening.messageId} deleted)`)];
    case 'tap':
      return [line(happening.by.first_name, `taps [${happening.label}]`)];
    case 'toast':
      return [line('', `(${happening.to.first_name} sees “${happening.text}” in passing)`)];
    case 'action':
      return [line('', `(${happening.action} …)`)];
    case 'note':
      return [line('', `(${happening.text})`)];
    case 'reaction':
      return [line('', `(reaction ${happening.emoji || 'taken back'})`)];
    case 'inline-query':
      return [line(happening.by.first_name, `types “${happening.query}” ${happening.offset}`)];
    case 'inline-answer':
      return happening.answer.results.map((result) =>
        line('', `⌕ ${'title' in result ? result.title : result.id}`),
      );
    default:
      throw happening satisfies never;
  }
}

function speech(message: Message, note: string): string[] {
  const name = message.sender_chat?.title ?? message.from?.first_name ?? '';
  const answered = message.reply_to_message;
  const to = answered && !answered.forum_topic_created ? `↩ ${answered.from?.first_name}: ` : '';
  const quote = message.quote ? `“${message.quote.text}” ` : '';
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const [first = '', ...rest] = quoted(message).split('\n');
  return [
    line(name, `${note}${to}${quote}${first || service(message)}`),
    ...rest.map((text) => line('', text)),
    ...rows.map((row) => line('', row.map(({ text }) => `[${text}]`).join(' '))),
  ];
}

/** The text with a bar before each line that begins in a block quote. */
function quoted(message: Message): string {
  const { text, entities } = wordsOf(message);
  const blocks = entities.filter(({ type }) => type.endsWith('blockquote'));
  let at = 0;
  const lines = text.split('\n').map((words) => {
    const inside = blocks.some(({ offset, length }) => at >= offset && at < offset + length);
    at += words.length + 1;
    return inside ? `│ ${words}` : words;
  });
  return lines.join('\n');
}

/** What a message without words is, by the name of its field. */
function service(message: Message): string {
  const skip = new Set(['message_id', 'from', 'sender_chat', 'chat', 'date', 'reply_to_message']);
  return `(${Object.keys(message)
    .filter((key) => !skip.has(key))
    .join(', ')})`;
}

function line(name: string, text: string): string {
  const width = [...name].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);
  return `${name}${' '.repeat(Math.max(1, NAME_WIDTH - width))}${text}`;
}
