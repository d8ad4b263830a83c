import type { Message } from '@grammyjs/types';
import { startTelegramServer, type Group, type Person } from '../tests/servers/telegram/index.ts';
import { LANGS } from '../src/bots/lang.ts';
import { chatWordingOf } from '../src/bots/wording/chat.ts';
import { startBot, type BotProcess } from './drill-telegram-process.ts';
import { UNBOUND } from './drill-telegram-queue.ts';
import { createChance, type Chance } from './drill-telegram-chance.ts';
import {
  hostile,
  longText,
  QUESTIONS,
  QUOTATIONS,
  rtl,
  withEmoji,
} from './drill-telegram-texts.ts';

export interface Randomness {
  readonly seed: number;
  readonly happened: number;
  readonly kinds: ReadonlyMap<string, number>;
  /** The bot ended by itself. */
  readonly crashed: boolean;
  /** Lines of the log that tell of a bug. */
  readonly bugs: readonly string[];
  /** What the strict server refused, in its words. */
  readonly refused: readonly string[];
  readonly directQuestions: number;
  readonly answered: number;
}

/** Everything that happens to a bot, in any order. */
interface Stage {
  readonly chance: Chance;
  readonly person: () => Person;
  /** Somebody who has not spoken to the bot yet. */
  readonly stranger: () => Person;
  readonly group: () => Group;
  readonly channel: () => Group;
  readonly forum: () => { readonly group: Group; readonly topic: number };
  /** A message of somebody in a group. */
  readonly saying: (group: Group) => Message;
  /** A message of the bot with buttons, or undefined while there is none. */
  readonly answer: (among: Person | Group) => Message | undefined;
  readonly plant: (person: Person, data: string) => Message;
  /** A question that has to be answered; `where` it is looked for. */
  readonly direct: (message: Message, byReply: boolean) => void;
  readonly block: (person: Person) => void;
}

/** Gives false where there was nothing to do it with. */
type Act = (stage: Stage) => unknown;

const MENTION = '@chuchu_bot';
const COMMANDS = [
  '/help',
  '/quotes',
  '/outline',
  '/about',
  '/p 3',
  '/p13',
  '/articles',
  '/check',
  '/p 999',
];

