import type { MessageEntity } from '@grammyjs/types';

import { badRequest, stricter } from './api-error.ts';
import { checkLink } from './links.ts';

/** Text as the platform stores it. Offsets are UTF-16 units of `text`. */
export interface FormattedText {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/**
 * What the platform makes of a bot's text: checks the entities, cuts white space at both ends, moves the
 * entities along and adds those it finds itself. Refuses as TDLib does (`fix_formatted_text`); crossing
 * entities and nested block quotes, which TDLib mends silently, are refused too.
 */
export function formatText(
  text: string,
  given: readonly MessageEntity[],
  isUser: (id: number) => boolean,
): FormattedText {
  // Kinds the platform finds itself are accepted and dropped, then found again.
  const entities = given.filter(({ type, length }) => !FOUND_BY_PLATFORM.has(type) && length !== 0);
  for (const entity of entities) checkRange(text, entity);
  for (const entity of entities) checkContent(entity, isUser);
  checkNesting(entities);
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const kept = entities
    .map((entity) => shift(entity, start, trimmed.length))
    .filter((entity) => trimmed.slice(entity.offset, entity.offset + entity.length).trim() !== '');
  return { text: trimmed, entities: withFound(trimmed, kept) };
}

/** The entities the platform finds in plain text: mentions, commands, hashtags and links. */
export function findEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => overlaps(other, entity))) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

/** Longest first at the same place, as the platform lists them. */
export function inOrder(entities: readonly MessageEntity[]): MessageEntity[] {
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

/** Moves entities into a piece of their text and cuts what sticks out. */
export function sliceEntities(
  entities: readonly MessageEntity[],
  start: number,
  end: number,
): MessageEntity[] {
  return entities
    .map((entity) => shift(entity, start, end - start))
    .filter(({ length }) => length > 0);
}

/**
 * TDLib's own expressions (MessageEntity.cpp). A letter of any script ends them, so `问@chuchu_bot` and
 * `/check谁` hold no mention and no command.
 */
const PATTERNS = [
  ['url', /(?<![\p{L}\p{N}_])(?:https?:\/\/|t\.me\/)[^\s<>"“”「」，。]+/gu],
  [
    'bot_command',
    /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>@])/gu,
  ],
  ['mention', /(?<![\p{L}\p{N}_])@[A-Za-z0-9_]{4,32}(?![\p{L}\p{N}_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_])#(?!\d+(?![\p{L}_]))[\p{L}\p{N}_]{1,256}/gu],
] as const;

const FOUND_BY_PLATFORM: ReadonlySet<string> = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bank_card_number',
]);

const BLOCKS: ReadonlySet<string> = new Set(['blockquote', 'expandable_blockquote']);
const LITERAL: ReadonlySet<string> = new Set(['code', 'pre', 'text_link', 'text_mention']);

/** Beyond this TDLib does not even look at the text. */
const MAX_OFFSET_UNITS = 1_000_000;

function checkRange(text: string, { offset, length }: MessageEntity): void {
  const end = offset + length;
  if (offset < 0 || offset > MAX_OFFSET_UNITS) {
    throw badRequest(`Receive an entity with incorrect offset ${offset}`);
  }
  if (length < 0 || length > MAX_OFFSET_UNITS) {
    throw badRequest(`Receive an entity with incorrect length ${length}`);
  }
  if (offset >= text.length) {
    throw badRequest(`Entity begins after the end of the text at UTF-16 offset ${offset}`);
  }
  if (splitsPair(text, offset)) {
    const byte = Buffer.byteLength(text.slice(0, offset - 1)) + 4;
    throw badRequest(`Entity begins in a middle of a UTF-16 symbol at byte offset ${byte}`);
  }
  if (end > text.length) {
    throw badRequest(
      `Entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
  if (splitsPair(text, end)) {
    const byte = Buffer.byteLength(text.slice(0, end - 1)) + 4;
    throw badRequest(
      `Entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byte}`,
    );
  }
}

function checkContent(entity: MessageEntity, isUser: (id: number) => boolean): void {
  if (entity.type === 'text_link') checkLink('Entity', entity.url);
  if (entity.type === 'text_mention' && !isUser(entity.user.id)) {
    throw badRequest('User not found');
  }
}

function checkNesting(entities: readonly MessageEntity[]): void {
  const open: MessageEntity[] = [];
  for (const entity of inOrder(entities)) {
    while (open.length > 0 && endOf(open.at(-1)!) <= entity.offset) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined && endOf(entity) > endOf(outer)) {
      throw stricter(`entities "${outer.type}" and "${entity.type}" cross`);
    }
    if (BLOCKS.has(entity.type) && open.some(({ type }) => BLOCKS.has(type))) {
      throw stricter('block quotes are nested');
    }
    open.push(entity);
  }
}

function withFound(text: string, entities: readonly MessageEntity[]): MessageEntity[] {
  const literal = entities.filter(({ type }) => LITERAL.has(type));
  const found = findEntities(text).filter((one) => !literal.some((other) => overlaps(other, one)));
  return inOrder([...entities, ...found]);
}

function shift<E extends MessageEntity>(entity: E, start: number, length: number): E {
  const from = Math.max(0, entity.offset - start);
  const to = Math.min(length, endOf(entity) - start);
  return { ...entity, offset: from, length: Math.max(0, to - from) };
}

function endOf(entity: MessageEntity): number {
  return entity.offset + entity.length;
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < endOf(b) && b.offset < endOf(a);
}

function splitsPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
}
