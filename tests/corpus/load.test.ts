import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCorpus, CorpusError, loadCorpus } from '../../src/corpus/index.ts';
import { ARTICLE, makeFolder } from './folder.ts';

/** `file:line code` of every problem, by order of report, without the folder. */
function problemsOf(files: Readonly<Record<string, string | Uint8Array>>): string[] {
  const dir = makeFolder(files);
  return checkCorpus(dir).problems.map(({ file, line, code }) => {
    return `${file.slice(dir.length + 1)}:${line} ${code}`;
  });
}

/** The article with a line of its front matter replaced. */
const withField = (from: string, to: string) => ({ 'a.md': ARTICLE.replace(from, to) });

describe('loadCorpus', () => {
  it('loads every article of a folder but README.md, by id', () => {
    const dir = makeFolder({
      'b.md': ARTICLE,
      'a-2.md': ARTICLE.replace('标题', '另一题'),
      'README.md': '# Not an article',
      'picture.png': '',
    });
    const corpus = loadCorpus(dir);
    expect(corpus.entries.map(({ article, notes }) => [article.id, article.title, notes])).toEqual([
      ['a-2', '另一题', null],
      ['b', '标题', null],
    ]);
    expect(
      corpus.entries[1]!.article.passages.map(({ label, text }) => `${label} ${text}`),
    ).toEqual([
      'm1 新华社',
      'm2 2021-09-17',
      't1 标题',
      'p1 拉赫蒙主持会议，拉赫蒙讲话。会议结束。',
      'h1 小标题',
      'q1 拉赫蒙主持会议',
      'p2 第二段。',
    ]);
  });

  it('loads the shipped corpus without a warning', () => {
    const { corpus, problems } = checkCorpus(join(import.meta.dirname, '..', '..', 'corpus'));
    expect(problems).toEqual([]);
    const { article } = corpus!.entries.find(({ article: { id } }) => id === 'sco-summit-2021')!;
    const labels = article.passages.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['s2', 'p19', 'q4', 'h3']));
    expect(article.passages.flatMap(({ repeats }) => repeats?.label ?? [])).toEqual([
      'p4',
      'p5',
      'p9',
      'p10',
    ]);
  });

  it('gives equal folders equal hashes', () => {
    const hash = (files: Record<string, string>) => loadCorpus(makeFolder(files)).hash;
    expect(hash({ 'a.md': ARTICLE })).toBe(hash({ 'a.md': ARTICLE }));
    expect(hash({ 'a.md': ARTICLE })).not.toBe(hash({ 'a.md': ARTICLE.replace('第二段', '二段') }));
  });

  it('refuses what check rejects, saying everything that is wrong, where, and what to do', () => {
    const dir = makeFolder({ 'a.md': ARTICLE.replace('2021-09-17', 'TODO'), 'B.md': ARTICLE });
    try {
      loadCorpus(dir);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CorpusError);
      const { code, file, line, fix, problems, message } = error as CorpusError;
      expect({ code, file, line }).toEqual({ code: 'id', file: join(dir, 'B.md'), line: 1 });
      expect(fix).toContain('b.md');
      expect(problems.map((problem) => problem.code)).toEqual(['id', 'todo']);
      expect(message).toContain(`${join(dir, 'a.md')}:4: error: the field "date" still says TODO.`);
    }
  });

  it('starts with what is only a warning', () => {
    const files = withField('lang: zh-Hans', 'lang: zh-Hans\nauthor: 某人');
    expect(problemsOf(files)).toEqual(['a.md:6 unknown-field']);
    expect(loadCorpus(makeFolder(files)).entries.length).toBe(1);
  });
});

