import {
  lookOf,
  startDiscordServer,
  type Asked,
  type Channel,
  type DiscordServer,
  type Person,
  type Posted,
} from '../tests/servers/discord/index.ts';
import { startBot } from './drill-discord-process.ts';
import { createChance, type Chance } from './drill-telegram-chance.ts';
import { hostile, longText, QUESTIONS, QUOTATIONS, rtl } from './drill-telegram-texts.ts';

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
  /** Things people did that have to be answered, and how many were. */
  readonly asked: number;
  readonly answered: number;
  /** Those that were not, by kind. */
  readonly unanswered: readonly string[];
  /** From the slowest acknowledgement, in ms. */
  readonly slowestMs: number;
}

/** What came of it; null where there was nothing to do it with, true where no answer is due. */
type Outcome = Asked | 'answered' | 'silent' | true | null;

interface Stage {
  readonly chance: Chance;
  readonly server: DiscordServer;
  /** Somebody where the bot is. */
  readonly member: () => Person;
  /** Somebody who has the app for themselves, where it may not post. */
  readonly guest: () => Person;
  /** Somebody who has the app for themselves, among people. */
  readonly friend: () => Person;
  /** A card that this person can see, with its buttons. */
  readonly card: (
    wanted: RegExp,
  ) => { readonly person: Person; readonly posted: Posted; readonly label: string } | null;
  readonly plant: (id: string) => Posted;
  readonly waits: (channel: Channel, question: Posted) => Promise<Outcome>;
}

type Act = (stage: Stage) => Promise<Outcome>;

const STALE = ['old', 'n:gone_p1_abcd', 's:sco-summit-2021_p3_zzzz', 'share:d::', 'q:none', 'x:z:'];

/** One of each kind is drawn in turn, so that each is as frequent as any other. */
const ACTS: Readonly<Record<string, Act>> = {
  '/ask': ({ member, chance }) => member().slash('ask', { question: chance.of(QUESTIONS) }),
  '/ask hidden': ({ member, chance }) =>
    member().slash('ask', { question: chance.of(QUESTIONS), hide: true }),
  '/ask with a mention': ({ member, chance }) =>
    member().slash('ask', { question: chance.of(QUESTIONS), mention: member() }),
  '/ask with hostile text': ({ member, chance }) =>
    member().slash('ask', { question: hostile(chance).slice(0, 4096) }),
  '/check': ({ member, chance }) => member().slash('check', { text: chance.of(QUOTATIONS) }),
  '/check with much text': ({ member, chance }) =>
    member().slash('check', {
      text: longText(chance, chance.below(20) === 0 ? 4096 : 100 + chance.below(900)),
    }),
  '/quote without choosing': ({ member, chance }) =>
    member().slash('quote', { text: chance.of(['贸易额', '鲁班工坊', '誰', rtl(chance)]) }),
  '/quote': async ({ member, chance }) => {
    const person = member();
    const choices = await person.autocomplete('quote', 'text', chance.of(['', '合作', '疫苗']));
    if (choices === null || choices.length === 0) return 'silent';
    return person.slash('quote', { text: String(chance.of(choices).value) });
  },
  typing: async ({ member, chance }) => {
    const typed = chance.of(['', '疫', '贸易额', hostile(chance).slice(0, 100), rtl(chance)]);
    return (await member().autocomplete('quote', 'text', typed)) === null ? 'silent' : 'answered';
  },
  '/passage': ({ member, chance }) =>
    member().slash('passage', {
      address: chance.of(['1', '¶13', 'q2', '金句2', '99', '第三段', hostile(chance).slice(0, 50)]),
    }),
  lists: ({ member, chance }) =>
    member().slash(chance.of(['quotes', 'outline', 'about', 'help']), { hide: chance.coin() }),
  'menu of a message': ({ member, chance }) => {
    const person = member();
    const said = person.says(chance.of([...QUOTATIONS, hostile(chance).slice(0, 2000)]));
    return person.messageCommand('Check quote', said);
  },
  'menu, installed for the person': ({ guest, chance }) => {
    const person = guest();
    return person.messageCommand('Check quote', person.says(chance.of(QUOTATIONS)));
  },
  'among people': ({ friend, chance }) => friend().slash('ask', { question: chance.of(QUESTIONS) }),
  'turning a page': (stage) => pressAny(stage, /‹|›|全段|Whole/),
  'opening beside': (stage) => pressAny(stage, /^¶|^金句|其他|Other|大纲|大綱|Outline/),
  sharing: (stage) => pressAny(stage, /发到这里|發到這裡|Share here/),
  'judging wrong': (stage) => pressAny(stage, /答错了|答錯了|Wrong/),
  'stale button': async ({ member, plant, chance }) =>
    member().presses('Go', plant(chance.of(STALE))),
  mention: ({ member, chance, waits }) => {
    const person = member();
    return waits(person.place, person.mentionsBot(chance.of(QUESTIONS)));
  },
  'hostile mention': ({ member, chance, waits }) => {
    const person = member();
    return waits(person.place, person.mentionsBot(hostile(chance).slice(0, 1900)));
  },
  'private message': ({ member, chance, waits }) => {
    const person = member().inDm();
    return waits(person.place, person.says(chance.of([...QUESTIONS, ...QUOTATIONS])));
  },
  chatter: async ({ member, chance }) => {
    member().says(chance.of([...QUESTIONS, hostile(chance).slice(0, 2000)]));
    return true;
  },
};

