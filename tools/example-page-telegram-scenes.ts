import type { InlineQueryResult, Message } from '@grammyjs/types';
import {
  createScript,
  startTelegramServer,
  type Group,
  type Person,
  type TelegramServer,
} from '../tests/servers/telegram/index.ts';
import { startBot } from './drill-telegram-process.ts';
import { UNBOUND } from './drill-telegram-queue.ts';

/** A chat as one person sees it. */
export interface ExampleChat {
  readonly title: string;
  readonly lang: string;
  /** Whose phone it is. */
  readonly me: number;
  readonly group: boolean;
  readonly messages: readonly Message[];
  /** What is listed above the keyboard, and what was typed for it. */
  readonly listed?: { readonly typed: string; readonly results: readonly InlineQueryResult[] };
}

/** Talks to the real bot on a local server, and gives the chats as they stand in the end. */
export async function exampleChats(): Promise<ExampleChat[]> {
  const server = await startTelegramServer();
  const bot = await startBot(server, UNBOUND);
  const script = createScript(server);

  const alice = server.person('小雨', { language: 'zh-hans' });
  alice.says('谁主持的会议');
  await script.sees(alice, '¶13');
  alice.says('一时强弱在于力，万秋胜负在于理');
  await script.sees(alice, '有出入');
  alice.says('贷款的利率是多少');
  await script.sees(alice, /./);

  const [ming, ling] = [
    server.person('志明', { language: 'zh-hant' }),
    server.person('阿玲', { language: 'zh-hant' }),
  ];
  const club = server.group({ title: '讀書會' });
  const rumour = ming.says('他說「絕不接受教師爺般的說教」，還說要關起門來過日子。', { in: club });
  ling.says('@chuchu_bot', { in: club, reply: rumour, quote: '絕不接受教師爺般的說教' });
  await script.sees(club, '有出入');
  ling.says('/check@chuchu_bot', { in: club, reply: rumour, quote: '要關起門來過日子' });
  await script.sees(club, '文中沒有');
  ming.says('@chuchu_bot 哪個國家接任輪值主席國', { in: club });
  await script.sees(club, '¶16');

  const bob = server.person('Bob', { language: 'en' });
  bob.says('Who chaired the meeting?');
  await script.sees(bob, '¶13');
  bob.says('/p 14');
  await script.sees(bob, '¶14');
  bob.sends('voice');
  await script.sees(bob, 'only read text');
  const typed = '鲁班工坊';
  const list = await bob.types(typed, { in: club });

  const chats: ExampleChat[] = [
    chatOf(server, alice, alice, '出处', 'zh-Hans'),
    chatOf(server, club, ling, '讀書會', 'zh-Hant'),
    {
      ...chatOf(server, bob, bob, 'Chuchu', 'en'),
      listed: { typed: `@chuchu_bot ${typed}`, results: list!.results },
    },
  ];
  await bot.kill('SIGTERM');
  await server.close();
  return chats;
}

function chatOf(
  server: TelegramServer,
  where: Person | Group,
  whose: Person,
  title: string,
  lang: string,
): ExampleChat {
  const id = 'user' in where ? where.user.id : where.id;
  const messages = [...server.world.chats.get(id)!.messages.values()];
  return { title, lang, me: whose.user.id, group: !('user' in where), messages };
}
