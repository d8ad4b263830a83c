import { diffArrays } from 'diff/lib/diff/array.js';
import type { Change } from './answer.ts';
import { bare, fold } from './fold.ts';
import { toSimplified } from './script.ts';

/** Cuts a simplified text into words; the words joined are the text. */
export type Cut = (text: string) => readonly string[];

/**
 * The steps from one wording to another: `equal` and `delete` joined are `asked`, `equal` and `insert` joined
 * are `original`. Two neighbours never have the same `op`, and a deletion stands before what replaces it.
 *
 * Made to be read: numbers change as a whole, and so do words where a part of one is replaced, by the words
 * that `cut` finds (default: Intl.Segmenter's). Characters that differ in width, script or kind of mark only
 * are steps as well, since the steps are of the wording as typed; `meaningfulChanges` leaves those out.
 */
export function changesBetween(asked: string, original: string, cut: Cut = cutWords): Change[] {
  if (asked === original) return asked === '' ? [] : [{ op: 'equal', text: asked }];
  const before = tokenize(asked, cut);
  const after = tokenize(original, cut);
  return steps(readable(runsBetween(before, after)));
}

/** The words of a text, joined the text. */
export function wordsOf(text: string, cut: Cut): string[] {
  const words: string[] = [];
  let at = 0;
  for (const word of cut(toSimplified(text))) words.push(text.slice(at, (at += word.length)));
  return words;
}

/** By Unicode's and ICU's rules; used where no better segmenter is given. */
export function cutWords(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

let segmenter: Intl.Segmenter | undefined;

/**
 * The steps for a reader's eyes: what differs in width, script, punctuation and spaces only is `equal`, in
 * the article's wording. `equal` and `insert` joined are still the original.
 */
export function meaningfulChanges(changes: readonly Change[], cut: Cut = cutWords): Change[] {
  const joinedBut = (op: Change['op']) =>
    changes.map((change) => (change.op === op ? '' : change.text)).join('');
  const before = tokenize(joinedBut('insert'), cut);
  const after = tokenize(joinedBut('delete'), cut);
  const runs = readable(runsBetween(before, after)).map((run) =>
    run.same || isForm(run) ? { same: true, before: run.after, after: run.after } : run,
  );
  return steps(joined(runs));
}

/** Past this many edits two texts have little in common, and the library's time grows with their square. */
const MAX_EDITS = 400;
/** Equal characters that a word may draw into a change on each side. */
const MAX_DRAWN = 4;

interface Token {
  readonly text: string;
  /** Folded by width and script; equal keys are the same to a reader. */
  readonly key: string;
  /** Whether a word begins here. */
  readonly startsWord: boolean;
}

/** A stretch that is the same on both sides, or replaced. Each side may be empty in a replaced one. */
interface Run {
  readonly same: boolean;
  readonly before: readonly Token[];
  readonly after: readonly Token[];
}

/** A number with its point and per cent sign, Chinese numerals, a word of an alphabet, white space, or one character. */
const TOKEN =
  /\p{Nd}+(?:[.．]\p{Nd}+|[,，]\p{Nd}{3}(?!\p{Nd}))*[%％‰]?|[零〇一二两兩三四五六七八九十百千万萬亿億]{2,}|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+|\s+|[^]\p{M}*/gu;
const WORD = /[\p{L}\p{N}]/u;
const NUMBER = /^\p{Nd}|^[零〇一二两兩三四五六七八九十百千万萬亿億]{2}/u;

function tokenize(text: string, cut: Cut): Token[] {
  const starts = new Set<number>([0]);
  let at = 0;
  for (const word of wordsOf(text, cut)) starts.add((at += word.length));
  let afterNumber = false;
  return Array.from(text.matchAll(TOKEN), ({ 0: token, index }) => {
    const isNumber = NUMBER.test(token);
    // A segmenter may join a number to its unit; a reader sees two words.
    const startsWord = starts.has(index) || !WORD.test(token) || isNumber || afterNumber;
    afterNumber = isNumber;
    return { text: token, key: fold(token).text, startsWord };
  });
}

function runsBetween(before: readonly Token[], after: readonly Token[]): Run[] {
  const changes = diffArrays([...before], [...after], {
    comparator: (a, b) => a.key === b.key,
    maxEditLength: MAX_EDITS,
  });
  if (changes === undefined) return [{ same: false, before, after }];
  const runs: Run[] = [];
  let b = 0;
  let a = 0;
  for (const { added, removed, count } of changes) {
    const nextB = added ? b : b + count;
    const nextA = removed ? a : a + count;
    runs.push({
      same: !added && !removed,
      before: before.slice(b, nextB),
      after: after.slice(a, nextA),
    });
    b = nextB;
    a = nextA;
  }
  return runs;
}

/** Until nothing moves: short remains of words join the changes around them. */
function readable(runs: readonly Run[]): Run[] {
  for (let current = joined(runs); ;) {
    const next = joined(current.flatMap((run, index) => spread(run, current, index)));
    if (next.length === current.length && sizeOf(next) === sizeOf(current)) return next;
    current = next;
  }
}

/** Equal characters left; each round leaves fewer, or nothing changes any more. */
function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + (run.same ? run.before.length : 0), 0);
}

