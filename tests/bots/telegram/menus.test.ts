import { describe, expect, it } from 'vitest';
import { startBot } from '../../../tools/drill-telegram-process.ts';
import { setScene } from './scene.ts';

const scene = setScene();
const { person, group, sees } = scene;

const written = (): number =>
  scene.server.requests.filter(({ method }) => method === 'setMyCommands').length;

describe('the menu of commands', () => {
  it('is in the reader’s language, and shorter in groups', async () => {
    await scene.server.world.signal.until(() => (written() === 4 ? true : undefined), 5000);
    const [chinese, english, club] = [person('Alice'), person('Bob', 'en'), group()];
    const names = (menu: readonly { command: string }[]) => menu.map(({ command }) => command);
    const own = scene.server.menu(chinese);
    expect(names(own)).toEqual(['ask', 'check', 'quotes', 'outline', 'p', 'about', 'help']);
    expect(own[0]!.description).toBe('问一个问题，用原文回答');
    expect(scene.server.menu(english)[0]!.description).toMatch(/^Ask a question/);
    expect(names(scene.server.menu(chinese, club))).toEqual([
      'ask',
      'check',
      'quotes',
      'p',
      'help',
    ]);
  });

  it('is set for readers of the traditional script when they start the chat', async () => {
    const reader = person('阿玲', 'zh-hant');
    reader.starts();
    await sees(reader, '問文章，看原文');
    await scene.server.world.signal.until(() => (written() === 5 ? true : undefined), 5000);
    const set = scene.server.requests.filter(({ method }) => method === 'setMyCommands');
    expect(set.at(-1)!.parameters).toMatchObject({
      scope: { type: 'chat', chat_id: reader.user.id },
      commands: expect.arrayContaining([
        { command: 'quotes', description: expect.stringContaining('金句') },
      ]),
    });
    reader.starts();
    await sees(reader, '問文章，看原文');
    await scene.server.settled(5000);
    expect(written()).toBe(5);
  });

  it('is not written again when it is as it should be', async () => {
    await scene.bot.kill('SIGTERM');
    const before = written();
    const again = await startBot(scene.server, { stateDir: scene.bot.stateDir });
    const asked = () =>
      scene.server.requests.filter(({ method }) => method === 'getMyCommands').length;
    const from = asked();
    await scene.server.world.signal.until(() => (asked() >= from + 1 ? true : undefined), 5000);
    await scene.server.settled(5000);
    expect(written()).toBe(before);
    await again.kill('SIGTERM');
  });
});
