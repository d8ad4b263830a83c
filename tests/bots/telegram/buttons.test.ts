import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { badRequest } from '../../servers/telegram/index.ts';
import { startBot } from '../../../tools/drill-telegram-process.ts';
import { setScene } from './scene.ts';

const scene = setScene();
const { person, group, sees, seesEdit, seesNothing, seesToast } = scene;

/** What 答错了 has been counted for, line by line. */
function counted(): string[] {
  return readFileSync(join(scene.bot.stateDir, 'counts.log'), 'utf8').trim().split('\n');
}

describe('buttons', () => {
  it('go to the passage before and after, in place', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    alice.taps(answer, '下一段 ›');
    await seesToast(alice, '');
    const next = await seesEdit(alice, { text: '¶14', buttons: AROUND });
    expect(next.message_id).toBe(answer.message_id);
    alice.taps(next, '‹ 上一段');
    await seesToast(alice, '');
    await seesEdit(alice, '¶13');
  });

  it('open the whole paragraph, and other passages', async () => {
    const alice = person('Alice');
    alice.says('谁主持的会议');
    const answer = await sees(alice, { text: '¶13', not: '古特雷斯' });
    alice.taps(answer, '全段');
    await seesToast(alice, '');
    const whole = await seesEdit(alice, { text: '¶13', quotes: '古特雷斯', buttons: AROUND });
    alice.taps(whole, '其他段落');
    await seesToast(alice, '');
    const others = await seesEdit(alice, { text: '文中其他相关的段落', not: '古特雷斯以视频' });
    alice.taps(others, '¶13');
    await seesToast(alice, '');
    await seesEdit(alice, { text: '¶13', quotes: '古特雷斯' });
  });

  it('copy a citation and share a passage without asking the bot', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    const copied = alice.taps(answer, '复制引文');
    expect(copied).toMatchObject({ kind: 'copy', text: /^「.+」——《.+》第13段$/s });
    const shared = alice.taps(answer, '转发');
    if (shared.kind !== 'share') throw new Error('not shared');
    const list = await alice.types(shared.query);
    expect(list!.results.map(({ id }) => id)).toEqual([shared.query]);
    alice.chooses(list!.results[0]!, shared.query, { in: group() });
  });

  it('tapped twice change nothing more', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    alice.taps(answer, '下一段 ›');
    alice.taps(answer, '下一段 ›');
    await seesToast(alice, '');
    await seesToast(alice, '');
    await seesEdit(alice, '¶14');
    await seesNothing(alice);
  });

  it('count 答错了 once, by place and kind of answer and nothing else', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    alice.says('@chuchu_bot 谁主持的会议', { in: club });
    const answer = await sees(club, '¶13');
    alice.taps(answer, '答错了');
    bob.taps(answer, '答错了');
    await seesToast(alice, '已经记下');
    await seesToast(bob, '已经记下');
    await seesEdit(club, {
      text: '¶13',
      buttons: [...AROUND.slice(0, 2), '全段', ...AROUND.slice(2)],
    });
    expect(counted()).toEqual([
      expect.stringMatching(/^wrong:answered:sco-summit-2021_p13_\w{4}$/),
    ]);
    alice.says('/check 春眠不觉晓，处处闻啼鸟，夜来风雨声，花落知多少');
    const absent = await sees(alice, '❌');
    alice.taps(absent, '答错了');
    await seesToast(alice, '已经记下');
    await seesEdit(alice, { text: '❌', buttons: [] });
    expect(counted()[1]).toBe('wrong:absent:-');
  });

  it('work on a message a year old, also one that the bot may not see', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    const keyboard = { reply_markup: answer.reply_markup! };
    const old = scene.server.plant(alice, { text: 'Old', ...keyboard });
    await sees(alice, 'Old');
    alice.taps(old, '下一段 ›');
    await seesToast(alice, '');
    await seesEdit(alice, '¶14');
    const hidden = scene.server.plant(alice, { text: 'Older', ...keyboard });
    await sees(alice, 'Older');
    alice.taps(hidden, '‹ 上一段', { inaccessible: true });
    await seesToast(alice, '');
    await seesEdit(alice, '¶12');
  });

  it('under a message that is gone show what they promise in a new one', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    const gone = badRequest('message to edit not found');
    scene.server.faults.script('editMessageText', { kind: 'refuse', error: gone });
    alice.taps(answer, '下一段 ›');
    await seesToast(alice, '');
    await sees(alice, '¶14');
  });

  it('that point at nothing get a short, kind answer', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    await sees(alice, '¶13');
    const button = (callback_data: string) => ({
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data }]] },
    });
    const cases = [
      ['n:another-article_p13_abcd', '已经不在文中'],
      ['s:sco-summit-2021_p999_abcd', '已经不在文中'],
      ['something of an older version', '这个按钮已经失效'],
      ['p:sco-summit-2021_p1_abcd', '前面没有了'],
    ] as const;
    for (const [data, words] of cases) {
      const old = scene.server.plant(alice, { text: 'Old', ...button(data) });
      await sees(alice, 'Old');
      alice.taps(old, 'Go');
      await seesToast(alice, words);
    }
    const changed = scene.server.plant(alice, {
      text: 'Old',
      ...button('s:sco-summit-2021_p13_zzzz'),
    });
    await sees(alice, 'Old');
    alice.taps(changed, 'Go');
    await seesToast(alice, '');
    await seesEdit(alice, { text: ['后来有改动', '¶13'] });
  });

  it('work after a restart', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    await scene.bot.kill('SIGTERM');
    alice.taps(answer, '下一段 ›');
    const { stateDir } = scene.bot;
    const again = await startBot(scene.server, { stateDir, tuning: { pace: null, limits: null } });
    await seesToast(alice, '');
    await seesEdit(alice, '¶14');
    await again.kill('SIGTERM');
  });
});

const AROUND = ['‹ 上一段', '下一段 ›', '其他段落', '复制引文', '转发'];
