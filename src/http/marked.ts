import type { Span } from '../retrieval/article.ts';
import type { Cut } from '../bots/reply.ts';
import { NOT_CUT } from '../bots/reply.ts';
import { ELLIPSIS } from '../bots/grapheme.ts';
import { html, type Html } from './framework.ts';

/** The words of `text` in one run, those in `marks` marked; an ellipsis stands outside them. */
export function marked(text: string, marks: readonly Span[], cut: Cut = NOT_CUT): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const mark of marks.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(at, mark.start);
    if (mark.end <= start) continue;
    parts.push(html`${text.slice(at, start)}<mark>${text.slice(start, mark.end)}</mark>`);
    at = mark.end;
  }
  const ellipsis = html`<span class="cut">${ELLIPSIS}</span>`;
  return html`${cut.before && ellipsis}${parts}${text.slice(at)}${cut.after && ellipsis}`;
}
