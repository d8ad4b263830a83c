import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The program as people run it, on the article that comes with it. `npm test` builds it first. */
const ROOT = join(import.meta.dirname, '..', '..', '..');
const MAIN = join(ROOT, 'dist', 'src', 'main.js');

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, LANG: 'zh_CN.UTF-8', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

describe('ask', () => {
  it('shows the passage with the answer marked, its place and its source', async () => {
    const { status, out } = await run(['ask', '谁主持的会议']);
    expect(out).toContain('【拉赫蒙】');
    expect(out).toMatch(/^¶13 · 《习近平出席.+》 · 新华社，2021-09-17$/mu);
    expect(status).toBe(0);
  });

  it('follows the locale in its own words only', async () => {
    const { out } = await run(['ask', '谁主持的会议'], '', { LANG: 'en_GB.UTF-8' });
    expect(out).toContain('【拉赫蒙】');
    expect(out).toContain('See also:');
  });

  it('checks a quotation', async () => {
    const exact = await run(['ask', '--check', '一时强弱在于力，千秋胜负在于理']);
    expect(exact).toMatchObject({ status: 0, out: expect.stringContaining('✓ 原文一致') });
    const absent = await run(['ask', '--check', '春眠不觉晓，处处闻啼鸟，夜来风雨声']);
    expect(absent).toMatchObject({ status: 1, out: expect.stringContaining('✗ 文中没有') });
  });

  it('explains itself', async () => {
    const { out } = await run(['ask', '--explain', '谁主持的会议']);
    expect(out).toMatch(/^route: /mu);
    expect(out).toMatch(/^1\. p13 /mu);
  });

  it.each([
    ['nothing to look up', ['ask', '？？']],
    ['no question', ['ask']],
    ['an option it does not have', ['ask', '--loud', '谁']],
    ['an article it does not have', ['ask', '--article', 'none', '谁']],
    ['a command it does not have', ['sing']],
  ])('ends with 2 on %s', async (_, args) => {
    const { status, out, err } = await run(args);
    expect(status).toBe(2);
    expect(out + err).not.toBe('');
  });

  it('ends with 2 on a corpus that does not pass, and says what to mend', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'corpus-'));
    writeFileSync(join(dir, 'a.md'), '---\ntitle: 无日期\n---\n\n正文。\n');
    const { status, err } = await run(['ask', '谁'], '', { CORPUS_DIR: dir });
    expect(status).toBe(2);
    expect(err).toContain(`${join(dir, 'a.md')}:`);
    expect(err).not.toContain('    at ');
  });

  it('ends with 2 on bad configuration, without showing a secret', async () => {
    const { status, out, err } = await run([], '', { TELEGRAM_BOT_TOKEN: 'hush hush', PORT: 'x' });
    expect(status).toBe(2);
    expect(err).toContain('TELEGRAM_BOT_TOKEN');
    expect(err).toContain('PORT');
    expect(out + err).not.toContain('hush');
  });
});

describe('ask --jsonl', () => {
  it('answers every line in order, and goes on after a bad one', async () => {
    const input = [
      '{"id":"a","question":"谁主持的会议","kind":"ignored"}',
      'not json',
      '{"id":"b","question":"一时强弱在于力，千秋胜负在于理","mode":"check"}',
      '{"id":"c","question":""}',
      `{"id":"d","question":"${'长'.repeat(4097)}"}`,
      '{"id":"e","question":"第13段"}',
    ].join('\n');
    const { status, out } = await run(['ask', '--jsonl'], input);
    expect(status).toBe(0);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: 'a', status: 'answered', citations: expect.any(Array) },
      { error: expect.any(String), line: 2 },
      { id: 'b', status: 'answered', quote: { verdict: 'exact', passage: 'p10' } },
      { id: 'c', status: 'rejected' },
      { id: 'd', status: 'rejected' },
      { id: 'e', status: 'answered', citations: [{ passage: 'p13' }] },
    ]);
    const [first] = lines[0].citations;
    expect(first).toMatchObject({ article: 'sco-summit-2021', passage: 'p13', answer: '拉赫蒙' });
    expect(first.text.slice(...first.span)).toBe('拉赫蒙');
  });

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [MAIN, 'ask', '--jsonl'], { cwd: ROOT });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdin.on('error', () => {});
    child.stdin.write('{"id":"a","question":"谁主持的会议"}\n'.repeat(5_000));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
    expect(status).toBe(0);
  });
});

describe('start without a token', () => {
  it('answers each piped line with one line, without prompts', async () => {
    const { status, out } = await run([], '谁主持的会议\r\n\n/p 13\n/nonsense');
    const lines = out.split('\n');
    expect(lines).toEqual([
      expect.stringMatching(/^¶13 .*【拉赫蒙】.* —— 《.+》 · 新华社，2021-09-17$/u),
      '请写下您的问题。',
      expect.stringMatching(/^¶13 上海合作组织轮值主席国.* —— 《.+》/u),
      expect.stringContaining('/help'),
      '',
    ]);
    expect(status).toBe(0);
  });
});
