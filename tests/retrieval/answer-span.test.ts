import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { createAliasFinder } from '../../src/retrieval/aliases.ts';
import { createAnalyzer } from '../../src/retrieval/analyze.ts';
import { answerSpan } from '../../src/retrieval/answer-span.ts';
import { articleFromTexts, hashCorpus } from '../../src/retrieval/build-article.ts';
import { createEngine } from '../../src/retrieval/index.ts';

const tools = loadTools(join(import.meta.dirname, '..', '..', 'dist', 'data'));
const analyzer = createAnalyzer(tools.segmenter, createAliasFinder([]));

const TEXTS = [
  '青溪是浙江西部的一条河流，全长约六十公里。石桥建于1573年，由知县陈文焕主持修建。',
  '青溪的石橋建於1573年，由知縣陳文煥主持修建。',
  '流域盛产茶叶、竹笋、蜜橘和药材，每年四月举行茶会，来客多达2,000人。',
  '诗人周子安隐居溪畔多年，写成长诗《青溪夜渡》，后来移居杭州。',
  '会议由乌兹别克斯坦总统米尔济约耶夫主持，哈萨克斯坦总统托卡耶夫出席。',
  '会议讨论了贸易，决定打击毒品走私、网络犯罪、跨国犯罪，明年再开。',
  '昨晚歌手共30名登台，一直唱到半夜。',
];

/** What is highlighted in a sentence. */
function chosen(question: string, sentence: string): string {
  const passage = articleFromTexts('a', '青溪', [sentence]).passages.at(-1);
  const whole = { start: 0, end: sentence.length };
  const { start, end } = answerSpan(
    analyzer.analyze(question),
    passage!,
    whole,
    tools.segmenter.tag,
  );
  return sentence.slice(start, end);
}

/** Characters around the answer that a reader overlooks: an office before a name. */
const SLACK = 8;

describe('the words that answer', () => {
  it.each([
    ['石桥是谁主持修建的？', TEXTS[1]!, '陳文煥'],
    ['石桥建于哪一年？', TEXTS[1]!, '1573年'],
    ['茶会有多少人来？', TEXTS[2]!, '2,000人'],
    ['周子安写成的长诗叫什么名字？', TEXTS[3]!, '《青溪夜渡》'],
    ['周子安后来移居哪里？', TEXTS[3]!, '杭州'],
    ['晚会有多少名歌手登台？', TEXTS[6]!, '30名'],
    ['会议由谁主持？', TEXTS[4]!, '米尔济约耶夫'],
    ['会议打击哪几种犯罪？', TEXTS[5]!, '毒品走私、网络犯罪、跨国犯罪'],
  ])('%s', (question, sentence, answer) => {
    const found = chosen(question, sentence);
    expect(found).toContain(answer);
    expect(found.length).toBeLessThanOrEqual(answer.length + SLACK);
  });

  it('are whole sentences where those are asked for', () => {
    for (const question of ['哪里讲到了茶会', '茶会'])
      expect(chosen(question, TEXTS[2]!)).toBe(TEXTS[2]);
  });

  it('are cut out of the sentence that is cited, in a script other than the question’s', () => {
    const entries = [{ article: articleFromTexts('a', '青溪', TEXTS.slice(1)), notes: null }];
    const engine = createEngine({ entries, hash: hashCorpus(entries) }, tools);
    const answer = engine.answer('石桥是谁主持修建的？');
    if (!('citations' in answer)) throw new Error(answer.kind);
    const { passage, sentence, answer: span } = answer.citations[0]!;
    expect(passage.text.slice(span!.start, span!.end)).toContain('陳文煥');
    expect(span!.end - span!.start).toBeLessThan(sentence.end - sentence.start);
  });
});

describe('whatever is asked of whatever text', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          '《',
          '》',
          '“',
          '”',
          '(',
          '、',
          '，',
          '的',
          '1,5',
          '㎞',
          'İ',
          '陳文煥',
          '\ud83d',
        ),
      )
      .map((parts) => parts.join('')),
    fc.constantFrom(...TEXTS),
  );

  it('chooses a stretch of the sentence that cuts no character', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(20), (question, text, from) => {
        const [passage] = articleFromTexts('a', '', [`${text}。`]).passages;
        const body = { ...passage!, text };
        const sentence = { start: Math.min(from, text.length), end: text.length };
        const asked = analyzer.analyze(question);
        const { start, end } = answerSpan(asked, body, sentence, tools.segmenter.tag);
        expect(start).toBeGreaterThanOrEqual(sentence.start);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(sentence.end);
        for (const at of [start, end])
          if (at > sentence.start && at < sentence.end)
            expect(/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer for a text without an end', () => {
    const began = performance.now();
    chosen('石桥是谁修建的', '陈文焕、'.repeat(3000));
    chosen('石桥是谁修建的', '（'.repeat(10_000));
    chosen('石桥是谁修建的', '1'.repeat(10_000));
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