/** Joins neighbours of a kind. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    if (run.before.length + run.after.length === 0) continue;
    const last = result.at(-1);
    if (last?.same !== run.same) result.push(run);
    else {
      const before = [...last.before, ...run.before];
      result[result.length - 1] = { ...last, before, after: [...last.after, ...run.after] };
    }
  }
  return result;
}

/** An equal run gives to the changes beside it what is part of a changed word. */
function spread(run: Run, runs: readonly Run[], index: number): Run[] {
  if (!run.same) return [run];
  const left = runs[index - 1];
  const right = runs[index + 1];
  const size = run.before.length;
  if (left !== undefined && right !== undefined && isRemnant(run, right)) {
    return [{ ...run, same: false }];
  }
  let from = 0;
  if (left !== undefined && isReplaced(left)) {
    while (from < Math.min(size, MAX_DRAWN) && !wordStarts(run, from)) from++;
  }
  let to = size;
  if (right !== undefined && isReplaced(right)) {
    while (to > from && size - to < MAX_DRAWN && !endsWord(run, right, to)) to--;
  }
  if (from < size && !wordStarts(run, from)) from = 0;
  if (to < size && to > 0 && !endsWord(run, right!, to)) to = size;
  return [part(run, 0, from, false), part(run, from, to, true), part(run, to, size, false)];
}

function part(run: Run, from: number, to: number, same: boolean): Run {
  return { same, before: run.before.slice(from, to), after: run.after.slice(from, to) };
}

/** One character between two changes that is no word of its own on both sides, or a mark. */
function isRemnant(run: Run, right: Run): boolean {
  if (run.before.length > 1) return false;
  if (!WORD.test(run.before[0]!.text)) return false;
  return !(wordStarts(run, 0) && endsWord(run, right, 1));
}

function isReplaced(run: Run): boolean {
  return run.before.length > 0 && run.after.length > 0;
}

/** Whether words begin, on both sides, at a token of an equal run. */
function wordStarts(run: Run, at: number): boolean {
  const before = run.before[at];
  const after = run.after[at];
  return (before?.startsWord ?? true) && (after?.startsWord ?? true);
}

/** Whether words end, on both sides, before token `at` of an equal run, `at` being its end at most. */
function endsWord(run: Run, right: Run, at: number): boolean {
  if (at < run.before.length) return wordStarts(run, at);
  return (right.before[0]?.startsWord ?? true) && (right.after[0]?.startsWord ?? true);
}

function isForm(run: Run): boolean {
  const lettersOf = (tokens: readonly Token[]) =>
    bare(fold(tokens.map(({ text }) => text).join(''))).text;
  return lettersOf(run.before) === lettersOf(run.after);
}

function steps(runs: readonly Run[]): Change[] {
  const changes: Change[] = [];
  let deleted = '';
  let inserted = '';
  let equal = '';
  const flush = () => {
    if (deleted !== '') changes.push({ op: 'delete', text: deleted });
    if (inserted !== '') changes.push({ op: 'insert', text: inserted });
    deleted = '';
    inserted = '';
  };
  const flushEqual = () => {
    if (equal !== '') changes.push({ op: 'equal', text: equal });
    equal = '';
  };
  for (const run of runs) {
    if (!run.same) {
      flushEqual();
      deleted += run.before.map(({ text }) => text).join('');
      inserted += run.after.map(({ text }) => text).join('');
      continue;
    }
    for (const [index, token] of run.before.entries()) {
      const other = run.after[index]!;
      if (token.text === other.text) {
        flush();
        equal += token.text;
      } else {
        flushEqual();
        deleted += token.text;
        inserted += other.text;
      }
    }
  }
  flush();
  flushEqual();
  return changes;
}
