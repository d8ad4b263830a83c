import { readFileSync } from 'node:fs';
import { SYSTEMS } from './systems.ts';

export interface QualityFigures {
  readonly system: string;
  readonly n: number;
  /** Shares from 0 to 1. */
  readonly recall1: number;
  readonly recall3: number;
  /** Milliseconds of one question. */
  readonly p50: number;
  readonly p99: number;
  /** Seconds to load and index, dictionaries included. */
  readonly build: number;
}

/** A passage as the sets have it. */
export interface BenchPassage {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Ids of the passages that a question finds, best first. */
export type Search = (question: string) => readonly string[] | Promise<readonly string[]>;

/** Questions asked before time is taken, so that compiling does not count. */
const WARM_UP = 50;

export async function runSystem(
  system: string,
  passageFile: string,
  questionFile: string,
  rivals: string | null,
): Promise<QualityFigures> {
  const passages = readLines<BenchPassage>(passageFile);
  const rows = readLines<{ q: string; pid: string; imp?: boolean }>(questionFile).filter(
    ({ imp }) => imp !== true,
  );
  const start = performance.now();
  const search = await SYSTEMS[system]!(passages, rivals);
  const build = (performance.now() - start) / 1000;
  for (const { q } of rows.slice(0, WARM_UP)) await search(q);
  const times: number[] = [];
  let first = 0;
  let three = 0;
  for (const { q, pid } of rows) {
    const asked = performance.now();
    const found = await search(q);
    times.push(performance.now() - asked);
    const rank = found.indexOf(String(pid));
    if (rank === 0) first++;
    if (rank >= 0 && rank < 3) three++;
  }
  times.sort((a, b) => a - b);
  const percentile = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return {
    system,
    n: rows.length,
    recall1: first / rows.length,
    recall3: three / rows.length,
    p50: percentile(0.5),
    p99: percentile(0.99),
    build,
  };
}

function readLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
