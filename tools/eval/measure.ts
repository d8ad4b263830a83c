import type { Answer, Citation, Engine } from '../../src/retrieval/index.ts';
import { slice } from '../../src/retrieval/index.ts';
import type { Row } from './rows.ts';

/** What one question came to. */
export interface Outcome {
  readonly row: Row;
  readonly status: 'answered' | 'related' | 'not-covered' | 'rejected';
  /** Position of the first accepted passage among the citations, from 1; 0 for none. */
  readonly rank: number;
  readonly hit: boolean;
  /** Character F1 of the first highlight against the best accepted answer; 0 unless answered. */
  readonly f1: number;
  /** Right passage first, and its highlighted sentence holds an accepted answer. */
  readonly sentence: boolean;
  readonly verdict: 'exact' | 'altered' | 'absent' | null;
  readonly missing: readonly string[];
  readonly shown: { readonly place: string; readonly answer: string } | null;
}

/** Shares from 0 to 1, `n` a count; null where no row of the kind is there. */
export interface Figures {
  readonly n: number;
  readonly recall1: number | null;
  readonly recall3: number | null;
  readonly mrr: number | null;
  readonly answerHits: number | null;
  readonly f1: number | null;
  readonly refused: number | null;
  readonly wronglyRefused: number | null;
  readonly missingNamed: number | null;
  readonly quotesFound: number | null;
  readonly misquotesCalledExact: number | null;
  readonly sentence: number | null;
}

export function askRow(engine: Engine, row: Row): Outcome {
  const answer = engine.answer(row.question);
  const citations = citationsOf(answer);
  const rank = citations.findIndex((citation) => accepts(row, citation)) + 1;
  const first = citations[0];
  const highlight =
    first === undefined || first.answer === null ? '' : slice(first.passage.text, first.answer);
  const status = statusOf(answer);
  const right = status === 'answered' && rank === 1;
  return {
    row,
    status,
    rank,
    hit: right && row.answers.some((gold) => isHit(gold, highlight)),
    f1: status === 'answered' ? Math.max(0, ...row.answers.map((gold) => f1(gold, highlight))) : 0,
    sentence: rank === 1 && first !== undefined && holdsAnswer(row, first),
    verdict: verdictOf(answer),
    missing: 'missing' in answer ? answer.missing : [],
    shown: first === undefined ? null : { place: first.passage.label, answer: highlight },
  };
}

export function figures(outcomes: readonly Outcome[]): Figures {
  const placed = outcomes.filter(({ row }) => row.passages.length > 0);
  const answerable = placed.filter(({ row }) => row.kind !== 'quote' && row.kind !== 'misquote');
  const withAnswer = placed.filter(({ row }) => row.answers.length > 0);
  const unanswerable = outcomes.filter(({ row }) => row.kind === 'unanswerable');
  const nameable = unanswerable.filter(({ row }) => row.missing.length > 0 && row.lang !== 'en');
  const quotes = outcomes.filter(({ row }) => row.kind === 'quote');
  const misquotes = outcomes.filter(({ row }) => row.kind === 'misquote');
  return {
    n: outcomes.length,
    recall1: share(placed, ({ rank }) => rank === 1),
    recall3: share(placed, ({ rank }) => rank >= 1 && rank <= 3),
    mrr: mean(placed, ({ rank }) => (rank === 0 ? 0 : 1 / rank)),
    answerHits: share(withAnswer, ({ hit }) => hit),
    f1: mean(withAnswer, (outcome) => outcome.f1),
    refused: share(unanswerable, ({ status }) => status !== 'answered'),
    wronglyRefused: share(answerable, ({ status }) => status !== 'answered'),
    missingNamed: share(nameable, ({ row, missing }) => names(row, missing)),
    quotesFound: share(
      quotes,
      ({ verdict, rank }) => (verdict === 'exact' || verdict === 'altered') && rank === 1,
    ),
    misquotesCalledExact: share(misquotes, ({ verdict }) => verdict === 'exact'),
    sentence: share(withAnswer, ({ sentence }) => sentence),
  };
}

function citationsOf(answer: Answer): readonly Citation[] {
  if (answer.kind === 'quote') return [...answer.pieces, ...answer.others];
  if (answer.kind === 'absent') return answer.nearest;
  return 'citations' in answer ? answer.citations : [];
}

function statusOf(answer: Answer): Outcome['status'] {
  switch (answer.kind) {
    case 'answered':
    case 'passage':
    case 'which':
    case 'quote':
      return 'answered';
    case 'absent':
      return 'not-covered';
    case 'related':
    case 'not-covered':
    case 'rejected':
      return answer.kind;
    default:
      return answer satisfies never;
  }
}

function verdictOf(answer: Answer): Outcome['verdict'] {
  if (answer.kind === 'quote') return answer.verdict;
  if (answer.kind === 'absent') return 'absent';
  return answer.kind === 'answered' ? (answer.quote?.verdict ?? null) : null;
}

function accepts(row: Row, { passage }: Citation): boolean {
  return (
    row.passages.includes(passage.label) ||
    row.passages.includes(`${passage.article}_${passage.label}`)
  );
}

function holdsAnswer(row: Row, { passage, sentence }: Citation): boolean {
  const text = foldAnswer(slice(passage.text, sentence));
  return row.answers.some((gold) => text.includes(foldAnswer(gold)));
}

/** One named word is enough; a longer or shorter cut of it counts. */
function names({ missing }: Row, found: readonly string[]): boolean {
  return missing.some((gold) =>
    found.some(
      (word) =>
        foldAnswer(gold).includes(foldAnswer(word)) || foldAnswer(word).includes(foldAnswer(gold)),
    ),
  );
}

/** Characters that a highlight may have around a short answer. */
const MAX_SHORT_HIGHLIGHT = 12;

export function isHit(gold: string, highlight: string): boolean {
  const wanted = foldAnswer(gold);
  const got = foldAnswer(highlight);
  if (wanted === '' || got === '') return false;
  if (got.includes(wanted)) return got.length <= Math.max(MAX_SHORT_HIGHLIGHT, 2 * wanted.length);
  return wanted.includes(got) && got.length >= wanted.length / 2;
}

export function f1(gold: string, highlight: string): number {
  const wanted = Array.from(foldAnswer(gold));
  const left = new Map<string, number>();
  for (const char of wanted) left.set(char, (left.get(char) ?? 0) + 1);
  let common = 0;
  const got = Array.from(foldAnswer(highlight));
  for (const char of got) {
    const count = left.get(char) ?? 0;
    if (count === 0) continue;
    left.set(char, count - 1);
    common++;
  }
  return common === 0 ? 0 : (2 * common) / (wanted.length + got.length);
}

/** The form in which answers are compared: letters and digits, width and case folded. */
export function foldAnswer(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return mean(items, (item) => (holds(item) ? 1 : 0));
}

function mean<T>(items: readonly T[], value: (item: T) => number): number | null {
  if (items.length === 0) return null;
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}
