import type { Repair } from './repair.ts';
import { columns } from './shape.ts';

/** A line of the raw file that holds words. */
export interface RawLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Whether the line before it was blank or it is the first. */
  readonly afterBlank: boolean;
  /** White space before it in display columns; Chinese paragraphs are set in by four. */
  readonly indent: number;
  /** What a mark at its start said it is; the mark is taken off. */
  readonly mark: 'heading' | 'pull-quote' | 'bullet' | null;
}

/** The lines of raw text, without white space at their ends and without invisible characters. */
export function readLines(raw: string): { lines: RawLine[]; repairs: Repair[] } {
  const lines: RawLine[] = [];
  const repairs: Repair[] = [];
  // 伊姆兰 / ·汗: a dot that no other line begins with, and under no bullet, is a name's.
  const dots = (raw.match(DOT_AT_START)?.length ?? 0) > 1;
  let afterBlank = true;
  for (const [index, whole] of raw.split(LINE_END).entries()) {
    const line = index + 1;
    const visible = whole.replace(INVISIBLE, '');
    if (visible !== whole && visible.trim() !== '') {
      const count = whole.length - visible.length;
      repairs.push({ line, what: 'characters', detail: `${count} invisible removed` });
    }
    const trimmed = visible.trim();
    if (trimmed === '') {
      afterBlank = true;
      continue;
    }
    const indent = columns(/^\s*/u.exec(visible)![0]);
    const { mark, text } = readMark(trimmed, dots || lines.at(-1)?.mark === 'bullet');
    lines.push({ text, line, afterBlank, indent, mark });
    afterBlank = false;
  }
  return { lines: joinLoneBullets(lines), repairs };
}

const LINE_END = /\r\n|[\n\r\v\f\u2028\u2029]/u;
/** Control characters, soft hyphens, zero-width spaces and byte order marks; joiners have their use. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const INVISIBLE = /[\u0000-\u0008\u000E-\u001F\u007F\u00AD\u200B\u2060\uFEFF]/gu;

/** A title has no mark of its own: where it stands tells it. */
const TITLE_MARK = /^#\s+/u;
const DOT_AT_START = /^[^\S\n]*·/gmu;
const LONE_DOT = /^·(?!\s)/u;
const MARKS = [
  ['heading', /^#{2,6}\s+/u],
  ['pull-quote', /^>\s*/u],
  ['bullet', /^(?:[●•·○◦▪■□◆◇★☆▶►‣⁃∙・◎]\s*|[-*–]\s+)/u],
] as const;

function readMark(line: string, dots: boolean): Pick<RawLine, 'mark' | 'text'> {
  if (TITLE_MARK.test(line)) return { mark: null, text: line.replace(TITLE_MARK, '') };
  if (!dots && LONE_DOT.test(line)) return { mark: null, text: line };
  for (const [mark, pattern] of MARKS) {
    const [found] = pattern.exec(line) ?? [];
    if (found !== undefined) return { mark, text: line.slice(found.length) };
  }
  return { mark: null, text: line };
}

/** A bullet on a line of its own belongs to the next line. */
function joinLoneBullets(lines: readonly RawLine[]): RawLine[] {
  return lines.flatMap((line, index): RawLine[] => {
    if (line.text === '') return [];
    const before = lines[index - 1];
    const lone = before?.mark === 'bullet' && before.text === '' && line.mark === null;
    return [lone ? { ...line, mark: 'bullet' } : line];
  });
}
