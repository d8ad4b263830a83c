import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { createCards, createHttp, listen } from '../src/http/index.ts';
import { createEngine } from '../src/retrieval/index.ts';

/** Takes the pictures of the reader's pages and of the card in docs/: `node dist/tools/screenshots.js`. */

const ROOT = join(import.meta.dirname, '..', '..');
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARTICLE = 'sco-summit-2021';
const QUESTION = '贸易额的目标是多少';
const CITED = `?at=p8&s=12-40#p8`;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width: 390 | 1200;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

const SHOTS: readonly Shot[] = [
  { name: 'reader-desktop-light', path: '', width: 1200, height: 860, scheme: 'light' },
  { name: 'reader-desktop-dark', path: CITED, width: 1200, height: 860, scheme: 'dark' },
  { name: 'reader-phone-light', path: CITED, width: 390, height: 800, scheme: 'light' },
  { name: 'reader-phone-dark', path: '', width: 390, height: 800, scheme: 'dark' },
  {
    name: 'reader-search',
    path: `/search?q=${encodeURIComponent(QUESTION)}`,
    width: 1200,
    height: 640,
    scheme: 'light',
  },
];
const CARDS = { 'card-light': 'p10.png', 'card-dark': 'q4.png?theme=dark' } as const;

if (!existsSync(BROWSER)) {
  process.stderr.write(`No browser at ${BROWSER}; name one in CHROMIUM.\n`);
  process.exit(1);
}
const engine = createEngine(loadCorpus(join(ROOT, 'corpus')), loadTools());
const cards = createCards();
const http = createHttp({ engine: () => engine, publicUrl: null, cards, checks: [], routes: [] });
const listening = await listen(http, 0);
const base = `http://localhost:${listening.port}`;
const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
const save = (name: string, png: Uint8Array): void => {
  writeFileSync(join(ROOT, 'docs', `${name}.png`), png);
  process.stdout.write(`docs/${name}.png ${Math.ceil(png.length / 1000)} kB\n`);
};
for (const { name, path, width, height, scheme } of SHOTS) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: scheme,
    locale: 'zh-CN',
  });
  await page.goto(`${base}/a/${ARTICLE}${path}`);
  save(name, await page.screenshot());
  await page.close();
}
for (const [name, path] of Object.entries(CARDS)) {
  const response = await http.request(`/card/${path}`);
  save(name, new Uint8Array(await response.arrayBuffer()));
}
await browser.close();
await cards.stop();
await listening.close();
