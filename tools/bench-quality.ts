/**
 * Compares search engines on public questions: the share whose own passage comes first or in the first
 * three, and how long one question takes.
 *
 *   node dist/tools/bench-quality.js --passages A.p.jsonl --questions A.q.jsonl [--rivals DIR] [--json]
 *
 * Sets are CMRC 2018, DRCD, XQuAD-zh or any other in the form `{id, title, text}` and `{q, pid, a, imp}`,
 * one JSON object a line; questions without an answer are left out. Every engine is given the passages'
 * texts and the plain questions and runs in a process of its own. Ours answers as the bots do, spans and
 * all; MiniSearch with nodejieba is set up as its documentation has it. The others are optional: they
 * are loaded from DIR, a folder in which they were installed
 * (`npm install @orama/orama @orama/tokenizers flexsearch lunr lunr-languages better-sqlite3`),
 * else from this project's packages; one that is missing is named and skipped.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type QualityFigures, runSystem } from './bench/run-system.ts';
import { SYSTEMS } from './bench/systems.ts';

const { values: options } = parseArgs({
  options: {
    passages: { type: 'string' },
    questions: { type: 'string' },
    rivals: { type: 'string' },
    json: { type: 'boolean', default: false },
    system: { type: 'string' },
  },
});
const { passages, questions, rivals } = options;
if (passages === undefined || questions === undefined) {
  process.stderr.write('Expected --passages FILE and --questions FILE.\n');
  process.exit(2);
}

if (options.system !== undefined) {
  const figures = await runSystem(options.system, passages, questions, rivals ?? null);
  process.stdout.write(`\n${JSON.stringify(figures)}\n`);
} else {
  const all = Object.keys(SYSTEMS).flatMap((name) => inChild(name) ?? []);
  process.stdout.write(options.json ? `${JSON.stringify(all)}\n` : table(all));
}

/** nodejieba is loaded once a process, and memory of one engine must not weigh on the next. */
function inChild(system: string): QualityFigures | null {
  const own = fileURLToPath(import.meta.url);
  const child = spawnSync(
    process.execPath,
    [...process.execArgv, own, ...process.argv.slice(2), '--system', system],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  // Some packages print notices of their own before.
  const last = child.stdout.trim().split('\n').at(-1) ?? '';
  if (child.status === 0) return JSON.parse(last) as QualityFigures;
  const missing = /Cannot find (?:package|module) '([^']+)'/u.exec(child.stderr)?.[1];
  process.stderr.write(
    missing === undefined
      ? `${system}: failed\n${child.stderr}`
      : `${system}: skipped, ${missing} is not installed; give --rivals DIR\n`,
  );
  return null;
}

function table(rows: readonly QualityFigures[]): string {
  const head = ['', 'n', 'recall1', 'recall3', 'p50 ms', 'p99 ms', 'build s'];
  const body = rows.map((row) => [
    row.system,
    String(row.n),
    row.recall1.toFixed(4),
    row.recall3.toFixed(4),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    row.build.toFixed(2),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...body].map((row) => row[i]!.length)));
  return [head, ...body]
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!)))
        .join('  '),
    )
    .map((line) => `${line}\n`)
    .join('');
}
