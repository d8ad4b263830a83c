import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeUrl } from '../../src/bots/place.ts';
import { loadCorpus } from '../../src/corpus/index.ts';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { listen, type Listening } from '../../src/http/index.ts';
import { passageAt } from '../../src/retrieval/article.ts';
import { createEngine } from '../../src/retrieval/index.ts';
import { serve } from './serve.ts';

const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ROOT = join(import.meta.dirname, '..', '..');
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const ID = 'sco-summit-2021';
const PHONE = { width: 390, height: 800 };
const SMALL_PHONE = { width: 320, height: 640 };
const DESKTOP = { width: 1200, height: 900 };
const CITED = `/a/${ID}?at=p8&s=12-42#p8`;
const SEARCH = (words: string): string => `/a/${ID}/search?q=${encodeURIComponent(words)}`;

const installed = existsSync(BROWSER);
if (!installed) process.stderr.write(`Skipped: reader pages in a browser; none at ${BROWSER}.\n`);

describe.skipIf(!installed)('in a browser', () => {
  const engine = createEngine(
    loadCorpus(join(ROOT, 'corpus')),
    loadTools(join(ROOT, 'dist', 'data')),
  );
  let listening: Listening;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    listening = await listen(serve(engine), 0);
    base = `http://localhost:${listening.port}`;
    browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await listening?.close();
  });

  const open = async (
    path: string,
    options: Parameters<Browser['newPage']>[0] = {},
  ): Promise<{ page: Page; complaints: string[]; hosts: Set<string> }> => {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: DESKTOP, ...options });
    const complaints: string[] = [];
    const hosts = new Set<string>();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto(`${base}${path}`);
    return { page, complaints, hosts };
  };

  it.each([
    ['the article', `/a/${ID}`],
    ['a cited place', CITED],
    ['an answer', SEARCH('贸易额的目标是多少')],
    ['a wrong quotation', SEARCH('“千秋胜负在于利，一时强弱在于力”')],
    ['no answer', SEARCH('贷款利率是多少')],
    ['no page', '/nope'],
  ])(
    'has no barrier and no complaint on %s, light and dark, phone and desktop',
    async (_, path) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const viewport of [PHONE, DESKTOP]) {
          const { page, complaints, hosts } = await open(path, { colorScheme, viewport });
          expect(await barriers(page)).toEqual([]);
          // A 404 is printed by the browser itself.
          expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
          expect([...hosts]).toEqual([new URL(base).host]);
          await page.close();
        }
      }
    },
  );

  it('applies its style under its own policy', async () => {
    const { page } = await open(`/a/${ID}`);
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe('rgb(251, 248, 242)');
    await page.close();
  });

  it('needs no scrolling sideways, however small the phone', async () => {
    for (const path of [`/a/${ID}`, CITED, SEARCH('谁主持会议')]) {
      const { page } = await open(path, { viewport: SMALL_PHONE });
      const surplus = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(surplus).toBe(0);
      await page.close();
    }
  });

  it('answers a question from the search box and opens the place, without a script', async () => {
    const { page } = await open(`/a/${ID}`, { javaScriptEnabled: false });
    await page.fill('input[name=q]', '会议由谁主持');
    await page.click('form button');
    expect(await page.textContent('blockquote mark')).toContain('拉赫蒙');
    await page.click('.source a');
    expect(page.url()).toContain('#p13');
    expect(await page.textContent('#p13 mark')).toContain('拉赫蒙');
    await page.click('#p13 .steps a:nth-child(2)');
    expect(page.url()).toContain('#p14');
    await page.close();
  });

  it('scrolls to the words of the link that bots show', async () => {
    const { article } = engine.corpus.entries[0]!;
    const passage = passageAt(article, 'p14')!;
    const url = placeUrl(engine.corpus, passage, passage.sentences[3]!, base)!;
    const { page } = await open(url.slice(base.length), { viewport: PHONE });
    // The fourth sentence stands well below the paragraph's head, which has gone up out of sight.
    const edge = (side: string): string =>
      `document.querySelector('#p14').getBoundingClientRect().${side}`;
    await expect.poll(() => page.evaluate(edge('top'))).toBeLessThan(0);
    expect(await page.evaluate(edge('bottom'))).toBeGreaterThan(0);
    await page.close();
  });

  it('prints the article, not what is clicked', async () => {
    const { page } = await open(CITED);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.search', '.contents', '#p8 .steps']) {
      await expect.poll(() => page.isVisible(hidden)).toBe(false);
    }
    expect(await page.isVisible('#p19 p')).toBe(true);
    await page.close();
  });
});

async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const found = (await page.evaluate('axe.run()')) as {
    violations: readonly { id: string; nodes: readonly { html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