/** One of each kind is drawn in turn, so that each is as frequent as any other. */
const ACTS: Readonly<Record<string, Act>> = {
  'private question': ({ stranger, chance, direct }) =>
    direct(stranger().says(chance.of(QUESTIONS)), false),
  'pasted quotation': ({ stranger, chance, direct }) =>
    direct(stranger().says(chance.of(QUOTATIONS)), false),
  'question in a group': ({ person, group, chance, direct }) =>
    direct(person().says(`${MENTION} ${chance.of(QUESTIONS)}`, { in: group() }), true),
  'command in a group': ({ person, group, chance, direct }) =>
    direct(person().says(`/ask@chuchu_bot ${chance.of(QUESTIONS)}`, { in: group() }), true),
  'hostile text': ({ person, chance }) => person().says(hostile(chance)),
  'hostile text in a group': ({ person, group, chance }) =>
    person().says(`${MENTION} ${hostile(chance)}`, { in: group() }),
  'right to left': ({ person, chance }) => person().says(rtl(chance)),
  emoji: ({ person, chance }) => person().says(withEmoji(chance)),
  '4096 characters': ({ person, chance }) => person().says(longText(chance, 4096)),
  'long quotation': ({ person, chance }) =>
    person().says(`/check ${chance.of(QUOTATIONS)} ${longText(chance, 1000)}`),
  command: ({ person, chance }) => person().says(chance.of(COMMANDS)),
  'command of others': ({ person, group, chance }) =>
    person().says(chance.of(['/vote', '/help@other_bot', '/ban @someone']), { in: group() }),
  chatter: ({ person, group, chance }) => person().says(withEmoji(chance), { in: group() }),
  forward: ({ person, group, saying }) => person().forwards(saying(group())),
  caption: ({ person, chance }) =>
    person().sends('photo', { caption: chance.of([...QUOTATIONS, hostile(chance).slice(0, 900)]) }),
  'without text': ({ person, chance }) =>
    person().sends(chance.of(['voice', 'sticker', 'poll', 'dice', 'location', 'contact'])),
  'check of a message': ({ person, group, saying }) => {
    const where = group();
    person().says('/check', { in: where, reply: saying(where) });
  },
  'check of selected words': ({ person, group, saying, chance }) => {
    const where = group();
    const reply = saying(where);
    const characters = [...(reply.text ?? '')];
    const from = chance.below(characters.length);
    const quote = characters.slice(from, from + 1 + chance.below(40)).join('');
    return quote.trim() !== '' && person().says(MENTION, { in: where, reply, quote });
  },
  'reply to an answer': ({ person, group, answer, chance }) => {
    const where = chance.coin() ? group() : undefined;
    const who = person();
    const reply = answer(where ?? who);
    const line = chance.of(['下一段', '上一段', '全文', '那疫苗呢', '谢谢', 'and the vaccines?']);
    if (reply === undefined) return false;
    return who.says(line, where === undefined ? { reply } : { in: where, reply });
  },
  'edited question': ({ person, chance }) => {
    const who = person();
    who.edits(who.says(chance.of(QUESTIONS)), chance.of([...QUESTIONS, hostile(chance)]));
  },
  tap: ({ person, answer, chance }) => tapAny(person(), answer, chance),
  'double tap': ({ person, answer, chance }) => {
    const who = person();
    const tapped = tapAny(who, answer, chance);
    return tapped !== false && who.taps(tapped.message, tapped.text);
  },
  'stale tap': ({ person, plant, chance }) => {
    const who = person();
    const data = chance.of([
      'n:gone_p1_abcd',
      's:sco-summit-2021_p3_zzzz',
      'x',
      hostile(chance).slice(0, 16),
    ]);
    who.taps(plant(who, data), 'Go');
  },
  typing: ({ person, chance }) => {
    const words = chance.of([
      '',
      '疫苗',
      '+疫苗+ 和 +贸易额+',
      'p13',
      hostile(chance),
      chance.of(QUESTIONS),
    ]);
    person().typesAhead(words.slice(0, 256), { offset: chance.of(['', '10', 'x']) });
  },
  'joining and leaving': ({ person, group }) => {
    const [who, where] = [person(), group()];
    who.joins(where);
    who.leaves(where);
  },
  'blocking the bot': ({ stranger, block, chance }) => {
    const who = stranger();
    who.says(chance.of(QUESTIONS));
    block(who);
    if (chance.coin()) who.vanishes();
    else who.unblocksBot();
  },
  'channel post': ({ person, channel, chance }) =>
    person().says(chance.of([`${MENTION} ${chance.of(QUESTIONS)}`, withEmoji(chance), '/p 3']), {
      in: channel(),
    }),
  'forum topic': ({ person, forum, chance, direct }) => {
    const { group, topic } = forum();
    direct(person().says(`${MENTION} ${chance.of(QUESTIONS)}`, { in: group, topic }), true);
  },
  'anonymous admin': ({ person, group, chance }) =>
    person().says(`${MENTION} ${chance.of(QUESTIONS)}`, { in: group(), as: 'anonymous' }),
};

const PEOPLE = 16;
const GROUPS = 8;
const LANGUAGES = ['zh-hans', 'zh-hant', 'en', 'fr', ''] as const;
/** Happenings before the bot is let catch up, so that there are answers to tap and to reply to. */
const ROUND = 58;
const ROUND_MS = 60_000;

