import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareLink,
  escapeMarkdown,
  maskedLink,
  styled,
} from '../../../src/bots/discord/markdown.ts';
import { nodesOf, readMarkdown, shownText } from './read-markdown.ts';

const kindsIn = (markdown: string) =>
  readMarkdown(markdown).flatMap(({ kind, quoted, inner }) => [
    ...(kind === 'plain' ? [] : [kind]),
    ...(quoted ? ['quoted'] : []),
    ...nodesOf(inner).flatMap((node) => (node.kind === 'text' ? [] : [node.kind])),
  ]);

/** What Discord would take each for, were it not escaped. */
const TABLE: readonly (readonly [string, string])[] = [
  ['**重**', 'bold'],
  ['*轻*', 'italic'],
  ['_light_', 'italic'],
  ['__线__', 'underline'],
  ['~~划~~', 'strike'],
  ['||藏||', 'spoiler'],
  ['`码`', 'code'],
  ['```码```', 'code'],
  ['# 题', 'heading'],
  ['### 题', 'heading'],
  ['-# 小字', 'subtext'],
  ['- 项', 'list'],
  ['* 项', 'list'],
  ['+ 项', 'list'],
  ['1. 项', 'list'],
  ['> 引', 'quoted'],
  ['>>> 引', 'quoted'],
  ['<@123456789012345678>', 'mention'],
  ['<@!123456789012345678>', 'mention'],
  ['<@&123456789012345678>', 'mention'],
  ['<#123456789012345678>', 'mention'],
  ['</ask:123456789012345678>', 'mention'],
  ['<id:customize>', 'mention'],
  ['@everyone', 'everyone'],
  ['@here', 'everyone'],
  ['<t:1700000000:R>', 'time'],
  ['<:smile:123456789012345678>', 'emoji'],
  ['<a:smile:123456789012345678>', 'emoji'],
  [':smile:', 'emoji'],
  ['https://example.org/x', 'link'],
  ['<https://example.org/x>', 'link'],
  ['[这里](https://example.org/x)', 'link'],
  ['discord.gg/abc', 'invite'],
  ['discord.com/invite/abc', 'invite'],
];

describe('escaping', () => {
  it.each(TABLE)('shows %j as it is', (text, kind) => {
    expect(kindsIn(text)).toContain(kind);
    const escaped = escapeMarkdown(text);
    expect(kindsIn(escaped)).toEqual([]);
    expect(shownText(readMarkdown(escaped))).toBe(text.replaceAll('\n', ' '));
  });

  it.each([
    ['a shrug', '¯\\_(ツ)_/¯'],
    ['a backslash before a letter', 'C:\\temp'],
    ['two backslashes', '\\\\*'],
    ['Chinese quotation marks', '“一时强弱在于力，千秋胜负在于理。”'],
    ['numbers', '2.3万亿 3.14% 2021-09-17 18:30'],
    ['an emoji of several parts', '👩‍👩‍👧 e\u0301'],
    ['a blank that is not a space', '甲\u3000乙\u00a0丙'],
  ])('keeps %s', (_, text) => {
    expect(shownText(readMarkdown(escapeMarkdown(text)))).toBe(text);
  });

  it('leaves Chinese text with its punctuation untouched', () => {
    const text = '会议由塔吉克斯坦总统拉赫蒙主持，9月17日在杜尚别举行（“上合”峰会）。';
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([
    ['line ends', '一\r\n> 二\u2028# 三\u0085四', '一 > 二 # 三 四'],
    ['marks of direction and controls', 'a\u202eb\u2066c\u0000d\u200ee\u001bf', 'abcdef'],
    ['half a surrogate pair', 'a\ud83db', 'a\ufffdb'],
  ])('turns %s into what cannot reach past the words', (_, text, shown) => {
    expect(shownText(readMarkdown(escapeMarkdown(text)))).toBe(shown);
    expect(kindsIn(escapeMarkdown(text))).toEqual([]);
  });

  it('shows any text letter by letter, also behind a quotation mark or a heading', () => {
    const piece = fc.oneof(
      fc.constantFrom(...TABLE.map(([text]) => text), ...'\\*_~`|<>#@[]():/+-.1 ツ¯'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('', '> ', '-# '),
        (parts, before) => {
          // An opening takes the blanks behind it, and none opens without words.
          const text = parts
            .join('')
            .replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
            .replace(/^\s+|^$/u, '文');
          const escaped = escapeMarkdown(text);
          const lines = readMarkdown(before + escaped);
          const marks = nodesOf(lines.flatMap(({ inner }) => inner));
          expect(marks.filter(({ kind }) => kind !== 'text')).toEqual([]);
          expect(lines.map(({ kind }) => kind)).not.toContain('list');
          expect(shownText(lines)).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('styles', () => {
  it.each(['**', '~~', '**__'] as const)('stand side by side, around any words: %s', (style) => {
    const words = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(words, words, (first, second) => {
        fc.pre(first.trim() !== '' && second.trim() !== '');
        const lines = readMarkdown(`。${styled(first, style)}，${escapeMarkdown(second)}`);
        expect(shownText(lines).replaceAll('\u2005', '')).toBe(`。${first}，${second}`);
        const kinds = nodesOf(lines[0]!.inner).map(({ kind }) => kind);
        const wanted = { '**': ['bold'], '~~': ['strike'], '**__': ['bold', 'underline'] }[style];
        expect(kinds.filter((kind) => kind !== 'text')).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves blanks alone', () => {
    expect(styled(' ', '~~')).toBe(' ');
    expect(styled('', '**')).toBe('');
  });
});

describe('links', () => {
  it.each([
    ['https://example.org/a(b)c', 'https://example.org/a%28b%29c'],
    [
      'https://example.org/第一#:~:text=会议',
      'https://example.org/%E7%AC%AC%E4%B8%80#:~:text=%E4%BC%9A%E8%AE%AE',
    ],
    ['https://example.org/?q="x y"', 'https://example.org/?q=%22x%20y%22'],
  ])('open %s without unfolding', (url, target) => {
    const [line] = readMarkdown(maskedLink('↗', url)!);
    expect(line!.inner).toEqual([
      { kind: 'link', url: target, label: [{ kind: 'text', text: '↗' }], unfolds: false },
    ]);
    expect(readMarkdown(bareLink(url)!)[0]!.inner).toMatchObject([{ url: target, unfolds: false }]);
  });

  it.each(['javascript:alert(1)', 'ftp://x', 'news.example/tea', ''])('are none to %j', (url) => {
    expect(maskedLink('↗', url)).toBeNull();
    expect(bareLink(url)).toBeNull();
  });
});
