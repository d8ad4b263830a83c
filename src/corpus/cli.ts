import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { draftNotes } from './draft-notes.ts';
import { ID, suggestId } from './id.ts';
import { importArticle } from './import/index.ts';
import { checkCorpus } from './load.ts';
import { FENCE } from './markdown.ts';
import { notesPrompt } from './notes-prompt.ts';
import type { Problem } from './problem.ts';
import { formatProblem } from './problem.ts';
import { fieldFault, readArticle, TODO } from './read-article.ts';
import { decodeText } from './text-file.ts';

/** Where lines go: results to `out`, what is wrong to `err`. */
export interface CliStreams {
  out(line: string): void;
  err(line: string): void;
}

/**
 * `corpus import | check | notes`, with `--prompt` for a model's help; `dir` is the folder of articles to use where none is named. Files are
 * only ever created. Returns the exit status: 0 done, 1 the corpus has errors, 2 nothing was done.
 */
export function runCorpusCli(args: readonly string[], io: CliStreams, dir = 'corpus'): number {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      strict: true,
      allowPositionals: true,
    });
    const [command, name, ...rest] = positionals;
    if (rest.length > 0) throw new UsageError(`One file at a time; "${rest[0]}" is too much.`);
    if (command === 'check') return check(name ?? dir, io);
    if (command === 'import') return runImport(needed(name, 'FILE.txt'), values, dir, io);
    if (command === 'notes') return runNotes(needed(name, 'FILE.md'), values, io);
    throw new UsageError(command === undefined ? 'Say what to do.' : `There is no "${command}".`);
  } catch (error) {
    // parseArgs throws TypeErrors that say which option is wrong.
    if (error instanceof UsageError || error instanceof TypeError) {
      io.err(error.message);
      if (!(error instanceof UsageError) || error.showUsage) io.err(USAGE);
      return 2;
    }
    throw error;
  }
}

const USAGE = `Usage:
  npm run corpus -- import FILE.txt [--title T] [--source S] [--date YYYY-MM-DD]
                    [--lang zh-Hans|zh-Hant|en] [--url U] [--out FILE.md]
  npm run corpus -- check [FOLDER]
  npm run corpus -- notes FILE.md [--out FILE.notes.yaml]
  npm run corpus -- notes FILE.md --prompt`;

const OPTIONS = {
  title: { type: 'string' },
  source: { type: 'string' },
  date: { type: 'string' },
  lang: { type: 'string' },
  url: { type: 'string' },
  out: { type: 'string' },
  prompt: { type: 'boolean' },
} as const;

type Values = {
  readonly [Name in keyof typeof OPTIONS]?:
    ((typeof OPTIONS)[Name]['type'] extends 'boolean' ? boolean : string) | undefined;
};

/** Something about the command or its files that the person at the terminal can mend. */
class UsageError extends Error {
  readonly showUsage: boolean;

  constructor(message: string, showUsage = true, cause?: unknown) {
    super(message, { cause });
    this.name = 'UsageError';
    this.showUsage = showUsage;
  }
}

function needed(name: string | undefined, what: string): string {
  if (name === undefined) throw new UsageError(`Name the ${what}.`);
  return name;
}

function check(dir: string, io: CliStreams): number {
  const { corpus, problems } = checkCorpus(dir);
  for (const problem of problems) io.err(formatProblem(problem));
  const count = (severity: Problem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length;
  const found = `${count('error')} errors, ${count('warning')} warnings`;
  io.out(corpus === null ? found : `${corpus.entries.length} articles, ${found}`);
  return corpus === null ? 1 : 0;
}

function runImport(file: string, values: Values, dir: string, io: CliStreams): number {
  const { out: outOption, prompt: _, ...given } = values;
  const fields: { [Name in keyof typeof given]: string } = {};
  for (const [name, value] of Object.entries(given) as [keyof typeof given, string][]) {
    const fault = fieldFault(name, value);
    if (fault !== null) throw new UsageError(`--${name} ${fault}.`);
    fields[name] = value;
  }
  const raw = read(file);
  if (raw.trim() === '') throw new UsageError(`${file} holds no text.`, false);
  if (raw.startsWith(`${FENCE}\n`)) {
    throw new UsageError(`${file} has front matter: it is an article already.`, false);
  }
  const out = outOption ?? join(dir, `${suggestId(basename(file, extname(file)))}.md`);
  if (!ID.test(basename(out, '.md')) || extname(out) !== '.md') {
    throw new UsageError(`--out must name a file of a-z, 0-9 and - that ends in .md, not ${out}.`);
  }
  const { markdown, repairs, remarks } = importArticle(raw, fields);
  write(out, markdown);
  for (const { line, what, detail } of repairs) io.out(`${file}:${line}: ${what}: ${detail}`);
  for (const { line, what, detail } of remarks) io.out(`${file}:${line}: ${what}: ${detail}`);
  io.out(`Wrote ${out}; ${repairs.length} repairs to review.`);
  const todo = [...markdown.matchAll(new RegExp(`^(\\w+): ${TODO}$`, 'gmu'))].map(
    ([, name]) => name,
  );
  if (todo.length > 0) io.out(`Fill in what says ${TODO}: ${todo.join(', ')}.`);
  io.out('Then: npm run corpus -- check');
  return 0;
}

function runNotes(file: string, { out: outOption, prompt }: Values, io: CliStreams): number {
  const id = basename(file, '.md');
  if (extname(file) !== '.md' || !ID.test(id)) {
    throw new UsageError(`${file} is no article: its name must be a-z, 0-9 and -, then .md.`);
  }
  const problems: Problem[] = [];
  const article = readArticle(id, file, read(file), (problem) => problems.push(problem));
  for (const problem of problems) io.err(formatProblem(problem));
  // A field to be filled in moves no label.
  if (problems.some(({ severity, code }) => severity === 'error' && code !== 'todo')) return 1;
  const out = outOption ?? join(dirname(file), `${id}.notes.yaml`);
  if (prompt === true) {
    io.out(notesPrompt(article, out));
    return 0;
  }
  write(out, draftNotes(article));
  io.out(`Wrote ${out}. Add how people ask, then: npm run corpus -- check`);
  return 0;
}

function read(file: string): string {
  try {
    return decodeText(readFileSync(file));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${file} cannot be read: ${reason}.`, false, cause);
  }
}

/** Creates a file; one that is there already stays as it is. */
function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (cause) {
    const exists = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const reason = cause instanceof Error ? cause.message : String(cause);
    const why = exists
      ? 'is there already and is not overwritten; name another with --out'
      : reason;
    throw new UsageError(`${file} ${exists ? why : `cannot be written: ${why}`}.`, false, cause);
  }
}