export async function runRandom(updates: number, seed: number): Promise<Randomness> {
  const chance = createChance(seed);
  const server = await startTelegramServer();
  const bot = await startBot(server, UNBOUND);
  const newcomer = (): Person => {
    const language = chance.of(LANGUAGES);
    return server.person('Somebody', language === '' ? {} : { language });
  };
  const people = Array.from({ length: PEOPLE }, newcomer);
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    server.group({ kind: index % 2 === 0 ? 'group' : 'supergroup' }),
  );
  const channels = [server.group({ kind: 'channel' }), server.group({ kind: 'channel' })];
  const forums = [server.group({ kind: 'forum' })].map((group) => ({
    group,
    topic: group.opens('Topic', people[0]!.user),
  }));
  const directs: { readonly message: Message; readonly byReply: boolean }[] = [];
  const latest = new Map<number, Message>();
  const stage: Stage = {
    chance,
    person: () => chance.of(people),
    stranger: newcomer,
    group: () => chance.of(groups),
    channel: () => chance.of(channels),
    forum: () => chance.of(forums),
    saying: (group) =>
      chance.of(people).says(chance.of([...QUOTATIONS, hostile(chance)]), { in: group }),
    answer: (among) => latest.get('user' in among ? among.user.id : among.id),
    plant: (person, data) =>
      server.plant(person, {
        text: 'Old',
        reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: data }]] },
      }),
    direct: (message, byReply) => void directs.push({ message, byReply }),
    block: (person) => person.blocksBot(),
  };

  const kinds = new Map<string, number>();
  const names = Object.keys(ACTS);
  let happened = 0;
  for (let turn = 0; happened < updates; turn++) {
    const kind = names[turn % names.length]!;
    if (ACTS[kind]!(stage) !== false) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      happened += 1;
    }
    if ((turn + 1) % ROUND > 0 && happened < updates) continue;
    await caughtUp(server, bot);
    latest.clear();
    for (const one of server.world.timeline) {
      if (
        (one.kind === 'message' || one.kind === 'edit') &&
        one.byBot &&
        one.message.reply_markup
      ) {
        latest.set(one.chat, one.message);
      }
    }
  }
  const apologies = new Set(LANGS.map((lang) => chatWordingOf(lang).sorry));
  const answers = server.world.timeline.flatMap((one) =>
    one.kind === 'message' && one.byBot && !apologies.has(one.message.text ?? '')
      ? [one.message]
      : [],
  );
  const repliedTo = new Set(
    answers.map(({ chat, reply_to_message: to }) => `${chat.id} ${to?.message_id}`),
  );
  const told = new Set(answers.map(({ chat }) => chat.id));
  const answered = directs.filter(({ message: { chat, message_id }, byReply }) =>
    byReply ? repliedTo.has(`${chat.id} ${message_id}`) : told.has(chat.id),
  );
  const refused = server.refusals().map(({ method, refusal }) => `${method}: ${refusal}`);
  const crashed = bot.log().includes('Node.js v');
  await bot.kill('SIGTERM');
  await server.close();
  return {
    seed,
    happened,
    kinds,
    crashed,
    bugs: bot
      .log()
      .split('\n')
      .filter((line) => /could not be (?:read|answered)/.test(line)),
    refused,
    directQuestions: directs.length,
    answered: answered.length,
  };
}

async function caughtUp(
  server: Awaited<ReturnType<typeof startTelegramServer>>,
  bot: BotProcess,
): Promise<void> {
  if (await server.settled(ROUND_MS)) return;
  throw new Error(`the bot did not come to rest:\n${bot.log()}`);
}

function tapAny(
  who: Person,
  answer: Stage['answer'],
  chance: Chance,
): { readonly message: Message; readonly text: string } | false {
  const message = answer(who);
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  if (message === undefined || buttons.length === 0) return false;
  const { text } = chance.of(buttons);
  try {
    who.taps(message, text);
    return { message, text };
  } catch {
    // Another tap of this round has taken the button away.
    return false;
  }
}

export type { Group };
