import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Message } from '@grammyjs/types';
import type { Lang } from '../../src/bots/lang.ts';
import { openChat } from '../../src/bots/terminal/chat.ts';
import { loadCorpus } from '../../src/corpus/index.ts';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { createEngine } from '../../src/retrieval/index.ts';
import { startBot as startDiscordBot } from '../../tools/drill-discord-process.ts';
import { startBot as startTelegramBot } from '../../tools/drill-telegram-process.ts';
import { lookOf, startDiscordServer, type Posted } from '../servers/discord/index.ts';
import { startTelegramServer } from '../servers/telegram/index.ts';
import { nodesOf, readMarkdown, shownText, type Line } from './discord/read-markdown.ts';

/** An answer as a person sees it, without the ways of any platform. */
export interface Seen {
  /** All words, without blanks and line ends, which each platform sets as it likes. */
  readonly words: string;
  /** Words of the article that are shown as the answer. */
  readonly marked: readonly string[];
  /** Words of a quotation that the article has not, and those it has instead. */
  readonly struck: readonly string[];
  readonly added: readonly string[];
  /** Addresses that open something. */
  readonly links: readonly string[];
  /** How many people it calls. */
  readonly calls: number;
}

/** Somebody at a bot. */
export interface Speaker {
  /** Says a line, or uses a command, and waits for the answer. `to` is an earlier answer that it replies to. */
  readonly says: (line: string, to?: Seen) => Promise<Seen>;
}

/** A platform with the bot on it. */
export interface Venue {
  readonly name: string;
  readonly speaker: (lang: Lang) => Speaker;
  readonly close: () => Promise<void>;
}

export const VENUES: readonly (readonly [string, () => Promise<Venue>])[] = [
  ['terminal', openTerminal],
  ['telegram', openTelegram],
  ['discord', openDiscord],
];

const ROOT = join(import.meta.dirname, '..', '..');
/** Longest wait for an answer, in ms. */
const PATIENCE_MS = 10_000;

async function openTerminal(): Promise<Venue> {
  const engine = createEngine(
    loadCorpus(join(ROOT, 'corpus')),
    loadTools(join(ROOT, 'dist', 'data')),
  );
  const chats: { close: () => void }[] = [];
  return {
    name: 'terminal',
    speaker: (lang) => {
      const input = new PassThrough();
      const output = Object.assign(new PassThrough(), { columns: 100 });
      const setting = { engine, lang, publicUrl: null, platform: 'terminal' } as const;
      chats.push(openChat(setting, { input, output, colours: false }));
      output.read();
      return {
        says: async (line) => {
          input.write(`${line.replaceAll('\n', ' ')}\r`);
          await new Promise(setImmediate);
          return seenInTerminal(String(output.read() ?? ''), line);
        },
      };
    },
    close: async () => {
      for (const chat of chats) chat.close();
    },
  };
}

function seenInTerminal(output: string, line: string): Seen {
  // The terminal repeats what is typed.
  const shown = flat(output.replaceAll('│', ' ')).replace(flat(line.replaceAll('\n', ' ')), '');
  const between = (open: string, close: string): string[] =>
    shown
      .split(open)
      .slice(1)
      .map((rest) => rest.split(close)[0]!);
  return {
    words: shown.replace(/【|】|\{\+|\+\}|\[-|-\]/g, ''),
    marked: between('【', '】'),
    struck: between('[-', '-]'),
    added: between('{+', '+}'),
    links: [],
    calls: 0,
  };
}

async function openTelegram(): Promise<Venue> {
  const server = await startTelegramServer();
  const bot = await startTelegramBot(server, { tuning: { pace: null, limits: null } });
  const messages = new Map<Seen, Message>();
  let count = 0;
  return {
    name: 'telegram',
    speaker: (lang) => {
      count += 1;
      const person = server.person(`Reader ${count}`, { language: lang.toLowerCase() });
      return {
        says: async (line, to) => {
          const from = server.world.timeline.length;
          const reply = to === undefined ? undefined : messages.get(to);
          person.says(line, reply === undefined ? {} : { reply });
          const answer = await server.world.signal.until(
            () =>
              server.world.timeline
                .slice(from)
                .flatMap((one) =>
                  one.kind === 'message' && one.byBot && one.chat === person.user.id
                    ? [one.message]
                    : [],
                )[0],
            PATIENCE_MS,
          );
          if (answer === undefined) throw new Error(`no answer to ${line}:\n${bot.log()}`);
          const seen = seenOnTelegram(answer);
          messages.set(seen, answer);
          return seen;
        },
      };
    },
    close: async () => {
      await bot.kill('SIGTERM');
      await server.close();
    },
  };
}

