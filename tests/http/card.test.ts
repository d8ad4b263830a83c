import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/index.ts';
import { cardContent } from '../../src/http/card/content.ts';
import { createDraw, fontFile, type Draw } from '../../src/http/card/draw.ts';
import { readMetrics, type Metrics } from '../../src/http/card/font-metrics.ts';
import { createCards } from '../../src/http/card/index.ts';
import { NO_END, NO_START } from '../../src/http/card/line-break.ts';
import { typeset, type Layout } from '../../src/http/card/typeset.ts';
import { addressOf, formatAddress } from '../../src/retrieval/address.ts';
import type { Article, Passage } from '../../src/retrieval/article.ts';
import { buildArticle } from '../../src/retrieval/build-article.ts';
import { corpusOf, passage, tea } from '../helpers/small-corpus.ts';
import { engineOf, serve } from './serve.ts';

const MAX_BYTES = 300_000;
const WIDTH = 1200;
const MARGIN = 90;
const article = loadCorpus(join(import.meta.dirname, '..', '..', 'corpus')).entries[0]!.article;
let metrics: Metrics;
let draw: Draw;
beforeAll(() => {
  metrics = readMetrics(readFileSync(fontFile()));
  draw = createDraw();
});

const layoutOf = (of: Article, passage: Passage): Layout =>
  typeset(cardContent(of, passage, null, 'light'), metrics)!;

describe('the card of every passage of the article', () => {
  it.each(article.passages.map((passage) => [passage.label, passage] as const))(
    '%s: its words and no others, inside the canvas, by the rules for marks',
    (_, passage) => {
      const layout = layoutOf(article, passage);
      expect(wordsOf(layout).join('')).toBe(passage.text);
      for (const { x, y, size, width } of layout.runs) {
        // A mark at the edge may hang out by its blank half.
        expect(x).toBeGreaterThanOrEqual(MARGIN - size / 2);
        expect(x + width).toBeLessThanOrEqual(WIDTH - MARGIN + size / 2);
        expect(y).toBeGreaterThanOrEqual(MARGIN);
        expect(y + size).toBeLessThanOrEqual(layout.height - MARGIN / 2);
      }
      const lines = wordsOf(layout);
      for (const line of lines.slice(1)) expect(NO_START).not.toContain(line[0]);
      for (const line of lines.slice(0, -1)) expect(NO_END).not.toContain(line.at(-1));
    },
  );

  it('names title, source, date and address', () => {
    const { runs } = layoutOf(article, passage(article, 'p10'));
    const foot = runs
      .filter(({ line }) => line === null)
      .map(({ text }) => text)
      .join('');
    expect(foot).toBe(`《${article.title}》${article.source} · ${article.date}¶10`);
  });

  it('sets the longest passage smaller than a short one', () => {
    const size = (label: string): number =>
      layoutOf(article, passage(article, label)).runs[0]!.size;
    expect(size('q4')).toBeGreaterThan(size('p14'));
  });
});

describe('a passage too long for a card', () => {
  const long = articleOf('这一句话说的是茶。'.repeat(400));

  it('is cut after a sentence, with an ellipsis that is not of its words', () => {
    const { runs, height } = layoutOf(long, passage(long, 'p1'));
    const quote = runs.filter(({ line }) => line !== null);
    expect(quote.at(-1)).toMatchObject({ text: '…', tone: 'soft' });
    const words = quote
      .slice(0, -1)
      .map(({ text }) => text)
      .join('');
    expect(words).toMatch(/^(?:这一句话说的是茶。)+$/);
    expect(words.length).toBeGreaterThan(300);
    expect(height).toBeLessThan(1500);
  });

  it('is cut inside a sentence only where that has no end', () => {
    const endless = articleOf('茶'.repeat(3000));
    const { runs } = layoutOf(endless, passage(endless, 'p1'));
    expect(wordsOf({ runs }).join('')).toMatch(/^茶{300,}$/);
  });

  it('is shown from where it is cited, whole sentences only', () => {
    const { text } = passage(article, 'p9');
    const start = text.indexOf('鲁班工坊');
    const content = cardContent(
      article,
      passage(article, 'p9'),
      { start, end: start + 4 },
      'light',
    );
    expect(content.sentences.join('')).toMatch(/^未来3年.*合作项目。$/);
    const { runs } = typeset(content, metrics)!;
    const quote = runs.filter(({ line }) => line !== null);
    expect([quote[0], quote.at(-1)]).toMatchObject([
      { text: '…', tone: 'soft' },
      { text: '…', tone: 'soft' },
    ]);
  });
});

