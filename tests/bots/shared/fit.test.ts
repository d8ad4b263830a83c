import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fit as fitReply } from '../../../src/bots/fit.ts';
import { graphemes } from '../../../src/bots/grapheme.ts';
import { NOT_CUT, type Block, type Reply } from '../../../src/bots/reply.ts';

/** Characters of everything a renderer would write, with one for each ellipsis. */
function measure({ blocks }: Reply): number {
  return blocks.reduce((total, block) => total + measureBlock(block), 0);
}

function measureBlock(block: Block): number {
  switch (block.kind) {
    case 'line':
    case 'verdict':
      return block.text.length + 1;
    case 'quote':
      return block.text.length + Number(block.cut.before) + Number(block.cut.after) + 1;
    case 'changes':
      return block.changes.reduce((sum, { text }) => sum + text.length, 0) + 3;
    case 'source':
      return block.place.length + block.attribution.length + 1;
    case 'entries':
      return block.entries.reduce((sum, entry) => sum + entry.text.length + 1, Number(block.cut));
    default:
      return block satisfies never;
  }
}

function replyOf(...blocks: readonly Block[]): Reply {
  return { status: 'answered', blocks, buttons: [] };
}

const quote = (text: string, mark: string): Block => ({
  kind: 'quote',
  text,
  marks: [{ start: text.indexOf(mark), end: text.indexOf(mark) + mark.length }],
  long: false,
  cut: NOT_CUT,
});
const entries = (...texts: readonly string[]): Block => ({
  kind: 'entries',
  entries: texts.map((text) => ({ place: '', text, marks: [], cut: NOT_CUT, address: null })),
  cut: false,
});
const line = (text: string): Block => ({ kind: 'line', text, strong: false });
const fitted = (reply: Reply, units: number) => fitReply(reply, { units, measure });

describe('fit', () => {
  it('leaves alone what fits', () => {
    const reply = replyOf(line('一二三'));
    expect(fitted(reply, 4)).toBe(reply);
  });

  it('drops whole entries from the bottom before it touches the answer, and says so', () => {
    const reply = replyOf(quote('甲。乙答案乙。丙。', '答案'), entries('一一', '二二', '三三'));
    expect(fitted(reply, 17).blocks).toEqual([
      reply.blocks[0],
      { ...entries('一一', '二二'), cut: true },
    ]);
  });

  it('then drops the sentences farthest from the mark', () => {
    const reply = replyOf(quote('甲甲甲。乙答案乙。丙丙丙。丁丁丁。', '答案'));
    expect(fitted(reply, 15).blocks).toEqual([
      { ...quote('甲甲甲。乙答案乙。丙丙丙。', '答案'), cut: { before: false, after: true } },
    ]);
    expect(fitted(reply, 10).blocks).toEqual([
      { ...quote('乙答案乙。', '答案'), cut: { before: true, after: true } },
    ]);
  });

  it('then cuts around the mark, never inside a grapheme', () => {
    const family = '👨‍👩‍👧‍👦';
    const text = `${family.repeat(5)}答案${family.repeat(5)}`;
    const [block] = fitted(replyOf(quote(text, '答案')), 30).blocks;
    expect(block).toMatchObject({
      text: `${family}答案${family}`,
      marks: [{ start: family.length, end: family.length + 2 }],
      cut: { before: true, after: true },
    });
  });

  it('keeps the first change of a long quotation in sight', () => {
    const changes = [
      { op: 'equal', text: '同'.repeat(100) },
      { op: 'delete', text: '误' },
      { op: 'insert', text: '正' },
      { op: 'equal', text: '同'.repeat(100) },
    ] as const;
    const [block] = fitted(replyOf({ kind: 'changes', changes, cut: NOT_CUT }), 30).blocks;
    expect(block).toMatchObject({
      changes: [
        { op: 'equal' },
        { op: 'delete', text: '误' },
        { op: 'insert', text: '正' },
        { op: 'equal' },
      ],
      cut: { before: true, after: true },
    });
  });

  it('shortens our own lines last, with an ellipsis', () => {
    expect(fitted(replyOf(line('一二三四五六七八九十'), line('末')), 11).blocks).toEqual([
      line('一二三四五六七…'),
      line('末'),
    ]);
  });

  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('字', '。', '👨‍👩‍👧', 'a', ' ', 'é'), maxLength: 80 }),
  );
  const marked = fc.tuple(text, text, text).map(([before, mark, after]) => ({
    text: before + mark + after,
    marks: mark === '' ? [] : [{ start: before.length, end: before.length + mark.length }],
    cut: NOT_CUT,
  }));
  const block: fc.Arbitrary<Block> = fc.oneof(
    text.map(line),
    marked.map((part) => ({ kind: 'quote' as const, ...part, long: false })),
    fc
      .array(fc.record({ op: fc.constantFrom('equal', 'insert', 'delete'), text }))
      .map((changes) => ({ kind: 'changes' as const, changes, cut: NOT_CUT })),
    text.map((attribution) => ({
      kind: 'source' as const,
      place: '¶1',
      attribution,
      address: null,
      url: null,
    })),
    fc.array(marked).map((parts) => ({
      kind: 'entries' as const,
      entries: parts.map((part) => ({ place: '¶1', address: null, ...part })),
      cut: false,
    })),
  );
  const reply = fc.array(block, { maxLength: 6 }).map((blocks) => replyOf(...blocks));

  it('always fits, changes nothing the second time, and keeps the words as they were', () => {
    fc.assert(
      fc.property(reply, fc.integer({ min: 0, max: 400 }), (whole, room) => {
        const cut = fitted(whole, room);
        expect(measure(cut)).toBeLessThanOrEqual(room);
        expect(fitted(cut, room)).toEqual(cut);
        cut.blocks.forEach((after, index) => {
          const before = whole.blocks[index]!;
          expect(after.kind).toBe(before.kind);
          if (after.kind !== 'quote' || before.kind !== 'quote') return;
          expect(before.text).toContain(after.text);
          expect(graphemes(before.text)).toEqual(expect.arrayContaining(graphemes(after.text)));
          expect(after.cut.before || after.cut.after).toBe(after.text !== before.text);
          for (const mark of after.marks) {
            const was = before.marks[0]!;
            const kept = after.text.slice(mark.start, mark.end);
            expect(before.text.slice(was.start, was.end)).toContain(kept);
          }
        });
      }),
    );
  });
});
