import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftNotes } from '../../src/corpus/draft-notes.ts';
import { findTerms } from '../../src/corpus/find-terms.ts';
import { checkCorpus } from '../../src/corpus/index.ts';
import { readYaml } from '../../src/corpus/yaml.ts';
import { slice } from '../../src/retrieval/article.ts';
import { articleFromTexts } from '../../src/retrieval/build-article.ts';
import { ARTICLE, makeFolder } from './folder.ts';

const SHIPPED = readFileSync(join(import.meta.dirname, '../../corpus/sco-summit-2021.md'), 'utf8');

describe('draftNotes', () => {
  it('has each sentence of the body as a fact without asks, and is accepted as it is', () => {
    const { corpus } = checkCorpus(makeFolder({ 'a.md': SHIPPED }));
    const { article } = corpus!.entries[0]!;
    const draft = draftNotes(article);
    const { facts } = readYaml(draft).value as unknown as {
      facts: { passage: string; answer: string; asks: string[] }[];
    };
    const sentences = article.passages
      .filter(({ kind }) => kind === 'body')
      .flatMap(({ label, text, sentences: spans }) =>
        spans.map((span) => `${label} ${slice(text, span)}`),
      );
    expect(facts.map(({ passage, answer }) => `${passage} ${answer}`)).toEqual(sentences);
    expect(facts.flatMap(({ asks }) => asks)).toEqual([]);
    const { problems } = checkCorpus(makeFolder({ 'a.md': SHIPPED, 'a.notes.yaml': draft }));
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning notes-unfilled',
    ]);
  });

  it('tells equal sentences of one passage apart', () => {
    const draft = draftNotes(articleFromTexts('a', '题', ['好。不好。好。']));
    const dir = makeFolder({
      'a.md': ARTICLE.replace(/\n拉.*/su, '\n好。不好。好。\n'),
      'a.notes.yaml': draft.replaceAll('asks: []', 'asks: [x]'),
    });
    const { facts } = checkCorpus(dir).corpus!.entries[0]!.notes!;
    expect(facts.map(({ span }) => span.start)).toEqual([0, 2, 5]);
  });

  it('shows above a sentence what it holds', () => {
    const draft = draftNotes(
      articleFromTexts('a', '题', ['丁薛祥、王毅等在“论坛”上签署《宣言》，捐1亿美元。']),
    );
    expect(draft).toContain(
      '  # names: 丁薛祥 | 王毅\n  # numbers: 1亿美元\n  # quoted: 论坛\n  # titles: 《宣言》\n  - passage: p1\n',
    );
  });
});

describe('findTerms', () => {
  it.each([
    [
      'numbers',
      '2021年9月17日，贸易额2.3万亿美元，第二十一次会议，1000名、100多个国家',
      ['2021年9月17日', '2.3万亿美元', '第二十一次', '1000名', '100多个'],
    ],
    ['numbers', '一时强弱在于力，一家亲', []],
    ['quoted', '“上海精神”和「三股勢力」', ['上海精神', '三股勢力']],
    ['titles', '签署《杜尚别宣言》', ['《杜尚别宣言》']],
    ['names', '习近平最后说，总统拉赫蒙、总理伊姆兰·汗等与会', ['习近平', '拉赫蒙', '伊姆兰·汗']],
    ['names', 'Xi Jinping spoke for the SCO', ['Xi Jinping', 'SCO']],
  ] as const)('finds %s in %s', (kind, text, expected) => {
    expect(findTerms(text)[kind]).toEqual(expected);
  });
});
