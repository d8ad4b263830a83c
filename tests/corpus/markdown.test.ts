import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBlock, parseMarkdown } from '../../src/corpus/markdown.ts';
import { readYaml, writeYamlScalar } from '../../src/corpus/yaml.ts';
import type { Block } from '../../src/retrieval/build-article.ts';

const blocksOf = (source: string) =>
  parseMarkdown(source).blocks.map(({ kind, text, line }) => `${line} ${kind}: ${text}`);

describe('parseMarkdown', () => {
  it('tells headings, pull quotes, items and paragraphs, each with its line', () => {
    expect(
      blocksOf(
        '---\ntitle: 甲\n---\n\n首段。\n\n## 小标题\n正文。\n> 金句\n\n- 其一\n- 其二\n\n---\n',
      ),
    ).toEqual([
      '5 paragraph: 首段。',
      '7 heading: 小标题',
      '8 paragraph: 正文。',
      '9 pull-quote: 金句',
      '11 paragraph: 其一',
      '12 paragraph: 其二',
    ]);
  });

  it('joins the lines of a block, with a space only where no Han character meets', () => {
    expect(blocksOf('中方愿\n继续\n\nLeaders\nmet.\n\n> 甲\n> 乙\n>\n> 丙')).toEqual([
      '1 paragraph: 中方愿继续',
      '4 paragraph: Leaders met.',
      '7 pull-quote: 甲乙',
      '10 pull-quote: 丙',
    ]);
  });

  it('reads files from any system', () => {
    const source = '\uFEFF---\r\ntitle: 甲\r\n---\r\n\r\n一。\r\n\r\n二。\r\n';
    expect(parseMarkdown(source).frontMatter).toEqual({ source: 'title: 甲', line: 2 });
    expect(blocksOf(source)).toEqual(['5 paragraph: 一。', '7 paragraph: 二。']);
  });

  it('reads back any block that was written', () => {
    const text = fc
      .array(fc.constantFrom(...'#>-*+_\\ 1.中文a:\'"|', '---', '***', '## ', '> '), {
        minLength: 1,
      })
      .map((parts) => parts.join('').trim())
      .filter((words) => words !== '');
    const kind = fc.constantFrom<Block['kind']>('heading', 'paragraph', 'pull-quote');
    fc.assert(
      fc.property(fc.array(fc.record({ kind, text })), (blocks) => {
        const source = `---\n---\n\n${blocks.map(formatBlock).join('\n\n')}\n`;
        expect(parseMarkdown(source).blocks.map(({ line: _, ...block }) => block)).toEqual(blocks);
      }),
    );
  });
});

describe('writeYamlScalar', () => {
  it('writes one line that is read back as it was', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => !/[\n\r\u0085\u2028\u2029]/u.test(text)),
      fc.constantFrom(
        'a: b',
        '- x',
        '# x',
        'x # y',
        '',
        ' x ',
        '2021-09-17',
        '"',
        "'",
        '[甲]',
        '{}',
        '&a',
        '*a',
        '!x',
        '|',
        '>',
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const written = writeYamlScalar(text);
        expect(written).not.toContain('\n');
        expect(readYaml(`a: ${written}\n`).value).toEqual({ a: text });
      }),
    );
  });
});
