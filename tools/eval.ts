/**
 * Asks questions with known answers and prints how many were answered right, by language and kind.
 *
 *   npm run eval -- [--set FILE.jsonl]… [--no-notes] [--misses] [--json]
 *   npm run eval -- --passages A.p.jsonl --questions A.q.jsonl [--misses] [--json]
 *   npm run eval -- --floors        what must not be worse than tests/eval/floors.json; exit status 1 if it is
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { hashCorpus } from '../src/retrieval/build-article.ts';
import { type Corpus, createEngine } from '../src/retrieval/index.ts';
import { askRow, type Figures, figures, type Outcome } from './eval/measure.ts';
import { readPublicSet, readRows, type Row } from './eval/rows.ts';

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: ['tests/eval/questions.jsonl'] },
    passages: { type: 'string' },
    questions: { type: 'string' },
    'no-notes': { type: 'boolean', default: false },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    floors: { type: 'boolean', default: false },
  },
});

if (options.floors) process.exitCode = checkFloors() ? 0 : 1;
else printFigures();

function printFigures(): void {
  const { corpus, rows } = load();
  const engine = createEngine(corpus, loadTools());
  const outcomes = rows.map((row) => askRow(engine, row));
  if (options.json) {
    process.stdout.write(`${JSON.stringify(figures(outcomes))}\n`);
    return;
  }
  const groups: [string, Outcome[]][] = [['all', outcomes]];
  for (const [field, label] of [
    ['lang', (row: Row) => row.lang],
    ['kind', (row: Row) => row.kind],
  ] as const)
    for (const value of new Set(rows.map(label)))
      if (value !== '')
        groups.push([`${field} ${value}`, outcomes.filter(({ row }) => label(row) === value)]);
  process.stdout.write(table(groups.map(([name, group]) => [name, figures(group)])));
  if (options.misses) for (const outcome of outcomes) printMiss(outcome);
}

function checkFloors(): boolean {
  const tools = loadTools();
  const corpora = { true: corpusOf(true), false: corpusOf(false) };
  let held = true;
  for (const floor of JSON.parse(readFileSync('tests/eval/floors.json', 'utf8')) as Floor[]) {
    const engine = createEngine(corpora[`${floor.notes}`], tools);
    const rows = floor.sets.flatMap(readRows);
    const asked = rows.filter(({ lang }) => floor.langs?.includes(lang) ?? true);
    const got = figures(asked.map((row) => askRow(engine, row)));
    for (const [sign, bounds] of [
      ['>=', floor.atLeast],
      ['<=', floor.atMost],
    ] as const)
      for (const [name, bound] of Object.entries(bounds)) {
        const value = got[name as keyof Figures] ?? Number.NaN;
        const ok = sign === '>=' ? value >= bound : value <= bound;
        held &&= ok;
        process.stdout.write(
          `${ok ? 'ok  ' : 'MISS'} ${floor.name}: ${name} ${value.toFixed(3)} ${sign} ${bound}\n`,
        );
      }
  }
  return held;
}

/** What figures of some sets must reach; raised as they improve, never lowered to pass. */
interface Floor {
  readonly name: string;
  readonly sets: readonly string[];
  readonly notes: boolean;
  readonly langs?: readonly string[];
  readonly atLeast: Readonly<Record<string, number>>;
  readonly atMost: Readonly<Record<string, number>>;
}

function load(): { corpus: Corpus; rows: Row[] } {
  if (options.passages !== undefined && options.questions !== undefined)
    return readPublicSet(options.passages, options.questions);
  return { corpus: corpusOf(!options['no-notes']), rows: options.set.flatMap(readRows) };
}

function corpusOf(withNotes: boolean): Corpus {
  const loaded = loadCorpus(process.env.CORPUS_DIR ?? 'corpus');
  const entries = loaded.entries.map(({ article, notes }) => ({
    article,
    notes: withNotes ? notes : null,
  }));
  // What was prepared for a corpus is found by its hash, and this one has other notes.
  return { entries, hash: hashCorpus(entries) };
}

function table(rows: readonly (readonly [string, Figures])[]): string {
  const names = Object.keys(rows[0]![1]) as (keyof Figures)[];
  const head = ['', ...names];
  const body = rows.map(([name, row]) => [
    name,
    ...names.map((key) => {
      const value = row[key];
      return value === null ? '–' : key === 'n' ? String(value) : value.toFixed(3);
    }),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => cells[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
      )
      .join('  ');
  return `${[head, ...body].map(line).join('\n')}\n`;
}

function printMiss({ row, status, rank, hit, verdict, missing, shown }: Outcome): void {
  const answerable = row.passages.length > 0;
  const wrong = answerable ? rank !== 1 || !hit || status !== 'answered' : status === 'answered';
  if (!wrong) return;
  const marks = `${rank === 1 ? '.' : rank}${hit ? '.' : 'h'}${status[0]}${verdict?.[1] ?? ''}`;
  process.stdout.write(
    `${marks} ${row.id} ${row.kind} ${row.question} | ${row.passages.join()} ${row.answers[0] ?? ''} | ` +
      `${shown?.place ?? ''} ${shown?.answer ?? ''} ${missing.length > 0 ? `[${missing.join()}]` : ''}\n`,
  );
}
