import { describe, expect, it } from 'vitest';
import { RESPONSE } from '../../../src/bots/discord/payload.ts';
import { ANN, BOB, cardMessage, onMessage, press, slash } from './raw-interactions.ts';
import { idOf, see } from './read-card.ts';
import { addressOf, ALTERED, answer, CHANGE, show } from './real-setting.ts';

describe('sharing', () => {
  it('posts the verdict with its changes in the language of the guild', () => {
    const own = show(onMessage({ content: ALTERED }));
    const shared = show(press(idOf(own, '发到这里'), cardMessage(own.card)));
    expect(shared.hidden).toBe(false);
    expect(shared.text).toContain('Differs from the article');
    expect(JSON.stringify(shared.card)).toContain(CHANGE);
    expect(shared.text).toContain('¶10');
    expect(shared.card.components[0]).toMatchObject({ accent_color: 0xf0b232 });
    expect(shared.buttons.map(({ label }) => label)).not.toContain('Share here');
    expect(shared.card.allowed_mentions).toEqual({ parse: [] });
  });

  it('posts what was looked for where nothing was found', () => {
    const own = show(onMessage({ content: '春眠不觉晓，处处闻啼鸟，夜来风雨声' }));
    const shared = show(
      press(idOf(own, '发到这里'), cardMessage(own.card), { guildLocale: 'zh-TW' }),
    );
    expect(shared.text).toContain('文中沒有');
    expect(shared.text).toContain('春眠不觉晓');
  });

  it('posts an answer with its mark', () => {
    const own = show(slash('ask', { question: '谁主持的会议', hide: true }));
    const shared = show(press(idOf(own, '发到这里'), cardMessage(own.card)));
    expect(JSON.stringify(shared.card)).toContain('**拉赫蒙**');
    expect(shared.text).toContain('「谁主持的会议」');
    expect(shared.buttons.map(({ label }) => label)).toContain('Next ›');
  });

  it('is for the person who asked', () => {
    const own = show(slash('ask', { question: '谁主持的会议', hide: true }));
    const seenByAll = { ...cardMessage(own.card), flags: own.card.flags & ~64 };
    const refused = show(press(idOf(own, '发到这里'), seenByAll, { user: BOB }));
    expect(refused.text).toContain('只有提问的人');
    expect(refused.hidden).toBe(true);
  });

  it('tells when the words have changed or gone since', () => {
    const changed = show(
      press('share:d:sco-summit-2021_p10_0000:5-9', cardMessage({ flags: 32832, components: [] })),
    );
    expect(changed.text).toContain('has changed since');
    expect(changed.text).not.toContain('Differs');
    const gone = show(
      press('share:d:sco-summit-2021_p99_0000:', cardMessage({ flags: 32832, components: [] })),
    );
    expect(gone.text).toContain('no longer');
    expect(gone.hidden).toBe(true);
  });
});

describe('a button', () => {
  it('turns the page for the person who asked', () => {
    const card = show(slash('ask', { question: '谁主持的会议' }));
    const response = answer(press(idOf(card, '下一段 ›'), cardMessage(card.card)));
    expect(response.type).toBe(RESPONSE.update);
    expect(see(response).text).toContain('¶14');
    expect(see(response).hidden).toBe(false);
  });

  it('opens the page in private for everybody else', () => {
    const card = show(slash('ask', { question: '谁主持的会议' }));
    const response = answer(press(idOf(card, '下一段 ›'), cardMessage(card.card), { user: BOB }));
    expect(response.type).toBe(RESPONSE.message);
    expect(see(response)).toMatchObject({ hidden: true, text: expect.stringContaining('¶14') });
  });

  it('turns the page of a message answered in a channel for who wrote it', () => {
    const card = show(slash('ask', { question: '谁主持的会议' })).card;
    const message = {
      ...cardMessage(card, null),
      referenced_message: { id: '1', author: { id: ANN } },
    };
    expect(answer(press(`n:${addressOf('p13')}`, message)).type).toBe(RESPONSE.update);
  });

  it('opens what stands beside the answer without taking it away', () => {
    const card = show(slash('ask', { question: '谁主持的会议' }));
    const opened = answer(press(card.buttons[0]!.id, cardMessage(card.card)));
    expect(opened.type).toBe(RESPONSE.message);
    expect(see(opened).hidden).toBe(true);
    expect(see(opened).text).toContain(card.buttons[0]!.label);
  });

  it('keeps a private card private, with its way to share', () => {
    const card = show(slash('ask', { question: '谁主持的会议', hide: true }));
    const turned = show(press(idOf(card, '下一段 ›'), cardMessage(card.card)));
    expect(turned.hidden).toBe(true);
    expect(turned.buttons.map(({ label }) => label)).toContain('发到这里');
  });

  it('does not turn a card of an earlier form', () => {
    const old = {
      flags: 0,
      interaction_metadata: { user: { id: ANN } },
      embeds: [{ title: '旧' }],
    };
    expect(answer(press(`n:${addressOf('p13')}`, old)).type).toBe(RESPONSE.message);
  });

  it.each([
    '',
    'x',
    'n:',
    'n:sco-summit-2021_p13',
    'share:',
    'share:z:a:',
    'q:\u0000',
    'a'.repeat(100),
  ])('of another time answers kindly: %j', (id) => {
    const { text, hidden } = show(press(id, {}));
    expect(text).toContain('失效');
    expect(hidden).toBe(true);
  });

  it('says when there is nothing after the last passage', () => {
    const seen = show(
      press(`n:${addressOf('p19')}`, cardMessage({ flags: 32768, components: [] })),
    );
    expect(seen).toMatchObject({ hidden: true, text: '后面没有了。' });
  });

  it('carries at most 100 characters', () => {
    for (const raw of [
      slash('ask', { question: '谁', hide: true }),
      slash('quotes'),
      onMessage({ content: ALTERED }),
    ]) {
      for (const { id } of show(raw).buttons) expect(id.length).toBeLessThanOrEqual(100);
    }
  });
});
