import type { Block } from '../retrieval/build-article.ts';

/** A block with the line it starts at, from 1. */
export type LocatedBlock = Block & { readonly line: number };

/** A Markdown file in its two parts; lines are counted from 1 over the whole file. */
export interface Markdown {
  /** What stands between the `---` lines, or null without them. */
  readonly frontMatter: { readonly source: string; readonly line: number } | null;
  readonly blocks: readonly LocatedBlock[];
}

/**
 * Reads the little Markdown that articles are written in: front matter, `#` headings of any depth, `>` pull
 * quotes, `-` items (each a paragraph) and paragraphs, parted by blank lines. Lines of one block are joined,
 * with a space unless Han characters meet. A backslash at the start of a line keeps a mark from being read.
 */
export function parseMarkdown(source: string): Markdown {
  const lines = source.replace(/^\uFEFF/u, '').split(/\r\n?|\n/u);
  const fences = lines.flatMap((line, index) => (line.trimEnd() === FENCE ? [index] : []));
  const close = fences[0] === 0 ? (fences[1] ?? -1) : -1;
  const frontMatter = close === -1 ? null : { source: lines.slice(1, close).join('\n'), line: 2 };
  return { frontMatter, blocks: parseBlocks(lines, close + 1) };
}

/** The line that stands before and after front matter. */
export const FENCE = '---';

/** The block as Markdown; `parseMarkdown` reads it back as it is. */
export function formatBlock({ kind, text }: Block): string {
  if (kind === 'heading') return `## ${text}`;
  if (kind === 'pull-quote') return `> ${text}`;
  return NEEDS_ESCAPE.test(text) ? `\\${text}` : text;
}

/** Joins two pieces of running text: no space where Han or full-width characters meet. */
export function joinLines(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const wide =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’…—]/u;
  const meets = wide.test(before.at(-1)!) || wide.test(after[0]!);
  return meets ? before + after : `${before} ${after}`;
}

const HEADING = /^#{1,6}(?:\s+(.*))?$/u;
const QUOTE = /^>\s?(.*)$/u;
const ITEM = /^[-*+]\s+(.*)$/u;
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/u;
const NEEDS_ESCAPE = /^(?:#{1,6}(?:\s|$)|>|[-*+]\s|\\|-{3,}$|\*{3,}$|_{3,}$)/u;

function parseBlocks(lines: readonly string[], from: number): LocatedBlock[] {
  const blocks: LocatedBlock[] = [];
  /** Whether the next line may go on with the last block. */
  let open = false;
  const add = (kind: Block['kind'], text: string, index: number) => {
    const last = blocks.at(-1);
    if (open && last?.kind === kind) {
      blocks[blocks.length - 1] = { ...last, text: joinLines(last.text, text) };
    } else {
      blocks.push({ kind, text, line: index + 1 });
    }
    open = kind !== 'heading';
  };
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!.trim();
    const heading = HEADING.exec(line);
    const quote = QUOTE.exec(line);
    const item = ITEM.exec(line);
    if (line === '' || RULE.test(line)) open = false;
    else if (heading !== null) add('heading', heading[1] ?? '', index);
    else if (quote !== null) {
      const text = quote[1]!.trim();
      if (text === '') open = false;
      else add('pull-quote', text, index);
    } else if (item !== null) {
      open = false;
      add('paragraph', item[1]!, index);
    } else add('paragraph', line.startsWith('\\') ? line.slice(1) : line, index);
  }
  return blocks;
}
