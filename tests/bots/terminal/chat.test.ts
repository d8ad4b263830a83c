import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { openChat, type Chat } from '../../../src/bots/terminal/chat.ts';
import type { Answer } from '../../../src/retrieval/answer.ts';
import { cite, corpusOf, passage, scriptedEngine, tea } from '../../helpers/small-corpus.ts';

const ANSWERS: Readonly<Record<string, Answer>> = {
  几斤: { kind: 'answered', citations: [cite(tea, 'p1', '十斤')] },
};
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001b[A';

let chat: Chat | undefined;
afterEach(() => chat?.close());

/** A person at a terminal of 60 columns: what they type, and what they have seen so far. */
function sit() {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 60 });
  const asked: string[] = [];
  const engine = scriptedEngine(corpusOf(tea), (question) => {
    asked.push(question);
    return ANSWERS[question] ?? { kind: 'not-covered', reason: 'off-topic', missing: [] };
  });
  const opened = openChat(
    { engine, lang: 'zh-Hans', publicUrl: null, platform: 'terminal' },
    { input, output, colours: false },
  );
  chat = opened;
  const seen = (): string => String(output.read() ?? '');
  return {
    asked,
    closed: opened.closed,
    seen,
    type: async (keys: string): Promise<string> => {
      input.write(keys);
      await new Promise(setImmediate);
      return seen();
    },
  };
}

describe('a chat in the terminal', () => {
  it('greets with the article, how to ask, and how to connect the platforms', () => {
    const hello = sit().seen();
    for (const part of ['山里的茶', '/help', 'TELEGRAM_BOT_TOKEN', 'DISCORD_TOKEN', '› ']) {
      expect(hello).toContain(part);
    }
  });

  it('answers a question with the passage, its place and its source', async () => {
    const { type } = sit();
    const said = await type('几斤\r');
    expect(said).toContain('老王每天采【十斤】。');
    expect(said).toContain('¶1 · 《山里的茶》 · 本地报，2020-04-05');
  });

  it('goes on from the place it showed last', async () => {
    const { type, asked } = sit();
    await type('几斤\r');
    expect(await type('下一段\r')).toContain('老王说，茶要趁早采');
    expect(await type('下一段\r')).toContain(passage(tea, 'p3').text);
    expect(await type('上一段\r')).toContain('老王说，茶要趁早采');
    expect(asked).toEqual(['几斤']);
  });

  it('takes commands', async () => {
    const { type } = sit();
    expect(await type('/quotes\r')).toContain('茶要趁早采');
    expect(await type('/outline\r')).toContain('采茶的时候');
    expect(await type('/help\r')).toContain('/check');
  });

  it('brings back the last question with the arrow key', async () => {
    const { type, asked } = sit();
    await type('几斤\r');
    await type(`${UP}\r`);
    expect(asked).toEqual(['几斤', '几斤']);
  });

  it('says nothing to an empty line', async () => {
    const { type, asked } = sit();
    await type('\r');
    expect(asked).toEqual([]);
  });

  it.each([
    ['Ctrl-C', CTRL_C],
    ['Ctrl-D', CTRL_D],
  ])('ends on %s', async (_, key) => {
    const { type, closed } = sit();
    await type(key);
    await expect(closed).resolves.toBeUndefined();
  });
});
