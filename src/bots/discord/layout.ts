import { parseAddress } from '../../retrieval/address.ts';
import { encodeAction } from '../actions.ts';
import { ELLIPSIS } from '../grapheme.ts';
import type { Block, Cut, Entry, Verdict } from '../reply.ts';
import { openButton, type CustomIds } from './buttons.ts';
import { bareLink, escapeMarkdown, styled } from './markdown.ts';
import { COMPONENT, type Part } from './payload.ts';
import { sourceLine } from './source-line.ts';

/** Where a card keeps what was typed, so that it can be taken along; high, since others are numbered from 1. */
export const ASKED_ID = 9001;
export const CHANGES_ID = 9002;

/** With more entries than this a button for each would not fit; they are lines of text then. */
const MAX_OPENED = 5;
const SIGN: Readonly<Record<Verdict, string>> = { exact: '✅', altered: '⚠️', absent: '❌' };

/** What a card shows beside its blocks; all of it is markdown. */
export interface Carried {
  readonly asked: string | null;
  readonly changes: string | null;
}

/** The blocks as parts of a container, from top to bottom. */
export function partsOf(blocks: readonly Block[], carried: Carried, used: CustomIds): Part[] {
  const writer = createWriter();
  if (carried.asked !== null) writer.paragraph(`-# ${carried.asked}`, ASKED_ID);
  let previous: Block | undefined;
  for (const block of blocks) {
    writeBlock(block, previous, { carried, used, writer });
    previous = block;
  }
  return writer.finish();
}

interface Writing {
  readonly carried: Carried;
  readonly used: CustomIds;
  readonly writer: Writer;
}

function writeBlock(block: Block, previous: Block | undefined, writing: Writing): void {
  const { carried, writer } = writing;
  const write =
    previous === undefined || opensParagraph(block, previous) ? writer.paragraph : writer.line;
  switch (block.kind) {
    case 'line':
      write(block.strong ? styled(block.text, '**') : escapeMarkdown(block.text));
      break;
    case 'verdict':
      write(`### ${SIGN[block.verdict]} ${escapeMarkdown(block.text)}`);
      break;
    case 'quote':
      write(`> ${marked(block)}`);
      break;
    case 'changes':
      writer.paragraph(carried.changes ?? `> ${changed(block)}`, CHANGES_ID);
      break;
    case 'source':
      write(sourceLine(block));
      break;
    case 'entries':
      writeEntries(block, writing);
      break;
    default:
      block satisfies never;
  }
}

/** Each with a button that opens it, where there are few and they have a place; else as lines. */
function writeEntries(
  { entries, cut }: Extract<Block, { kind: 'entries' }>,
  { used, writer }: Writing,
): void {
  const opened = entries.length <= MAX_OPENED;
  let first = true;
  for (const entry of entries) {
    const button = opened ? entryButton(entry, used) : null;
    if (button === null) {
      const place = entry.place === '' ? '' : `${styled(entry.place, '**')} `;
      const text = place + (bareLink(entry.text) ?? marked(entry));
      if (first) writer.paragraph(text);
      else writer.line(text);
    } else writer.section(marked(entry), button);
    first = false;
  }
  if (cut) writer.line(ELLIPSIS);
}

function entryButton({ address: wire, place, text }: Entry, used: CustomIds) {
  const address = wire === null ? null : parseAddress(wire);
  if (address === null || place === '' || text.trim() === '') return null;
  return openButton(place, encodeAction({ kind: 'show', address }), used);
}

/** The article's words with the answer in bold; ellipses stand outside them. */
function marked({ text, marks, cut }: Pick<Entry, 'text' | 'marks' | 'cut'>): string {
  let shown = '';
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, mark.start);
    if (mark.end <= start) continue;
    shown += escapeMarkdown(text.slice(at, start)) + styled(text.slice(start, mark.end), '**');
    at = mark.end;
  }
  return closed(shown + escapeMarkdown(text.slice(at)), cut);
}

/** The reader's words struck out where the article has others, which are bold and underlined. */
function changed({ changes, cut }: Extract<Block, { kind: 'changes' }>): string {
  const shown = changes.map(({ op, text }) => {
    switch (op) {
      case 'equal':
        return escapeMarkdown(text);
      case 'delete':
        return styled(text, '~~');
      case 'insert':
        return styled(text, '**__');
      default:
        return op satisfies never;
    }
  });
  return closed(shown.join(''), cut);
}

function closed(shown: string, { before, after }: Cut): string {
  return `${before ? ELLIPSIS : ''}${shown}${after ? ELLIPSIS : ''}`;
}

/** A gap goes before a block, except where it belongs to what stands above it. */
function opensParagraph(block: Block, previous: Block): boolean {
  if (block.kind === 'source') return previous.kind === 'line' || previous.kind === 'entries';
  return previous.kind !== 'line' && previous.kind !== 'verdict';
}

type OpenButton = NonNullable<ReturnType<typeof openButton>>;

interface Writer {
  /** Opens a text of its own, with an id to find it by. */
  readonly paragraph: (markdown: string, id?: number) => void;
  /** Goes on in the text above, on a new line. */
  readonly line: (markdown: string) => void;
  readonly section: (markdown: string, button: OpenButton) => void;
  readonly finish: () => Part[];
}

function createWriter(): Writer {
  const parts: Part[] = [];
  const paragraph = (content: string, id?: number): void => {
    parts.push({ type: COMPONENT.textDisplay, content, ...(id !== undefined && { id }) });
  };
  return {
    paragraph,
    line: (markdown) => {
      const last = parts.at(-1);
      if (last?.type === COMPONENT.textDisplay && last.id === undefined)
        last.content += `\n${markdown}`;
      else paragraph(markdown);
    },
    section: (content, accessory) => {
      parts.push({
        type: COMPONENT.section,
        components: [{ type: COMPONENT.textDisplay, content }],
        accessory,
      });
    },
    finish: () =>
      parts.filter((part) => part.type !== COMPONENT.textDisplay || part.content.trim() !== ''),
  };
}
