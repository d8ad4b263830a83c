import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { call } from './call.ts';
import { startTelegramServer } from './index.ts';
import type { Group, Person, TelegramServer } from './index.ts';

let server: TelegramServer;
let alice: Person;
let club: Group;

beforeEach(async () => {
  server = await startTelegramServer();
  alice = server.person('Alice', { language: 'zh-hant' });
  club = server.group();
});

afterEach(() => server.close());

describe('what the bot says of itself', () => {
  test('the menu is the narrowest list in the language of the person', async () => {
    const set = (command: string, fields: object = {}) =>
      call(server, 'setMyCommands', { commands: [{ command, description: '·' }], ...fields });
    const names = (group?: Group) => server.menu(alice, group).map(({ command }) => command);
    await set('all');
    expect(names(club)).toEqual(['all']);
    await set('groups', { scope: { type: 'all_group_chats' } });
    await set('zh', { scope: { type: 'all_group_chats' }, language_code: 'zh' });
    expect(names(club)).toEqual(['zh']);
    expect(names()).toEqual(['all']);
    await call(server, 'deleteMyCommands', {
      scope: { type: 'all_group_chats' },
      language_code: 'zh',
    });
    expect(names(club)).toEqual(['groups']);
  });

  test('a description is that of the language, or else that for all', async () => {
    const get = async (fields: object) => (await call(server, 'getMyDescription', fields)).result;
    await call(server, 'setMyDescription', { description: 'Finds the passage' });
    await call(server, 'setMyDescription', { description: '查出处', language_code: 'zh' });
    expect(await get({ language_code: 'zh' })).toEqual({ description: '查出处' });
    expect(await get({ language_code: 'fr' })).toEqual({ description: 'Finds the passage' });
    const name = await call(server, 'getMyName');
    expect(name.result).toEqual({ name: '出处' });
  });
});
