import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article, Corpus, Notes } from '../retrieval/article.ts';
import { hashCorpus } from '../retrieval/build-article.ts';
import { ID, suggestId } from './id.ts';
import { once } from '../retrieval/once.ts';
import type { Problem, ProblemCode, Report } from './problem.ts';
import { CorpusError } from './problem.ts';
import { preparedCorpus } from './prepared.ts';
import { readArticle } from './read-article.ts';
import { readNotes } from './read-notes.ts';
import { findForeignTerms } from './foreign-terms.ts';
import { findSharedAsks } from './shared-asks.ts';
import { decodeText } from './text-file.ts';

/** What a folder holds and all that is wrong with it. */
export interface Checked {
  /** Null when there is an error. */
  readonly corpus: Corpus | null;
  /** By file and line. */
  readonly problems: readonly Problem[];
}

/**
 * Loads every article of a folder (each .md but README.md), sorted by id, with the notes that lie beside it
 * as `NAME.notes.yaml`. Throws `CorpusError` with everything that `checkCorpus` calls an error.
 */
export function loadCorpus(dir: string): Corpus {
  const prepared = preparedCorpus(dir);
  if (prepared !== null) return prepared;
  const { entries, problems } = readFolder(dir);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first, ...rest] = errors;
  if (first !== undefined) throw new CorpusError([first, ...rest]);
  return toCorpus(entries);
}

/** Looks for everything that is wrong with a folder, warnings included. */
export function checkCorpus(dir: string): Checked {
  const { entries, problems } = readFolder(dir);
  const failed = problems.some(({ severity }) => severity === 'error');
  const warnings = failed
    ? []
    : entries.flatMap((entry) => {
        const lined = { ...entry, lineOf: lineFinder(entry.notesSource ?? '') };
        return [...findSharedAsks(lined), ...findForeignTerms(lined)];
      });
  return { corpus: failed ? null : toCorpus(entries), problems: [...problems, ...warnings] };
}

/** An article as read, with where its notes came from, for messages. */
export interface Entry {
  readonly article: Article;
  readonly notes: Notes | null;
  readonly notesFile: string;
  /** The notes as written; null where there are none. */
  readonly notesSource: string | null;
}

/** Tells the last line, from 1, on which an ask stands as the editor wrote it; 1 where it is folded. */
function lineFinder(source: string): (ask: string) => number {
  const lines = once(
    () =>
      new Map(
        source
          .split('\n')
          .map(
            (line, index) =>
              [line.replace(ITEM, '').replace(QUOTED, '$2').trim(), index + 1] as const,
          ),
      ),
  );
  return (ask) => lines().get(ask) ?? lines().get(ask.replaceAll("'", "''")) ?? 1;
}

/** What opens an item of a list, and the quotes around it. */
const ITEM = /^\s*-\s+/u;
const QUOTED = /^(['"])(.*)\1\s*$/u;

const ARTICLE_FILE = /\.md$/iu;
const NOTES_ENDING = '.notes.yaml';
const NOTES_LIKE = /\.notes\.(?:ya?ml|json)$/iu;

function toCorpus(entries: readonly Entry[]): Corpus {
  const plain = entries.map(({ article, notes }) => ({ article, notes }));
  return { entries: plain, hash: hashCorpus(plain) };
}

function readFolder(dir: string): { entries: Entry[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const names = listFolder(dir, report);
  if (names === null) return { entries: [], problems };
  const files = articleFiles(dir, names, report);
  if (files.length === 0 && problems.length === 0) {
    const fix = 'Add one, or set CORPUS_DIR to a folder with articles.';
    report({ ...error('no-articles', dir), message: 'the folder holds no article.', fix });
  }
  const entries = files.flatMap(({ id, name }): Entry[] => {
    const file = join(dir, name);
    const source = readText(file, report);
    if (source === null) return [];
    const article = readArticle(id, file, source, report);
    const notesFile = join(dir, `${id}${NOTES_ENDING}`);
    const notesSource = names.includes(`${id}${NOTES_ENDING}`) ? readText(notesFile, report) : null;
    const notes = notesSource === null ? null : readNotes(article, notesFile, notesSource, report);
    return [{ article, notes, notesFile, notesSource }];
  });
  return { entries, problems };
}

/** The names in a folder, in order of their code units, alike on every machine. */
function listFolder(dir: string, report: Report): string[] | null {
  try {
    return readdirSync(dir).sort();
  } catch (cause) {
    const fix = 'Set CORPUS_DIR to a folder with articles.';
    report({ ...error('folder', dir), message: `cannot be read (${reasonOf(cause)}).`, fix });
    return null;
  }
}

/** The files to read, by id; names that cannot be served are reported. */
function articleFiles(dir: string, names: readonly string[], report: Report) {
  const files: { id: string; name: string }[] = [];
  const seen = new Map<string, string>();
  for (const name of names) {
    if (!ARTICLE_FILE.test(name) || name.toLowerCase() === 'readme.md') continue;
    const id = name.replace(ARTICLE_FILE, '');
    const twin = seen.get(id.toLowerCase());
    seen.set(id.toLowerCase(), name);
    const file = join(dir, name);
    if (twin !== undefined) {
      const message = `its id is that of ${twin}, but for the case of letters.`;
      report({ ...error('id-twice', file), message, fix: 'Rename one of them.' });
    } else if (!ID.test(id)) {
      const message = `"${id}" cannot be an id: 1 to 32 of a-z, 0-9 and - are allowed.`;
      const fix = `Rename the file, for example to ${suggestId(id)}.md.`;
      report({ ...error('id', file), message, fix });
    } else files.push({ id, name });
  }
  for (const name of names) {
    const [ending] = NOTES_LIKE.exec(name) ?? [];
    if (ending === undefined) continue;
    const id = name.slice(0, -ending.length);
    const file = join(dir, name);
    if (ending !== NOTES_ENDING) {
      const fix = `Rename it to ${id}${NOTES_ENDING}.`;
      report({ ...error('notes-name', file), message: 'notes by this name are not read.', fix });
    } else if (!seen.has(id.toLowerCase())) {
      const message = `there is no article ${id}.md that these notes are for.`;
      report({ ...error('notes-article', file), message, fix: 'Rename or remove the notes.' });
    }
  }
  return files;
}

/** A file's text, or null, reported. */
function readText(file: string, report: Report): string | null {
  try {
    return decodeText(readFileSync(file));
  } catch (cause) {
    const fix = 'Save it as UTF-8 and make it readable.';
    report({ ...error('unreadable', file), message: `cannot be read (${reasonOf(cause)}).`, fix });
    return null;
  }
}

function error(code: ProblemCode, file: string) {
  return { code, severity: 'error', file, line: 1 } as const;
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
