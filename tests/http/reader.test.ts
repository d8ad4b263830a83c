import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addressOf, formatAddress } from '../../src/retrieval/address.ts';
import type { Notes } from '../../src/retrieval/article.ts';
import { buildArticle } from '../../src/retrieval/build-article.ts';
import { cite, corpusOf, passage, salt, tea } from '../helpers/small-corpus.ts';
import { engineOf, serve, textOf } from './serve.ts';

const corpus = corpusOf(tea, salt);
const http = serve(engineOf(corpus));
const HOSTILE = `<script>alert(1)</script><img src=x onerror="alert(1)">&amp;'"`;

describe('the page of an article', () => {
  it('holds every passage word for word under its address', async () => {
    const html = await textOf(http, '/a/tea');
    for (const { label, text } of tea.passages) {
      expect(html).toContain(`id="${label}"`);
      expect(html).toContain(text);
    }
  });

  it('leads from each paragraph to itself, its neighbours and its picture', async () => {
    const html = await textOf(http, '/a/tea');
    const second = html.slice(html.indexOf('id="p2"'), html.indexOf('id="p3"'));
    expect(second).toMatch(/class="number"[^>]*href="#p2"/);
    expect(second).toContain('href="#p1"');
    expect(second).toContain('href="#p3"');
    expect(second).toContain(`href="../card/${formatAddress(addressOf(passage(tea, 'p2')))}.png"`);
  });

  it('leads from a pull quote to the words it repeats', async () => {
    const { repeats } = passage(tea, 'q1');
    const html = await textOf(http, '/a/tea');
    const { start, end } = repeats!.span;
    expect(html).toContain(`href="tea?at=p2&amp;s=${start}-${end}#p2"`);
  });

  it('marks the words that a link cites, whatever form its address has', async () => {
    const { answer } = cite(tea, 'p2', '茶要趁早采');
    for (const at of ['p2', formatAddress(addressOf(passage(tea, 'p2')))]) {
      const html = await textOf(http, `/a/tea?at=${at}&s=${answer!.start}-${answer!.end}`);
      expect(html.match(/<mark>[^<]*<\/mark>/g)).toEqual(['<mark>茶要趁早采</mark>']);
      expect(html).toContain('class="passage cited"');
    }
  });

  it('says that a cited text changed or went, and marks nothing in it', async () => {
    expect(await textOf(http, '/a/tea?at=tea_p1_zzzz&s=0-5')).toContain('文字后来有改动');
    expect(await textOf(http, '/a/tea?at=tea_p1_zzzz&s=0-5')).not.toContain('<mark>');
    for (const gone of ['tea_p99_zzzz', 'p99', 'salt-1_p1_zzzz', '%3Cb%3E']) {
      expect(await textOf(http, `/a/tea?at=${gone}`)).toContain('已经不在文中');
    }
  });

  it('takes any offsets and cuts no character', async () => {
    const emoji = buildArticle({ ...blank, blocks: [{ kind: 'paragraph', text: '茶👩‍🌾好。' }] });
    const other = serve(engineOf(corpusOf(emoji)));
    expect(await textOf(other, '/a/x?at=p1&s=2-3')).toContain('茶<mark>👩‍🌾</mark>好');
    for (const s of ['9-2', '3-3', '-1-4', '0-1e9', 'x', '99999-999999']) {
      expect(await textOf(other, `/a/x?at=p1&s=${s}`)).not.toContain('<mark>');
    }
    expect(await textOf(other, '/a/x?at=p1&s=0-999999')).toContain('<mark>茶👩‍🌾好。</mark>');
  });

  it('lists headings, and the questions that notes know, in the language of the page', async () => {
    const { answer } = cite(tea, 'p2', '80元');
    const notes: Notes = {
      aliases: [],
      unsaid: [],
      facts: [
        { passage: 'p2', span: answer!, asks: ['收购价多少', '收購價多少', 'what is the price'] },
      ],
    };
    const noted = { ...corpus, entries: [{ article: tea, notes }] };
    const page = serve(engineOf(noted));
    const link = `?at=p2&amp;s=${answer!.start}-${answer!.end}#p2`;
    expect(await textOf(page, '/a/tea', 'zh-CN')).toContain(`<a href="${link}">收购价多少</a>`);
    expect(await textOf(page, '/a/tea', 'zh-TW')).toContain(`<a href="${link}">收購價多少</a>`);
    expect(await textOf(page, '/a/tea', 'en')).toContain(`<a href="${link}">what is the price</a>`);
    expect(await textOf(page, '/a/tea')).toMatch(/class="contents"[\s\S]*href="#h1"/);
  });

  it('speaks the language of the browser and leaves the article in its own', async () => {
    const html = await textOf(http, '/a/salt-1', 'fr;q=0.9, en-GB;q=0.8, zh-CN;q=0.1');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('<article lang="zh-Hant">');
    expect(html).toContain('Search the article');
    expect(await textOf(http, '/a/salt-1', '')).toContain('<html lang="zh-Hant">');
    expect(await textOf(http, '/a/salt-1', 'x'.repeat(90_000))).toContain('<html lang="zh-Hant">');
  });

  it('shows a picture in previews only where the world can reach it', async () => {
    const address = formatAddress(addressOf(passage(tea, 't1')));
    const open = serve(engineOf(corpus), { publicUrl: 'https://example.org/read' });
    expect(await textOf(open, '/a/tea')).toContain(
      `property="og:image" content="https://example.org/read/card/${address}.png"`,
    );
    expect(await textOf(http, '/a/tea')).not.toContain('og:image');
  });

  it('shows hostile words as words', async () => {
    const hostile = buildArticle({
      ...blank,
      title: HOSTILE,
      source: HOSTILE,
      lang: `en" onclick="alert(1)`,
      url: 'javascript:alert(1)',
      blocks: [
        { kind: 'heading', text: HOSTILE },
        { kind: 'paragraph', text: HOSTILE },
        { kind: 'pull-quote', text: HOSTILE },
      ],
    });
    const page = serve(engineOf(corpusOf(hostile)), { publicUrl: 'https://example.org' });
    for (const path of [
      '/a/x',
      '/a/x?at=p1&s=0-30',
      `/a/x/search?q=${encodeURIComponent(HOSTILE)}`,
    ]) {
      const html = await textOf(page, path);
      expect(html).toContain('&lt;script&gt;alert(1)');
      expect(html).not.toMatch(/<script|<img|javascript:|" onclick/);
    }
  });
});

describe('what is no page', () => {
  it('is said shortly, in the language of the browser', async () => {
    for (const path of [
      '/nope',
      '/a/nope',
      '/a/nope/search?q=x',
      '/a/..%2f..%2fetc',
      '/card/p99.png',
    ]) {
      const response = await http.request(path, { headers: { 'accept-language': 'en' } });
      expect([path, response.status]).toEqual([path, 404]);
      expect(await response.text()).toContain('There is no such page.');
    }
  });

  it('is led from / to the only article, or to a list of several', async () => {
    const one = await serve(engineOf(corpusOf(tea))).request('/');
    expect([one.status, one.headers.get('location')]).toEqual([302, 'a/tea']);
    expect(await textOf(http, '/')).toMatch(/href="a\/tea"[\s\S]*href="a\/salt-1"/);
  });
});

describe('every response', () => {
  it('lets a page load its own style and nothing else', async () => {
    for (const path of ['/a/tea', '/a/tea/search?q=x', '/nope', '/healthz', '/card/p1.png']) {
      const { headers } = await http.request(path);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src|https?:/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('names the very style that the page has', async () => {
    const response = await http.request('/a/tea');
    const style = /<style>([\s\S]*?)<\/style>/.exec(await response.text())![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(response.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });

  it('asks nothing of other servers', async () => {
    const html = await textOf(http, '/a/tea');
    const loaded = html.match(/(?:src|action|url)\s*[=(]\s*["']?[^"')\s]+/g) ?? [];
    expect(loaded.filter((one) => /https?:|\/\//.test(one))).toEqual([]);
    expect(html).not.toMatch(/<(?:script|link|iframe|img)/);
  });
});

describe('caching', () => {
  it('answers with nothing new as long as page, language and corpus are the same', async () => {
    const first = await http.request('/a/tea');
    const tag = first.headers.get('etag')!;
    const again = (path: string, tags: string, lang = '') =>
      http.request(path, { headers: { 'if-none-match': tags, 'accept-language': lang } });
    expect(first.headers.get('vary')).toBe('accept-language');
    expect((await again('/a/tea', tag)).status).toBe(304);
    expect((await again('/a/tea', `"x", W/${tag}`)).status).toBe(304);
    expect((await again('/a/tea', tag, 'en')).status).toBe(200);
    expect((await again('/a/salt-1', tag)).status).toBe(200);
    const changed = { ...corpus, hash: 'other' };
    expect((await serve(engineOf(changed)).request('/a/tea')).headers.get('etag')).not.toBe(tag);
  });

  it('keeps nobody’s question', async () => {
    const response = await http.request('/a/tea/search?q=%E8%8C%B6');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });
});

const blank = {
  id: 'x',
  title: '题',
  subtitles: [],
  source: '报',
  date: '2020-01-01',
  lang: 'zh-Hans',
  url: null,
};
