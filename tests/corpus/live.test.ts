import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/index.ts';
import { learnFirst, needsLearning } from '../../src/corpus/learn-aside.ts';
import { type LiveEngine, openLiveEngine } from '../../src/corpus/live.ts';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { slice } from '../../src/retrieval/index.ts';

const tools = loadTools('dist/data');

const ARTICLE = `---
title: 海港年会
source: 港务报
date: 2020-04-05
lang: zh-Hans
---

海港年会昨日举行。年会由港长陈平主持，各港合修灯塔。

装卸、仓储、运输都有进步。明年在乙港举行。
`;
/** More than are learned where they are needed. */
const MANY_ASKS = 1500;

/** Notes with many asks for each of two facts; `host` is how readers call whoever presides. */
function notes(host: string): string {
  const asks = (of: (n: number) => string) =>
    Array.from({ length: MANY_ASKS / 2 }, (_, n) => `      - ${of(n)}`).join('\n');
  return `facts:
  - passage: p1
    answer: 陈平
    asks:
${asks((n) => `${host}是哪一位${'问'.repeat(1 + (n % 9))}${n}`)}
  - passage: p2
    answer: 乙港
    asks:
${asks((n) => `下回去哪个地方${'问'.repeat(1 + (n % 9))}${n}`)}
`;
}

let dir: string;
let live: LiveEngine | undefined;
let told: { hash: string; problem: string | null }[];
let wake: () => void;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'chuchu-live-'));
  writeFileSync(join(dir, 'harbour.md'), ARTICLE);
  told = [];
});
afterEach(() => {
  live?.close();
  rmSync(dir, { recursive: true, force: true });
});

function open(): LiveEngine {
  live = openLiveEngine({
    dir,
    tools,
    reloaded: (hash, problem) => {
      told.push({ hash, problem });
      wake();
    },
    unwatched: () => undefined,
  });
  return live;
}

/** Reloads, and waits until the engine was replaced; gives the longest that nobody would be answered, in ms. */
async function reload(opened: LiveEngine): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const tick = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await new Promise<void>((resolve) => {
    wake = resolve;
    opened.reload();
  });
  clearInterval(tick);
  return longest;
}

function answerTo(opened: LiveEngine, question: string): string {
  const answer = opened.engine().answer(question);
  if (!('citations' in answer)) return answer.kind;
  const { passage, answer: span } = answer.citations[0];
  return span === null ? '' : slice(passage.text, span);
}

describe('a corpus with many asks', () => {
  it('is learned before the first question', () => {
    writeFileSync(join(dir, 'harbour.notes.yaml'), notes('掌舵者'));
    const corpus = loadCorpus(dir);
    expect(needsLearning(corpus, tools)).toBe(true);
    expect(needsLearning(corpus, learnFirst(dir, corpus, tools))).toBe(false);
    expect(answerTo(open(), '掌舵者是哪一位')).toBe('陈平');
  });

  it('is learned aside when it changes, while the old one answers', async () => {
    const opened = open();
    const before = opened.engine();
    writeFileSync(join(dir, 'harbour.notes.yaml'), notes('掌舵者'));
    opened.reload();
    expect(opened.engine()).toBe(before);
    const blocked = await reload(opened);
    expect(told.map(({ problem }) => problem)).toEqual([null]);
    expect(told[0]!.hash).toBe(opened.engine().corpus.hash);
    expect(answerTo(opened, '掌舵者是哪一位')).toBe('陈平');
    // Learning them here would block for 0.4 s and more.
    expect(blocked).toBeLessThan(250);
  });

  it('keeps the old one and says why where the change cannot be read', async () => {
    const opened = open();
    const before = opened.engine().corpus.hash;
    writeFileSync(join(dir, 'harbour.notes.yaml'), 'facts:\n  - passage: p9\n    answer: 无\n');
    await reload(opened);
    expect(told[0]!.problem).toContain('harbour.notes.yaml');
    expect(opened.engine().corpus.hash).toBe(before);
  });
});
