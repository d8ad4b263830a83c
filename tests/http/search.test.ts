import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/retrieval/answer.ts';
import { cite, corpusOf, salt, tea } from '../helpers/small-corpus.ts';
import { engineOf, serve, textOf } from './serve.ts';

const corpus = corpusOf(tea, salt);
const search = (answer: Answer, lang?: string): Promise<string> =>
  textOf(serve(engineOf(corpus, answer)), '/a/tea/search?q=%E8%8C%B6%3Cb%3E', lang);

describe('searching an article', () => {
  it('shows the answer marked in its sentence and opens its place with the same words marked', async () => {
    const citation = cite(tea, 'p2', '每斤80元');
    const html = await search({ kind: 'answered', citations: [citation] });
    const { start, end } = citation.answer!;
    expect(html).toMatch(
      /<blockquote[^>]*>[^<]*<span class="cut">…<\/span>[^<]*<mark>每斤80元<\/mark>。/,
    );
    expect(html).toContain(`href="../tea?at=p2&amp;s=${start}-${end}#p2"`);
  });

  it('says what is missing, and marks nothing that does not answer', async () => {
    const html = await search({
      kind: 'related',
      citations: [cite(tea, 'p1', '上山采茶')],
      missing: ['咖啡'],
    });
    expect(html).toContain('没有提到：咖啡');
    expect(html).not.toContain('<mark>');
  });

  it('compares a quotation with the article', async () => {
    const piece = cite(tea, 'p3', '今年的茶比去年好');
    const html = await search({
      kind: 'quote',
      verdict: 'altered',
      asked: '今年的茶比前年好',
      pieces: [piece],
      changes: [
        { op: 'equal', text: '今年的茶比' },
        { op: 'delete', text: '前' },
        { op: 'insert', text: '去' },
        { op: 'equal', text: '年好' },
      ],
      others: [],
    });
    expect(html).toContain('今年的茶比<del>前年</del><ins>去年</ins>好');
  });

  it('names no command of a chat', async () => {
    for (const lang of ['zh-CN', 'zh-TW', 'en']) {
      const html = await search({ kind: 'not-covered', reason: 'off-topic', missing: [] }, lang);
      expect(html).toContain('<p>');
      expect(html).not.toContain('/help');
    }
  });

  it('keeps the question in its box, and to this article', async () => {
    let kept: unknown;
    const engine = {
      ...engineOf(corpus),
      answer: (_: string, options: unknown): Answer => {
        kept = options;
        return { kind: 'not-covered', reason: 'absent', missing: [] };
      },
    };
    const html = await textOf(serve(engine), '/a/tea/search?q=%22%3E%3Cb%3E');
    expect(kept).toEqual({ article: 'tea' });
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;"');
  });
});
