import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { createAliasFinder } from '../../src/retrieval/aliases.ts';
import { type Analyzer, createAnalyzer } from '../../src/retrieval/analyze.ts';
import { articleFromTexts } from '../../src/retrieval/build-article.ts';
import { slice } from '../../src/retrieval/article.ts';
import { type BareRanker, createBareRanker } from '../../src/retrieval/rank-bare.ts';

const DATA = join(import.meta.dirname, '..', '..', 'dist', 'data');
const aliases = createAliasFinder([]);
let analyzer: Analyzer;

beforeAll(() => {
  analyzer = createAnalyzer(loadTools(DATA).segmenter, aliases);
});

const RIVER = articleFromTexts('river', '青溪', [
  '青溪是浙江西部的一条河流，全长约六十公里。它发源于白石山北坡。河上有三座石桥，最早的一座建于1573年，由知县陈文焕主持修建。',
  '青溪流域盛产茶叶。每年四月举行茶会，来客多达两千人。由于水质清冽，附近的造纸业一度兴盛。',
]);
const LAKE = articleFromTexts('lake', '镜湖', [
  '镜湖位于浙江东部，面积约十二平方公里。湖中有岛三座。1981年辟为公园，由园林师林若水设计。',
]);

function ranker(): BareRanker {
  return createBareRanker([RIVER, LAKE], analyzer, aliases, null);
}

function first(question: string): { place: string; sentence: string } {
  const [hit] = ranker().rank(analyzer.analyze(question));
  return {
    place: `${hit!.passage.article} ${hit!.passage.label}`,
    sentence: slice(hit!.passage.text, hit!.sentence),
  };
}

describe('passages without notes', () => {
  it.each([
    // Both speak of Zhejiang; the title decides.
    ['镜湖在浙江的哪里？', 'lake p1'],
    ['青溪在浙江哪个部分？', 'river p1'],
    // No word of the question but 茶.
    ['茶什么时候开会', 'river p2'],
    ['鏡湖的面積多大', 'lake p1'],
  ])('%s is in %s', (question, place) => {
    expect(first(question).place).toBe(place);
  });
});

describe('the sentence inside', () => {
  it.each([
    // The first sentence shares more words, but names no builder.
    ['青溪最早的石桥是谁主持修建的？', '河上有三座石桥'],
    // 青溪 is the title and tells no sentence from another.
    ['青溪发源于哪里？', '它发源于白石山北坡'],
    ['青溪有几座石桥', '河上有三座石桥'],
    ['为什么青溪附近造纸业兴盛？', '由于水质清冽'],
    ['镜湖是哪一年辟为公园的？', '1981年'],
  ])('%s is %s', (question, start) => {
    expect(first(question).sentence).toContain(start);
  });

  it('is a sentence of its passage, whatever is asked', () => {
    const bare = ranker();
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('青溪？', '几', '1573', '谁', '的', '桥桥桥')),
        (question) => {
          for (const { passage, sentence, answer, score } of bare.rank(
            analyzer.analyze(question),
          )) {
            expect(passage.sentences).toContainEqual(sentence);
            expect(answer.start).toBeGreaterThanOrEqual(sentence.start);
            expect(answer.end).toBeLessThanOrEqual(sentence.end);
            expect(Number.isFinite(score)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a part of what was typed', () => {
  const whole = '我昨天在湖边散步，青溪的茶会在几月举行？';
  const part = '青溪的茶会在几月举行？';

  it('ranks the same and costs nothing where only small talk is left out', () => {
    const talk = analyzer.analyze(`哈喽老师早安，${part}`);
    const [best] = ranker().rank(analyzer.analyze(part), talk);
    expect(best?.score).toBe(ranker().rank(analyzer.analyze(part))[0]?.score);
  });

  it('costs what words of the texts it leaves out', () => {
    const bare = ranker();
    const [paid] = bare.rank(analyzer.analyze(part), analyzer.analyze(`${whole}面积`));
    const [free] = bare.rank(analyzer.analyze(part));
    expect(paid!.score).toBeLessThan(free!.score);
  });
});

it('finds nothing in nothing', () => {
  const bare = createBareRanker([], analyzer, aliases, null);
  expect(bare.rank(analyzer.analyze('青溪'))).toEqual([]);
});
