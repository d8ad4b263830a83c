/** What may be wrong with a folder of articles; stable, for tests and tools. */
export type ProblemCode =
  | 'folder'
  | 'no-articles'
  | 'id'
  | 'id-twice'
  | 'unreadable'
  | 'front-matter'
  | 'field'
  | 'todo'
  | 'unknown-field'
  | 'empty-article'
  | 'empty-block'
  | 'notes-yaml'
  | 'notes-form'
  | 'notes-article'
  | 'notes-name'
  | 'notes-passage'
  | 'notes-span'
  | 'notes-ask'
  | 'notes-alias'
  | 'notes-unfilled'
  | 'ask-twice'
  | 'ask-foreign';

/** One thing wrong, where, and what to do about it. */
export interface Problem {
  readonly code: ProblemCode;
  /** A warning is shown by `check` and stops nothing. */
  readonly severity: 'error' | 'warning';
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  readonly fix: string;
}

/** Takes a problem and goes on, so that a person sees all of them at once. */
export type Report = (problem: Problem) => void;

/**
 * The corpus cannot be used. `code`, `file`, `line` and `fix` are those of the first problem; `problems`
 * has all errors, and the message lists them.
 */
export class CorpusError extends Error {
  readonly code: ProblemCode;
  readonly file: string;
  readonly line: number;
  readonly fix: string;
  readonly problems: readonly Problem[];

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'CorpusError';
    [{ code: this.code, file: this.file, line: this.line, fix: this.fix }] = problems;
    this.problems = problems;
  }
}

/** `corpus/a.md:4: error: … Fix: …` */
export function formatProblem({ file, line, severity, message, fix }: Problem): string {
  return `${file}:${line}: ${severity}: ${message} Fix: ${fix}`;
}
