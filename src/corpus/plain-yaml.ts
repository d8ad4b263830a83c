import type { YamlValue } from './yaml.ts';

/**
 * The value of a document that keeps to plain forms, or null for any other: then a full parser must look,
 * also for what is wrong. Notes of twenty thousand lines are read at every start, so they are worth it.
 *
 * Plain are lists and maps in block style, indented by spaces, with names for keys; and on one line texts
 * and lists of texts: `- word`, `key: "word"`, `- [word, 'word']`. Not plain are escapes but `\"` and `\\`,
 * comments behind other things, tags, anchors, and keys and entries without a value. `source` is well-formed
 * Unicode; the value is that of YAML 1.2 with the failsafe schema.
 */
export function readPlainYaml(source: string): YamlValue | null {
  if (UNUSUAL.test(source) || source.includes(' \n')) return null;
  const cursor: Cursor = { source: `${source}\n`, at: 0, column: 0 };
  moveTo(cursor, 0);
  const value = readBlock(cursor);
  return cursor.at === cursor.source.length ? value : null;
}

/** What is not for a plain reader: tabs, other line ends, and characters that YAML forbids. */
const UNUSUAL = /[^\n\x20-\x7e\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]| $/;

/** Stands where something begins: at the first character of a line, or behind the `- ` of an entry. */
interface Cursor {
  readonly source: string;
  at: number;
  /** Characters before it in its line, or -1 at the end. */
  column: number;
}

/** Empty lines and comments, then the indent of a line with content. */
const INDENT = /(?: *(?:#[^\n]*)?\n)*( *)/y;

/** Goes to the first line with content from the line that starts at `start`. */
function moveTo(cursor: Cursor, start: number): void {
  INDENT.lastIndex = start;
  const [, indent] = INDENT.exec(cursor.source)!;
  cursor.at = INDENT.lastIndex;
  cursor.column = cursor.at === cursor.source.length ? -1 : indent!.length;
}

/**
 * The list or map that begins where the cursor stands; null where something in it is not plain. It ends at
 * a line that begins in another column; one further right belongs to nothing, and is left over.
 */
function readBlock(cursor: Cursor): YamlValue | null {
  return cursor.source.startsWith('- ', cursor.at) ? readList(cursor) : readMap(cursor);
}

/** An entry of the commonest kind, and the indent of the line behind it if that has content. */
const WORDS = /- ([^\s?:,[\]{}#&*!|>'"%@`-](?:[^:#\n]*[^\s:#])?)\n( *)(?![ \n#])/y;

function readList(cursor: Cursor): YamlValue | null {
  const { source, column } = cursor;
  const list: YamlValue[] = [];
  while (cursor.column === column) {
    WORDS.lastIndex = cursor.at;
    const [, words, indent] = WORDS.exec(source) ?? [];
    if (words !== undefined && WORDS.lastIndex < source.length) {
      list.push(words);
      cursor.at = WORDS.lastIndex;
      cursor.column = indent!.length;
      continue;
    }
    if (!source.startsWith('- ', cursor.at)) return null;
    cursor.at += 2;
    cursor.column += 2;
    KEY.lastIndex = cursor.at;
    const value = KEY.test(source) ? readMap(cursor) : readText(cursor);
    if (value === null) return null;
    list.push(value);
  }
  return list;
}

const KEY = /([a-z][a-z_-]*):(?: |(?=\n))/y;

function readMap(cursor: Cursor): YamlValue | null {
  const { source, column } = cursor;
  const map: Record<string, YamlValue> = {};
  while (cursor.column === column) {
    KEY.lastIndex = cursor.at;
    const [, key] = KEY.exec(source) ?? [];
    if (key === undefined || Object.hasOwn(map, key)) return null;
    cursor.at = KEY.lastIndex;
    const value = source[cursor.at] === '\n' ? readInner(cursor, column) : readText(cursor);
    if (value === null) return null;
    map[key] = value;
  }
  return map;
}

/** The block below a key, which must be indented further than the key. */
function readInner(cursor: Cursor, outer: number): YamlValue | null {
  moveTo(cursor, cursor.at);
  return cursor.column > outer ? readBlock(cursor) : null;
}

const DOUBLE = '"((?:[^"\\\\]|\\\\["\\\\])*)"';
const SINGLE = "'([^']*)'";
const QUOTED = new RegExp(`^(?:${DOUBLE}|${SINGLE})$`);
const LIST = /^\[(.*)\]$/;
/** An entry of a list on one line, with the comma behind it. */
const ENTRY = new RegExp(`(?:${DOUBLE}|${SINGLE}|([^,\\[\\]{}:#]+))(, |$)`, 'y');

/** A text or a list of texts that ends with the line. */
function readText(cursor: Cursor): YamlValue | null {
  const end = cursor.source.indexOf('\n', cursor.at);
  const content = cursor.source.slice(cursor.at, end);
  moveTo(cursor, end);
  if (isPlain(content)) return content;
  const [quoted, double, single] = QUOTED.exec(content) ?? [];
  if (quoted !== undefined) return single ?? unescaped(double!);
  const inner = LIST.exec(content)?.[1];
  return inner === undefined ? null : readEntries(inner);
}

function readEntries(inner: string): YamlValue | null {
  const list: string[] = [];
  let open = inner !== '';
  for (let at = 0; open; at = ENTRY.lastIndex) {
    ENTRY.lastIndex = at;
    const [entry, double, single, plain, comma] = ENTRY.exec(inner) ?? [];
    if (entry === undefined || (plain !== undefined && !isPlain(plain))) return null;
    list.push(plain ?? single ?? unescaped(double!));
    open = comma !== '';
  }
  return list;
}

/** Whether a text means itself without quotation marks: YAML has no other use for how it begins and ends. */
function isPlain(text: string): boolean {
  return /^[^\s?:,[\]{}#&*!|>'"%@`-]/.test(text) && !/: | #|[:\s]$/.test(text);
}

/** `\"` and `\\` are the only escapes that are plain. */
function unescaped(quoted: string): string {
  return quoted.includes('\\') ? quoted.replace(/\\(["\\])/g, '$1') : quoted;
}
