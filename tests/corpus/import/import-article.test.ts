import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../src/corpus/import/index.ts';
import { parseMarkdown } from '../../../src/corpus/markdown.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const AS_PRINTED = readFileSync(join(ROOT, 'tests/corpus/fixtures/as-printed.txt'), 'utf8');
const SHIPPED = readFileSync(join(ROOT, 'corpus/sco-summit-2021.md'), 'utf8');
const FIELDS = { source: '新华社', date: '2021-09-17', lang: 'zh-Hans' };

const MARK = { heading: '## ', 'pull-quote': '> ', paragraph: '' } as const;

/** The blocks of the text as Markdown lines. */
const bodyOf = (markdown: string) =>
  parseMarkdown(markdown).blocks.map(({ kind, text }) => `${MARK[kind]}${text}`);
const imported = (raw: string) => bodyOf(importArticle(raw, {}).markdown);
const frontMatterOf = (raw: string) =>
  parseMarkdown(importArticle(raw, {}).markdown).frontMatter!.source;
const repairsOf = (raw: string) =>
  importArticle(raw, {}).repairs.map(({ line, what, detail }) => `${line} ${what} ${detail}`);

describe('the article as printed', () => {
  const { markdown, repairs, remarks } = importArticle(AS_PRINTED, FIELDS);

  it('becomes the shipped article, but for the one stray word', () => {
    expect(markdown.replace('发展 and 人类', '发展和人类')).toBe(SHIPPED);
  });

  it('has its stray word reported, and left', () => {
    expect(remarks).toContainEqual({
      line: 28,
      what: 'left',
      detail: 'a Latin word amid Chinese: and',
    });
  });

  it('has every repair listed: four column breaks, one caption, and the marks of each line', () => {
    const lines = (what: string) =>
      repairs.filter((repair) => repair.what === what).map(({ line }) => line);
    expect(lines('rejoined')).toEqual([38, 56, 60, 62]);
    expect(repairs).toContainEqual({ line: 23, what: 'dropped', detail: '扫码看 / 视频新闻' });
    expect(lines('dropped').length).toBe(1);
    const changed = AS_PRINTED.split('\n').flatMap((text, index) =>
      /[,;!]/u.test(text) ? [index + 1] : [],
    );
    expect(lines('punctuation')).toEqual(changed);
  });
});

describe('text that needs no repair', () => {
  it('comes through unchanged: the shipped article, twice', () => {
    const raw = `标题\n\n${bodyOf(SHIPPED).join('\n\n')}\n`;
    expect(imported(raw)).toEqual(bodyOf(SHIPPED));
    expect(importArticle(raw, {}).repairs).toEqual([]);
  });

  const clause = fc
    .array(fc.constantFrom(...'习近平指出上海合作组织始终遵循互信各国的发展道路，、'), {
      minLength: 5,
      maxLength: 40,
    })
    .map((chars) => `会${chars.join('').replace(/[，、]+/gu, '，')}成果`);
  const sentence = fc
    .tuple(clause, fc.constantFrom('。', '！', '？', '……', '。”'))
    .map(([text, end]) => {
      return end === '。”' ? `他说：“${text}。”` : text + end;
    });
  const paragraph = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => all.join(''));
  const latin = fc.constantFrom(
    'SCO成立20年，贸易额2.3万亿美元。',
    'The leaders met, at last, in 2021 (Sept. 17).',
  );
  const body = fc.array(fc.oneof(paragraph, latin), { minLength: 1, maxLength: 8 });

  it('keeps its paragraphs, whatever they are', () => {
    fc.assert(
      fc.property(
        body,
        fc.constantFrom('\n\n', '\n', '\n\n\u3000\u3000', '\r\n\r\n'),
        (texts, gap) => {
          const raw = ['峰会举行', ...texts].join(gap);
          expect(imported(raw)).toEqual(texts);
          expect(importArticle(raw, {}).repairs).toEqual([]);
        },
      ),
    );
  });

  it('keeps its words, whatever the text is', () => {
    const words = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    const line = fc
      .array(fc.constantFrom(...'会议和成果，。,."\' ab1“”（(：'))
      .map((chars) => chars.join(''));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const raw = lines.join('\n\n');
        const { markdown } = importArticle(raw, {});
        const { title, subtitle } = headOf(markdown);
        const all = [
          title === 'TODO' ? '' : title,
          ...subtitle,
          ...parseMarkdown(markdown).blocks.map(({ text }) => text),
        ];
        expect(words(all.join(''))).toBe(words(raw));
      }),
    );
  });
});

