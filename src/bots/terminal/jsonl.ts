import type { Answer, Change, Citation } from '../../retrieval/answer.ts';
import { MAX_CITATIONS } from '../../retrieval/answer.ts';
import { slice } from '../../retrieval/article.ts';
import type { AskOptions, Engine } from '../../retrieval/engine.ts';
import { linesOf, type Output } from './streams.ts';

/** One line of output for one question. Keys stand in this order. */
export interface AnswerRecord {
  readonly id: string | number;
  readonly question: string;
  readonly status: 'answered' | 'related' | 'not-covered' | 'rejected';
  /** Words of the question that neither the corpus nor an alias mentions; empty unless refused. */
  readonly missing: readonly string[];
  /** Best first, at most five; the first is the one that the bots show. */
  readonly citations: readonly CitationRecord[];
  readonly quote: {
    readonly verdict: 'exact' | 'altered' | 'absent';
    readonly passage: string | null;
    readonly original: string | null;
    readonly changes: readonly Change[];
  } | null;
}

export interface CitationRecord {
  readonly article: string;
  readonly passage: string;
  readonly text: string;
  readonly sentence: string;
  readonly answer: string;
  /** UTF-16 offsets of `answer` in `text`; null where the answer is empty. */
  readonly span: readonly [number, number] | null;
}

/** For a line that is no question; `line` counts from 1. */
export interface ErrorRecord {
  readonly error: string;
  readonly line: number;
}

/** Answers JSON lines one by one, in order, as fast as they are read. */
export async function answerLines(
  input: AsyncIterable<Uint8Array | string>,
  output: Output,
  engine: Engine,
  options: AskOptions,
): Promise<void> {
  let line = 0;
  for await (const text of linesOf(input)) {
    line += 1;
    const record = recordOfLine(text, line, engine, options);
    await output.write(`${JSON.stringify(record)}\n`);
    if (output.gone) return;
  }
}

export function recordOfLine(
  text: string,
  line: number,
  engine: Engine,
  options: AskOptions,
): AnswerRecord | ErrorRecord {
  const asked = readQuestion(text);
  if (typeof asked === 'string') return { error: asked, line };
  const { id, question, check } = asked;
  const answer = engine.answer(question, check ? { ...options, mode: 'check' } : options);
  const { status, missing, citations, quote } = outcomeOf(answer);
  return { id, question, status, missing, citations, quote };
}

interface Asked {
  readonly id: string | number;
  readonly question: string;
  readonly check: boolean;
}

/** The question on a line, or what is wrong with it. */
function readQuestion(text: string): Asked | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'not a JSON value';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'not a JSON object';
  }
  const { id, question, mode } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number') return '"id" must be a string';
  if (typeof question !== 'string') return '"question" must be a string';
  if (mode !== undefined && mode !== 'ask' && mode !== 'check') {
    return '"mode" must be "check" or left out';
  }
  return { id, question, check: mode === 'check' };
}

function outcomeOf(answer: Answer): Omit<AnswerRecord, 'id' | 'question'> {
  const bare = { missing: [], citations: [], quote: null };
  switch (answer.kind) {
    case 'answered':
    case 'passage':
    case 'which':
      return { ...bare, status: 'answered', citations: citationRecords(answer.citations) };
    case 'related':
      return {
        ...bare,
        status: 'related',
        missing: answer.missing,
        citations: citationRecords(answer.citations),
      };
    case 'quote':
      return {
        ...bare,
        status: 'answered',
        citations: citationRecords(answer.pieces),
        quote: {
          verdict: answer.verdict,
          passage: answer.pieces[0].passage.label,
          original: answer.pieces.map(wordsOf).join(''),
          changes: answer.changes,
        },
      };
    case 'absent':
      return {
        ...bare,
        status: 'not-covered',
        citations: citationRecords(answer.nearest),
        quote: { verdict: 'absent', passage: null, original: null, changes: [] },
      };
    case 'not-covered':
      return { ...bare, status: 'not-covered', missing: answer.missing };
    case 'rejected':
      return { ...bare, status: 'rejected' };
    default:
      return answer satisfies never;
  }
}

function citationRecords(citations: readonly Citation[]): CitationRecord[] {
  return citations.slice(0, MAX_CITATIONS).map((citation) => {
    const { passage, sentence, answer } = citation;
    const marked = answer !== null && answer.start < answer.end ? answer : null;
    return {
      article: passage.article,
      passage: passage.label,
      text: passage.text,
      sentence: slice(passage.text, sentence),
      answer: marked === null ? '' : slice(passage.text, marked),
      span: marked === null ? null : [marked.start, marked.end],
    };
  });
}

function wordsOf({ passage, answer, sentence }: Citation): string {
  return slice(passage.text, answer ?? sentence);
}
