import { describe, it } from 'vitest';
import { setScene } from './scene.ts';

const scene = setScene({ server: { bot: { guestMode: true } } });
const { person, group, sees, seesNothing, seesToast, seesEdit } = scene;

describe('in a chat that it is not in, the bot', () => {
  it('answers once when it is mentioned, with buttons that work', async () => {
    const [alice, club] = [person('Alice'), group({ bot: 'left' })];
    alice.says('谁主持的会议', { in: club });
    alice.says('@chuchu_bot 谁主持的会议', { in: club });
    const answer = await sees(club, { quotes: '拉赫蒙', text: '¶13' });
    alice.taps(answer, '下一段 ›');
    await seesToast(alice, '');
    await seesEdit(club, '¶14');
    await seesNothing(club);
  });

  it('checks the message that the mention answers', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group({ bot: 'left' })];
    const rumour = alice.says('他讲了“一时强弱在于力，万秋胜负在于理”', { in: club });
    bob.says('@chuchu_bot', { in: club, reply: rumour });
    await sees(club, '⚠️ 有出入');
  });
});
