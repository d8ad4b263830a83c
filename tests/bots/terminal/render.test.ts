import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_CUT, type Block, type Reply } from '../../../src/bots/reply.ts';
import { columns } from '../../../src/bots/terminal/columns.ts';
import { langOfLocale, wantsColours } from '../../../src/bots/terminal/environment.ts';
import { oneLine } from '../../../src/bots/terminal/one-line.ts';
import { renderReply } from '../../../src/bots/terminal/render.ts';
import { wrap } from '../../../src/bots/terminal/wrap.ts';

const reply = (...blocks: readonly Block[]): Reply => ({ status: 'answered', blocks, buttons: [] });
const line = (text: string, strong = false): Block => ({ kind: 'line', text, strong });
const quote: Block = {
  kind: 'quote',
  text: '塔吉克斯坦总统拉赫蒙主持会议。',
  marks: [{ start: 7, end: 10 }],
  long: false,
  cut: { before: true, after: false },
};
const source: Block = {
  kind: 'source',
  place: '¶13',
  attribution: '《标题》 · 新华社，2021-09-17',
  address: 'a_p13_k3f9',
  url: null,
};
const further: Block = {
  kind: 'entries',
  entries: [
    { place: '¶1', text: '短句。', marks: [], cut: NOT_CUT, address: null },
    {
      place: '¶16',
      text: '由乌兹别克斯坦接任。',
      marks: [{ start: 1, end: 7 }],
      cut: NOT_CUT,
      address: null,
    },
  ],
  cut: true,
};
const changes: Block = {
  kind: 'changes',
  changes: [
    { op: 'equal', text: '采' },
    { op: 'delete', text: '九' },
    { op: 'insert', text: '十' },
  ],
  cut: NOT_CUT,
};
const plain = { width: Number.POSITIVE_INFINITY, colours: false };

