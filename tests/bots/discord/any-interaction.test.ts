import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESPONSE } from '../../../src/bots/discord/payload.ts';
import { checkRequest } from '../../servers/discord/rest/check-bodies.ts';
import { checkMessage } from '../../servers/discord/rules/message.ts';
import { BOB, cardMessage, onMessage, press, slash, typing } from './raw-interactions.ts';
import { addressOf, ALTERED, answer, setting, show } from './real-setting.ts';

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
