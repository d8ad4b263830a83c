import { describe, expect, it } from 'vitest';
import { createAliasFinder } from '../../src/retrieval/aliases.ts';
import { slice } from '../../src/retrieval/article.ts';
import { createStructureIndex } from '../../src/retrieval/structure.ts';
import { readStructureQuestion } from '../../src/retrieval/structure-question.ts';
import { harbour } from '../helpers/harbour.ts';

const HARBOUR = harbour([
  { kind: 'paragraph', text: '海港年会昨日举行。会长提出3点建议。' },
  { kind: 'heading', text: '三点建议' },
  { kind: 'paragraph', text: '第一，走绿色之路。要少用煤。' },
  { kind: 'paragraph', text: '第二，走智能之路。要多用机器。' },
  { kind: 'paragraph', text: '第三，走合作之路。要多来往。' },
  { kind: 'heading', text: '签署章程' },
  { kind: 'paragraph', text: '甲港港长陈平、乙港港长李安、丙港港长王民等出席年会。' },
  { kind: 'paragraph', text: '与会者称赞装卸、仓储、运输有进步。' },
  { kind: 'paragraph', text: '年会闭幕。明年在乙港举行。' },
]);
const aliases = createAliasFinder([
  ['会长', '主席'],
  ['陈平', '老陈'],
  ['3点建议', '三点建议'],
]);
const index = createStructureIndex(HARBOUR, aliases.groupsIn);

function answered(question: string): string[] | null {
  const found = index.answer(readStructureQuestion(question, aliases.find)!);
  return (
    found?.citations.map(
      ({ passage, answer }) => `${passage.label} ${slice(passage.text, answer!)}`,
    ) ?? null
  );
}

describe('questions about how an article is built', () => {
  it.each([
    ['最末那一句写的什么', 'p7 明年在乙港举行。'],
    ['收尾那句', 'p7 明年在乙港举行。'],
    ['全文压轴那句是哪句', 'p7 明年在乙港举行。'],
    ['整篇稿子拿哪句话收的尾', 'p7 明年在乙港举行。'],
    ['头一句怎么写的', 'p1 海港年会昨日举行。'],
    ['三条里头正中间那条叫什么路', 'p3 走智能之路'],
    ['三招里的开场招叫什么', 'p2 走绿色之路'],
    ['压轴的那条建议', 'p4 走合作之路'],
    ['标题底下两行小题，下面那行写的什么', 's2 展望三年'],
    ['成篇嘢最尾嗰句係乜', 'p7 明年在乙港举行。'],
    ['讲签字那个小标题是哪句', 'h2 签署章程'],
    ['倒数第二条建议', 'p3 走智能之路'],
    ['那几条建议排老三的是什么', 'p4 走合作之路'],
    ['文章最后一段', 'p7 年会闭幕。明年在乙港举行。'],
    ['三点建议当中排第二的是哪条路', 'p3 走智能之路'],
    ['What does the very last sentence of the article say?', 'p7 明年在乙港举行。'],
    ['the last proposal', 'p4 走合作之路'],
    ['这条消息的稿源是哪家报社', 'm1 港务报'],
    ['what is the source of this article', 'm1 港务报'],
    ['哪天发的稿', 'm2 2020-04-05'],
    ['标题下面那两行小题，第二行是什么', 's2 展望三年'],
    ['最后一个小标题', 'h2 签署章程'],
  ])('%s', (question, first) => {
    expect(answered(question)?.[0]).toBe(first);
  });

  it('puts the heading first that a question describes', () => {
    expect(answered('讲签文件的小标题怎么写')).toEqual(['h2 签署章程', 'h1 三点建议']);
  });

  it('lists every point in order', () => {
    for (const question of ['三点建议分别是什么', 'what are the three proposals'])
      expect(answered(question)).toEqual(['p2 走绿色之路', 'p3 走智能之路', 'p4 走合作之路']);
  });

  it('gives nobody the points of somebody else', () => {
    expect(answered('会长提的三点建议分别是什么')).toHaveLength(3);
    expect(answered('陈平提的三点建议分别是什么')).toBeNull();
    expect(answered('陈平的第二点建议是什么')).toBeNull();
    for (const question of ['陈平的第二点建议是什么', '第四点建议是什么'])
      expect(index.beyond(readStructureQuestion(question, aliases.find)!)).toHaveLength(3);
    expect(index.beyond(readStructureQuestion('第二点建议是什么', aliases.find)!)).toBeNull();
  });

  it('lists who was there, and only who was there', () => {
    for (const question of ['都有谁参加了会议', '与会名单', 'who attended the meeting?'])
      expect(answered(question)).toEqual([
        'p5 甲港港长陈平、乙港港长李安、丙港港长王民等出席年会。',
      ]);
  });

  it('leaves what is about contents to the search', () => {
    for (const question of [
      'How long did people applaud after his closing line?',
      '谁参加过甲港的会议',
      '陈平是谁',
      '装卸有什么进步',
      '最后由谁签署',
    ])
      expect(answered(question)).toBeNull();
  });
});
