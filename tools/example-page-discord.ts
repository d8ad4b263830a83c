import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { drawExchange, STYLE } from './example-page-discord-draw.ts';
import { discordExamples } from './example-page-discord-scenes.ts';

/**
 * Draws example replies as Discord shows them: `node dist/tools/example-page-discord.js FILE.png [all]`.
 * One desktop in dark and one phone in light, or with `all` every conversation on both, in both. Needs a
 * Chromium (CHROMIUM, default /usr/bin/chromium) and fonts for Chinese and emoji.
 */
const [file = 'discord.png', all] = process.argv.slice(2);
/** A desktop's column of messages, and a phone; in CSS pixels. */
const WIDTHS = { wide: 680, narrow: 400 } as const;
type Size = keyof typeof WIDTHS;
type Theme = 'dark' | 'light';

const examples = discordExamples();
const { wide, narrow } = examples;
const panels =
  all === 'all'
    ? (['dark', 'light'] as const).flatMap((theme) =>
        (['wide', 'narrow'] as const).map((size) => panel(theme, size, [...wide, ...narrow])),
      )
    : [panel('dark', 'wide', wide), panel('light', 'narrow', narrow)];
const width = (WIDTHS.wide + WIDTHS.narrow) * (panels.length / 2);

const { outputFiles } = await build({
  stdin: {
    contents: "import '@skyra/discord-components-core';",
    resolveDir: import.meta.dirname,
  },
  bundle: true,
  write: false,
  format: 'iife',
  minify: true,
  logLevel: 'error',
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ viewport: { width, height: 600 } });
await page.setContent(
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${STYLE}</style></head>` +
    `<body><div class="page">${panels.join('')}</div></body></html>`,
);
await page.addScriptTag({ content: outputFiles[0]!.text });
await page.waitForFunction("customElements.get('discord-messages') !== undefined");
await page.evaluate('document.fonts.ready');
writeFileSync(file, await page.screenshot({ fullPage: true }));
await browser.close();

function panel(theme: Theme, size: Size, exchanges: typeof wide): string {
  const light = theme === 'light' ? ' light-theme' : '';
  return (
    `<div class="panel ${theme}" style="width:${WIDTHS[size]}px">` +
    `<discord-messages no-background${light}>${exchanges.map(drawExchange).join('')}</discord-messages></div>`
  );
}