describe('broken text', () => {
  const long = '与会领导人全面回顾上海合作组织成立二十年来在政治、经济、安全、人文等领域取得的成就';

  it('is rejoined at every break within a paragraph past its first words', () => {
    const [text] = bodyOf(SHIPPED).filter((paragraph) => paragraph.startsWith('第三，')) as [
      string,
    ];
    for (let at = 30; at < text.length - 1; at++) {
      if (/[。]$/u.test(text.slice(0, at))) continue;
      const raw = `标题\n\n首段。\n\n${text.slice(0, at)}\n\n${text.slice(at)}\n\n末段。`;
      expect(imported(raw)).toEqual(['首段。', text, '末段。']);
    }
  });

  it.each([
    [
      'a caption between columns',
      `${long}，将\n\n扫描二维码观看视频\n\n继续前行。`,
      [`${long}，将继续前行。`],
    ],
    [
      'quotes between columns',
      `${long}，将\n\n● 继续前行\n\n继续前行。`,
      [`${long}，将继续前行。`, '> 继续前行'],
    ],
    ['a word in two', '各方高\n\n度关注阿富汗局势。', ['各方高度关注阿富汗局势。']],
    ['a number in two', `${long}，达2.\n\n3万亿美元。`, [`${long}，达2.3万亿美元。`]],
    [
      'a name in two',
      '总统托卡耶夫、总理伊姆兰\n\n·汗等人出席会议。',
      ['总统托卡耶夫、总理伊姆兰·汗等人出席会议。'],
    ],
    ['a quotation in two', '他说：“我们应该\n\n继续前行。”', ['他说：“我们应该继续前行。”']],
    [
      'three columns',
      `${long}，\n\n并积极评价合作，\n\n继续前行。`,
      [`${long}，并积极评价合作，继续前行。`],
    ],
  ])('is put together over %s', (_, raw, expected) => {
    expect(imported(`标题\n\n首段。\n\n${raw}`)).toEqual(['首段。', ...expected]);
  });

  it('is put together where lines have one width', () => {
    // A space at a break cannot be told from none.
    const texts = bodyOf(SHIPPED).filter((text) => !/^[#>]| /u.test(text));
    for (let width = 36; width <= 90; width++) {
      const indented = texts.map((text) => wrap(`\u3000\u3000${text}`, width)).join('\n');
      expect(imported(`标题\n\n${indented}`)).toEqual(texts);
      const spaced = texts.map((text) => wrap(text, width)).join('\n\n');
      expect(imported(`标题\n\n${spaced}`)).toEqual(texts);
    }
  });

  it('is put together in English, with the hyphens of broken words taken out', () => {
    const raw = `Leaders meet

The Shanghai Coopera-

tion Organisation, chaired this year by Tajikistan's president, met by

video link, at long last.

What was decided

Iran was admitted.`;
    expect(imported(raw)).toEqual([
      "The Shanghai Cooperation Organisation, chaired this year by Tajikistan's president, met by video link, at long last.",
      '## What was decided',
      'Iran was admitted.',
    ]);
  });

  it('stays apart before a heading or a number, and says so', () => {
    const raw = `标题\n\n首段。\n\n${long}并作出评价\n\n第二，各方要合作。\n\n${long}并作出评价\n\n共同前行\n\n末段。`;
    expect(imported(raw)).toEqual([
      '首段。',
      `${long}并作出评价`,
      '第二，各方要合作。',
      `${long}并作出评价`,
      '## 共同前行',
      '末段。',
    ]);
    const left = importArticle(raw, {}).remarks.filter(({ what }) => what === 'left');
    expect(left.map(({ line }) => line)).toEqual([5, 9]);
  });
});

describe('the parts of a page', () => {
  it('are told by where they stand: title, subtitles, headings', () => {
    const raw = '大会召开！\n共话未来\n共促发展\n\n正文一。\n\n小标题\n\n正文二。\n\n（完）';
    expect(frontMatterOf(raw)).toBe(
      'title: 大会召开！\nsubtitle:\n  - 共话未来\n  - 共促发展\nsource: TODO\ndate: TODO\nlang: TODO',
    );
    expect(imported(raw)).toEqual(['正文一。', '## 小标题', '正文二。', '（完）']);
    expect(importArticle(raw, {}).remarks.map(({ line, detail }) => `${line} ${detail}`)).toEqual([
      '1 title: 大会召开！',
      '2 subtitle: 共话未来',
      '3 subtitle: 共促发展',
      '7 heading: 小标题',
    ]);
  });

  it('have no title where the text begins at once', () => {
    expect(frontMatterOf('正文一。\n\n正文二。')).toContain('title: TODO');
    expect(imported('正文一。\n\n正文二。')).toEqual(['正文一。', '正文二。']);
  });

  it('take the title that is given', () => {
    const { markdown } = importArticle('大会召开\n\n副题\n\n正文。', { title: '大会召开' });
    expect(markdown).toContain('title: 大会召开\nsubtitle:\n  - 副题\n');
    const other = importArticle('大会召开\n\n正文。', { title: '另一题' }).markdown;
    expect(other).toContain('title: 另一题\nsubtitle:\n  - 大会召开\n');
  });

  it('make a bullet a pull quote where the text says it again or the heading says so, else an item', () => {
    const raw = (heading: string) =>
      `标题\n\n首段。\n\n${heading}\n\n• 合作共赢之路\n·独此一条\n\n我们走合作共赢之路。`;
    expect(imported(raw('要闻'))).toEqual([
      '首段。',
      '## 要闻',
      '> 合作共赢之路',
      '独此一条',
      '我们走合作共赢之路。',
    ]);
    expect(imported(raw('金句'))).toContain('> 独此一条');
  });

  it.each([
    '扫码看视频新闻',
    '扫码看\n视频新闻',
    '扫码看\n\n视频新闻',
    '（扫一扫 观看直播）',
    '扫描二维码关注公众号',
    '點擊觀看視頻',
    'Scan the QR code to watch the video',
    '图为会议现场。新华社记者 李响 摄',
    '（下转第二版）',
  ])('lose the caption %s, which is reported', (caption) => {
    const raw = `标题\n\n首段。\n\n${caption}\n\n末段。`;
    expect(imported(raw)).toEqual(['首段。', '末段。']);
    expect(repairsOf(raw)).toEqual([`5 dropped ${caption.split(/\n+/u).join(' / ')}`]);
  });

  it.each(['扫码支付走进乡村', '扫码看病更方便', '点击率创新高', '摄影作品展'])(
    'keep the heading %s',
    (heading) => {
      expect(imported(`标题\n\n首段。\n\n${heading}\n\n末段。`)).toEqual([
        '首段。',
        `## ${heading}`,
        '末段。',
      ]);
    },
  );

  it('lose what cannot be seen, and the note of another page at the end of a paragraph', () => {
    const raw = '标题\n\n首\u200b段\u00ad。（下转第3版）\n\n末段。';
    expect(imported(raw)).toEqual(['首段。', '末段。']);
    expect(repairsOf(raw)).toEqual(['3 characters 2 invisible removed', '3 dropped （下转第3版）']);
  });

  it('keep what Markdown would read as marks', () => {
    expect(imported('标题\n\n首段。\n\n#话题#是新的。\n\n1. 其一。\n\n\\n是换行。')).toEqual([
      '首段。',
      '#话题#是新的。',
      '1. 其一。',
      '\\n是换行。',
    ]);
  });
});

/** Breaks a text into lines of at most `width` columns, Han characters taking two. */
function wrap(text: string, width: number): string {
  let column = 0;
  let wrapped = '';
  for (const char of text) {
    const wide = /[ -~]/u.test(char) ? 1 : 2;
    if (column + wide > width) wrapped += '\n';
    column = column + wide > width ? wide : column + wide;
    wrapped += char;
  }
  return wrapped;
}

function headOf(markdown: string): { title: string; subtitle: string[] } {
  const source = parseMarkdown(markdown).frontMatter!.source;
  const title = /^title: (.*)$/mu.exec(source)![1]!;
  const subtitle = [...source.matchAll(/^ {2}- (.*)$/gmu)].map(([, text]) => text!);
  return { title, subtitle };
}
