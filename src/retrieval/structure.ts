import { type AliasFinder, foldForAliases } from './aliases.ts';
import type { Citation, Citations } from './answer.ts';
import { MAX_CITATIONS } from './answer.ts';
import type { Article, Passage, Span } from './article.ts';
import { attendance } from './attendance.ts';
import { type Enumeration, enumerations } from './enumeration.ts';
import { numeralValue } from './numerals.ts';
import { once } from './once.ts';
import { HEADINGS, type Named, PULL_QUOTES, type StructureQuestion } from './structure-question.ts';

/** What a question about the article's build comes to. */
export interface Structural {
  readonly citations: Citations;
  /** The rule that applied, for explaining. */
  readonly rule: string;
}

/** Answers questions about where things stand: points of a list, first and last, title, date, source. */
export interface StructureIndex {
  /** Null where the question is about contents. */
  answer(question: StructureQuestion): Structural | null;
  /** The list whose point is asked for that it does not have (第六点 of five), or that is another's; or null. */
  beyond(question: StructureQuestion): Citations | null;
  /** The passage that an ordinal in a longer question points at (第四点里…), or null. */
  pointsAt(question: Named): Passage | null;
  /** The points of the list that a passage is one of, in order; null for any other passage. */
  itemsOf(passage: Passage): readonly Passage[] | null;
}

const ORDINAL_WORDS = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final';
const ORDINAL_WORD = new RegExp(`\\b(?:${ORDINAL_WORDS})\\b`, 'gu');
const ENGLISH_ORDINALS: readonly string[] = ORDINAL_WORDS.split('|').slice(0, 10);
const POINT_NOUNS =
  '点|條|条|项|个|方面|步|大点|要点|主张|建议|倡议|提议|意见|路|条路|道路|路径|招(?![生聘待标])|point|proposal|suggestion|path|item|recommendation|road|way|advice';
/** `第4点`, `第4条建议`, `fourth proposal`, `proposal no. 4`, `建议4`, `最后一点`. */
const POINT = new RegExp(
  `(?:(?<!倒数)第(\\d{1,2})|(倒数第?\\d{1,2}|最后(?:一|1)?|末尾一?|(?:压轴|垫底|收官)(?:的|那|1|一)*)|(正?中间(?:的|那|1|一)*)|(?:开场|打头|领头)(?:的|那|1|一)*)\\s*(?:大)?(?:${POINT_NOUNS}){1,3}|\\b(${ORDINAL_WORDS}|\\d{1,2}(?:st|nd|rd|th))\\s+(?:of the \\w+ )?(?:\\w+ )?(?:${POINT_NOUNS})s?\\b|\\b(?:point|proposal|suggestion|path|item|recommendation)s?\\s+(?:no\\.?|number|#)?\\s*(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\\b|(?:^|排|列|位列|位居)[第老](\\d{1,2}|[二三四五六七八九])(?:位|个)?(?:的|是(?!谁)|呢|讲|说|什么|啥|[?\\s]|$)`,
  'u',
);
const NUMBER_WORDS: readonly string[] = 'one two three four five six seven eight nine ten'.split(
  ' ',
);
/** What may stand beside an ordinal when nothing else is asked. */
const EMPTY =
  /文章|全文|本文|报道|新闻|当中|其中|之中|(?<!第)[\d三四五六七八九]大?[点条项招](?:建议)?|说的?|讲的?|是|什么|啥|的|了|呢|吗|呀|啊|要|走|叫|名|内容|具体|建议|主张|倡议|提议|意见|提|提出|他|她|怎么|原文|哪|一|条|路|道|请问|那|里|在|关于|写|几|\b(?:whats?|is|was|the|tell|me|about|which|s|his|her|does|do|did|it|say|says|called|of|are|in|a|he|make|made|please|content|and|quote|give|show|send|read|very|list)\b|[\p{P}\p{Z}]/gu;

const PARAGRAPH = new RegExp(
  `(倒数)?第(\\d{1,3})(?:个)?(?:自然)?段|(最后|末|结尾|尾)(?:的|一|1)*(?:自然)?段|(开头|首|头)(?:的|一|1)*(?:自然)?段|(?:\\b(${ORDINAL_WORDS}|penultimate|second(?:-| )to(?:-| )last|opening|closing)\\b) paragraph`,
  'u',
);

