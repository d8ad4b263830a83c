import type { Block } from '../../retrieval/build-article.ts';
import { findRepeat, lettersOf } from '../../retrieval/repeats.ts';
import { formatArticle } from '../format-article.ts';
import { dropFurniture } from './furniture.ts';
import { widenPunctuation } from './punctuation.ts';
import { readLines } from './raw-lines.ts';
import type { Chunk } from './rejoin.ts';
import { lineAt, rejoin } from './rejoin.ts';
import type { Remark, Repair } from './repair.ts';

/** What the raw text cannot tell; what is missing is written as TODO. */
export interface ImportFields {
  readonly title?: string;
  readonly source?: string;
  readonly date?: string;
  readonly lang?: string;
  readonly url?: string;
}

/** An article as Markdown, with all that was changed and all that a person should look at, by line. */
export interface Imported {
  readonly markdown: string;
  readonly repairs: readonly Repair[];
  readonly remarks: readonly Remark[];
}

/**
 * Turns a pasted article into Markdown: drops captions, rejoins broken paragraphs, makes punctuation
 * full-width, and tells title, subtitles, headings and pull quotes. Words are never changed, and text that
 * needs no repair keeps its paragraphs as they are.
 */
export function importArticle(raw: string, fields: ImportFields): Imported {
  const read = readLines(raw);
  const { lines, repairs: dropped } = dropFurniture(read.lines);
  const { chunks, repairs: rejoined, remarks } = rejoin(lines);
  const widened = chunks.map(widenChunk);
  const settled = settleBullets(widened.map(({ chunk }) => chunk));
  const { title, subtitles, rest } = takeTitle(settled, fields.title);
  const blocks = rest.map(({ kind, text }): Block => ({ kind: kind as Block['kind'], text }));
  const repairs = [
    read.repairs,
    dropped,
    rejoined,
    ...widened.map(({ repairs }) => repairs),
  ].flat();
  const strays = settled.flatMap(strayWords);
  const top = settled.slice(0, settled.length - rest.length);
  const readAs = [...top.map((chunk) => describeTop(chunk, title)), ...rest.flatMap(describe)];
  return {
    markdown: formatArticle({ ...fields, title, subtitles }, blocks),
    repairs: repairs.sort(byLine),
    remarks: [...remarks, ...strays, ...readAs].sort(byLine),
  };
}

function byLine(a: { readonly line: number }, b: { readonly line: number }): number {
  return a.line - b.line;
}

/** One repair for each line of the file that a mark was widened on. */
function widenChunk(chunk: Chunk): { chunk: Chunk; repairs: Repair[] } {
  const { text, changes } = widenPunctuation(chunk.text);
  const byLineNumber = new Map<number, string[]>();
  for (const { at, from, to } of changes) {
    const line = lineAt(chunk, at);
    const change = `${chunk.text.slice(Math.max(0, at - CONTEXT_UNITS), at)}${from}→${to}`;
    byLineNumber.set(line, [...(byLineNumber.get(line) ?? []), change]);
  }
  const repairs = [...byLineNumber].map(([line, details]): Repair => {
    return { line, what: 'punctuation', detail: details.join(' ') };
  });
  return { chunk: { ...chunk, text }, repairs };
}

/** Characters shown before a changed mark. */
const CONTEXT_UNITS = 2;

/**
 * A bullet that the text says again, or that stands under a heading such as 金句, is a pull quote; any other
 * is an item of the text.
 */
function settleBullets(chunks: readonly Chunk[]): Chunk[] {
  const bodies = chunks.flatMap(({ kind, text }) =>
    kind === 'paragraph' ? [lettersOf(text)] : [],
  );
  let heading = '';
  return chunks.map((chunk) => {
    if (chunk.kind === 'heading') heading = chunk.text;
    if (chunk.kind === 'paragraph') heading = '';
    if (chunk.kind !== 'bullet') return chunk;
    const quoted = QUOTES_HEADING.test(heading) || findRepeat(chunk.text, bodies) !== null;
    return { ...chunk, kind: quoted ? 'pull-quote' : 'paragraph', marked: true };
  });
}

const QUOTES_HEADING = /金句|[语語][录錄]|摘[录錄]|\bquotes?\b|\bhighlights?\b/iu;

/** The first short lines: title, then subtitles; a line over bullets or with a number is a heading. */
function takeTitle(chunks: readonly Chunk[], given: string | undefined) {
  const firstText = chunks.findIndex(({ kind }) => kind !== 'heading');
  const leading = chunks.slice(0, firstText === -1 ? chunks.length : firstText);
  const [first, ...others] = leading;
  const isGiven = given !== undefined && first !== undefined && sameLetters(first.text, given);
  const title = given ?? first?.text;
  const candidates = given === undefined || isGiven ? others : leading;
  const underTitle = candidates.findIndex(({ marked }) => marked);
  const subtitles = candidates.slice(0, underTitle === -1 ? candidates.length : underTitle);
  if (chunks[firstText]?.kind === 'pull-quote' && underTitle === -1) subtitles.pop();
  const used = leading.length - candidates.length + subtitles.length;
  return {
    title,
    subtitles: subtitles.map(({ text }) => text),
    rest: chunks.slice(used),
  };
}

function sameLetters(a: string, b: string): boolean {
  return lettersOf(a).text === lettersOf(b).text;
}

/** A small Latin word amid Chinese may be a slip; a person decides. */
function strayWords(chunk: Chunk): Remark[] {
  return [...chunk.text.matchAll(STRAY_WORD)].map((match) => {
    const detail = `a Latin word amid Chinese: ${match[0].trim()}`;
    return { line: lineAt(chunk, match.index), what: 'left', detail };
  });
}

const STRAY_WORD = /(?<=\p{Script=Han})\s+\p{Ll}{2,}\s+(?=\p{Script=Han})/gu;

function describeTop(chunk: Chunk, title: string | undefined): Remark {
  const name = title !== undefined && sameLetters(chunk.text, title) ? 'title' : 'subtitle';
  return { line: chunk.pieces[0]!.line, what: 'read-as', detail: `${name}: ${chunk.text}` };
}

function describe(chunk: Chunk): Remark[] {
  if (chunk.kind === 'paragraph' && !chunk.marked) return [];
  const name = chunk.kind === 'paragraph' ? 'item' : chunk.kind;
  return [{ line: chunk.pieces[0]!.line, what: 'read-as', detail: `${name}: ${chunk.text}` }];
}