describe('drawing', () => {
  it('makes a picture of at most 300 kB of the longest passage, its margins blank', async () => {
    const longest = article.passages.toSorted((a, b) => b.text.length - a.text.length)[0]!;
    const layout = layoutOf(article, longest);
    const png = (await draw(cardContent(article, longest, null, 'light')))!;
    expect(png.length).toBeLessThan(MAX_BYTES);
    const picture = readPng(png);
    expect([picture.width, picture.height]).toEqual([WIDTH, layout.height]);
    const ground = picture.at(0, 0);
    const inked = (x: number, y: number): boolean => picture.at(x, y) !== ground;
    const rows = Array.from({ length: layout.height }, (_, y) => y);
    const columns = Array.from({ length: WIDTH }, (_, x) => x);
    expect(rows.some((y) => inked(600, y))).toBe(true);
    for (const x of [MARGIN, WIDTH - MARGIN]) expect(rows.filter((y) => inked(x, y))).toEqual([]);
    for (const y of [60, layout.height - 30])
      expect(columns.filter((x) => inked(x, y))).toEqual([]);
  });

  it('puts each character where the layout says', async () => {
    const content = cardContent(tea, passage(tea, 'q1'), null, 'dark');
    const { runs } = typeset(content, metrics)!;
    const picture = readPng((await draw(content))!);
    const ground = picture.at(0, 0);
    const [{ x, y, size, width }] = runs as [Layout['runs'][number]];
    const columns = Array.from({ length: WIDTH - 130 }, (_, index) => index + 130);
    const ink = columns.filter((at) =>
      Array.from({ length: size }, (_, row) => Math.round(y) + row).some(
        (row) => picture.at(at, row) !== ground,
      ),
    );
    expect(Math.abs(ink[0]! - x)).toBeLessThan(size * 0.12);
    expect(Math.abs(ink.at(-1)! - (x + width))).toBeLessThan(size * 0.12);
  });

  it('refuses a character that the font lacks rather than leave it out', async () => {
    const rare = articleOf('茶👩‍🌾好。');
    expect(await draw(cardContent(rare, passage(rare, 'p1'), null, 'light'))).toBeNull();
  });
});

describe('pictures by address', () => {
  const engine = engineOf(corpusOf(tea));
  const wire = formatAddress(addressOf(passage(tea, 'p2')));

  it('are drawn once however often they are asked for', async () => {
    let drawn = 0;
    const http = serve(engine, {}, async () => {
      drawn += 1;
      return new Uint8Array([drawn]);
    });
    const paths = ['/card/p2.png', `/card/${wire}.png`, '/card/p2.png?theme=blue'];
    const bodies = await Promise.all(
      paths.map(async (path) => {
        const response = await http.request(path);
        expect(response.headers.get('content-type')).toBe('image/png');
        return [...new Uint8Array(await response.arrayBuffer())];
      }),
    );
    expect([bodies, drawn]).toEqual([[[1], [1], [1]], 1]);
    await http.request('/card/p2.png?theme=dark');
    expect(drawn).toBe(2);
  });

  it('are not drawn for a cache that has them, nor kept past a change of the corpus', async () => {
    let drawn = 0;
    const count = async (): Promise<Uint8Array> => {
      drawn += 1;
      return new Uint8Array([drawn]);
    };
    const http = serve(engine, {}, count);
    const tag = (await http.request('/card/p2.png')).headers.get('etag')!;
    const asked = { headers: { 'if-none-match': tag } };
    expect((await http.request('/card/p2.png', asked)).status).toBe(304);
    expect(drawn).toBe(1);
    const changed = serve(engineOf({ ...engine.corpus, hash: 'other' }), {}, count);
    expect((await changed.request('/card/p2.png', asked)).status).toBe(200);
  });

  it('lead from an old address to what stands there now', async () => {
    const response = await serve(engine).request('/card/tea_p2_zzzz.png');
    expect([response.status, response.headers.get('location')]).toEqual([302, `${wire}.png`]);
    expect((await serve(engine).request('/card/tea_p77_zzzz.png')).status).toBe(404);
  });

  it('are refused in a short page where they cannot be drawn, and for now where too many wait', async () => {
    const undrawable = serve(engine, {}, async () => null);
    const refused = await undrawable.request('/card/p2.png');
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([404, 'no-store']);
    const many = buildArticle({
      ...blank,
      blocks: Array.from({ length: 17 }, (_, index) => ({
        kind: 'paragraph',
        text: `第${index}段。`,
      })),
    });
    const waiting = serve(engineOf(corpusOf(many)), {}, () => new Promise(() => {}));
    for (let number = 1; number <= 16; number++) void waiting.request(`/card/p${number}.png`);
    const late = await waiting.request('/card/p17.png');
    expect([late.status, late.headers.get('retry-after')]).toEqual([503, '5']);
  });

  it('are tried again after a failure', async () => {
    let tries = 0;
    const cards = createCards({
      draw: async () => {
        tries += 1;
        if (tries === 1) throw new Error('the thread died');
        return new Uint8Array([1]);
      },
      stop: async () => {},
    });
    const content = cardContent(tea, passage(tea, 'p1'), null, 'light');
    expect(await cards.get('k', content)).toEqual({ kind: 'undrawable' });
    expect(await cards.get('k', content)).toMatchObject({ kind: 'drawn' });
  });
});

/** Lines of the quotation, without what is not of the passage. */
function wordsOf({ runs }: Pick<Layout, 'runs'>): string[] {
  const lines: string[] = [];
  for (const { line, text, tone } of runs) {
    if (line !== null && tone !== 'soft') lines[line] = (lines[line] ?? '') + text;
  }
  return lines;
}

const blank = {
  id: 'x',
  title: '题',
  subtitles: [],
  source: '报',
  date: '2020-01-01',
  lang: 'zh-Hans',
  url: null,
};

function articleOf(text: string): Article {
  return buildArticle({ ...blank, blocks: [{ kind: 'paragraph', text }] });
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Index in the palette. */
  readonly at: (x: number, y: number) => number;
}

/** Reads what is written here: eight bits a pixel, rows without a filter. */
function readPng(png: Uint8Array): Picture {
  const file = Buffer.from(png);
  const width = file.readUInt32BE(16);
  const from = file.indexOf('IDAT');
  const rows = inflateSync(file.subarray(from + 4, from + 4 + file.readUInt32BE(from - 4)));
  return {
    width,
    height: file.readUInt32BE(20),
    at: (x, y) => rows[y * (width + 1) + 1 + x]!,
  };
}
