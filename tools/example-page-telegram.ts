import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { drawChat, STYLE } from './example-page-telegram-draw.ts';
import { exampleChats } from './example-page-telegram-scenes.ts';

/**
 * Draws example chats as Telegram shows them, from what the real bot sent to a local server:
 * `node dist/tools/example-page-telegram.js FILE.png`, or `FILE.html` for the page itself. Pictures need
 * a Chromium (CHROMIUM, default /usr/bin/chromium); `pngquant 64` makes them a third as large.
 */
const [file = 'telegram.png'] = process.argv.slice(2);
const WIDTH = 1290;
const chats = await exampleChats();
const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>Telegram</title>
<style>${STYLE}</style></head><body>${chats.map(drawChat).join('\n')}</body></html>`;

if (file.endsWith('.html')) {
  writeFileSync(file, html);
} else {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Letters in shades of one colour make the picture half as large.
    args: ['--no-sandbox', '--disable-lcd-text'],
  });
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 } });
  await page.setContent(html);
  await page.evaluate('document.fonts.ready');
  writeFileSync(file, await page.screenshot({ fullPage: true }));
  await browser.close();
}
