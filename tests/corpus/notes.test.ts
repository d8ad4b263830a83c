import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCorpus, loadCorpus } from '../../src/corpus/index.ts';
import { writeYamlScalar } from '../../src/corpus/yaml.ts';
import { slice } from '../../src/retrieval/article.ts';
import { ARTICLE, makeFolder } from './folder.ts';

const folder = (notes: string) => makeFolder({ 'a.md': ARTICLE, 'a.notes.yaml': notes });
const load = (notes: string) => loadCorpus(folder(notes)).entries[0]!.notes!;

/** `line severity code` of every problem. */
const problemsOf = (notes: string) =>
  checkCorpus(folder(notes)).problems.map(
    ({ line, severity, code }) => `${line} ${severity} ${code}`,
  );

describe('notes', () => {
  it('are read into spans of their passages', () => {
    const notes = load(`
# how people ask
aliases:
  - [拉赫蒙, Rahmon]
facts:
  - passage: p1
    answer: 拉赫蒙
    nth: 2
    asks:
      - 谁讲话
      - "who spoke: a name"
      - 2021
      - no
  - {passage: m2, answer: 2021-09-17, asks: [哪天]}
unsaid:
  - what: 会议多长
    near: p2
    asks: [开了多久]
  - what: 天气
    of: [北京, 杜尚别]
    asks: ['{}天气']
`);
    expect(notes).toEqual({
      aliases: [['拉赫蒙', 'Rahmon']],
      facts: [
        {
          passage: 'p1',
          span: { start: 8, end: 11 },
          asks: ['谁讲话', 'who spoke: a name', '2021', 'no'],
        },
        { passage: 'm2', span: { start: 0, end: 10 }, asks: ['哪天'] },
      ],
      unsaid: [
        { what: '会议多长', near: 'p2', asks: ['开了多久'] },
        { what: '天气', near: null, of: ['北京', '杜尚别'], asks: ['{}天气'] },
      ],
    });
  });

  it.each(['', '# nothing yet\n', 'aliases:\nfacts:\nunsaid:\n', 'facts: []'])(
    'may be empty: %j',
    (text) => {
      expect(load(text)).toEqual({ aliases: [], facts: [], unsaid: [] });
    },
  );

  it('find the answer by its occurrence, whatever the answer is', () => {
    const text = '拉赫蒙主持会议，拉赫蒙讲话。会议结束。';
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 5 }), (from, length) => {
        const answer = text.slice(from, from + length);
        const nth = text.slice(0, from).split(answer).length;
        const fact = `- passage: p1\n  answer: ${writeYamlScalar(answer)}\n  nth: ${nth}\n  asks: [x]`;
        const { span } = load(`facts:\n${fact}`).facts[0]!;
        expect(slice(text, span)).toBe(answer);
        expect(span.start).toBe(from);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [
      'a span that is not verbatim',
      'facts:\n- passage: p1\n  answer: 拉赫曼\n  asks: [谁]',
      '3 error notes-span',
    ],
    [
      'a span of another passage',
      'facts:\n- passage: p2\n  answer: 拉赫蒙\n  asks: [谁]',
      '3 error notes-span',
    ],
    [
      'an occurrence that is not there',
      'facts:\n- passage: p1\n  answer: 拉赫蒙\n  nth: 3\n  asks: [谁]',
      '3 error notes-span',
    ],
    [
      'an occurrence that is no number',
      'facts:\n- passage: p1\n  answer: 会议\n  nth: 0\n  asks: [谁]',
      '4 error notes-form',
    ],
    [
      'a passage that is not there',
      'facts:\n- passage: p9\n  answer: 会议\n  asks: [谁]',
      '2 error notes-passage',
    ],
    ['no passage', 'facts:\n- answer: 会议\n  asks: [谁]', '2 error notes-passage'],
    ['no answer', 'facts:\n- passage: p1\n  asks: [谁]', '2 error notes-span'],
    [
      'an empty ask',
      'facts:\n- passage: p1\n  answer: 会议\n  asks:\n  - 谁\n  - ""',
      '6 error notes-ask',
    ],
    [
      'asks that are no list',
      'facts:\n- passage: p1\n  answer: 会议\n  asks: 谁',
      '4 error notes-ask',
    ],
    [
      'a misspelt field',
      'facts:\n- passage: p1\n  answer: 会议\n  ask: [谁]',
      '4 error notes-form',
    ],
    ['a misspelt section', 'fact:\n- passage: p1', '1 error notes-form'],
    ['a list where fields are due', '- passage: p1', '1 error notes-form'],
    ['an alias group of one', 'aliases:\n- [甲, 乙]\n- [丙]', '3 error notes-alias'],
    ['an alias group of one name twice', 'aliases:\n- [丙, 丙]', '2 error notes-alias'],
    ['a section that is no list', 'aliases: 甲', '1 error notes-form'],
    ['unsaid without what', 'unsaid:\n- asks: [利率]', '2 error notes-form'],
    [
      'unsaid near a passage that is not there',
      'unsaid:\n- what: 利率\n  near: p7\n  asks: [利率]',
      '3 error notes-passage',
    ],
    [
      '{} without names',
      'unsaid:\n- what: 天气\n  asks:\n  - 天气\n  - "{}天气"',
      '5 error notes-ask',
    ],
    [
      'names without {}',
      'unsaid:\n- what: 天气\n  of: [北京]\n  asks: [天气]',
      '3 error notes-form',
    ],
    ['no YAML', 'facts:\n  - passage: p1\n   answer: 会议', '3 error notes-yaml'],
  ])('are rejected for %s', (_, notes, expected) => {
    expect(problemsOf(notes)).toContain(expected);
    expect(() => load(notes)).toThrow(`a.notes.yaml:${expected.split(' ')[0]}: error:`);
  });

  it('say where a misplaced answer stands', () => {
    expect(() => load('facts:\n- passage: p2\n  answer: 讲话\n  asks: [谁]')).toThrow(
      'It stands in p1',
    );
  });

  it('are checked in the same run as a bad article', () => {
    const dir = makeFolder({
      'a.md': ARTICLE.replace('新华社', 'TODO'),
      'a.notes.yaml': 'facts:\n- passage: p1\n  answer: 无此话\n  asks: [谁]',
    });
    expect(checkCorpus(dir).problems.map(({ code }) => code)).toEqual(['todo', 'notes-span']);
  });

  it('leave out what has no asks yet, with one warning', () => {
    const facts = ['会议', '讲话'].map(
      (answer) => `- passage: p1\n  answer: ${answer}\n  asks: []`,
    );
    const notes = `facts:\n${facts.join('\n')}`;
    expect(problemsOf(notes)).toEqual(['2 warning notes-unfilled']);
    expect(load(notes).facts).toEqual([]);
  });

  it('are warned of for one ask with two answers, but not for a pull quote and its body', () => {
    const fact = (passage: string, answer: string, ask: string) =>
      `- passage: ${passage}\n  answer: ${answer}\n  asks: [${ask}]`;
    const facts = (...list: string[]) => `facts:\n${list.join('\n')}\n`;
    expect(problemsOf(facts(fact('p1', '拉赫蒙', '谁?'), fact('p2', '第二段', '谁')))).toEqual([
      '1 warning ask-twice',
    ]);
    expect(problemsOf(facts(fact('p1', '拉赫蒙', '谁'), fact('q1', '拉赫蒙', '谁')))).toEqual([]);
    const both = `${facts(fact('p1', '拉赫蒙', '谁'))}unsaid:\n- what: 谁\n  asks: [谁]`;
    expect(problemsOf(both)).toEqual(['1 warning ask-twice']);
  });

  it('of a pull quote are of the body that it repeats', () => {
    const { facts } = load('facts:\n- passage: q1\n  answer: 主持会议\n  asks: [做什么]');
    expect(facts).toEqual([{ passage: 'p1', span: { start: 3, end: 7 }, asks: ['做什么'] }]);
  });

  it('are warned of for a name or number in an ask that its passage does not have', () => {
    const aliases = 'aliases: [[拉赫蒙, Rahmon], [普京, Putin]]\n';
    const asks = (...list: string[]) =>
      problemsOf(
        `${aliases}facts:\n- passage: p1\n  answer: 会议\n  asks:\n${list.map((ask) => `  - ${ask}\n`).join('')}`,
      );
    expect(
      asks('Rahmon做了什么', '2021年9月17日的会', '新华社怎么说', '分三步', 'what was it'),
    ).toEqual([]);
    expect(asks('普京做了什么')).toEqual(['6 warning ask-foreign']);
    expect(asks('what Putin did', 'is it in Oslo')).toEqual([
      '6 warning ask-foreign',
      '7 warning ask-foreign',
    ]);
    expect(asks('出席的有25人吗')).toEqual(['6 warning ask-foreign']);
  });
});