export function createStructureIndex(
  article: Article,
  groupsIn: AliasFinder['groupsIn'],
): StructureIndex {
  const body = article.passages.filter((passage) => passage.kind === 'body');
  const lists = enumerations(article);
  const list = lists.toSorted((a, b) => b.items.length - a.items.length)[0];
  const first = body[0];
  const last = body.at(-1);

  /** Groups named where the list is announced, and in its first point: whose points they are. */
  const owners = once(() => {
    const opening = list?.items[0].passage;
    const at = opening === undefined ? -1 : body.indexOf(opening);
    const texts = body.slice(Math.max(0, at - 1), at + 1).map(({ text }) => foldForAliases(text));
    return groupsIn(texts.join('\n'));
  });
  /** The list, unless a question is for what somebody else said. */
  const listFor = ({ named }: Named) =>
    named.every((groups) => groups.some((group) => owners().has(group))) ? list : undefined;

  const ofKind = (kind: Passage['kind']) =>
    article.passages.filter((passage) => passage.kind === kind);

  function answer(question: StructureQuestion): Structural | null {
    const { folded, unnamed } = question;
    const list = listFor(question);
    if (first === undefined || last === undefined) return null;
    // 金句第3条 is no point of the list.
    const quotes = ofKind('pull-quote');
    if (question.pullQuotes && quotes.length > 0) {
      if (leftover(folded.replace(PULL_QUOTES, '').replace(ORDINAL_WORD, '')) <= MAX_LEFT_BY_QUOTES)
        return numbered('pull-quotes', folded, quotes);
    }
    const point = list === undefined ? null : readPoint(folded, list);
    if (point !== null && list !== undefined && onlyAsks(unnamed, POINT)) {
      const item = list.items[point - 1]!;
      return one('point', { passage: item.passage, sentence: item.sentence, answer: item.name });
    }
    if (list !== undefined && asksForAll(unnamed, list)) return all(list);
    if (question.firstSentence) return one('first-sentence', sentenceOf(first, 0));
    if (question.lastSentence) return one('last-sentence', sentenceOf(last, -1));
    const paragraph = readParagraph(folded, body);
    if (paragraph !== null && onlyAsks(unnamed, PARAGRAPH))
      return one('paragraph', whole(paragraph));
    const [title] = ofKind('title');
    if (title !== undefined && question.headline) return one('title', whole(title));
    const headings = ofKind('heading');
    if (question.headings && headings.length > 0)
      return numbered('heading', folded, likest(folded.replace(HEADINGS, ''), headings));
    if (question.subtitle) return numbered('subtitle', folded, ofKind('subtitle'));
    const source = ofKind('meta').find((passage) => passage.text === article.source);
    if (source !== undefined && question.source) return one('source', whole(source));
    const attended = question.attended ? attendance(body) : null;
    if (attended !== null) return { rule: 'attendance', citations: attended };
    const date = ofKind('meta').find((passage) => passage.text === article.date);
    if (date !== undefined && question.published) return one('date', whole(date));
    return null;
  }

  return {
    answer,
    beyond(question) {
      const { folded, unnamed } = question;
      const match = POINT.exec(folded);
      if (list === undefined || match === null || !onlyAsks(unnamed, POINT)) return null;
      const isThere = pointNumber(match, list.items.length) <= list.items.length;
      return isThere && listFor(question) !== undefined ? null : all(list).citations;
    },
    itemsOf(passage) {
      const items = lists.map((found) => found.items.map((item) => item.passage));
      return items.find((passages) => passages.includes(passage)) ?? null;
    },
    pointsAt(question) {
      const list = listFor(question);
      const point = list === undefined ? null : readPoint(question.folded, list);
      return point === null ? null : list!.items[point - 1]!.passage;
    },
  };
}

/** Characters that may be left beside an ordinal, once the words that only ask are gone. */
const MAX_LEFT = 1;

/** A question for the pull quotes says little else: 金句一共四条吧,第2条贴我. */
const MAX_LEFT_BY_QUOTES = 6;

function onlyAsks(folded: string, pattern: RegExp): boolean {
  const rest = folded.replace(new RegExp(pattern.source, 'gu'), ' ').replace(EMPTY, '');
  return rest.length <= MAX_LEFT;
}

function readPoint(folded: string, list: Enumeration): number | null {
  const match = POINT.exec(folded);
  if (match === null) return null;
  const number = pointNumber(match, list.items.length);
  return number >= 1 && number <= list.items.length ? number : null;
}

/** The number that a match of `POINT` names, in a list of `count`; NaN for none. */
function pointNumber(match: RegExpExecArray, count: number): number {
  const [, digits, last, middle, english, english2, bare] = match;
  const fromEnd = /倒数第?(\d+)/u.exec(last ?? '')?.[1];
  if (fromEnd !== undefined) return count + 1 - Number(fromEnd);
  if (last !== undefined) return count;
  if (middle !== undefined) return count % 2 === 1 ? (count + 1) / 2 : Number.NaN;
  if (digits !== undefined) return Number(digits);
  if (bare !== undefined) return Number(bare) || (numeralValue(bare) ?? Number.NaN);
  if (english !== undefined) return englishOrdinal(english, count);
  // Only 开场那条 names no number.
  if (english2 === undefined) return 1;
  return NUMBER_WORDS.indexOf(english2) + 1 || Number(english2);
}

function englishOrdinal(word: string, count: number): number {
  if (word === 'last' || word === 'final') return count;
  const index = ENGLISH_ORDINALS.indexOf(word);
  return index >= 0 ? index + 1 : Number.parseInt(word, 10);
}

