import type { Change } from '../../retrieval/answer.ts';
import type { Span } from '../../retrieval/article.ts';
import { ELLIPSIS } from '../grapheme.ts';
import type { Cut } from '../reply.ts';
import { inert } from './paint.ts';
import type { Run, Style } from './wrap.ts';

export function run(text: string, style: Style = 'plain'): Run {
  return { text: inert(text), style };
}

/** Words with their marks, and an ellipsis where some were cut. */
export function markedRuns(text: string, marks: readonly Span[], cut: Cut): Run[] {
  const runs: Run[] = [];
  let offset = 0;
  for (const mark of marks) {
    runs.push(run(text.slice(offset, mark.start)), run(text.slice(mark.start, mark.end), 'mark'));
    offset = mark.end;
  }
  runs.push(run(text.slice(offset)));
  return closed(runs, cut);
}

/** A reader's wording against the article's. */
export function changedRuns(changes: readonly Change[], cut: Cut): Run[] {
  const runs = changes.map(({ op, text }) => run(text, op === 'equal' ? 'plain' : op));
  return closed(runs, cut);
}

function closed(runs: readonly Run[], cut: Cut): Run[] {
  const ellipsis = run(ELLIPSIS, 'faint');
  const all = [...(cut.before ? [ellipsis] : []), ...runs, ...(cut.after ? [ellipsis] : [])];
  return all.filter(({ text }) => text !== '');
}