describe('renderReply', () => {
  it('shows the answer in its words, the place under them, and what else there is', () => {
    expect(renderReply(reply(quote, source, line('另见：'), further), plain)).toBe(
      [
        '│ …塔吉克斯坦总统【拉赫蒙】主持会议。',
        '¶13 · 《标题》 · 新华社，2021-09-17',
        '',
        '另见：',
        '¶1   短句。',
        '¶16  由【乌兹别克斯坦】接任。',
        '…',
      ].join('\n'),
    );
  });

  it('shows a verdict with the changes in brackets', () => {
    const verdict: Block = { kind: 'verdict', verdict: 'altered', text: '有出入' };
    expect(renderReply(reply(verdict, line('与原文对照：'), changes), plain)).toBe(
      ['≠ 有出入', '与原文对照：', '│ 采[-九-]{+十+}'].join('\n'),
    );
  });

  it('uses colours in place of brackets, and closes each on its own line', () => {
    const text = renderReply(reply(quote, changes), { width: 24, colours: true });
    expect(text).not.toContain('【');
    for (const each of text.split('\n')) {
      const codes = each.split('\u001b[').length - 1;
      expect(codes % 2).toBe(0);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    expect(text.replace(/\u001b\[[\d;]*m|[│\s]/gu, '')).toBe(
      '…塔吉克斯坦总统拉赫蒙主持会议。采九十',
    );
  });

  it('wraps to the width, entries behind their places', () => {
    const text = renderReply(reply(quote, source, further), { width: 24, colours: false });
    expect(text.split('\n')).toEqual([
      '│ …塔吉克斯坦总统【拉赫',
      '│ 蒙】主持会议。',
      '¶13 · 《标题》 · 新华',
      '社，2021-09-17',
      '',
      '¶1   短句。',
      '¶16  由【乌兹别克斯坦】接',
      '     任。',
      '…',
    ]);
  });

  it('leaves a link whole', () => {
    const url = `https://example.org/${'a'.repeat(60)}`;
    const text = renderReply(reply({ ...source, url }), { width: 30, colours: false });
    expect(text.split('\n')).toContain(url);
  });

  it('lets nothing through that a terminal would obey', () => {
    const hostile = 'a\u001b]0;title\u0007b\u009b2Jc\u202ed\r';
    const text = renderReply(
      reply(
        line(hostile),
        { ...quote, text: hostile, marks: [] },
        { ...source, attribution: hostile },
      ),
      plain,
    );
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe('wrap', () => {
  const lines = (text: string, width: number): string[] =>
    wrap([{ text, style: 'plain' }], width).map((runs) => runs.map((run) => run.text).join(''));

  it('breaks between words and between Chinese characters', () => {
    expect(lines('the summit in Dushanbe', 10)).toEqual(['the summit', 'in', 'Dushanbe']);
    expect(lines('二十国集团SCO峰会', 10)).toEqual(['二十国集团', 'SCO峰会']);
  });

  it('opens no line with a closing mark and closes none with an opening one', () => {
    expect(lines('高举旗帜，前进', 8)).toEqual(['高举旗', '帜，前进']);
    expect(lines('签署了《宣言》', 8)).toEqual(['签署了', '《宣言》']);
  });

  it('breaks a word only where it is wider than the line', () => {
    expect(lines('ab abcdefghij', 4)).toEqual(['ab', 'abcd', 'efgh', 'ij']);
  });

  it('keeps lines within the width and every character in its place', () => {
    const text = fc.string({
      unit: fc.constantFrom('字', 'a', ' ', '，', '（', '😀', 'é', '\n', '1'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (whole, width) => {
        const wrapped = lines(whole, width);
        expect(wrapped.join('').replace(/\s/gu, '')).toBe(whole.replace(/\s/gu, ''));
        for (const each of wrapped) expect(columns(each.trimEnd())).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('columns', () => {
  it.each([
    ['abc', 3],
    ['会议', 4],
    ['，《》', 6],
    ['¶13', 3],
    ['é', 1],
    ['👨‍👩‍👧', 2],
    ['ａ', 2],
    ['\u200b', 0],
    ['', 0],
  ])('%j takes %i', (text, width) => {
    expect(columns(text)).toBe(width);
  });
});

describe('oneLine', () => {
  it('is the place, the words with the answer, and the source', () => {
    expect(oneLine(reply(quote, source, line('另见：'), further))).toBe(
      '¶13 …塔吉克斯坦总统【拉赫蒙】主持会议。 —— 《标题》 · 新华社，2021-09-17',
    );
  });

  it('puts our own words first, and lists entries where nothing is cited', () => {
    expect(oneLine(reply(line('文中没有讲到。', true), line('文中讲到的有：'), further))).toBe(
      '文中没有讲到。 文中讲到的有： ¶1 短句。；¶16 由【乌兹别克斯坦】接任。…',
    );
  });

  it('is one line whatever the words are', () => {
    const text = { ...quote, text: '一\n二\r\n三\u2028四', marks: [] };
    expect(oneLine(reply(text, source))).toMatch(/^¶13 …一 二 三 四 —— /);
  });
});

describe('the environment', () => {
  it('has colours on a terminal only, and not where they are not wanted', () => {
    const tty = { isTTY: true };
    expect(wantsColours(tty, {})).toBe(true);
    expect(wantsColours(tty, { NO_COLOR: '' })).toBe(true);
    expect(wantsColours(tty, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColours(tty, { TERM: 'dumb' })).toBe(false);
    expect(wantsColours({}, {})).toBe(false);
  });

  it('gives the language, the article’s where the locale names none', () => {
    expect(langOfLocale({ LANG: 'zh_TW.UTF-8' }, 'zh-Hans')).toBe('zh-Hant');
    expect(langOfLocale({ LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'zh-Hans')).toBe('en');
    expect(langOfLocale({ LANG: 'C.UTF-8' }, 'zh-Hant')).toBe('zh-Hant');
    expect(langOfLocale({}, '')).toBe('zh-Hans');
  });
});
