import { describe, expect, it } from 'vitest';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { createEngine } from '../../src/retrieval/index.ts';
import { harbour } from '../helpers/harbour.ts';

const HARBOUR = harbour([
  { kind: 'paragraph', text: '海港年会昨日举行。会长提出3点建议，灯塔由各港合修。' },
  { kind: 'heading', text: '三点建议' },
  { kind: 'paragraph', text: '第一，走绿色之路。要少用煤，多装风车。' },
  { kind: 'paragraph', text: '第二，走智能之路。要多用机器，修好灯塔。' },
  { kind: 'paragraph', text: '第三，走合作之路。要多来往，互派领航员。' },
  { kind: 'heading', text: '签署章程' },
  { kind: 'paragraph', text: '与会者称赞装卸、仓储、运输有进步。' },
]);
const engine = createEngine(
  { entries: [{ article: HARBOUR, notes: null }], hash: '' },
  loadTools('dist/data'),
);

function place(question: string): string {
  const answer = engine.answer(question);
  return 'citations' in answer ? answer.citations[0].passage.label : answer.kind;
}

describe('structure asked for beside other words', () => {
  it.each([
    ['Read me the very last paragraph. I only trust endings.', 'p5'],
    ['我是编辑，稿子刚到手。最后一段写的是什么？', 'p5'],
    // Two questions, of which one is about contents.
    ['最后一段写的是什么？领航员怎么派？', 'p4'],
  ])('%s', (question, label) => {
    expect(place(question)).toBe(label);
  });
});

describe('words that only look like a place', () => {
  it.each(['年会晚上点灯吗', '下半年点过灯塔没有', '历史上的条约有哪些'])('%s', (question) => {
    expect(engine.answer(question).kind).not.toBe('passage');
  });
});

describe('places told by what stands beside them', () => {
  it.each([
    ['讲风车那段在哪个小标题下面？', 'h1'],
    ['运输那段上面的小标题是什么', 'h2'],
    ['夸装卸有进步那段上面的小标题是什么', 'h2'],
    ['Which heading stands right above “互派领航员”?', 'h1'],
    ['说机器的那段的前一段', 'p2'],
    ['讲风车那段的下一段', 'p3'],
    // The words stand in the first paragraph too, which is no point of the list.
    ['说完灯塔那条，下一条走什么路', 'p4'],
  ])('%s', (question, label) => {
    expect(place(question)).toBe(label);
  });
});
