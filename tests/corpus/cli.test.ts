import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCorpusCli } from '../../src/corpus/cli.ts';
import { ARTICLE, makeFolder } from './folder.ts';

const RAW =
  '大会召开\n\n与会领导人全面回顾上海合作组织成立二十年来在各领域取得的成就,将\n\n继续前行。\n';

function run(args: string[], dir?: string) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line) };
  return { status: runCorpusCli(args, io, dir), out: out.join('\n'), err: err.join('\n') };
}

describe('corpus import', () => {
  it('writes an article into the corpus, lists every repair, and says what is to do', () => {
    const dir = makeFolder({ 'Summit 2021.txt': RAW });
    const file = join(dir, 'Summit 2021.txt');
    const { status, out } = run(['import', file, '--source', '新华社'], dir);
    expect(status).toBe(0);
    expect(readFileSync(join(dir, 'summit-2021.md'), 'utf8')).toBe(
      '---\ntitle: 大会召开\nsource: 新华社\ndate: TODO\nlang: TODO\n---\n\n' +
        '与会领导人全面回顾上海合作组织成立二十年来在各领域取得的成就，将继续前行。\n',
    );
    expect(out).toContain(`${file}:3: punctuation: 成就,→，`);
    expect(out).toContain(`${file}:5: rejoined: `);
    expect(out).toContain('2 repairs to review');
    expect(out).toContain('TODO: date, lang');
    const check = run(['check', dir]);
    expect(check.status).toBe(1);
    expect(check.err).toContain('summit-2021.md:4: error: the field "date" still says TODO.');
  });

  it('makes what check accepts when all is given', () => {
    const dir = makeFolder({ 'raw.txt': RAW });
    const fields = [
      '--source',
      '甲: 乙',
      '--date',
      '2021-09-17',
      '--lang',
      'zh-Hans',
      '--title',
      '# 题',
    ];
    expect(
      run(['import', join(dir, 'raw.txt'), ...fields, '--out', join(dir, 'a.md')]).status,
    ).toBe(0);
    expect(run(['check', dir])).toEqual({
      status: 0,
      out: '1 articles, 0 errors, 0 warnings',
      err: '',
    });
  });

  it('never overwrites', () => {
    const dir = makeFolder({ 'a.txt': RAW, 'a.md': ARTICLE, 'a.notes.yaml': 'facts: []' });
    for (const args of [
      ['import', join(dir, 'a.txt')],
      ['notes', join(dir, 'a.md')],
    ]) {
      const { status, err } = run(args, dir);
      expect(status).toBe(2);
      expect(err).toContain('not overwritten');
    }
    expect(readFileSync(join(dir, 'a.md'), 'utf8')).toBe(ARTICLE);
    expect(readFileSync(join(dir, 'a.notes.yaml'), 'utf8')).toBe('facts: []');
  });

  it.each([
    ['a date that is none', ['--date', '2021-02-30'], '--date must be a day'],
    ['a language it does not know', ['--lang', 'Chinese'], '--lang must be'],
    ['a name that cannot be an id', ['--out', 'Summit.md'], '--out must name'],
    ['an option it does not know', ['--author', 'x'], "Unknown option '--author'"],
  ])('refuses %s and writes nothing', (_, options, expected) => {
    const dir = makeFolder({ 'a.txt': RAW });
    const { status, err } = run(['import', join(dir, 'a.txt'), ...options], dir);
    expect(status).toBe(2);
    expect(err).toContain(expected);
    expect(() => readFileSync(join(dir, 'a.md'))).toThrow('ENOENT');
  });

  it.each([
    ['no text', ' \n', 'holds no text'],
    ['an article', ARTICLE, 'article already'],
    ['another encoding', new Uint8Array([0xb1, 0xea]), 'not UTF-8'],
  ])('refuses a file of %s', (_, content, expected) => {
    const dir = makeFolder({ 'a.txt': content });
    const { status, err } = run(['import', join(dir, 'a.txt')], dir);
    expect(status).toBe(2);
    expect(err).toContain(expected);
  });
});

describe('corpus notes --prompt', () => {
  it('prints a prompt with every passage that notes may be of, and writes nothing', () => {
    const dir = makeFolder({ 'a.md': ARTICLE });
    const { status, out } = run(['notes', join(dir, 'a.md'), '--prompt']);
    expect(status).toBe(0);
    expect(out).toContain('[p1] 拉赫蒙主持会议，拉赫蒙讲话。会议结束。');
    expect(out).toContain('[p2] 第二段。');
    expect(out).not.toContain('[q1]');
    expect(existsSync(join(dir, 'a.notes.yaml'))).toBe(false);
  });

  it('shows a form that check accepts', () => {
    const dir = makeFolder({ 'a.md': ARTICLE });
    const { out } = run(['notes', join(dir, 'a.md'), '--prompt']);
    const form = /^aliases:[\s\S]*?(?=\n\n)/mu.exec(out)![0];
    const filled = form.replace('words copied out of that passage', '拉赫蒙');
    writeFileSync(join(dir, 'a.notes.yaml'), filled);
    expect(run(['check', dir]).out).toBe('1 articles, 0 errors, 0 warnings');
  });
});

describe('corpus notes', () => {
  it('writes a draft beside the article, also while its fields are to do', () => {
    const dir = makeFolder({ 'a.md': ARTICLE.replace('新华社', 'TODO') });
    expect(run(['notes', join(dir, 'a.md')]).status).toBe(0);
    expect(readFileSync(join(dir, 'a.notes.yaml'), 'utf8')).toContain(
      'answer: 第二段。\n    asks: []',
    );
  });

  it('refuses what is no article', () => {
    const dir = makeFolder({ 'a.md': '文。' });
    expect(run(['notes', join(dir, 'a.md')]).status).toBe(1);
    expect(run(['notes', join(dir, 'b.md')]).err).toContain('cannot be read');
    expect(run(['notes', join(dir, 'a.txt')]).status).toBe(2);
  });
});

describe('corpus check', () => {
  it('looks at the folder that is configured, or the one that is named', () => {
    const good = makeFolder({ 'a.md': ARTICLE });
    const bad = makeFolder({ 'a.md': ARTICLE });
    writeFileSync(
      join(bad, 'a.notes.yaml'),
      'facts:\n- passage: p1\n  answer: 无此话\n  asks: [谁]\n',
    );
    expect(run(['check'], good).status).toBe(0);
    const { status, out, err } = run(['check', bad], good);
    expect([status, out]).toEqual([1, '1 errors, 0 warnings']);
    expect(err).toContain(
      `${join(bad, 'a.notes.yaml')}:3: error: "无此话" does not stand in p1. Fix: `,
    );
  });
});

describe('corpus', () => {
  it.each([[[]], [['frob']], [['import']], [['check', 'a', 'b']]])(
    'says how it is used: %j',
    (args) => {
      const { status, err } = run(args);
      expect(status).toBe(2);
      expect(err).toContain('Usage:');
    },
  );
});
