import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAdmission } from '../../src/bots/limits.ts';
import { joinReplicas, type Replicas } from '../../src/replicas/index.ts';
import { freePort } from '../helpers/service-process.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis) process.stderr.write('skipped: replicas (redis-server is not installed)\n');

const LIMITS = {
  perPerson: { burst: 4, perSecond: 0.001 },
  perChat: { burst: 100, perSecond: 1 },
  typing: { burst: 1, perSecond: 1 },
};

interface Replica extends Replicas {
  readonly said: string[];
}

let port: number;
let redis: ChildProcess;
const nodes: Replicas[] = [];

async function startRedis(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'chuchu-redis-'));
  redis = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', dir]);
  await new Promise<void>((resolve) => {
    redis.stdout!.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
  });
}

async function stopRedis(): Promise<void> {
  const gone = new Promise((resolve) => redis.once('close', resolve));
  redis.kill('SIGKILL');
  await gone;
}

async function replica(corpus: string): Promise<Replica> {
  const said: string[] = [];
  const node = await joinReplicas({
    url: `redis://127.0.0.1:${port}`,
    corpusHash: () => corpus,
    info: (line) => void (line.startsWith('Redis') && said.push(line)),
    warn: (line) => void said.push(line),
  });
  nodes.push(node);
  return { ...node, said };
}

beforeAll(async () => {
  port = await freePort();
  if (hasRedis) await startRedis();
});

afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});

afterAll(() => void redis?.kill('SIGKILL'));

describe.skipIf(!hasRedis)('replicas', () => {
  it('let one of them answer, and know when it has', async () => {
    const [a, b] = [await replica('same'), await replica('same')];
    expect(await a.claims.claim('u1')).toBe('mine');
    expect(await b.claims.claim('u1')).toBe('elsewhere');
    // A delivery that comes again finds its owner still at it.
    expect(await a.claims.claim('u1')).toBe('mine');
    await a.claims.done('u1');
    expect(await a.claims.claim('u1')).toBe('done');
    expect(await b.claims.claim('u1')).toBe('done');
    const both = await Promise.all([a.claims.claim('u2'), b.claims.claim('u2')]);
    expect(both.toSorted()).toEqual(['elsewhere', 'mine']);
    expect([...a.said, ...b.said]).toEqual([]);
  });

  it('count together how much a person asks', async () => {
    const [a, b] = [await replica('same'), await replica('same')];
    const [admitA, admitB] = [a, b].map((node) =>
      createAdmission(LIMITS, node.spread('telegram')),
    ) as [ReturnType<typeof createAdmission>, ReturnType<typeof createAdmission>];
    await a.claims.claim('settle');
    for (let index = 0; index < 4; index++) expect(admitA(7, 1)).toBe('allowed');
    await expect.poll(() => admitB(7, 1), { interval: 20 }).not.toBe('allowed');
    expect(admitB('7', 1)).toBe('allowed');
  });

  it('notice that they serve different corpora', async () => {
    const [a, b] = [await replica('corpus-a'), await replica('corpus-b')];
    await expect.poll(() => b.corpora(), { timeout: 8000 }).toBeGreaterThan(1);
    const said = [...a.said, ...b.said];
    expect(said.some((line) => line.includes('corpus-a') && line.includes('corpus-b'))).toBe(true);
  });

  it('go on alone without Redis, after one warning, and together when it is back', async () => {
    const [a, b] = [await replica('same'), await replica('same')];
    await stopRedis();
    expect(await a.claims.claim('u3')).toBe('mine');
    expect(await b.claims.claim('u3')).toBe('mine');
    const admit = createAdmission(LIMITS, a.spread('telegram'));
    expect(admit(1, 1)).toBe('allowed');
    await expect.poll(() => a.said.length).toBe(1);
    for (let index = 0; index < 5; index++) await a.claims.claim(`v${index}`);
    expect(a.said).toEqual([expect.stringContaining('Redis cannot be reached')]);
    expect(a.isUp()).toBe(false);
    await startRedis();
    await expect.poll(() => a.isUp() && b.isUp(), { timeout: 8000 }).toBe(true);
    expect(a.said[1]).toContain('Redis is back');
    expect(await a.claims.claim('u4')).toBe('mine');
    expect(await b.claims.claim('u4')).toBe('elsewhere');
  });
});

describe('a replica that never finds Redis', () => {
  it('says so once and answers, without the password', async () => {
    const said: string[] = [];
    const alone = await joinReplicas({
      url: `redis://:s3cret-pass@127.0.0.1:${await freePort()}`,
      corpusHash: () => 'same',
      info: () => {},
      warn: (line) => void said.push(line),
    });
    expect(await alone.claims.claim('u1')).toBe('mine');
    expect(said).toEqual([expect.stringContaining('ECONNREFUSED')]);
    expect(said.join()).not.toContain('s3cret');
    await alone.close();
  });
});
