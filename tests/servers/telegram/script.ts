import type { Message } from '@grammyjs/types';

import type { Group } from './groups.ts';
import type { Person, TelegramServer } from './server.ts';
import type { Happening } from './timeline.ts';
import { transcriptOf } from './transcript.ts';
import { wordsOf } from './world.ts';

/** Words a message has to hold, or all that is wanted of it. */
export type Seen = string | RegExp | Sight;

export interface Sight {
  /** Each has to occur in the text or caption. */
  readonly text?: string | RegExp | readonly (string | RegExp)[];
  readonly exactly?: string;
  /** None may occur. */
  readonly not?: string | RegExp | readonly (string | RegExp)[];
  /** Words that stand in block quotes. */
  readonly quotes?: string | readonly string[];
  /** The stretches set in bold, all of them in order. */
  readonly bold?: readonly string[];
  /** The labels of all buttons in order. */
  readonly buttons?: readonly (string | RegExp)[];
  /** The message it answers; null when it must answer none. */
  readonly replyTo?: Message | null;
  /** The words of that message that it quotes. */
  readonly quoting?: string;
}

/**
 * A conversation told step by step. Every message and edit of the bot has to be seen, in order; where one
 * is not as told, the step fails with the transcript so far.
 */
export interface Script {
  /** The bot's next message in a person's private chat, or in a group. */
  readonly sees: (where: Person | Group, what: Seen) => Promise<Message>;
  /** The bot's next step there changes a message. */
  readonly seesEdit: (where: Person | Group, what: Seen) => Promise<Message>;
  /** The bot's next step there deletes a message. */
  readonly seesDeletion: (where: Person | Group, message: Message) => Promise<void>;
  /** The note that a tap brings up; the empty string for none. */
  readonly seesToast: (person: Person, what: string | RegExp) => Promise<void>;
  /** The bot has dealt with everything and did nothing more there. */
  readonly seesNothing: (where: Person | Group) => Promise<void>;
  /**
   * Nothing the bot did is left unseen in any chat, and nothing of it was refused but what is listed, by
   * words of the refusals in order.
   */
  readonly ends: (refused?: readonly string[]) => Promise<void>;
  readonly transcript: () => string;
}

/** @param patienceMs - longest wait for a step of the bot; waits end as soon as it comes. */
export function createScript(server: TelegramServer, patienceMs = 5000): Script {
  const { world } = server;
  const seenUpTo = new Map<number, number>();
  const toastsSeen = new Map<number, number>();

  const fail = (problem: string): never => {
    throw new Error(`${problem}\n\n${transcriptOf(server)}\n`);
  };
  const nextIn = (chat: number) => {
    const from = seenUpTo.get(chat) ?? 0;
    const index = world.timeline.findIndex((one, at) => at >= from && isStep(one, chat));
    return index === -1 ? undefined : index;
  };
  const step = async (where: Person | Group, wanted: 'message' | 'edit' | 'delete') => {
    const chat = chatId(where);
    const index = await world.signal.until(() => nextIn(chat), patienceMs);
    if (index === undefined) return fail(`${nameOf(where)} waited for a ${wanted}; nothing came.`);
    seenUpTo.set(chat, index + 1);
    const happening = world.timeline[index]!;
    if (happening.kind !== wanted) {
      return fail(`${nameOf(where)} waited for a ${wanted} and saw this: ${happening.kind}.`);
    }
    return happening;
  };
  const message = async (where: Person | Group, wanted: 'message' | 'edit', what: Seen) => {
    const happening = (await step(where, wanted)) as Extract<Happening, { message: Message }>;
    const problems = differences(happening.message, what);
    if (problems.length > 0) fail(`${nameOf(where)} saw something else: ${problems.join('; ')}.`);
    return happening.message;
  };
  const quiet = async () => {
    if (await server.settled(patienceMs)) return;
    fail('The bot did not come to rest: updates are unconfirmed or requests open.');
  };

  return {
    sees: (where, what) => message(where, 'message', what),
    seesEdit: (where, what) => message(where, 'edit', what),
    seesDeletion: async (where, { message_id }) => {
      const happening = (await step(where, 'delete')) as Extract<Happening, { messageId: number }>;
      if (happening.messageId !== message_id) fail(`Message ${happening.messageId} was deleted.`);
    },
    seesToast: async (person, what) => {
      const { id } = person.user;
      const mine = () => {
        const toasts = world.timeline.filter((one) => one.kind === 'toast' && one.to.id === id);
        return toasts[toastsSeen.get(id) ?? 0] as Extract<Happening, { kind: 'toast' }> | undefined;
      };
      const toast = await world.signal.until(mine, patienceMs);
      if (toast === undefined) return fail(`${nameOf(person)} tapped; no answer came.`);
      toastsSeen.set(id, (toastsSeen.get(id) ?? 0) + 1);
      const fits = what === '' ? toast.text === '' : holds(toast.text, what);
      if (!fits) fail(`${nameOf(person)} saw another note than ${String(what)}: “${toast.text}”.`);
    },
    seesNothing: async (where) => {
      await quiet();
      if (nextIn(chatId(where)) !== undefined) fail(`${nameOf(where)} should have seen nothing.`);
    },
    ends: async (refused = []) => {
      await quiet();
      const refusals = server.refusals().map(({ refusal }) => refusal!);
      const expected =
        refusals.length === refused.length &&
        refused.every((words, at) => refusals[at]!.includes(words));
      if (!expected) fail(`The server refused ${refusals.length} requests, not ${refused.length}.`);
      for (const chat of world.chats.keys()) {
        if (nextIn(chat) !== undefined) fail('The bot did more than the script tells.');
      }
    },
    transcript: () => transcriptOf(server),
  };
}

