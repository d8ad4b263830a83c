import type { Segmenter } from './jieba.ts';
import { fold, type Mapped } from './fold.ts';

/** A word, number or mark of a folded text: `[start, end)` of it, with nodejieba's tag. */
export interface Token {
  readonly text: string;
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence as spans are chosen in it: folded, with the way back, and cut into tagged tokens. */
export interface TaggedText {
  readonly mapped: Mapped;
  /** Lower case; as long as `mapped.text`. */
  readonly folded: string;
  /** In order; joined they are `folded`. */
  readonly tokens: readonly Token[];
}

/** Null where the segmenter gives back another text than it was given (unpaired surrogates). */
export function tagText(source: string, tag: Segmenter['tag']): TaggedText | null {
  const mapped = fold(source);
  const lower = mapped.text.toLowerCase();
  const folded = lower.length === mapped.text.length ? lower : mapped.text;
  const words = tag(folded);
  if (words.map(({ word }) => word).join('') !== folded) return null;
  return { mapped, folded, tokens: joinRuns(folded, words) };
}

/** What the segmenter may cut although it is one thing: 1,520 and u-boat. */
const RUN = /[\da-z]+(?:[.,:'/-][\da-z]+)*%?/gu;

function joinRuns(
  folded: string,
  words: readonly { readonly word: string; readonly tag: string }[],
): Token[] {
  const runs = Array.from(folded.matchAll(RUN), ({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
    tag: /^[\d.,%]+$/.test(text) ? 'm' : 'eng',
  }));
  const tokens: Token[] = [];
  let at = 0;
  let next = 0;
  let done = 0;
  const push = (start: number, end: number, tag: string) => {
    if (end > start) tokens.push({ text: folded.slice(start, end), tag, start, end });
    done = Math.max(done, end);
  };
  for (const { word, tag } of words) {
    const end = at + word.length;
    for (let run = runs[next]; run !== undefined && run.start < end; run = runs[++next]) {
      push(Math.max(done, at), run.start, tag);
      push(run.start, run.end, run.tag);
    }
    push(Math.max(done, at), end, tag);
    at = end;
  }
  return tokens;
}
