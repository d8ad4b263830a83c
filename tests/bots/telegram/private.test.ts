import { afterAll, beforeAll, describe, it } from 'vitest';
import { createScript, startTelegramServer } from '../../servers/telegram/index.ts';
import type { Script, TelegramServer } from '../../servers/telegram/index.ts';
import { startBot, type BotProcess } from './bot-process.ts';

let server: TelegramServer;
let bot: BotProcess;
let script: Script;

beforeAll(async () => {
  server = await startTelegramServer();
  bot = await startBot(server, { tuning: { pace: null, limits: null } });
  script = createScript(server);
});

afterAll(async () => {
  await bot.kill('SIGTERM');
  await server.close();
});

describe('a question in a private chat', () => {
  it('is answered with the passage, the answer in bold, and where it stands', async () => {
    const alice = server.person('Alice', { language: 'zh-hans' });
    alice.says('谁主持的会议');
    await script.sees(alice, { quotes: '拉赫蒙主持会议', text: '¶13', bold: ['拉赫蒙'] });
    console.log(script.transcript());
    await script.ends();
  });
});