function isStep(one: Happening, chat: number): boolean {
  return (
    (one.kind === 'message' || one.kind === 'edit' || one.kind === 'delete') &&
    one.byBot &&
    one.chat === chat
  );
}

/** What is not as wanted, in words. */
function differences(message: Message, what: Seen): string[] {
  const sight: Sight = typeof what === 'string' || what instanceof RegExp ? { text: what } : what;
  const { text } = wordsOf(message);
  const problems: string[] = [];
  const want = (fits: boolean, problem: string) => {
    if (!fits) problems.push(problem);
  };
  for (const one of listOf(sight.text)) want(holds(text, one), `no ${String(one)}`);
  for (const one of listOf(sight.not)) want(!holds(text, one), `there is ${String(one)}`);
  if (sight.exactly !== undefined) want(text === sight.exactly, `not exactly ${sight.exactly}`);
  const blocks = stretches(message, ['blockquote', 'expandable_blockquote']);
  for (const one of listOf(sight.quotes)) {
    want(
      blocks.some((block) => block.includes(one)),
      `not quoted: ${one}`,
    );
  }
  if (sight.bold !== undefined) {
    const bold = stretches(message, ['bold']);
    want(bold.join('\n') === sight.bold.join('\n'), `in bold: ${bold.join(' | ')}`);
  }
  if (sight.buttons !== undefined) {
    const labels = (message.reply_markup?.inline_keyboard.flat() ?? []).map((one) => one.text);
    const same =
      labels.length === sight.buttons.length &&
      sight.buttons.every((one, at) =>
        typeof one === 'string' ? one === labels[at] : one.test(labels[at]!),
      );
    want(same, `buttons: ${labels.map((label) => `[${label}]`).join(' ')}`);
  }
  if (sight.replyTo !== undefined) {
    const answered = message.reply_to_message?.message_id;
    want(answered === sight.replyTo?.message_id, `answers message ${answered ?? 'none'}`);
  }
  if (sight.quoting !== undefined) {
    want(message.quote?.text === sight.quoting, `quotes ${message.quote?.text ?? 'nothing'}`);
  }
  return problems;
}

function holds(text: string, part: string | RegExp): boolean {
  return typeof part === 'string' ? text.includes(part) : part.test(text);
}

function stretches(message: Message, kinds: readonly string[]): string[] {
  const { text, entities } = wordsOf(message);
  return entities
    .filter(({ type }) => kinds.includes(type))
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function chatId(where: Person | Group): number {
  return 'user' in where ? where.user.id : where.id;
}

function nameOf(where: Person | Group): string {
  return 'user' in where ? where.user.first_name : (where.chat.title ?? 'The group');
}
