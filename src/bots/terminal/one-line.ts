import { ELLIPSIS } from '../grapheme.ts';
import type { Reply } from '../reply.ts';
import { bracketed } from './paint.ts';
import { changedRuns, markedRuns } from './runs.ts';
import type { Run } from './wrap.ts';

/**
 * A reply in one line, for pipes: our own words first, then `¶13 words with the 【answer】 —— attribution`.
 * Further passages are left out where there is a first one, and listed behind `；` where there is none.
 */
export function oneLine(reply: Reply): string {
  const parts: string[] = [];
  const cites = reply.blocks.some(({ kind }) => kind === 'quote');
  let words = '';
  for (const block of reply.blocks) {
    switch (block.kind) {
      case 'line':
      case 'verdict':
        // The heading of a list that is left out would say nothing.
        if (!cites || words === '') parts.push(block.text);
        break;
      case 'changes':
        parts.push(plain(changedRuns(block.changes, block.cut)));
        break;
      case 'quote':
        words = plain(markedRuns(block.text, block.marks, block.cut));
        break;
      case 'source':
        if (words !== '') parts.push(`${block.place} ${words} —— ${block.attribution}`);
        else parts.push(`${block.place} ${block.attribution}`.trim());
        break;
      case 'entries':
        if (!cites) {
          const entries = block.entries.map(({ place, text, marks, cut }) =>
            `${place} ${plain(markedRuns(text, marks, cut))}`.trim(),
          );
          parts.push(entries.join('；') + (block.cut ? ELLIPSIS : ''));
        }
        break;
      default:
        block satisfies never;
    }
  }
  return parts.join(' ').replace(/\s+/gu, ' ').trim();
}

function plain(runs: readonly Run[]): string {
  return runs.map((part) => bracketed(part).text).join('');
}
