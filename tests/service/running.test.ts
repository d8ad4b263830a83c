import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatReport } from '../../src/report.ts';
import { freePort, startService, type ServiceProcess } from '../helpers/service-process.ts';
import { createScript, startTelegramServer } from '../servers/telegram/index.ts';
import type { Person, Script, TelegramServer } from '../servers/telegram/index.ts';

/** A service as an operator runs it, with people who talk to it while things happen. */
const OWN_CORPUS = join(import.meta.dirname, '..', '..', 'corpus');
const CORPUS = mkdtempSync(join(tmpdir(), 'chuchu-corpus-'));
const ARTICLE = join(CORPUS, 'sco-summit-2021.md');
const ORIGINAL = readFileSync(join(OWN_CORPUS, 'sco-summit-2021.md'), 'utf8');
const QUESTION = '谁主持了这次会议呀请告诉我';
const LACKING = '核武器';

let server: TelegramServer;
let service: ServiceProcess;
let script: Script;
let alice: Person;
let origin: string;

beforeAll(async () => {
  cpSync(OWN_CORPUS, CORPUS, { recursive: true });
  server = await startTelegramServer();
  script = createScript(server, 15_000);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  service = startService({
    PORT: String(port),
    CORPUS_DIR: CORPUS,
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.apiRoot,
  });
  await service.says('"ready"');
  alice = server.person('Alice', { language: 'zh-hans' });
});

afterAll(async () => {
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  await server.close();
});

const numbers = async (): Promise<string> => (await fetch(`${origin}/metrics`)).text();

describe('numbers', () => {
  it('tell what was answered, how fast, and what Telegram refused', async () => {
    server.faults.script('sendMessage', { kind: 'html' }, { times: 1 });
    alice.says(QUESTION);
    await script.sees(alice, '¶13');
    expect(await server.settled(10_000)).toBe(true);
    const text = await numbers();
    expect(text).toMatch(
      /^chuchu_replies_total\{platform="telegram",kind="message",status="answered"\} 1$/m,
    );
    expect(text).toMatch(/^chuchu_request_seconds_count\{platform="telegram",kind="message"\} 1$/m);
    expect(text).toMatch(/^chuchu_api_errors_total\{platform="telegram",code="[^"]+"\} 1$/m);
    expect(text).toMatch(/^chuchu_queue_size\{platform="telegram",queue="updates"\} 0$/m);
  });
});

describe('the report', () => {
  it('tells what five people asked for in vain', async () => {
    for (const name of ['B', 'C', 'D', 'E', 'F']) {
      const person = server.person(name);
      person.says(`印度的${LACKING}有多少`);
      await script.sees(person, LACKING);
    }
    expect(await server.settled(10_000)).toBe(true);
    const report = formatReport([service.stateDir]);
    expect(report).toMatch(/^Replies: 6; not found 5 \(83%\)\.$/m);
    expect(report).toContain(`5  ${LACKING}`);
  });
});

describe('a corpus that changes', () => {
  it('answers from the new files, and no question fails meanwhile', async () => {
    const old = await corpusHash();
    const asking = keepAsking();
    writeFileSync(ARTICLE, `${ORIGINAL}\n今年山里的茶叶丰收，老王采了三百斤。\n`);
    await service.says('answering from the changed corpus');
    expect(await asking.stop()).toEqual([]);
    expect(await corpusHash()).not.toBe(old);
    const bob = server.person('Bob');
    bob.says('老王采了多少斤茶叶');
    await script.sees(bob, '三百斤');
  });

  it('stays as it was where the new files are broken, and says why', async () => {
    const old = await corpusHash();
    const asking = keepAsking();
    writeFileSync(ARTICLE, ORIGINAL.replace(/^title:.*$/m, ''));
    await service.says('the changed corpus is not taken');
    expect(service.output()).toContain('title');
    expect(await asking.stop()).toEqual([]);
    expect(await corpusHash()).toBe(old);
  });

  it('is read again at once on SIGHUP', async () => {
    writeFileSync(ARTICLE, ORIGINAL);
    service.signal('SIGHUP');
    await service.says('answering from the changed corpus', 2);
    expect(await numbers()).toContain('chuchu_corpus_reloads_total{result="taken"} 2');
  });
});

describe('what is logged', () => {
  it('has no token and nobody’s words', () => {
    const output = service.output();
    expect(output).toContain('"platform":"telegram"');
    expect(output).not.toContain(server.token);
    expect(output).not.toContain(server.token.split(':')[1]);
    for (const words of [QUESTION, LACKING, 'Alice']) expect(output).not.toContain(words);
    for (const line of output.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  });
});

async function corpusHash(): Promise<string> {
  return ((await (await fetch(`${origin}/readyz`)).json()) as { corpus: string }).corpus;
}

/** Asks the reader's search without a pause; gives what was not answered with 200. */
function keepAsking(): { stop: () => Promise<readonly number[]> } {
  const url = `${origin}/a/sco-summit-2021?q=${encodeURIComponent('主持')}`;
  let going = true;
  const failed: number[] = [];
  const asking = (async () => {
    while (going) {
      const { status } = await fetch(url).catch(() => ({ status: 0 }));
      if (status !== 200) failed.push(status);
    }
  })();
  return {
    stop: async () => {
      going = false;
      await asking;
      return failed;
    },
  };
}
