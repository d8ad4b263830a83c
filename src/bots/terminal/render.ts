import { ELLIPSIS } from '../grapheme.ts';
import type { Block, Entry, Reply, Verdict } from '../reply.ts';
import { columns } from './columns.ts';
import { bracketed, coloured } from './paint.ts';
import { changedRuns, markedRuns, run } from './runs.ts';
import { wrap, type Run } from './wrap.ts';

/** How a terminal shows things. */
export interface Display {
  /** Columns; Infinity to leave lines as they are. */
  readonly width: number;
  readonly colours: boolean;
}

/** Text in a very narrow window is broken anyway; below this it would be one character a line. */
const LEAST_WIDTH = 20;
const BAR: Run = run('│ ', 'faint');
/** Places up to this wide share a column in front of their entries. */
const MAX_PLACE_COLUMNS = 24;
const SIGN: Readonly<Record<Verdict, string>> = { exact: '✓', altered: '≠', absent: '✗' };

/** The reply as lines of text, without a line end after the last. Buttons are for other platforms. */
export function renderReply(reply: Reply, display: Display): string {
  const lines: string[] = [];
  let previous: Block | undefined;
  for (const block of reply.blocks) {
    if (previous !== undefined && opensParagraph(block, previous)) lines.push('');
    lines.push(...renderBlock(block, display));
    previous = block;
  }
  return lines.join('\n');
}

function renderBlock(block: Block, display: Display): string[] {
  switch (block.kind) {
    case 'line':
      return paragraph([run(block.text, block.strong ? 'strong' : 'plain')], [], display);
    case 'verdict':
      return paragraph([run(`${SIGN[block.verdict]} ${block.text}`, block.verdict)], [], display);
    case 'quote':
      return paragraph(markedRuns(block.text, block.marks, block.cut), [BAR], display);
    case 'changes':
      return paragraph(changedRuns(block.changes, block.cut), [BAR], display);
    case 'source': {
      const place = block.place === '' ? '' : `${block.place} · `;
      const source = paragraph([run(place + block.attribution, 'faint')], [], display);
      // A link is left whole, so that a terminal can open it.
      return block.url === null ? source : [...source, show([run(block.url, 'faint')], display)];
    }
    case 'entries':
      return entryLines(block.entries, block.cut, display);
    default:
      return block satisfies never;
  }
}

function entryLines(entries: readonly Entry[], cut: boolean, display: Display): string[] {
  const widths = entries.map(({ place }) => columns(place));
  const column = Math.max(0, ...widths.filter((width) => width <= MAX_PLACE_COLUMNS));
  const lines = entries.flatMap(({ place, text, marks, cut: ends }, index) => {
    const runs = markedRuns(text, marks, ends);
    if (column === 0 && place === '') return paragraph(runs, [], display);
    const pad = ' '.repeat(Math.max(0, column - widths[index]!) + 2);
    const first = [run(place, 'strong'), run(pad)];
    return paragraph(runs, [run(' '.repeat(column + 2))], display, first);
  });
  return cut ? [...lines, ELLIPSIS] : lines;
}

/** Wrapped lines behind a prefix; the first line may have one of its own. */
function paragraph(
  runs: readonly Run[],
  prefix: readonly Run[],
  display: Display,
  first: readonly Run[] = prefix,
): string[] {
  const text = display.colours ? runs : runs.map(bracketed);
  const widest = Math.max(sum(prefix), sum(first));
  const width = Math.max(LEAST_WIDTH, display.width - widest);
  return wrap(text, width).map((line, index) =>
    show([...(index === 0 ? first : prefix), ...line], display),
  );
}

function show(runs: readonly Run[], { colours }: Display): string {
  const text = runs.map((part) => (colours ? coloured(part) : part.text)).join('');
  return colours ? text : text.trimEnd();
}

function sum(runs: readonly Run[]): number {
  return runs.reduce((total, { text }) => total + columns(text), 0);
}

/** An empty line goes before a block, except where it belongs to what stands above it. */
function opensParagraph(block: Block, previous: Block): boolean {
  if (block.kind === 'source') return previous.kind === 'line' || previous.kind === 'entries';
  return previous.kind !== 'line' && previous.kind !== 'verdict';
}
