import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Button, Cut, Entry, Reply } from '../../../src/bots/reply.ts';
import type { Frame } from '../../../src/bots/telegram/keyboard.ts';
import { MAX_TEXT_UNITS, renderTelegram } from '../../../src/bots/telegram/render.ts';
import { findEntities, formatText } from '../../servers/telegram/entities.ts';

const FRAME: Frame = { username: 'chuchu_bot', inline: true, channel: false };
const UNCUT: Cut = { before: false, after: false };
const ADDRESS = 'tea_p1_abcd';

function render(blocks: readonly Block[], buttons: Reply['buttons'] = [], frame = FRAME) {
  return renderTelegram({ status: 'answered', blocks, buttons }, frame);
}

function stretches(rendered: ReturnType<typeof render>): string[] {
  const { text, entities } = rendered;
  return entities.map(
    ({ type, offset, length }) => `${type}: ${text.slice(offset, offset + length)}`,
  );
}

describe('a reply on Telegram', () => {
  it('quotes with the answer in bold, ellipses outside the words', () => {
    const cut = { before: true, after: false };
    const quote: Block = {
      kind: 'quote',
      text: '老王每天采十斤。',
      marks: [{ start: 5, end: 7 }],
      long: false,
      cut,
    };
    const rendered = render([quote]);
    expect(rendered.text).toBe('…老王每天采十斤。');
    expect(stretches(rendered)).toEqual(['blockquote: …老王每天采十斤。', 'bold: 十斤']);
  });

  it('folds long quotations', () => {
    const quote: Block = { kind: 'quote', text: '字', marks: [], long: true, cut: UNCUT };
    expect(stretches(render([quote]))).toEqual(['expandable_blockquote: 字']);
  });

  it('strikes out the reader’s words and underlines the article’s', () => {
    const changes: Block = {
      kind: 'changes',
      changes: [
        { op: 'equal', text: '每天采' },
        { op: 'delete', text: '九' },
        { op: 'insert', text: '十' },
        { op: 'equal', text: '斤' },
      ],
      cut: UNCUT,
    };
    expect(stretches(render([changes]))).toEqual([
      'blockquote: 每天采九十斤',
      'strikethrough: 九',
      'bold: 十',
      'underline: 十',
    ]);
  });

  it('links a place to the private chat, and its source to its page', () => {
    const source: Block = {
      kind: 'source',
      place: '¶1',
      attribution: '《山里的茶》',
      address: ADDRESS,
      url: 'https://news.example/tea',
    };
    expect(render([source]).entities).toEqual([
      { type: 'text_link', url: `https://t.me/chuchu_bot?start=${ADDRESS}`, offset: 0, length: 2 },
      { type: 'text_link', url: 'https://news.example/tea', offset: 5, length: 6 },
    ]);
  });

  it('joins short rows of buttons, and leaves out what the place refuses', () => {
    const buttons: Button[][] = [
      [{ kind: 'action', label: '上一段', action: `p:${ADDRESS}` }],
      [{ kind: 'share', label: '转发', address: ADDRESS }],
      [{ kind: 'copy', label: '复制', text: 'x'.repeat(257) }],
      [{ kind: 'action', label: 'A label that is long enough for a row', action: 'x'.repeat(65) }],
    ];
    const rows = (frame: Frame): unknown => render([], buttons, frame).reply_markup;
    expect(rows(FRAME)).toEqual({
      inline_keyboard: [
        [
          { text: '上一段', callback_data: `p:${ADDRESS}` },
          { text: '转发', switch_inline_query: ADDRESS },
        ],
      ],
    });
    const alone = { inline_keyboard: [[{ text: '上一段', callback_data: `p:${ADDRESS}` }]] };
    expect(rows({ ...FRAME, channel: true })).toEqual(alone);
    expect(rows({ ...FRAME, inline: false })).toEqual(alone);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 600 }),
  fc.constantFrom(
    '字'.repeat(5000),
    '👨‍👩‍👧‍👦'.repeat(400),
    '@someone /start t.me/x #tag',
    '句。'.repeat(900),
  ),
);
const cut = fc.record({ before: fc.boolean(), after: fc.boolean() });
const withMarks = (words: string) =>
  fc.record({
    text: fc.constant(words),
    marks: fc.constantFrom([], [{ start: 0, end: words.length }]),
    cut,
  });
const marked = text.chain(withMarks);
const shortly = fc.string({ unit: 'grapheme', maxLength: 60 }).chain(withMarks);
const entry: fc.Arbitrary<Entry> = fc
  .tuple(shortly, fc.constantFrom('', '¶14', '/ask'), fc.constantFrom(null, ADDRESS))
  .map(([words, place, address]) => ({ ...words, place, address }));
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), text, strong: fc.boolean() }),
  fc
    .tuple(marked, fc.boolean())
    .map(([words, long]) => ({ kind: 'quote', ...words, long }) as const),
  fc.record({
    kind: fc.constant('changes' as const),
    changes: fc.array(
      fc.record({
        op: fc.constantFrom('equal' as const, 'insert' as const, 'delete' as const),
        text,
      }),
      { maxLength: 6 },
    ),
    cut,
  }),
  fc.record({
    kind: fc.constant('source' as const),
    place: fc.constantFrom('', '¶13'),
    attribution: text,
    address: fc.constantFrom(null, ADDRESS),
    url: fc.constantFrom(null, 'https://news.example/tea'),
  }),
  fc.record({
    kind: fc.constant('entries' as const),
    entries: fc.array(entry, { maxLength: 80 }),
    cut: fc.boolean(),
  }),
);

describe('any reply', () => {
  it('fits one message, with entities that Telegram takes as they are', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
        const rendered = render(blocks);
        expect(rendered.text.length).toBeLessThanOrEqual(MAX_TEXT_UNITS);
        expect(rendered.entities.length).toBeLessThanOrEqual(100);
        formatText(rendered.text, rendered.entities, () => false);
      }),
      { numRuns: 40 },
    );
  });

  it('calls and links nothing by a reader’s words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('@abcde', '/ask', '#a', 't.me/x', 'https://a.b'),
        (words, trap) => {
          const changes: Block = {
            kind: 'changes',
            changes: [{ op: 'delete', text: `${words} ${trap} ${words}` }],
            cut: UNCUT,
          };
          expect(findEntities(render([changes]).text)).toEqual([]);
        },
      ),
    );
  });
});
