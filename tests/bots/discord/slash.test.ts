import { describe, expect, it } from 'vitest';
import { MAX_CHOICE_UNITS, MAX_CHOICES } from '../../../src/bots/discord/complete.ts';
import { parseAddress } from '../../../src/retrieval/index.ts';
import {
  ANN,
  BOB,
  cardMessage,
  onMessage,
  press,
  slash,
  typing,
  USE_EXTERNAL_APPS,
  type Where,
} from './raw-interactions.ts';
import { idOf } from './read-card.ts';
import { ALTERED, CHANGE, choices, show } from './real-setting.ts';

describe('a command', () => {
  it('is answered with the passage, its place and the question, for all to see', () => {
    const { text, hidden, buttons, card } = show(slash('ask', { question: '谁主持的会议' }));
    expect(text).toContain('「谁主持的会议」');
    expect(text).toContain('拉赫蒙主持会议');
    expect(text).toMatch(
      /^¶13 · 《.+》 · 新华社，2021-09-17 · ↗$|^¶13 · 《.+》 · 新华社，2021-09-17$/mu,
    );
    expect(JSON.stringify(card)).toContain('**拉赫蒙**');
    expect(hidden).toBe(false);
    expect(buttons.map(({ label }) => label)).toContain('下一段 ›');
    expect(card.allowed_mentions).toEqual({ parse: [] });
  });

  it.each([
    ['zh-CN', '文中没有'],
    ['zh-TW', '文中沒有'],
    ['en-GB', 'Not in the article'],
    ['ja', 'Not in the article'],
  ])('is answered in the language of who asks: %s', (locale, words) => {
    const raw = slash('check', { text: '春眠不觉晓，处处闻啼鸟，夜来风雨声' }, { locale });
    expect(show(raw).text).toContain(words);
  });

  it('marks what was altered', () => {
    const { card } = show(slash('check', { text: ALTERED }));
    expect(JSON.stringify(card)).toContain(CHANGE);
  });

  it('can be for the person alone, who can share it', () => {
    const { hidden, buttons } = show(slash('ask', { question: '谁主持的会议', hide: true }));
    expect(hidden).toBe(true);
    expect(buttons.map(({ label }) => label)).toContain('发到这里');
  });

  it('can call a person, and nobody else', () => {
    const { card } = show(slash('ask', { question: '谁主持的会议 @everyone', mention: BOB }));
    expect(card.allowed_mentions).toEqual({ parse: [], users: [BOB] });
    expect(card.components[0]).toMatchObject({ content: `<@${BOB}>` });
  });

  it('calls nobody where nobody else can see it', () => {
    const { card, text } = show(
      slash('ask', { question: '谁主持的会议', mention: BOB, hide: true }),
    );
    expect(card.allowed_mentions).toEqual({ parse: [] });
    expect(text).not.toContain(BOB);
  });

  it.each([
    ['passage', { address: '99' }, '没有这一处'],
    ['ask', { question: '   ' }, '请在 /问 后面写上问题'],
    ['ask', { question: '你是个傻子' }, '/帮助'],
    ['nonsense', {}, '/帮助'],
  ])('says in private what only the person needs to know: %s %j', (name, options, words) => {
    const seen = show(slash(name, options));
    expect(seen.text).toContain(words);
    expect(seen.hidden).toBe(true);
    expect(seen.text).not.toContain('傻子');
  });

  it('names commands as the menu does', () => {
    expect(show(slash('help')).text).toContain('/查证 引文');
    expect(show(slash('help', {}, { locale: 'en-US' })).text).toContain('/check quotation');
  });

  it('keeps the answer private where the app may not post, and says why it cannot be shared', () => {
    const where: Where = { owners: { 1: ANN }, permissions: '2048' };
    const seen = show(slash('ask', { question: '谁主持的会议' }, where));
    expect(seen.hidden).toBe(true);
    const shared = show(press(idOf(seen, '发到这里'), cardMessage(seen.card), where));
    expect(shared.hidden).toBe(true);
    expect(shared.text).toContain('使用外部应用');
  });

  it('posts where a member may use external apps', () => {
    const where: Where = { owners: { 1: ANN }, permissions: USE_EXTERNAL_APPS };
    expect(show(slash('ask', { question: '谁主持的会议' }, where)).hidden).toBe(false);
  });
});

describe('looking words up', () => {
  it('offers passages with the words around the hit, best first, by address', () => {
    const offered = choices(typing('quote', 'text', '贸易额'));
    expect(offered[0]!.name).toMatch(/^¶\d+ .*贸易额/u);
    for (const { name, value } of offered) {
      expect(name.length).toBeLessThanOrEqual(MAX_CHOICE_UNITS);
      expect(parseAddress(value)).not.toBeNull();
    }
    expect(new Set(offered.map(({ value }) => value)).size).toBe(offered.length);
  });

  it('offers the pull quotes for nothing, and up to 25 for much', () => {
    expect(choices(typing('quote', 'text', '')).every(({ name }) => name.startsWith('金句'))).toBe(
      true,
    );
    expect(choices(typing('quote', 'text', '的')).length).toBeLessThanOrEqual(MAX_CHOICES);
    expect(choices(typing('quote', 'text', '上海合作组织')).length).toBeGreaterThan(5);
  });

  it('posts the chosen passage', () => {
    const [first] = choices(typing('quote', 'text', '贸易额'));
    const { text, hidden } = show(slash('quote', { text: first!.value }));
    expect(text).toContain('贸易额');
    expect(hidden).toBe(false);
  });

  it('finds words that were sent without choosing, in either script, and says when there are none', () => {
    expect(show(slash('quote', { text: '千秋胜负在于理' })).text).toContain('¶10');
    expect(show(slash('quote', { text: '千秋勝負在於理' })).text).toContain('¶10');
    expect(show(slash('quote', { text: '《春眠》的作者' })).text).toContain('没有');
  });

  it('offers articles by their titles', () => {
    expect(choices(typing('ask', 'article', '习近平'))).toEqual([
      { name: expect.stringContaining('习近平'), value: 'sco-summit-2021' },
    ]);
  });
});

describe('a message', () => {
  it('is checked in private', () => {
    const { text, hidden } = show(onMessage({ content: `他说<@1>“${ALTERED}”` }));
    expect(text).toContain('有出入');
    expect(hidden).toBe(true);
  });

  it.each([
    ['forwarded words', { message_snapshots: [{ message: { content: ALTERED } }] }],
    ['words on a card', { embeds: [{ description: ALTERED }] }],
    ['words in components', { components: [{ components: [{ content: ALTERED }] }] }],
  ])('is checked by its %s', (_, message) => {
    expect(show(onMessage(message)).text).toContain('有出入');
  });

  it('without words gets a hint', () => {
    const { text, hidden } = show(onMessage({ content: '<:smile:123>' }));
    expect(text).toContain('文字');
    expect(hidden).toBe(true);
  });
});
