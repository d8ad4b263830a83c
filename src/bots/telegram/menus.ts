import { COMMANDS, type CommandName } from '../commands.ts';
import type { Lang } from '../lang.ts';
import { wordingOf } from '../wording.ts';
import type { Payload } from './client.ts';
import type { Outbox } from './outbox.ts';

type Scope = NonNullable<Payload<'setMyCommands'>['scope']>;
type Menu = Payload<'setMyCommands'>['commands'];

/** In a group people ask and check; the lists and the small print are for the private chat. */
const IN_GROUPS: readonly CommandName[] = ['ask', 'check', 'quotes', 'p', 'help'];
/**
 * Telegram tells languages of menus apart by two letters, so that `zh` is both scripts; readers of the
 * traditional one get theirs in the private chat, where a menu can be of that chat alone.
 */
const LANGUAGES = [
  { code: undefined, lang: 'en' },
  { code: 'zh', lang: 'zh-Hans' },
] as const satisfies readonly { code: string | undefined; lang: Lang }[];

/** Sets the menus that differ from what is set: one for each kind of chat and language. */
export async function setMenus(outbox: Outbox, articles: number): Promise<void> {
  for (const type of ['all_private_chats', 'all_group_chats'] as const) {
    for (const { code, lang } of LANGUAGES) {
      await setMenu(outbox, { type }, code, menuOf(lang, type === 'all_group_chats', articles));
    }
  }
}

/** Sets the menu of one private chat in a language that Telegram's own choice does not reach. */
export async function setMenuOfChat(
  outbox: Outbox,
  chat: number,
  lang: Lang,
  articles: number,
): Promise<void> {
  if (LANGUAGES.some((one) => one.lang === lang)) return;
  await setMenu(outbox, { type: 'chat', chat_id: chat }, undefined, menuOf(lang, false, articles));
}

async function setMenu(
  outbox: Outbox,
  scope: Scope,
  code: 'zh' | undefined,
  commands: Menu,
): Promise<void> {
  const place = { scope, ...(code !== undefined && { language_code: code }) };
  const current = await outbox.answer('getMyCommands', place);
  if (current.kind !== 'done' || same(current.value, commands)) return;
  await outbox.answer('setMyCommands', { ...place, commands });
}

function menuOf(lang: Lang, group: boolean, articles: number): Menu {
  const { commands } = wordingOf(lang);
  return COMMANDS.filter(({ name }) => (group ? IN_GROUPS.includes(name) : true))
    .filter(({ name }) => name !== 'articles' || articles > 1)
    .map(({ name }) => ({ command: name, description: commands[name] }));
}

function same(a: Menu, b: Menu): boolean {
  const written = (menu: Menu): string =>
    JSON.stringify(menu.map(({ command, description }) => [command, description]));
  return written(a) === written(b);
}
