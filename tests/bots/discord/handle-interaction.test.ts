import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Setting } from '../../../src/bots/blocks.ts';
import { MAX_CHOICE_UNITS, MAX_CHOICES } from '../../../src/bots/discord/complete.ts';
import { handleInteraction } from '../../../src/bots/discord/handle-interaction.ts';
import { RESPONSE, type Choice } from '../../../src/bots/discord/payload.ts';
import type { RawInteraction } from '../../../src/bots/discord/raw.ts';
import { loadCorpus } from '../../../src/corpus/index.ts';
import { loadTools } from '../../../src/corpus/load-tools.ts';
import { createEngine, parseAddress } from '../../../src/retrieval/index.ts';
import { checkRequest } from '../../servers/discord/rest/check-bodies.ts';
import { checkMessage } from '../../servers/discord/rules/message.ts';
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
import { idOf, see } from './read-card.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ALTERED = '一时强弱在于力，千秋胜负在于德';

let setting: Setting;
beforeAll(() => {
  const engine = createEngine(
    loadCorpus(join(ROOT, 'corpus')),
    loadTools(join(ROOT, 'dist', 'data')),
  );
  setting = { engine, lang: 'zh-Hans', publicUrl: null };
});

const answer = (raw: RawInteraction) => handleInteraction(raw, setting);
const show = (raw: RawInteraction) => see(answer(raw));
const choices = (raw: RawInteraction): readonly Choice[] => {
  const response = answer(raw);
  if (response.type !== RESPONSE.choices) throw new Error('no choices');
  return response.data.choices;
};

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
    expect(JSON.stringify(card)).toContain('~~\u2005德\u2005~~**__理__**');
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

describe('sharing', () => {
  it('posts the verdict with its changes in the language of the guild', () => {
    const own = show(onMessage({ content: ALTERED }));
    const shared = show(press(idOf(own, '发到这里'), cardMessage(own.card)));
    expect(shared.hidden).toBe(false);
    expect(shared.text).toContain('Differs from the article');
    expect(JSON.stringify(shared.card)).toContain('~~\u2005德\u2005~~**__理__**');
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

describe('any interaction', () => {
  it('of an unknown kind is answered', () => {
    expect(show({ id: '1', token: 't', type: 99 }).hidden).toBe(true);
    expect(answer({ id: '1', token: 't', type: 1 })).toEqual({ type: RESPONSE.pong });
  });

  it('gets an answer that Discord takes', () => {
    const words = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '谁',
            '主持',
            '会议',
            '疫苗',
            '利率',
            '第13段',
            '金句2',
            '拉赫蒙',
            '吗？',
            ALTERED,
            '@everyone',
            '**',
            '> ',
            'vaccine',
            '\u202e',
            '\ud800',
          ),
          fc.string({ unit: 'binary', maxLength: 40 }),
        ),
        { maxLength: 8 },
      )
      .map((parts) => parts.join(''));
    const raw = fc.oneof(
      fc
        .tuple(
          fc.constantFrom('ask', 'check', 'quote', 'passage', 'quotes', 'help', 'x'),
          words,
          fc.boolean(),
        )
        .map(([name, text, hide]) =>
          slash(name, {
            [name === 'ask' ? 'question' : name === 'passage' ? 'address' : 'text']: text,
            hide,
            mention: BOB,
          }),
        ),
      words.map((text) => typing('quote', 'text', text)),
      words.map((content) => onMessage({ content })),
      fc
        .tuple(
          fc.constantFrom('s', 'p', 'n', 'w', 'o', 'h', 'x:a', 'share:d', 'q'),
          fc.constantFrom('p1', 'p13', 'p18', 'q1', 'p99'),
        )
        .map(([letter, label]) =>
          press(`${letter}:${addressOf(label)}`, cardMessage({ flags: 32768, components: [] })),
        ),
      words.map((id) => press(id, {})),
    );
    fc.assert(
      fc.property(raw, fc.constantFrom('zh-CN', 'zh-TW', 'en-US'), (one, locale) => {
        const response = answer({ ...one, locale });
        const sent = JSON.parse(JSON.stringify(response)) as { type: number; data: never };
        checkRequest('callback', sent);
        if (response.type === RESPONSE.message) checkMessage(sent.data, 'interaction');
        if (response.type === RESPONSE.update)
          checkMessage(sent.data, 'edit', [], { flags: 32768 });
        if (response.type === RESPONSE.choices) {
          for (const { name, value } of response.data.choices) {
            expect(name.trim()).not.toBe('');
            expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is answered within the text that a message holds, however long the quotation', () => {
    const long = setting.engine.corpus.entries[0]!.article.passages.map(({ text }) => text).join(
      '',
    );
    for (const text of [long.slice(0, 4000), `${'_'.repeat(3000)}${ALTERED}`]) {
      const { card } = show(slash('check', { text }));
      expect(() => checkMessage(JSON.parse(JSON.stringify(card)), 'interaction')).not.toThrow();
    }
  });
});

function addressOf(label: string): string {
  const found = setting?.engine.corpus.entries[0]!.article.passages.find(
    (one) => one.label === label,
  );
  return `sco-summit-2021_${label}_${found?.hash ?? '0000'}`;
}