describe('checkCorpus', () => {
  it.each([
    ['a field that is missing', withField('source: 新华社\n', ''), 'a.md:2 field'],
    ['a field that is empty', withField('新华社', ''), 'a.md:3 field'],
    ['a field that is to do', withField('新华社', 'TODO'), 'a.md:3 todo'],
    ['a field of the wrong form', withField('title: 标题', 'title: [标题]'), 'a.md:2 field'],
    [
      'a subtitle that is to do',
      withField('标题', '标题\nsubtitle:\n  - 甲\n  - TODO'),
      'a.md:3 todo',
    ],
    ['a day that is none', withField('2021-09-17', '2021-02-30'), 'a.md:4 field'],
    ['a date of another form', withField('2021-09-17', '17 Sept. 2021'), 'a.md:4 field'],
    ['a language it does not know', withField('zh-Hans', 'zh-CN'), 'a.md:5 field'],
    ['an address that is none', withField('zh-Hans', 'zh-Hans\nurl: javascript:1'), 'a.md:6 field'],
    ['front matter that is no YAML', withField('标题', '"标题'), 'a.md:3 front-matter'],
    ['a field given twice', withField('lang: zh-Hans', 'title: 甲'), 'a.md:5 front-matter'],
    ['front matter that is no fields', { 'a.md': '---\n- 甲\n---\n\n文。' }, 'a.md:2 front-matter'],
    ['front matter without end', { 'a.md': '---\ntitle: 甲\n\n文。' }, 'a.md:1 front-matter'],
    ['no front matter', { 'a.md': '文。' }, 'a.md:1 front-matter'],
    [
      'an article without text',
      { 'a.md': ARTICLE.slice(0, ARTICLE.indexOf('拉')) },
      'a.md:6 empty-article',
    ],
    [
      'an article of headings only',
      { 'a.md': ARTICLE.replace(/\n拉.*/su, '\n## 小标题\n') },
      'a.md:8 empty-article',
    ],
    ['a heading without words', withField('## 小标题', '##'), 'a.md:11 empty-block'],
    ['a name with capitals', { 'Summit.md': ARTICLE }, 'Summit.md:1 id'],
    ['a name too long', { [`${'a'.repeat(33)}.md`]: ARTICLE }, `${'a'.repeat(33)}.md:1 id`],
    ['a name in Chinese', { '峰会.md': ARTICLE }, '峰会.md:1 id'],
    [
      'notes without an article',
      { 'a.md': ARTICLE, 'b.notes.yaml': 'facts: []' },
      'b.notes.yaml:1 notes-article',
    ],
    ['notes by another name', { 'a.md': ARTICLE, 'a.notes.yml': '' }, 'a.notes.yml:1 notes-name'],
    [
      'text that is not UTF-8',
      { 'a.md': new Uint8Array([0xb1, 0xea, 0xcc, 0xe2]) },
      'a.md:1 unreadable',
    ],
    ['a folder without articles', { 'README.md': '' }, ':1 no-articles'],
  ])('rejects %s', (_, files: Record<string, string | Uint8Array>, expected) => {
    expect(problemsOf(files)).toContain(expected);
    expect(checkCorpus(makeFolder(files)).corpus).toBeNull();
  });

  it('rejects ids that differ by case only', () => {
    expect(problemsOf({ 'A.md': ARTICLE, 'a.md': ARTICLE })).toEqual([
      'A.md:1 id',
      'a.md:1 id-twice',
    ]);
  });

  it('rejects a folder that is not there', () => {
    const { corpus, problems } = checkCorpus('/nowhere/at/all');
    expect(corpus).toBeNull();
    expect(problems).toMatchObject([{ code: 'folder', file: '/nowhere/at/all' }]);
  });

  it('gives every problem a fix', () => {
    const dir = makeFolder({
      'a.md': ARTICLE.replace('zh-Hans', 'x').replace('标题', 'TODO'),
      'B.md': '',
    });
    for (const { fix, message } of checkCorpus(dir).problems) {
      expect(fix).toMatch(/\.$/u);
      expect(message).toMatch(/\.$/u);
    }
  });
});
