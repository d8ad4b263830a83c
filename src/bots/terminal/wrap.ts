import { graphemes } from '../grapheme.ts';
import { columns } from './columns.ts';

/** What a stretch of text is, for colours. */
export type Style =
  'plain' | 'strong' | 'faint' | 'mark' | 'insert' | 'delete' | 'exact' | 'altered' | 'absent';

export interface Run {
  readonly text: string;
  readonly style: Style;
}

interface Cell extends Run {
  readonly columns: number;
}

/** Marks that may not open a line, and marks that may not close one (Chinese typesetting, CLREQ 3.1.3). */
const CLOSING = /^[、。，．：；！？）】〕」』》〉”’…—·%％)\],.;:!?}]/u;
const OPENING = /^[（【〔「『《〈“‘([{]/u;

/**
 * Breaks runs into lines of at most `width` columns: between words, and between Chinese characters where
 * punctuation allows it. A word wider than a line is broken by grapheme.
 */
export function wrap(runs: readonly Run[], width: number): Run[][] {
  const lines: Cell[][] = [[]];
  let used = 0;
  const open = (): void => {
    const full = lines.at(-1)!;
    while (full.at(-1)?.text === ' ') full.pop();
    lines.push([]);
    used = 0;
  };
  for (const word of wordsOf(cellsOf(runs))) {
    if (word[0]!.text === '\n') {
      open();
      continue;
    }
    const needed = sum(word);
    if (used > 0 && used + needed > width) open();
    if (used === 0 && lines.length > 1 && word[0]!.text === ' ') continue;
    for (const cell of word) {
      if (needed > width && used > 0 && used + cell.columns > width) open();
      lines.at(-1)!.push(cell);
      used += cell.columns;
    }
  }
  return lines.map(joinCells);
}

function cellsOf(runs: readonly Run[]): Cell[] {
  return runs.flatMap(({ text, style }) =>
    graphemes(text).map((grapheme) => ({ text: grapheme, style, columns: columns(grapheme) })),
  );
}

/** Stretches that stay on one line. */
function wordsOf(cells: readonly Cell[]): Cell[][] {
  const words: Cell[][] = [];
  let previous: Cell | undefined;
  for (const cell of cells) {
    if (previous === undefined || mayBreak(previous, cell)) words.push([]);
    words.at(-1)!.push(cell);
    previous = cell;
  }
  return words;
}

function mayBreak(before: Cell, after: Cell): boolean {
  if ([before, after].some(({ text }) => text === ' ' || text === '\n')) return true;
  if (OPENING.test(before.text) || CLOSING.test(after.text)) return false;
  return before.columns === 2 || after.columns === 2;
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, cell) => total + cell.columns, 0);
}

function joinCells(cells: readonly Cell[]): Run[] {
  const runs: { text: string; style: Style }[] = [];
  for (const { text, style } of cells) {
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ text, style });
  }
  return runs;
}
