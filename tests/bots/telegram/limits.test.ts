import { describe, expect, it } from 'vitest';
import { DEFAULT_TUNING } from '../../../src/bots/telegram/index.ts';
import { setScene } from './scene.ts';

const scene = setScene({
  bot: {
    tuning: {
      pace: null,
      limits: {
        perPerson: { burst: 5, perSecond: 0.01 },
        perChat: { burst: 7, perSecond: 0.01 },
        typing: { burst: 10, perSecond: 0.01 },
      },
    },
  },
});
const { person, group, sees, seesNothing, seesToast } = scene;

describe('by default', () => {
  it('nobody may ask more than Telegram lets the bot answer', () => {
    const { limits, pace } = DEFAULT_TUNING;
    expect(limits!.perPerson.perSecond).toBeLessThanOrEqual(pace!.perChatPerSecond);
    expect(limits!.perChat.perSecond * 60).toBeLessThanOrEqual(pace!.perGroupPerMinute);
    expect(limits!.perChat.burst).toBeLessThanOrEqual(pace!.perGroupPerMinute);
  });
});

describe('somebody who asks too much', () => {
  it('is told once, and gets no answers for a while', async () => {
    const alice = person('Alice');
    for (let count = 0; count < 5; count++) {
      alice.says('/p 13');
      await sees(alice, '¶13');
    }
    for (let count = 0; count < 5; count++) alice.says('/p 13');
    await sees(alice, { text: '您问得太快了', replyTo: null });
    await seesNothing(alice);
  });

  it('is told so in a group as a reply, and the others of the group go on until it has had enough', async () => {
    const [alice, bob, carol, club] = [person('Alice'), person('Bob'), person('Carol'), group()];
    for (let count = 0; count < 5; count++) {
      alice.says('/p 13', { in: club });
      await sees(club, '¶13');
    }
    const sixth = alice.says('/p 13', { in: club });
    await sees(club, { text: '您问得太快了', replyTo: sixth });
    for (let count = 0; count < 2; count++) {
      bob.says('/p 5', { in: club });
      await sees(club, '¶5');
    }
    bob.says('/p 5', { in: club });
    await sees(club, '您问得太快了');
    carol.says('/p 5', { in: club });
    await seesNothing(club);
    // Elsewhere they are as free as before.
    carol.says('/p 5');
    await sees(carol, '¶5');
  });

  it('by taps is told in passing', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    for (let count = 0; count < 4; count++) alice.taps(answer, '下一段 ›');
    for (let count = 0; count < 4; count++) await seesToast(alice, '');
    const next = await scene.seesEdit(alice, '¶14');
    alice.taps(next, '下一段 ›');
    await seesToast(alice, '您问得太快了');
  });

  it('by typing gets what is at hand, and nothing that has to be looked up', async () => {
    const alice = person('Alice');
    const words = Array.from({ length: 10 }, (_, index) => `疫苗${index}`);
    for (const query of words) expect(await alice.types(query)).not.toBeNull();
    alice.typesAhead('贸易额');
    // Another offset, or Telegram would not ask again.
    const again = await alice.types(words[3]!, { offset: '0' });
    expect(again!.results.length).toBeGreaterThan(0);
    await scene.server.settled(5000);
    const answers = scene.server.requests.filter(({ method }) => method === 'answerInlineQuery');
    expect(answers.length).toBe(11);
  });
});
