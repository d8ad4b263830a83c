import { DATE } from './sentence-fit.ts';
import type { TaggedText, Token } from './tagged-text.ts';

/** What a stretch of a sentence is made of; the first that applies. */
export const SHAPES = [
  'date',
  'number', // with its unit, where one follows
  'quoted', // a title with its marks, or what stands in quotation marks
  'series', // things joined by 、 or 和
  'person',
  'place',
  'nouns', // words that name, in a row, 的 between them or not
  'head', // a clause up to one of its verbs
  'tail', // a clause from one of its verbs on, with it or without
  'clause',
  'clauses', // two or three in a row
  'sentence',
] as const;
export type Shape = (typeof SHAPES)[number];

/** A stretch `[start, end)` of a folded sentence that might be the answer. */
export interface CandidateSpan {
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
}

const CLAUSE_END = /^[,;:。!?…\s]+$/u;
const MARK = /^[\p{P}\p{S}\s]+$/u;
const OPEN = '《〈"(【[';
const CLOSE = '》〉")】]%';
const JOINS = /^[、和与及跟]$|^以及$/u;
/** Takes what it speaks of behind it, though nodejieba may not call it a verb. */
const LINK = /^(?:[是为叫称指即由因以被从到了至于在]|包括|称为|位于|由于|因为|为了)$/u;
const NAMES = /^(?:n|vn|an|[abfgijklmqstx]|eng)/u;
const APPROXIMATE = /^(?:约|近|将近|大约|超过|逾|达|第|平均|至少|不到|最多)$/u;
const MULTIPLE = /^[万亿千百多余几]+$/u;

const OFFICE =
  /(?:总统|总理|首相|主席|国王|皇帝|大臣|部长|省长|市长|州长|县长|校长|院长|局长|馆长|会长|社长|队长|船长|秘书长|主任|主教|教授|博士|先生|女士|导演|作家|诗人|歌手|演员|将军|元帅|记者|医生|律师|知县)$/u;