function seenOnTelegram({ text = '', entities = [] }: Message): Seen {
  const of = (...types: string[]) => entities.filter(({ type }) => types.includes(type));
  const wordsOf = ({ offset, length }: { offset: number; length: number }): string =>
    flat(text.slice(offset, offset + length));
  const quotes = of('blockquote', 'expandable_blockquote');
  const isQuoted = ({ offset }: { offset: number }): boolean =>
    quotes.some((quote) => quote.offset <= offset && offset < quote.offset + quote.length);
  const added = of('underline').map(wordsOf);
  return {
    words: flat(text.replaceAll('\u2060', '')),
    marked: of('bold')
      .filter(isQuoted)
      .map(wordsOf)
      .filter((words) => !added.includes(words)),
    struck: of('strikethrough').map(wordsOf),
    added,
    links: entities.flatMap((one) =>
      one.type === 'text_link' ? [one.url] : one.type === 'url' ? [wordsOf(one)] : [],
    ),
    calls: of('mention', 'text_mention').length,
  };
}

const LOCALES = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en-GB' } as const;
/** What comes after a command is its only option that takes words. */
const WORDS: Readonly<Record<string, string>> = {
  ask: 'question',
  check: 'text',
  passage: 'address',
};

async function openDiscord(): Promise<Venue> {
  const server = await startDiscordServer({ pacesIdentify: false });
  const bot = await startDiscordBot(server, { registers: true, tuning: { limits: null } });
  const posts = new Map<Seen, Posted>();
  let count = 0;
  return {
    name: 'discord',
    speaker: (lang) => {
      count += 1;
      const person = server.person(`reader${count}`, { locale: LOCALES[lang] }).inDm();
      return {
        says: async (line, to) => {
          const command = /^\/(\w+)\s*([\s\S]*)$/.exec(line);
          const posted =
            command === null ? await written(line, to) : await used(command[1]!, command[2]!);
          if (posted === null) throw new Error(`no answer to ${line}:\n${bot.log()}`);
          const seen = seenOnDiscord(posted);
          posts.set(seen, posted);
          return seen;
        },
      };

      async function used(typed: string, argument: string): Promise<Posted | null> {
        const name = typed === 'p' ? 'passage' : typed;
        const option = WORDS[name];
        const filled = option === undefined ? {} : { [option]: argument };
        return (await person.slash(name, filled)).message;
      }

      async function written(line: string, to: Seen | undefined): Promise<Posted | null> {
        const replyTo = to === undefined ? undefined : posts.get(to);
        const question = person.says(line, replyTo === undefined ? {} : { replyTo });
        const answer = (): Posted | undefined =>
          [...person.place.messages.values()].find(
            ({ byBot, message }) => byBot && message.referenced_message?.id === question.message.id,
          );
        return (await server.world.signal.until(answer, PATIENCE_MS)) ?? null;
      }
    },
    close: async () => {
      await bot.kill('SIGTERM');
      await server.close();
    },
  };
}

function seenOnDiscord({ message }: Posted): Seen {
  const { text, pings } = lookOf(message);
  const lines = readMarkdown(text);
  const nodes = nodesOf(lines.flatMap(({ inner }) => inner));
  const wordsIn = (inner: Line['inner']): string =>
    flat(shownText([{ kind: 'plain', quoted: false, inner }]));
  const styled = (kind: 'strike' | 'underline'): string[] =>
    nodes.flatMap((node) => (node.kind === kind ? [wordsIn(node.inner)] : []));
  const quoted = nodesOf(lines.filter((line) => line.quoted).flatMap(({ inner }) => inner));
  const added = styled('underline');
  return {
    words: flat(shownText(lines)),
    marked: quoted
      .flatMap((node) => (node.kind === 'bold' ? [wordsIn(node.inner)] : []))
      .filter((words) => !added.includes(words)),
    struck: styled('strike'),
    added,
    links: nodes.flatMap((node) => (node.kind === 'link' ? [node.url] : [])),
    calls:
      pings.length + nodes.filter(({ kind }) => kind === 'mention' || kind === 'everyone').length,
  };
}

export function flat(text: string): string {
  return text.replace(/\s/gu, '');
}
