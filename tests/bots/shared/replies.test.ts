import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeAction } from '../../../src/bots/actions.ts';
import { parseLine } from '../../../src/bots/commands.ts';
import { fit as fitReply } from '../../../src/bots/fit.ts';
import { handleCommand } from '../../../src/bots/handle.ts';
import { LANGS } from '../../../src/bots/lang.ts';
import type { Block, Reply } from '../../../src/bots/reply.ts';
import { oneLine } from '../../../src/bots/terminal/one-line.ts';
import { renderReply } from '../../../src/bots/terminal/render.ts';
import { loadCorpus } from '../../../src/corpus/index.ts';
import { loadTools } from '../../../src/corpus/load-tools.ts';
import { createEngine, parseAddress, type Engine } from '../../../src/retrieval/index.ts';

/** Promises that hold for any input, on the real engine and the article that comes with the program. */
const ROOT = join(import.meta.dirname, '..', '..', '..');

let engine: Engine;
let texts: readonly string[];
beforeAll(() => {
  engine = createEngine(loadCorpus(join(ROOT, 'corpus')), loadTools(join(ROOT, 'dist', 'data')));
  texts = engine.corpus.entries.flatMap(({ article }) => article.passages.map(({ text }) => text));
});

const words = fc.constantFrom(
  ...['谁', '主持', '会议', '疫苗', '利率', '第13段', '金句2', '那', '下一段', '拉赫蒙', '吗？'],
  ...[
    'vaccine',
    'who',
    '絕不接受',
    '“教师爷”',
    '\u202e',
    '@everyone',
    'http://x.y',
    '/p 3',
    '2.3万亿',
  ],
);
const line = fc.oneof(
  fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom(
        '/ask ',
        '/check ',
        '/p ',
        '@sco-summit-2021 ',
        '/quotes ',
        '/outline',
        '/about',
      ),
      fc.oneof(fc.string(), words),
    )
    .map((parts) => parts.join('')),
);
const lang = fc.constantFrom(...LANGS);

const length = ({ blocks }: Reply): number => JSON.stringify(blocks).length;

describe('any line', () => {
  it('gets a reply whose quotations are words of the article, with buttons that work', () => {
    fc.assert(
      fc.property(line, lang, (text, speaks) => {
        const deps = { engine, lang: speaks, publicUrl: null, platform: 'terminal' } as const;
        const reply = handleCommand(parseLine(text), deps);
        expect(reply.blocks.length).toBeGreaterThan(0);
        for (const shown of reply.blocks.flatMap(wordsOf)) {
          expect(texts.some((whole) => whole.includes(shown))).toBe(true);
        }
        for (const button of reply.buttons.flat()) {
          if (button.kind === 'action') expect(decodeAction(button.action)).not.toBeNull();
          if (button.kind === 'share') expect(parseAddress(button.address)).not.toBeNull();
          if (button.kind === 'copy') expect(button.text.length).toBeLessThanOrEqual(256);
        }
        expect(oneLine(reply)).toMatch(/^[^\p{Cc}\u2028\u2029]+$/u);
        expect(renderReply(reply, { width: 40, colours: false })).not.toMatch(/[^\P{Cc}\n]/u);
      }),
      { numRuns: 200 },
    );
  });

  it('gets a reply that fits wherever it has to', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 400, max: 2_000 }), (text, units) => {
        const deps = { engine, lang: 'zh-Hans', publicUrl: null, platform: 'telegram' } as const;
        const fitted = fitReply(handleCommand(parseLine(text), deps), { units, measure: length });
        expect(length(fitted)).toBeLessThanOrEqual(units);
        expect(fitted.blocks.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });
});

/** The words of the article in a block that claims to quote it. */
function wordsOf(block: Block): string[] {
  switch (block.kind) {
    case 'quote':
      return [block.text];
    case 'entries':
      return block.entries.flatMap(({ address, text }) => (address === null ? [] : [text]));
    case 'line':
    case 'verdict':
    case 'changes':
    case 'source':
      return [];
    default:
      return block satisfies never;
  }
}
