import { fit as fitReply, type Budget } from '../fit.ts';
import { ELLIPSIS } from '../grapheme.ts';
import type { Block, Cut, Entry, Reply, Verdict } from '../reply.ts';
import type { InlineKeyboardMarkup } from './client.ts';
import { createTextWriter, type FormattedText, type TextWriter } from './formatted-text.ts';
import { inert } from './inert.ts';
import { keyboardOf, type Frame } from './keyboard.ts';
import { deepLink } from './links.ts';

/** A reply as Telegram takes it. */
export interface Rendered extends FormattedText {
  readonly reply_markup?: InlineKeyboardMarkup;
}

/** Longest text of a message, counted without its entities (Bot API, sendMessage). */
export const MAX_TEXT_UNITS = 4096;
/** Further entities are dropped without a word (core.telegram.org/api/entities). */
const MAX_ENTITIES = 100;

const SIGN: Readonly<Record<Verdict, string>> = { exact: '✅', altered: '⚠️', absent: '❌' };

/** The reply in one message: fitted, then rendered. */
export function renderTelegram(reply: Reply, frame: Frame): Rendered {
  const budget: Budget = {
    units: MAX_TEXT_UNITS,
    measure: (candidate) => sizeOf(renderBlocks(candidate.blocks, frame)),
  };
  const fitted = fitReply(reply, budget);
  const keyboard = keyboardOf(fitted.buttons, frame);
  return {
    ...renderBlocks(fitted.blocks, frame),
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  };
}

function sizeOf({ text, entities }: FormattedText): number {
  const surplus = entities.length - MAX_ENTITIES;
  return surplus > 0 ? MAX_TEXT_UNITS + surplus : text.length;
}

function renderBlocks(blocks: readonly Block[], frame: Frame): FormattedText {
  const writer = createTextWriter();
  let previous: Block | undefined;
  for (const block of blocks) {
    if (previous !== undefined) writer.write(opensParagraph(block, previous) ? '\n\n' : '\n');
    writeBlock(block, frame, writer);
    previous = block;
  }
  return writer.finish();
}

function writeBlock(block: Block, frame: Frame, writer: TextWriter): void {
  const { write, styled } = writer;
  const bold = (words: string): void => styled({ type: 'bold' }, () => write(words));
  switch (block.kind) {
    case 'line':
      if (block.strong) bold(block.text);
      else write(block.text);
      break;
    case 'verdict':
      write(`${SIGN[block.verdict]} `);
      bold(block.text);
      break;
    case 'quote':
      styled({ type: block.long ? 'expandable_blockquote' : 'blockquote' }, () =>
        writeMarked(block.text, block.marks, block.cut, writer),
      );
      break;
    case 'changes':
      styled({ type: 'blockquote' }, () => writeChanges(block, writer));
      break;
    case 'source':
      writeSource(block, frame, writer);
      break;
    case 'entries':
      block.entries.forEach((entry, index) => {
        if (index > 0) write('\n');
        writeEntry(entry, frame, writer);
      });
      if (block.cut) write(block.entries.length > 0 ? `\n${ELLIPSIS}` : ELLIPSIS);
      break;
    default:
      block satisfies never;
  }
}

/** The article's words with the answer in bold; ellipses stand outside them. */
function writeMarked(
  text: string,
  marks: Entry['marks'],
  cut: Cut,
  { write, styled }: TextWriter,
): void {
  if (cut.before) write(ELLIPSIS);
  let at = 0;
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, mark.start);
    if (mark.end <= start) continue;
    write(text.slice(at, start));
    styled({ type: 'bold' }, () => write(text.slice(start, mark.end)));
    at = mark.end;
  }
  write(text.slice(at));
  if (cut.after) write(ELLIPSIS);
}

/** The reader's words struck out where the article has others, which are underlined. */
function writeChanges(
  { changes, cut }: Extract<Block, { kind: 'changes' }>,
  { write, styled }: TextWriter,
): void {
  if (cut.before) write(ELLIPSIS);
  for (const { op, text } of changes) {
    switch (op) {
      case 'equal':
        write(inert(text));
        break;
      case 'delete':
        styled({ type: 'strikethrough' }, () => write(inert(text)));
        break;
      case 'insert':
        styled({ type: 'bold' }, () => styled({ type: 'underline' }, () => write(text)));
        break;
      default:
        op satisfies never;
    }
  }
  if (cut.after) write(ELLIPSIS);
}

/**
 * The place opens the passage in the private chat; it also carries the address, which a reply to this
 * message goes on from.
 */
function writeSource(
  { place, attribution, address, url }: Extract<Block, { kind: 'source' }>,
  frame: Frame,
  writer: TextWriter,
): void {
  writePlace(place, address, frame, writer);
  if (place !== '' && attribution !== '') writer.write(' · ');
  const words = (): void => writer.write(attribution);
  if (url === null) words();
  else writer.styled({ type: 'text_link', url }, words);
}

function writeEntry(entry: Entry, frame: Frame, writer: TextWriter): void {
  if (entry.place !== '') {
    writePlace(entry.place, entry.address, frame, writer);
    writer.write(' ');
  }
  writeMarked(entry.text, entry.marks, entry.cut, writer);
}

function writePlace(
  place: string,
  address: string | null,
  { username }: Frame,
  { write, styled }: TextWriter,
): void {
  if (address === null) write(place);
  else styled({ type: 'text_link', url: deepLink(username, address) }, () => write(place));
}

/** An empty line goes before a block, except where it belongs to what stands above it. */
function opensParagraph(block: Block, previous: Block): boolean {
  if (block.kind === 'source') return previous.kind === 'line' || previous.kind === 'entries';
  return previous.kind !== 'line' && previous.kind !== 'verdict';
}
