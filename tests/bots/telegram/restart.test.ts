import { describe, expect, it } from 'vitest';
import { startBot } from '../../../tools/drill-telegram-process.ts';
import { UNBOUND } from '../../../tools/drill-telegram-queue.ts';
import { createScript, startTelegramServer } from '../../servers/telegram/index.ts';
import type { UpdateBody } from '../../servers/telegram/updates.ts';

describe('a new process', () => {
  it('answers an edited question anew, as a reply to it: whose answer was whose is not kept', async () => {
    const server = await startTelegramServer();
    const { sees, seesEdit, ends } = createScript(server);
    const alice = server.person('Alice', { language: 'zh-hans' });
    const first = await startBot(server, UNBOUND);
    const question = alice.says('/p 13');
    await sees(alice, '¶13');
    alice.edits(question, '/p 5');
    await seesEdit(alice, '¶5');
    await first.kill('SIGTERM');
    const second = await startBot(server, { ...UNBOUND, stateDir: first.stateDir });
    alice.edits(question, '/p 6');
    await sees(alice, { text: '¶6', replyTo: question });
    alice.edits(question, '/p 7');
    await seesEdit(alice, '¶7');
    await ends();
    await second.kill('SIGTERM');
    await server.close();
  });

  it('without a folder to write to warns and works', async () => {
    const server = await startTelegramServer();
    const { sees, ends } = createScript(server);
    const bot = await startBot(server, { ...UNBOUND, stateDir: '/dev/null/state' });
    expect(bot.log()).toContain('STATE_DIR (/dev/null/state) cannot be written');
    const alice = server.person('Alice');
    alice.says('/p 13');
    await sees(alice, '¶13');
    await ends();
    await bot.kill('SIGTERM');
    await server.close();
  });
});

describe('an album', () => {
  it('gets one answer, to its caption or else to the first photo', async () => {
    const server = await startTelegramServer();
    const { sees, seesNothing, ends } = createScript(server);
    const bot = await startBot(server, UNBOUND);
    const alice = server.person('Alice', { language: 'zh-hans' });
    const template = alice.sends('photo');
    await sees(alice, '我只看得懂文字');
    const part = (id: number, album: string, caption?: string): void => {
      const message = {
        ...template,
        message_id: id,
        media_group_id: album,
        ...(caption !== undefined && { caption }),
      };
      server.updates.push({ message } as UpdateBody, 'album');
    };
    part(9001, 'a', '千秋胜负在于理');
    part(9002, 'a');
    part(9003, 'a');
    await sees(alice, '✅ 原文一致');
    part(9004, 'b');
    part(9005, 'b');
    await sees(alice, '我只看得懂文字');
    await seesNothing(alice);
    await ends();
    await bot.kill('SIGTERM');
    await server.close();
  });
});
