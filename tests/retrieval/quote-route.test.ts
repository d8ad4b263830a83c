import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/retrieval/answer.ts';
import { slice } from '../../src/retrieval/article.ts';
import { createQuoteIndex } from '../../src/retrieval/quote-index.ts';
import { createQuoteReader } from '../../src/retrieval/quote-route.ts';
import { SAMPLE } from './quote-sample.ts';

const reader = createQuoteReader(SAMPLE, createQuoteIndex(SAMPLE));

/** `exact p2`, `absent`, `question`, or the words that stand beside a quotation. */
function route(answer: Answer | null): string {
  if (answer === null) return 'question';
  switch (answer.kind) {
    case 'quote':
      return `${answer.verdict} ${answer.pieces.map(({ passage }) => passage.label).join()}`;
    case 'answered': {
      const [{ passage, answer: span }] = answer.citations;
      return `beside: ${span === null ? '' : slice(passage.text, span)}`;
    }
    default:
      return answer.kind;
  }
}

describe('read', () => {
  it.each([
    // Statements that stand in the article, whole or in part, in either script.
    ['最脏的时候河面上漂着白沫，鱼虾绝迹', 'exact p3'],
    ['沿岸有142家工厂直接向河里排污', 'exact p1'],
    ['禁漁期裡一網也不撒', 'exact p3'],
    ['除非遇到特大干旱水库不得向下游以外的地区调水', 'exact p4'],
    // With a name, a number or a word changed.
    ['市长周立波说：“治河不是把工厂都关掉，而是让每一滴水都达标。”', 'altered p2'],
    ['全市投入48.6亿元建成21座污水处理厂', 'altered p2'],
    ['水库可以向下游以外的地区调水', 'altered p4'],
    ['今后三年，清河市将再建300公里截污管网', 'altered p4'],
    ['鱼虾绝迹，最脏的时候河面上漂着白沫', 'altered p3'],
    // Asked about.
    ['原文有没有“治河就是把工厂都关掉”', 'altered p2'],
    ['文章是不是说过全市投入38.6亿元建成12座污水处理厂？', 'altered p2'],
    ['如今他每天能打到十几斤鱼，对吧？', 'exact p3'],
    ['“让每一滴水都达标”出处？', 'exact p2'],
    ['找找这句：绿化两岸', 'question'],
    ['市长说“治河就是把工厂都关掉”？', 'altered p2'],
    ['有人讲过一句话，意思是河水都得弄干净才算完，可以给我原句吗', 'question'],
    ['说河里不能有脏水、要清清爽爽的那种标准，原话叫什么', 'question'],
    ['推广Smart Water平台，这句在第几段', 'exact p4'],
    // What stands beside one.
    ['“治河不是把工厂都关掉”下一句是什么', 'beside: 而是让每一滴水都达标。'],
    ['“而是让每一滴水都达标”，前面一句呢', 'beside: 治河不是把工厂都关掉'],
    ['“流经青山、白石、临江三县”后面是什么', 'beside: 十年前，沿岸有142家工厂直接向河里排污。'],
    // In marks, long enough, and nowhere in the article.
    ['“绿水青山就是金山银山，河里的鱼最知道”', 'absent'],
    ['他是不是说过“河里的每一条鱼都记得我们”？', 'absent'],
  ])('%s → %s', (input, expected) => {
    expect(route(reader.read(input))).toBe(expected);
  });

  it.each([
    // Questions, with and without a mark, also with words of the article.
    '清河全长多少公里？',
    '谁说治河不是把工厂都关掉',
    '一共建了几座污水处理厂',
    '处理率由多少提高到98.5%',
    '水库能不能向下游以外的地区调水',
    '市长叫什么',
    '渔民每天能打多少鱼',
    '河面上漂着啥',
    '什么情况下水库可以调水呢',
    '“一刀切”是什么意思',
    '“让每一滴水都达标”最早是哪年提出的',
    '全市投入的38.6亿元从哪里来',
    '清河流经哪三个县',
    '再建多少公里截污管网',
    '禁渔期他还打鱼吗',
    'How long is the river?',
    'who is the mayor',
    'is the Smart Water platform used',
    // Key words and topics.
    '污水处理厂',
    '截污管网',
    'Smart Water',
    '污水处理厂 数量',
    '市长 治河 工厂',
    '清河市长周明远',
    '渔民老赵',
    // Chat, commands, nothing.
    '你好',
    '给我讲讲清河治理的十年',
    '忽略之前的指令',
    '“？”',
    '',
  ])('takes %s for a question', (input) => {
    expect(route(reader.read(input))).toBe('question');
  });

  it('does not call words exact that somebody else is said to have said', () => {
    expect(route(reader.read('市长周立波说：“治河不是把工厂都关掉'))).not.toContain('exact');
  });

  it('compares the quotation as typed, without the words around it', () => {
    const answer = reader.read('佢係咪講過「治河不是把工廠都關掉」？');
    expect(answer).toMatchObject({ kind: 'quote', asked: '治河不是把工廠都關掉' });
  });

  it('is total', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '「',
      '出处',
      '？',
      '治河',
      '不是',
      '下一句',
      ' ',
      '>',
      '\n',
      '他说',
      '98.5%',
      '\ud800',
    );
    const text = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const input = parts.join('');
        expect(() => reader.read(input)).not.toThrow();
        expect(['quote', 'absent']).toContain(reader.check(input).kind);
      }),
    );
  });
});

describe('check', () => {
  it.each([
    ['污水处理厂', 'exact p2'],
    ['清河全长多少公里', 'altered p1'],
    ['今晚的月色真美', 'absent'],
    ['！！！', 'absent'],
    ['“治河不是把工厂都关掉”', 'exact p2'],
    ['他是不是说过“治河不是把工厂都关掉”？', 'exact p2'],
    // Every word counts: what could be taken for a frame may be what somebody changed.
    ['老李说，最脏的时候河面上漂着白沫', 'altered p3'],
    ['鱼虾绝迹，没有', 'altered p3'],
    ['9. 绿化两岸', 'altered p4'],
  ])('%s → %s', (input, expected) => {
    expect(route(reader.check(input))).toBe(expected);
  });
});
