import { describe, expect, it } from 'vitest';
import { decodeAction } from '../../../src/bots/actions.ts';
import { parseLine } from '../../../src/bots/commands.ts';
import { handleCommand, type Deps } from '../../../src/bots/handle.ts';
import { LANGS } from '../../../src/bots/lang.ts';
import type { Reply } from '../../../src/bots/reply.ts';
import type { Answer } from '../../../src/retrieval/answer.ts';
import type { Corpus } from '../../../src/retrieval/article.ts';
import type { AskOptions } from '../../../src/retrieval/engine.ts';
import {
  cite,
  corpusOf,
  passage,
  salt,
  scriptedEngine,
  tea,
  wire,
} from '../../helpers/small-corpus.ts';

const one = corpusOf(tea);
const two = corpusOf(salt, tea);
const nothing: Answer = { kind: 'not-covered', reason: 'absent', missing: [] };

interface Call {
  readonly input: string;
  readonly options: AskOptions;
}

function deps(corpus: Corpus, answer: Answer = nothing): Deps & { calls: Call[] } {
  const calls: Call[] = [];
  const engine = scriptedEngine(corpus, (input, options) => {
    calls.push({ input, options });
    return answer;
  });
  return { engine, lang: 'zh-Hans', publicUrl: null, platform: 'terminal', calls };
}

const say = (line: string, to: Deps = deps(one), near: string | null = null): Reply =>
  handleCommand(parseLine(line, near === null ? null : wire(near)), to);

/** Every word of a reply but its buttons. */
function text({ blocks }: Reply): string {
  return JSON.stringify(blocks);
}

const at = (label: string): string => `tea_${label}_${passage(tea, label).hash}`;

describe('questions', () => {
  it('reach the engine with the article and the place they lean on', () => {
    const asked = deps(two);
    say('谁采茶', asked);
    say('@tea 谁采茶', asked);
    say('/check 茶要趁早采', asked);
    say('那谁采茶', asked, at('p1'));
    expect(asked.calls).toEqual([
      { input: '谁采茶', options: {} },
      { input: '谁采茶', options: { article: 'tea' } },
      { input: '茶要趁早采', options: { mode: 'check' } },
      { input: '那谁采茶', options: { near: wire(at('p1')) } },
    ]);
  });

  it('about an article that is not there list those that are', () => {
    const asked = deps(two);
    expect(text(say('@coffee 谁采茶', asked))).toContain('@salt-1');
    expect(asked.calls).toEqual([]);
  });
});

describe('/p', () => {
  it('reads a bare number as a paragraph and leaves all other forms to the engine', () => {
    const asked = deps(one);
    for (const line of ['/p 13', '/p13', '/p #13', '/p ¶13', '/p 金句2']) say(line, asked);
    expect(asked.calls.map(({ input }) => input)).toEqual(['p13', 'p13', 'p13', '¶13', '金句2']);
  });

  it('shows the passage that the engine finds', () => {
    const found = deps(one, { kind: 'passage', citations: [cite(tea, 'p1', '清明')] });
    expect(say('/p 1', found)).toMatchObject({ status: 'shown' });
  });

  it('says how far the article goes where there is no such place', () => {
    expect(text(say('/p 99'))).toContain('没有这一处。正文从 ¶1 到 ¶3。');
  });
});

