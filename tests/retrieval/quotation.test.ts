import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/retrieval/quotation.ts';

const LINE = '让每一滴水都达标，是治河的本分';

/** The narrowest reading: what is left when all words around are taken off. */
function narrowest(input: string) {
  const { readings } = readInput(input);
  const reading = readings.at(-1)!;
  return { ...reading, text: input.slice(reading.span.start, reading.span.end) };
}

describe('readInput', () => {
  it.each([
    // Marks of all kinds.
    `“${LINE}”`,
    `「${LINE}」`,
    `『${LINE}』`,
    `"${LINE}"`,
    `‘${LINE}’`,
    `> ${LINE}\n这句出处在哪`,
    // Words around, with marks and without.
    `他真的说过“${LINE}”吗？`,
    `书记是不是讲过「${LINE}」？出处？`,
    `${LINE} 出处`,
    `${LINE}，出自哪里？`,
    `${LINE}。这句话在第几段`,
    `${LINE}——是这么写的吗？`,
    `${LINE}，我没记错吧？`,
    `${LINE}，原话就是这样的吗`,
    `${LINE}这句话是哪里来的`,
    `求原文：${LINE}`,
    `帮我核对一下：${LINE}`,
    `请问文中有没有说${LINE}`,
    `我记得有一句……${LINE}……帮忙找找出处，谢谢`,
    `在吗？${LINE}，这句帮我定位下`,
    `does the article really say "${LINE}"?`,
    `find the line: ${LINE}`,
    `${LINE} - is that a real quote?`,
    // The other script.
    `請問文中是不是寫過「${LINE}」？想搵返出處`,
    `${LINE}，佢係咪咁講㗎`,
    // What mobile phones and chats add.
    `@chuchu_bot ${LINE}，原话？`,
    `……${LINE}……`,
    `1. ${LINE}`,
    `📖 ${LINE} 😂`,
  ])('takes the quotation out of %s', (input) => {
    expect(narrowest(input).text).toBe(LINE);
  });

  it.each([
    ['“上海精神”包括哪些内容', 'a term inside a question'],
    ['《让每一滴水都达标》的作者是谁', 'a title'],
    ['“水”和“火”有什么关系', 'two terms'],
  ])('sees no marked quotation in %s: %s', (input) => {
    expect(readInput(input).readings.some(({ setting }) => setting === 'marked')).toBe(false);
  });

  it.each([
    [`“${LINE}”下一句是什么？`, 'next'],
    [`${LINE}，后面是什么`, 'next'],
    [`「${LINE}」前面一句`, 'previous'],
    [`What comes right after "${LINE}"?`, 'next'],
    [`“${LINE}”出处？`, 'verdict'],
    [`“${LINE}” 上下文`, 'verdict'],
  ])('knows what %s wants', (input, wants) => {
    expect(narrowest(input)).toMatchObject({ text: LINE, wants });
  });

  it('explains a frame, but not a name that the words are put into the mouth of', () => {
    expect(narrowest(`${LINE}，出处？`).explained).toBe(true);
    expect(narrowest(`周明远说${LINE}`).explained).toBe(false);
  });

  it('keeps the end mark of a quotation with nothing around it', () => {
    expect(narrowest(`${LINE}。`).text).toBe(`${LINE}。`);
  });

  it('reads slices of any string, widest first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (input) => {
        const { readings, flat } = readInput(input);
        expect(flat).toHaveLength(input.length);
        let length = input.length;
        for (const { span, setting } of readings) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(input.length);
          expect(span.end - span.start).toBeGreaterThan(0);
          expect(span.end - span.start).toBeLessThanOrEqual(length);
          if (setting !== 'marked') length = span.end - span.start;
        }
      }),
    );
  });

  it('takes nothing more off what it has left', () => {
    const frame = fc.constantFrom(
      '出处？',
      '，原话？',
      '这句在哪段',
      ' 求原文',
      '，是不是这么说的',
    );
    fc.assert(
      fc.property(frame, (after) => {
        const { text } = narrowest(`${LINE}${after}`);
        expect(narrowest(text).text).toBe(text);
      }),
    );
  });
});
