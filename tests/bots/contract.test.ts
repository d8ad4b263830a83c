import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGS } from '../../src/bots/lang.ts';
import { loadCorpus } from '../../src/corpus/index.ts';
import { flat, VENUES, type Speaker, type Venue } from './speakers.ts';

/** What people can count on wherever they talk to the bot. */
const [entry] = loadCorpus(join(import.meta.dirname, '..', '..', 'corpus')).entries;
const passages = entry!.article.passages.map(({ text }) => flat(text));

const EXACT = '一时强弱在于力，千秋胜负在于理';
const ALTERED = '一时强弱在于力，千秋胜负在于德';
const ABSENT = '春眠不觉晓，处处闻啼鸟，夜来风雨声';

describe.each(VENUES)('%s', (_, open) => {
  let venue: Venue;
  let reader: Speaker;
  beforeAll(async () => {
    venue = await open();
    reader = venue.speaker('zh-Hans');
  });
  afterAll(() => venue.close());

  it('answers with the article’s own words, the answer marked, its place and its source', async () => {
    const { words, marked } = await reader.says('谁主持的会议');
    expect(marked).toContain('拉赫蒙');
    expect(words).toContain('¶13·《习近平出席');
    expect(words).toContain('新华社，2021-09-17');
  });

  it.each(['谁主持的会议', '贸易额目标是多少', '誰主持的會議', 'Who chaired the meeting?'])(
    'marks nothing that the article does not say: %s',
    async (question) => {
      const { marked } = await reader.says(question);
      expect(marked.length).toBeGreaterThan(0);
      for (const words of marked) {
        expect(passages.some((text) => text.includes(words))).toBe(true);
      }
    },
  );

  it('says that a quotation stands in the article', async () => {
    const { words, struck, added } = await reader.says(`/check ${EXACT}`);
    expect(words).toContain('原文一致');
    expect(words).toContain('¶10');
    expect([struck, added]).toEqual([[], []]);
  });

  it('shows what was altered in a quotation, and the true words', async () => {
    const { words, struck, added } = await reader.says(`/check ${ALTERED}`);
    expect(words).toContain('有出入');
    expect([struck, added]).toEqual([['德'], ['理']]);
    expect(words).toContain(flat(EXACT));
  });

  it('says that a quotation does not stand in the article', async () => {
    const { words, marked } = await reader.says(`/check ${ABSENT}`);
    expect(words).toContain('文中没有');
    expect(marked).toEqual([]);
  });

  it('opens a place, and tells when there is none', async () => {
    const shown = await reader.says('/p 13');
    expect(shown.words).toContain(passages.find((text) => text.includes('拉赫蒙主持会议')));
    expect((await reader.says('/p 999')).words).toContain('没有这一处');
  });

  it('goes on from its answer', async () => {
    const first = await reader.says('谁主持的会议');
    const next = await reader.says('下一段', first);
    expect(next.words).toContain('¶14');
    expect((await reader.says('上一段', next)).words).toContain('¶13');
  });

  it.each([
    ['/quotes', '绝不接受'],
    ['/outline', '结伴不结盟'],
    ['/about', '新华社'],
    ['/help', '问文章，看原文'],
  ])('lists %s', async (command, words) => {
    expect((await reader.says(command)).words).toContain(words);
  });

  it.each(LANGS)('speaks %s of its own, and leaves the article its words', async (lang) => {
    const { words } = await venue.speaker(lang).says(`/check ${ALTERED}`);
    const verdict = { 'zh-Hans': '有出入', 'zh-Hant': '與原文對照', en: 'Differsfromthearticle' };
    expect(words).toContain(verdict[lang]);
    expect(words).toContain(flat(EXACT));
  });

  it('says what the article does not tell, and answers no chat', async () => {
    const unsaid = await reader.says('贷款的利率是多少');
    expect(unsaid.words).toMatch(/没有/u);
    const chat = await reader.says('你是个傻子');
    expect(chat.words).toContain('只回答与文章有关的问题');
    expect(chat.words).not.toContain('傻子');
  });

  it.each([
    `${ALTERED} @everyone @here <@123456789012345678>`,
    `**${ALTERED}** [看](https://evil.example) https://evil.example`,
    `<b>${ALTERED}</b> *_~\`|| \u202e\u2066`,
    `${ALTERED} /help @someone t.me/evil discord.gg/evil`,
  ])('takes a reader’s words for words: %j', async (text) => {
    const { links, calls } = await reader.says(`/check ${text}`);
    expect(links.filter((url) => url.includes('evil'))).toEqual([]);
    expect(calls).toBe(0);
  });

  it.each([
    '？？？',
    '\u200b',
    'a\u0301'.repeat(300),
    '👩‍👩‍👧'.repeat(40),
    '长'.repeat(300),
    '{{7*7}} <%= 1 %>',
    'null',
  ])('answers anything: %j', async (text) => {
    expect((await reader.says(`/ask ${text}`)).words).not.toBe('');
    const { words } = await reader.says('/p 1');
    expect(words).toContain('¶1');
  });
});
