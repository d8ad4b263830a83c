import { beforeEach, describe, expect, it } from 'vitest';
import { createService, type Service } from '../../../src/bots/discord/service.ts';
import { NO_METER } from '../../../src/bots/meter.ts';
import { ALONE } from '../../../src/bots/spread.ts';
import { corpusOf, cite, scriptedEngine, tea } from '../../helpers/small-corpus.ts';
import { cardMessage, press, slash, typing } from './raw-interactions.ts';
import { see, seeCard } from './read-card.ts';

const ME = '42';
const LIMITS = {
  perPerson: { burst: 2, perSecond: 0.001 },
  perChat: { burst: 3, perSecond: 0.001 },
  typing: { burst: 2, perSecond: 0.001 },
};

let counted: string[];
let logged: string[];
let service: Service;
beforeEach(() => {
  counted = [];
  logged = [];
  const engine = scriptedEngine(corpusOf(tea), (input) => {
    if (input === '毒药') throw new TypeError(`cannot read ${input}`);
    return { kind: 'answered', citations: [cite(tea, 'p1', '十斤')] };
  });
  service = createService({
    setting: () => ({ engine, lang: 'zh-Hans', publicUrl: null }),
    counts: { add: (what) => void counted.push(what) },
    limits: LIMITS,
    meter: NO_METER,
    spread: ALONE,
    log: (line) => void logged.push(line),
  });
});

const ask = (user: string, question = '几斤') =>
  see(service.answer(slash('ask', { question }, { user })).response);
const message = (id: string, user: string, content = `<@${ME}> 几斤`) =>
  service.reply({ id, channel_id: '600', guild_id: '500', author: { id: user }, content }, ME);

describe('limits', () => {
  it('are for each person, who is told so in private', () => {
    expect(ask('1').text).toContain('十斤');
    expect(ask('1').text).toContain('十斤');
    expect(ask('1')).toMatchObject({ hidden: true, text: expect.stringContaining('太快') });
    expect(ask('2').text).toContain('十斤');
  });

  it('are for each channel', () => {
    for (const user of ['1', '2', '3']) expect(ask(user).text).toContain('十斤');
    expect(ask('4').text).toContain('太快');
  });

  it('end lists for who types too fast, quietly', () => {
    const raw = () => typing('quote', 'text', '茶', [], { user: '1' });
    service.answer(raw());
    service.answer(raw());
    expect(service.answer(raw()).response).toEqual({ type: 8, data: { choices: [] } });
    expect(ask('1').text).toContain('十斤');
  });

  it('say so once to messages, then keep quiet', () => {
    message('1', '1');
    message('2', '1');
    expect(seeCard(message('3', '1')!.card).text).toContain('太快');
    expect(message('4', '1')).toBeNull();
  });
});

describe('what comes twice', () => {
  it('is told apart, and costs nothing of the limit', () => {
    const raw = slash('ask', { question: '几斤' }, { user: '1' });
    const first = service.answer(raw);
    expect(first.again).toBe(false);
    for (let again = 0; again < 5; again++) {
      expect(service.answer(raw)).toEqual({ response: first.response, again: true });
    }
    expect(ask('1').text).toContain('十斤');
  });

  it('is replied to once', () => {
    expect(message('1', '1')).not.toBeNull();
    expect(message('1', '1')).toBeNull();
  });
});

describe('"that is wrong"', () => {
  it('is counted once for a card, by status and place, and thanked for', () => {
    const card = ask('1').card;
    const id = `x:a:tea_p1_${tea.passages.find(({ label }) => label === 'p1')!.hash}`;
    const thanks = see(service.answer(press(id, cardMessage(card), { user: '5' })).response);
    expect(thanks).toMatchObject({ hidden: true, text: expect.stringContaining('谢谢') });
    service.answer(press(id, cardMessage(card), { user: '6' }));
    expect(counted).toEqual([`wrong:answered:${id.slice(4)}`]);
  });

  it('counts no place that is made up', () => {
    service.answer(press('x:a:gone_p1_abcd', {}, { user: '5' }));
    expect(counted).toEqual(['wrong:answered:-']);
  });
});

describe('a fault of ours', () => {
  it('is answered with an apology, and logged without words', () => {
    expect(ask('1', '毒药')).toMatchObject({ hidden: true, text: expect.stringContaining('再问') });
    expect(seeCard(message('1', '2', `<@${ME}> 毒药`)!.card).text).toContain('再问');
    expect(logged).toHaveLength(2);
    expect(logged.join()).toContain('TypeError');
    expect(logged.join()).not.toContain('毒药');
  });
});