describe('lists', () => {
  it('/quotes has the pull quotes in full, with their places', () => {
    expect(say('/quotes').blocks).toMatchObject([
      { kind: 'line', text: '金句' },
      { kind: 'entries', entries: [{ place: '金句1', text: '茶要趁早采', address: at('q1') }] },
      { kind: 'source', place: '', attribution: '《山里的茶》 · 本地报，2020-04-05' },
    ]);
    expect(text(say('/quotes salt-1', deps(two)))).toContain('没有摘出的金句');
  });

  it('/outline has the headings', () => {
    expect(text(say('/outline'))).toContain('采茶的时候');
  });

  it('/articles says how to keep to one only where there are several', () => {
    expect(text(say('/articles'))).not.toContain('@');
    expect(text(say('/articles', deps(two)))).toContain('@编号');
  });

  it('/about tells source, date, version of the corpus and what is kept', () => {
    const about = text(say('/about'));
    for (const part of ['本地报', '2020-04-05', one.hash, '只记次数', tea.url!]) {
      expect(about).toContain(part);
    }
  });

  it('/help differs by platform, and names every command in every language', () => {
    for (const platform of ['terminal', 'telegram', 'discord'] as const) {
      for (const lang of LANGS) {
        const help = text(handleCommand({ kind: 'help' }, { ...deps(two), platform, lang }));
        for (const name of ['/ask', '/check', '/quotes', '/outline', '/p', '/about', '/articles']) {
          expect(help).toContain(name);
        }
      }
    }
    const help = (platform: 'telegram' | 'discord') =>
      text(handleCommand({ kind: 'help' }, { ...deps(one), platform }));
    expect(help('telegram')).not.toBe(help('discord'));
  });
});

describe('buttons and links', () => {
  const tap = (action: string, to: Deps = deps(one)): Reply =>
    handleCommand({ kind: 'action', action: decodeAction(action)! }, to);

  it('go to the passage before and after, of the same kind', () => {
    expect(text(tap(`n:${at('p1')}`))).toContain(at('p2'));
    expect(text(tap(`p:${at('p2')}`))).toContain(at('p1'));
    expect(tap(`p:${at('p1')}`)).toMatchObject({
      status: 'notice',
      blocks: [{ text: '前面没有了。' }],
    });
    expect(tap(`n:${at('p3')}`)).toMatchObject({
      status: 'notice',
      blocks: [{ text: '后面没有了。' }],
    });
  });

  it('show the whole passage, folded where it is long', () => {
    const { text: words } = passage(tea, 'p2');
    expect(tap(`w:${at('p2')}`).blocks[0]).toMatchObject({ kind: 'quote', text: words });
    expect(tap(`w:${at('p1')}`).blocks[0]).toMatchObject({ long: false });
  });

  it('show other passages, after the one they are about', () => {
    const others = tap(`o:${at('p1')}`);
    expect(others.blocks[0]).toMatchObject({ kind: 'source', address: at('p1') });
    expect(text(others)).toContain('¶2');
  });

  it('thank for a report and look nothing up', () => {
    const to = deps(one);
    expect(tap(`x:a:${at('p1')}`, to).status).toBe('notice');
    expect(tap('x:n:', to).status).toBe('notice');
    expect(to.calls).toEqual([]);
  });

  it('say so when the text has changed, and show it as it is now', () => {
    const changed = tap('s:tea_p1_zzzz');
    expect(changed.blocks[0]).toMatchObject({ text: '这一处的文字后来有改动，现在是：' });
    expect(text(changed)).toContain(passage(tea, 'p1').text);
  });

  it('say so when the place or the article is gone', () => {
    for (const kind of ['s', 'p', 'n', 'w', 'o', 'h']) {
      for (const stale of ['tea_p9_zzzz', 'gone_p1_zzzz']) {
        expect(tap(`${kind}:${stale}`)).toMatchObject({
          status: 'notice',
          blocks: [{ text: '这一处已经不在文中了。' }],
        });
      }
    }
    expect(tap('q:gone').status).toBe('notice');
  });

  it('open the same lists as the commands', () => {
    expect(tap('q:tea')).toEqual(say('/quotes'));
    expect(tap('l:tea')).toEqual(say('/outline'));
  });

  it('open from a link or a start parameter', () => {
    const shown = text(tap(`s:${at('p3')}`));
    expect(text(say(`/start ${at('p3')}`))).toBe(shown);
    expect(text(say(`https://t.me/bot?start=${at('p3')}`))).toBe(shown);
  });
});

describe('what is no command', () => {
  it('is told how to go on', () => {
    expect(text(say('/nonsense'))).toContain('/help');
    expect(text(say('/ask'))).toContain('/ask');
    expect(text(say('/check'))).toContain('/check');
    expect(text(say('/p'))).toContain('/p 3');
  });
});
