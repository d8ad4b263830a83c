import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, parseLine, type Command } from '../../../src/bots/commands.ts';
import { followUp } from '../../../src/bots/follow-up.ts';
import { LANGS } from '../../../src/bots/lang.ts';
import { wordingOf } from '../../../src/bots/wording.ts';
import { wire } from '../../helpers/small-corpus.ts';

const at = wire('tea_p2_k3f9');
const asked = (text: string, article: string | null = null): Command => ({
  kind: 'ask',
  text,
  article,
  near: null,
});
const shown: Command = { kind: 'action', action: { kind: 'show', address: at } };

describe('parseLine', () => {
  const table: readonly (readonly [string, Command])[] = [
    ['谁主持的会议', asked('谁主持的会议')],
    ['  ', asked('')],
    ['/ask 谁主持', asked('谁主持')],
    ['/ASK@chuchu_bot 谁主持', asked('谁主持')],
    ['／ask 谁主持', asked('谁主持')],
    ['@tea 谁采茶', asked('谁采茶', 'tea')],
    ['/ask @tea 谁采茶', asked('谁采茶', 'tea')],
    ['@tea /quotes', { kind: 'quotes', article: 'tea' }],
    ['/ask', { kind: 'usage', of: 'ask' }],
    ['/check\n一句话\n两句话', { kind: 'check', text: '一句话\n两句话', article: null }],
    ['/check ', { kind: 'usage', of: 'check' }],
    ['/quotes', { kind: 'quotes', article: null }],
    ['/金句', { kind: 'quotes', article: null }],
    ['/outline tea', { kind: 'outline', article: 'tea' }],
    ['/about', { kind: 'about', article: null }],
    ['/articles', { kind: 'articles' }],
    ['/help', { kind: 'help' }],
    ['/start', { kind: 'help' }],
    ['/start tea_p2_k3f9', shown],
    ['/p', { kind: 'usage', of: 'p' }],
    ['/p 13', { kind: 'passage', place: '13', article: null }],
    ['/p13', { kind: 'passage', place: '13', article: null }],
    ['/p ¶13', { kind: 'passage', place: '¶13', article: null }],
    ['/p 第13段', { kind: 'passage', place: '第13段', article: null }],
    ['/p @tea 3', { kind: 'passage', place: '3', article: 'tea' }],
    ['/p tea_p2_k3f9', shown],
    ['/p https://t.me/chuchu_bot?start=tea_p2_k3f9', shown],
    ['tea_p2_k3f9', shown],
    ['https://t.me/chuchu_bot?start=tea_p2_k3f9', shown],
    [
      'https://example.org/a/tea#p2:~:text=%E8%8C%B6',
      { kind: 'passage', place: 'p2', article: 'tea' },
    ],
    ['/nonsense', { kind: 'unknown' }],
    ['/etc/passwd', asked('/etc/passwd')],
    ['1/2 的人', asked('1/2 的人')],
    ['我看了 tea_p2_k3f9 这段', asked('我看了 tea_p2_k3f9 这段')],
    // Without a place to go on from, these are questions like any other.
    ['下一段', asked('下一段')],
    ['那谁参加了', asked('那谁参加了')],
  ];
  it.each(table)('reads %j', (line, command) => {
    expect(parseLine(line)).toEqual(command);
  });

  it('takes a follow-up where the line replies to a place', () => {
    const moved = (kind: 'next' | 'previous' | 'whole'): Command => ({
      kind: 'action',
      action: { kind, address: at },
    });
    expect(parseLine('下一段', at)).toEqual(moved('next'));
    expect(parseLine('上一段。', at)).toEqual(moved('previous'));
    expect(parseLine('全文', at)).toEqual(moved('whole'));
    expect(parseLine('那谁参加了？', at)).toEqual({ ...asked('那谁参加了？'), near: at });
    expect(parseLine('谁参加了？', at)).toEqual(asked('谁参加了？'));
    expect(parseLine('/quotes', at)).toEqual({ kind: 'quotes', article: null });
  });

  it('gives a command for any line', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.constantFrom('/', '@', '/p ', '/ask@', 'https://'), fc.string())
        .map((part) => part.join('')),
    );
    fc.assert(
      fc.property(line, (text) => {
        expect(parseLine(text, at).kind).toBeTypeOf('string');
      }),
    );
  });
});

describe('followUp', () => {
  it.each([
    ['下一段', 'next'],
    ['下一段呢？', 'next'],
    ['继续', 'next'],
    ['Next!', 'next'],
    ['上一段', 'previous'],
    ['previous', 'previous'],
    ['全文', 'whole'],
    ['整段吧', 'whole'],
    ['那印度呢？', 'question'],
    ['And who chaired it?', 'question'],
    ['what about India', 'question'],
    ['android 是什么', null],
    ['sort it out', null],
    ['下一段写了什么人参加会议', null],
    ['谁主持的会议', null],
    ['', null],
  ] as const)('%j is %s', (text, kind) => {
    expect(followUp(text)).toBe(kind);
  });
});

describe('the command table', () => {
  it('has names that Telegram and Discord accept, and one meaning for each', () => {
    const names = COMMANDS.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const { name } of COMMANDS) expect(name).toMatch(/^[a-z]{1,32}$/);
  });

  it('describes every command in every language within 100 characters', () => {
    for (const lang of LANGS) {
      for (const { name } of COMMANDS) {
        const description = wordingOf(lang).commands[name];
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(100);
      }
    }
  });
});