/** "哪五点建议", "五条路分别是什么", "what are the five proposals": all points, in order. */
function asksForAll(folded: string, list: Enumeration): boolean {
  const count = list.items.length;
  const nouns = [list.noun, '建议', '主张', '条路', '道路', '要点'].filter((noun) => noun !== null);
  const counted = new RegExp(
    `(?<!第)(?:${count}|哪些|哪几|几)(?:大)?(?:点|条|项|个|方面)?(?:具体)?(?:的)?(?:${nouns.join('|')}|点(?!钟))`,
    'u',
  );
  const plural = /分别|都是|都有|哪些|哪[几\d]|各是|是哪|什么|啥|列|具体|内容|逐条|依次|有哪/u;
  const countOnly = /几[点条项个]|多少|一共|总共/u;
  const english = new RegExp(
    `\\b(?:${NUMBER_WORDS[count - 1] ?? count}|${count}|all(?: the)?|list(?: the)?|what are the|which)\\b.{0,20}\\b(?:proposal|point|suggestion|path|recommendation)s\\b`,
    'u',
  );
  if (english.test(folded))
    return (
      !/\bhow many\b|\bnumber of\b/u.test(folded) && leftover(folded.replace(english, '')) <= 8
    );
  if (!counted.test(folded) || !plural.test(folded) || /第\d/u.test(folded)) return false;
  if (countOnly.test(folded) && !/分别|都是|都有|哪|各是|列/u.test(folded)) return false;
  return leftover(folded.replace(counted, '')) <= 4;
}

/** Characters of a text that do more than ask. */
function leftover(folded: string): number {
  return folded
    .replace(EMPTY, '')
    .replace(/分别|都|哪些|哪几|各|有|列出?|一下|具体|点|[几\d]/gu, '').length;
}

function all(list: Enumeration): Structural {
  const [head, ...rest] = list.items.slice(0, MAX_CITATIONS).map((item): Citation => ({
    passage: item.passage,
    sentence: item.sentence,
    answer: item.name,
  }));
  return { rule: 'all-points', citations: [head!, ...rest] };
}

function readParagraph(folded: string, body: readonly Passage[]): Passage | null {
  const match = PARAGRAPH.exec(folded);
  if (match === null) return null;
  const [, fromEnd, digits, last, , english] = match;
  if (digits !== undefined) {
    const number = Number(digits);
    return body[fromEnd ? body.length - number : number - 1] ?? null;
  }
  if (last !== undefined) return body.at(-1) ?? null;
  if (english === undefined) return body[0] ?? null;
  if (/penultimate|to.last/u.test(english)) return body.at(-2) ?? null;
  if (english === 'opening') return body[0] ?? null;
  if (english === 'closing') return body.at(-1) ?? null;
  return body[englishOrdinal(english, body.length) - 1] ?? null;
}

/** The passages that share a character with what a question says besides, most first; else all, in order. */
function likest(folded: string, passages: readonly Passage[]): readonly Passage[] {
  if (ordinalIn(folded, passages.length) !== null) return passages;
  const words = folded.replace(/[哪那这嗰][一1]?[句个条行]/gu, '').replace(EMPTY, '');
  const said = new Set(words.match(/\p{Script=Han}/gu) ?? []);
  const shared = passages.map(
    ({ text }) => [...said].filter((char) => foldForAliases(text).includes(char)).length,
  );
  if (shared.every((count) => count === shared[0])) return passages;
  return passages.toSorted((a, b) => shared[passages.indexOf(b)]! - shared[passages.indexOf(a)]!);
}

/** The one that an ordinal names among several, or all of them. */
function numbered(rule: string, folded: string, found: readonly Passage[]): Structural | null {
  const wanted = ordinalIn(folded, found.length);
  if (wanted !== null && (wanted < 1 || wanted > found.length)) return null;
  const chosen = wanted === null ? found : found.slice(wanted - 1, wanted);
  const [head, ...rest] = chosen.slice(0, MAX_CITATIONS).map(whole);
  return head === undefined ? null : { rule, citations: [head, ...rest] };
}

function ordinalIn(folded: string, count: number): number | null {
  if (/最后|末|最尾|垫底|压轴|\blast\b/u.test(folded)) return count;
  const fromEnd = /倒数第(\d{1,2})/u.exec(folded)?.[1];
  if (fromEnd !== undefined) return count + 1 - Number(fromEnd);
  const digits = /(?:第|\bno\.? ?|#)(\d{1,2})/u.exec(folded)?.[1];
  if (digits !== undefined) return Number(digits);
  if (/首个|头一?个|上面/u.test(folded)) return 1;
  if (/下[面边头行]|底下|后一/u.test(folded.replace(/标题底?下面?/u, ''))) return 2;
  const english = new RegExp(`\\b(${ORDINAL_WORDS})\\b`, 'u').exec(folded)?.[1];
  return english === undefined ? null : englishOrdinal(english, count);
}

function sentenceOf(passage: Passage, index: number): Citation {
  const span: Span = passage.sentences.at(index) ?? { start: 0, end: passage.text.length };
  return { passage, sentence: span, answer: span };
}

function whole(passage: Passage): Citation {
  const span = { start: 0, end: passage.text.length };
  return { passage, sentence: passage.sentences[0] ?? span, answer: span };
}

function one(rule: string, citation: Citation): Structural {
  return { rule, citations: [citation] };
}
