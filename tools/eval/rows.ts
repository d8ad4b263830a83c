import { readFileSync } from 'node:fs';
import { articleFromTexts } from '../../src/retrieval/build-article.ts';
import type { Corpus } from '../../src/retrieval/index.ts';

/** A question with the places that answer it and the words that should be highlighted. */
export interface Row {
  readonly id: string;
  readonly lang: string;
  readonly kind: string;
  readonly question: string;
  /** Accepted passages, as `label` or, with several articles, `article_label`; empty if unanswerable. */
  readonly passages: readonly string[];
  /** Accepted answers, verbatim; empty where none is given. */
  readonly answers: readonly string[];
  /** Words that make an unanswerable question so, where its writer named them. */
  readonly missing: readonly string[];
}

/** Reads questions in the form of tests/eval/*.jsonl. */
export function readRows(file: string): Row[] {
  return readJsonLines(file).map((row) => ({
    id: String(row.id),
    lang: String(row.lang),
    kind: String(row.kind),
    question: String(row.question),
    passages: row.passages as string[],
    answers: typeof row.answer === 'string' ? [row.answer] : [],
    missing: (row.missing as string[] | undefined) ?? [],
  }));
}

/**
 * Reads a public set: passages `{id, title, text}` and questions `{q, pid, a, imp}`, one JSON object a
 * line. Passages of one title make one article.
 */
export function readPublicSet(
  passageFile: string,
  questionFile: string,
): { corpus: Corpus; rows: Row[] } {
  const byTitle = new Map<string, { id: string; text: string }[]>();
  for (const { id, title, text } of readJsonLines(passageFile)) {
    const key = String(title ?? '');
    const group = byTitle.get(key) ?? [];
    group.push({ id: String(id), text: String(text) });
    byTitle.set(key, group);
  }
  const place = new Map<string, string>();
  const entries = Array.from(byTitle, ([title, group], index) => {
    const article = articleFromTexts(
      `a${index + 1}`,
      title,
      group.map(({ text }) => text),
    );
    group.forEach(({ id }, position) => {
      place.set(id, `${article.id}_p${position + 1}`);
    });
    return { article, notes: null };
  });
  const rows = readJsonLines(questionFile).map((row, index): Row => {
    const impossible = row.imp === true;
    return {
      id: String(row.id ?? index + 1),
      lang: '',
      kind: impossible ? 'unanswerable' : 'question',
      question: String(row.q),
      passages: impossible ? [] : [place.get(String(row.pid)) ?? String(row.pid)],
      answers: impossible ? [] : (row.a as string[]),
      missing: [],
    };
  });
  return { corpus: { entries, hash: '' }, rows };
}

function readJsonLines(file: string): Record<string, unknown>[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