const PEOPLE = 30;
const LOCALES = ['zh-CN', 'zh-TW', 'en-US', 'ko'] as const;
/** Done at once; more would measure the machine. */
const AT_ONCE = 5;
/** Longest wait for the answer to a message, in ms. */
const MESSAGE_MS = 15_000;
/** Cards remembered to press buttons of. */
const MAX_CARDS = 200;

export async function runRandom(interactions: number, seed: number): Promise<Randomness> {
  const chance = createChance(seed);
  const server = await startDiscordServer({ pacesIdentify: false });
  const hall = server.channel(server.guild({ locale: 'zh-CN' }));
  const far = server.channel(server.guild({ botJoined: false, externalApps: false }));
  const somebody = (installed: boolean, place: Channel, at: number): Person =>
    server.person(`${installed ? 'guest' : 'member'}${at}`, {
      locale: chance.of(LOCALES),
      installed,
      in: place,
    });
  const members = Array.from({ length: PEOPLE }, (_, at) => somebody(false, hall, at));
  const guests = Array.from({ length: PEOPLE }, (_, at) => somebody(true, far, at));
  const friends = guests
    .slice(0, 6)
    .map((guest, at) => guest.in(server.privateChannel(guest, members[at]!)));
  const bot = await startBot(server, { registers: true, tuning: { limits: null } });
  const cards: { person: Person; posted: Posted }[] = [];
  const remember = (person: Person, posted: Posted | null): void => {
    if (posted === null) return;
    cards.push({ person, posted });
    if (cards.length > MAX_CARDS) cards.shift();
  };
  const watched = (person: Person): Person => ({
    ...person,
    slash: async (...args) => {
      const asked = await person.slash(...args);
      remember(person, asked.message);
      return asked;
    },
    messageCommand: async (...args) => {
      const asked = await person.messageCommand(...args);
      remember(person, asked.message);
      return asked;
    },
  });
  const stage: Stage = {
    chance,
    server,
    member: () => watched(chance.of(members)),
    guest: () => watched(chance.of(guests)),
    friend: () => watched(chance.of(friends)),
    card: (wanted) => {
      const fitting = cards.flatMap(({ person, posted }) => {
        const labels = lookOf(posted.message)
          .buttons.flat()
          .filter((label) => wanted.test(label));
        return labels.map((label) => ({ person, posted, label }));
      });
      return fitting.length === 0 ? null : chance.of(fitting);
    },
    plant: (id) =>
      server.plant(hall, {
        content: '从前',
        components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Go', custom_id: id }] }],
      }),
    waits: async (channel, question) => {
      const answer = () =>
        [...channel.messages.values()].find(
          ({ byBot, message }) => byBot && message.referenced_message?.id === question.message.id,
        );
      return (await server.world.signal.until(answer, MESSAGE_MS)) === undefined
        ? 'silent'
        : 'answered';
    },
  };

  const kinds = new Map<string, number>();
  const unanswered: string[] = [];
  const names = Object.keys(ACTS);
  let happened = 0;
  let asked = 0;
  let slowestMs = 0;
  const act = async (kind: string): Promise<void> => {
    const outcome = await ACTS[kind]!(stage);
    if (outcome === null) return;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    happened += 1;
    if (outcome === true) return;
    asked += 1;
    const how = typeof outcome === 'string' ? outcome : outcome.outcome;
    if (typeof outcome !== 'string') slowestMs = Math.max(slowestMs, outcome.ackMs ?? 0);
    if (how !== 'answered' && how !== 'updated') unanswered.push(`${kind}: ${how}`);
  };
  for (let turn = 0; happened < interactions; turn += AT_ONCE) {
    const now = Array.from({ length: AT_ONCE }, (_, at) => names[(turn + at) % names.length]!);
    await Promise.all(now.map(act));
  }
  await server.settled(MESSAGE_MS);
  const refused = server.refusals().map(({ operation, refusal }) => `${operation}: ${refusal}`);
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
      .filter((line) => /could not be answered|given up|unhandled/.test(line)),
    refused,
    asked,
    answered: asked - unanswered.length,
    unanswered,
    slowestMs,
  };
}

async function pressAny(stage: Stage, wanted: RegExp): Promise<Outcome> {
  const found = stage.card(wanted);
  if (found === null) return null;
  return found.person.presses(found.label, found.posted);
}