const COUNTED = /^(?:共|一共|共有|总共|多达|昨天|今天|明天)$|\d/u;
const ENDS_NAME = /^(?:[、,;:。!?"()]|[和与及等])$/u;
/** Pieces of a foreign name. */
const MAX_NAME_TOKENS = 6;

/** Tokens looked at in one sentence: a text without any full stop is not looked through to its end. */
const MAX_TOKENS = 200;
/** Clauses of an answer, and runs of names that 的 joins. */
const MAX_JOINED = 3;

/** Distinct stretches, each of the first shape that it has; none cuts a pair of marks, or a person's name. */
export function candidateSpans({ folded, tokens: all }: TaggedText): CandidateSpan[] {
  const tokens = all.slice(0, MAX_TOKENS);
  const found = new Map<number, CandidateSpan>();
  const add = (from: number, to: number, shape: Shape) => {
    while (from < to && isEdge(tokens[from]!.text, OPEN)) from++;
    while (from < to && isEdge(tokens[to - 1]!.text, CLOSE)) to--;
    if (from < to) addText(tokens[from]!.start, tokens[to - 1]!.end, shape);
  };
  const pairs = PAIRS.filter((pair) => folded.includes(pair[0]!));
  const addText = (start: number, end: number, shape: Shape) => {
    const key = start * (folded.length + 1) + end;
    if (found.has(key)) return;
    const text = folded.slice(start, end);
    if (pairs.every((pair) => isPaired(text, pair))) found.set(key, { start, end, shape });
  };

  for (const { 0: text, index } of folded.matchAll(DATES))
    addText(index, index + text.length, 'date');
  for (const { 0: text, index } of folded.matchAll(TITLED))
    addText(index, index + text.length, 'quoted');
  for (const { 0: text, index } of folded.matchAll(QUOTED))
    addText(index + 1, index + text.length - 1, 'quoted');
  tokens.forEach(({ tag }, at) => {
    if (tag === 'm') addNumbers(tokens, at, add);
  });
  const clauses = clausesOf(tokens);
  for (const clause of clauses) {
    addSeries(tokens, clause, add);
    addNames(tokens, clause, add);
    addParts(tokens, clause, add);
  }
  clauses.forEach(([from], at) => {
    for (let last = at + 1; last < Math.min(clauses.length, at + MAX_JOINED); last++)
      add(from, clauses[last]![1], 'clauses');
  });
  addText(0, folded.length, 'sentence');
  const candidates = [...found.values()];
  const persons = candidates.filter(({ shape }) => shape === 'person');
  return candidates.filter(
    ({ start, end }) => !persons.some((one) => cuts(one, start) || cuts(one, end)),
  );
}

function cuts({ start, end }: CandidateSpan, at: number): boolean {
  return start < at && at < end;
}

type Add = (from: number, to: number, shape: Shape) => void;
type Range = readonly [from: number, to: number];

const DATES = new RegExp(`(?:${DATE.source})+`, 'gu');
const TITLED = /《[^《》]*》/gu;
const QUOTED = /"[^"]+"/gu;

/** The clauses of a sentence, as ranges of its tokens, without the marks that part them. */
export function clausesOf(tokens: readonly Token[]): Range[] {
  const clauses: Range[] = [];
  let from = 0;
  tokens.forEach(({ text }, at) => {
    if (!CLAUSE_END.test(text)) return;
    if (at > from) clauses.push([from, at]);
    from = at + 1;
  });
  if (tokens.length > from) clauses.push([from, tokens.length]);
  return clauses;
}

function addNumbers(tokens: readonly Token[], at: number, add: Add): void {
  let to = at + 1;
  while (to < tokens.length && MULTIPLE.test(tokens[to]!.text)) to++;
  const from = at > 0 && APPROXIMATE.test(tokens[at - 1]!.text) ? at - 1 : at;
  const unit = tokens[to];
  if (unit !== undefined && !MARK.test(unit.text)) add(from, to + 1, 'number');
  else if (unit?.text === '%') add(from, to + 1, 'number');
  add(from, to, 'number');
}

/** Runs of names with 、 or 和 between them, and all that a link takes behind it up to the last of them. */
function addSeries(tokens: readonly Token[], [from, to]: Range, add: Add): void {
  const joins = range(from, to).filter((at) => JOINS.test(tokens[at]!.text));
  const [first] = joins;
  const last = joins.at(-1);
  if (first === undefined || last === undefined) return;
  let start = first;
  while (start > from && isName(tokens[start - 1]!)) start--;
  let end = last + 1;
  while (end < to && isName(tokens[end]!)) end++;
  add(start, end, 'series');
  let link = first;
  while (link > from && !isLink(tokens[link - 1]!)) link--;
  const others = range(last, to).find((at) => tokens[at]!.text === '等');
  add(link, others ?? to, 'series');
  add(link, end, 'series');
}

/** Single names of persons and places, runs of names, and runs that 的 joins. */
function addNames(tokens: readonly Token[], [from, to]: Range, add: Add): void {
  for (let at = from; at < to; at++) {
    const { tag, text } = tokens[at]!;
    if (tag === 'n' && OFFICE.test(text) && !/^(?:n[sz]?)?$/u.test(tokens[at + 1]?.tag ?? ''))
      addHolder(tokens, at + 1, [from, to], add);
    if (tag.startsWith('nr') || text === '·') addPerson(tokens, at, to, add);
  }
  const runs: Range[] = [];
  for (let at = from; at < to; at++) {
    const { tag } = tokens[at]!;
    if (/^n[stz]/u.test(tag)) add(at, at + 1, tag === 'ns' ? 'place' : 'nouns');
    if (!isName(tokens[at]!)) continue;
    let end = at + 1;
    while (end < to && goesOn(tokens, end, to)) end++;
    runs.push([at, end]);
    const places = tokens.slice(at, end).some((token) => token.tag === 'ns');
    add(at, end, places ? 'place' : 'nouns');
    if (end - at > 1) add(end - 1, end, 'nouns');
    at = end - 1;
  }
  runs.forEach(([start], index) => {
    let last = index;
    while (last - index < MAX_JOINED - 1 && tokens[runs[last]![1]]?.text === '的') {
      const next = runs[last + 1];
      if (next === undefined || next[0] !== runs[last]![1] + 1) break;
      add(start, next[1], 'nouns');
      last++;
    }
  });
}

/** A name that the segmenter cut: 陈 文焕, 阿列克谢·彼得罗夫. */
function addPerson(tokens: readonly Token[], at: number, to: number, add: Add): void {
  let end = at + 1;
  while (end < to && (tokens[end]!.tag.startsWith('nr') || tokens[end]!.text === '·')) end++;
  add(at, end, 'person');
}

/** Whoever stands behind an office, in whatever pieces the segmenter cut a foreign name; and the office too. */
function addHolder(tokens: readonly Token[], at: number, [from, to]: Range, add: Add): void {
  let end = at;
  while (end < to && !ENDS_NAME.test(tokens[end]!.text) && !/^[vup]/u.test(tokens[end]!.tag)) end++;
  if (end === at || end - at > MAX_NAME_TOKENS) return;
  // A count or a time behind an office is nobody's name.
  if (tokens.slice(at, end).some(({ tag, text }) => /^[mqtr]/u.test(tag) || COUNTED.test(text)))
    return;
  add(at, end, 'person');
  let start = at - 1;
  while (start > from && isName(tokens[start - 1]!)) start--;
  add(start, end, 'nouns');
}

/** Names in a row, and a word between them that is a verb elsewhere: 上海 合作 组织 秘书长. */
function goesOn(tokens: readonly Token[], at: number, to: number): boolean {
  const { tag, text } = tokens[at]!;
  if (isName(tokens[at]!)) return true;
  if (tag !== 'v' || text.length < 2 || LINK.test(text)) return false;
  return tokens[at - 1]!.tag === 'vn' && (at + 1 >= to || isName(tokens[at + 1]!));
}

function addParts(tokens: readonly Token[], [from, to]: Range, add: Add): void {
  for (let at = from; at < to; at++) {
    if (!isLink(tokens[at]!)) continue;
    add(from, at, 'head');
    add(at, to, 'tail');
    add(at + 1, to, 'tail');
  }
  add(from, to, 'clause');
}

function isName({ tag, text }: Token): boolean {
  return NAMES.test(tag) && (!MARK.test(text) || text === '·' || text === '%');
}

function isLink({ tag, text }: Token): boolean {
  return tag === 'v' || tag === 'p' || LINK.test(text);
}

/** A mark that an answer neither begins nor ends with, but for brackets on the side they belong to. */
function isEdge(text: string, brackets: string): boolean {
  return MARK.test(text) && !brackets.includes(text);
}

const PAIRS = ['""', '《》', '()'] as const;

function isPaired(text: string, [open, close]: string): boolean {
  if (open === close) return text.split(open!).length % 2 === 1;
  return text.split(open!).length === text.split(close!).length;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}
