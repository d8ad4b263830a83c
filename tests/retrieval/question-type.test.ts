import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { createAliasFinder, foldForAliases } from '../../src/retrieval/aliases.ts';
import { type Analyzer, createAnalyzer } from '../../src/retrieval/analyze.ts';
import { answerType, asks, readQuestion } from '../../src/retrieval/question-type.ts';

const DATA = join(import.meta.dirname, '..', '..', 'dist', 'data');
let analyzer: Analyzer;

beforeAll(() => {
  analyzer = createAnalyzer(loadTools(DATA).segmenter, createAliasFinder([]));
});

describe('what a question asks for', () => {
  it.each([
    ['习主席是在哪座城市连线参会的？', 'where'],
    ['上合秘书长是哪位', 'who'],
    ['誰主持了會議', 'who'],
    // Folding makes 哪一年 of 哪1年.
    ['杜林在哪一年爆發了規模空前的大罷工？', 'when'],
    ['冬奥会开幕式是几月几号', 'when'],
    ['2.3万亿的目标要几年做到', 'number'],
    ['这座山有多高', 'number'],
    ['为什么反对把病毒溯源政治化？', 'why'],
    ['盡管如此，政府為何退守？', 'why'],
    // 为 and 什么, not 为什么.
    ['这种书体被称为什么？', 'name'],
    ['杨先生在2011年被聘为什么职务？', 'open'],
    ['岳飞只能留少量兵力戍守的原因为何？', 'why'],
    ['中方有哪些官员与会', 'list'],
    ['他在哪本著作中做了详细介绍？', 'name'],
    ['怎么把稳上合的大方向', 'how'],
    ['上合會不會擴員嗎', 'polar'],
    ['Who chaired the meeting?', 'who'],
    ['how many vaccine doses', 'number'],
    ['疫苗援助', 'open'],
  ])('of %s is %s', (question, type) => {
    expect(readQuestion(analyzer.analyze(question)).type).toBe(type);
  });

  it.each([
    ['「福爾摩沙」原文是何種語言?', { noun: '语言' }],
    ['第7届选举的焦点是什么？', { noun: '焦点' }],
    ['伊丽莎白港机场有几条跑道？', { unit: '条' }],
    ['上合目前一共有几个成员国', { unit: '成员国' }],
    ['高产的稻子至少需要多少公斤的氧化钾', { unit: '公斤' }],
    ['纽西兰鸡毛松有多高？', { measure: '高' }],
    ['关岛大部分地区均被什么围绕？', { unit: '', measure: '' }],
  ])('names its kind: %s', (question, part) => {
    expect(readQuestion(analyzer.analyze(question))).toMatchObject(part);
  });

  it('is told from the folded text alone nearly as well', () => {
    for (const question of [
      '哪一年成立的',
      '在哪个城市',
      '谁说的',
      '有几条路',
      '为什么',
      '什么著作',
    ])
      expect(answerType(foldForAliases(question))).toBe(
        readQuestion(analyzer.analyze(question)).type,
      );
  });

  it('is nothing for a statement', () => {
    expect(asks(foldForAliases('会议启动接收伊朗为成员国的程序'))).toBe(false);
    expect(asks(foldForAliases('伊朗呢'))).toBe(true);
    expect(asks(foldForAliases('甚麼是上海精神'))).toBe(true);
  });
});
