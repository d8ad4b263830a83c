import type { Span } from './article.ts';
import { type Frame, readFrame, type Wants } from './quote-frame.ts';

/** A text with words of a frame taken off. */
export interface Peeled {
  /** What is left. */
  readonly span: Span;
  readonly wants: Wants;
  /** Whether what was taken off asks about a quotation. */
  readonly cue: boolean;
  /** Whether all of it does, or is politeness. */
  readonly explained: boolean;
  /** Whether a colon or a space parts from the quotation what neither does. */
  readonly parted: boolean;
  /** Whether some of it may as well have made a question of a statement. */
  readonly weak: boolean;
}

/** Takes frames off both ends of a flat text, one at a time; what is left after each. */
export function peel(flat: string, whole: Span): Peeled[] {
  const peeled: Peeled[] = [];
  let span = whole;
  let cue = false;
  let explained = true;
  let parted = true;
  let weak = false;
  let wants: Wants = 'verdict';
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const taken = takeOff(flat, span);
    if (taken === null) break;
    span = taken.span;
    cue ||= taken.cue;
    explained &&= taken.explained;
    parted &&= taken.parted;
    weak ||= taken.weak;
    if (taken.wants !== 'verdict') wants = taken.wants;
    peeled.push({ span, wants, cue, explained, parted, weak });
  }
  return peeled;
}

/** Rounds of taking words off; people do not wrap a quotation deeper. */
const MAX_ROUNDS = 6;
/** Longest clause that can be a frame, in UTF-16 units; long ones are the reader's own sentences. */
const MAX_FRAME_UNITS = 28;
/** Longest run of framing words that stick to a quotation without a mark between. */
const MAX_ATTACHED_UNITS = 20;
/** What is left must be longer, in UTF-16 units. */
const MIN_LEFT_UNITS = 3;

function takeOff(flat: string, span: Span): Peeled | null {
  const text = flat.slice(span.start, span.end);
  return (
    lastClause(text, span) ??
    attachedEnd(text, span) ??
    firstClause(text, span) ??
    prefix(text, span)
  );
}

const SEPARATOR = /[\s,，。.!！?？:;；：…~—–-]+/gu;
/** Marks that go with what was taken off; a full stop stays with the quotation. */
const BEFORE_FRAME = /[\s,，:;；：?？…~—–-]+$/u;
const AT_END = /[\s,，。.!！?？:;；：…~—–-]+$/u;
const AFTER_FRAME = /^[\s,，:;；：。.!！?？…~—–-]+/u;

function lastClause(text: string, span: Span): Peeled | null {
  const ended = text.slice(0, text.length - runAtEnd(text, AT_END));
  const separators = [...ended.slice(-MAX_FRAME_UNITS).matchAll(SEPARATOR)];
  const offset = Math.max(0, ended.length - MAX_FRAME_UNITS);
  // The longest run of clauses that is a frame as a whole.
  for (const separator of separators) {
    const at = offset + separator.index;
    const frame = readFrame(text.slice(at));
    if (frame.rest === '' && !frame.asksElse) return cut(text, span, 0, at, frame);
  }
  return null;
}

/** Where framing words may begin that follow a quotation without a mark between. */
const LEAD =
  /^(?:[这那呢嗰该此](?:一|个)?[句段番话]|[是系](?:哪里|哪儿|边度|何处)(?:来|说|讲)?[的嘅]|[是系]?(?:出自|引自|摘自)|的?(?:出处|原文|原话|原句|上下文|[下上后前](?:一|半)句|[后前][面边头])|[喺在](?:哪一?[段句篇]|第几|原文|这篇|文)|[是系]?第几[段句]|[是系]?[哪边]一?[段句]|对[吗吧不么]|[是系][吗吧不咪]|真?有(?:没有|冇)|有这|没错|真的|[这咁](?:么|样)?[说讲写]|\b(?:source|which|is that|is this|right|correct|from|in the|in this))/u;

function attachedEnd(text: string, span: Span): Peeled | null {
  for (
    let at = Math.max(MIN_LEFT_UNITS, text.length - MAX_ATTACHED_UNITS);
    at < text.length;
    at++
  ) {
    const end = text.slice(at);
    if (!LEAD.test(end)) continue;
    const frame = readFrame(end);
    if (frame.rest === '' && frame.cue && !frame.asksElse) return cut(text, span, 0, at, frame);
  }
  const particle = WEAK_END.exec(text);
  if (particle === null || particle.index < MIN_LEFT_UNITS) return null;
  const taken = cut(text, span, 0, particle.index, NO_FRAME);
  return taken === null ? null : { ...taken, explained: true, parted: true, weak: true };
}

/** What makes a question of a statement, or asks where a thing is rather than a line. */
const WEAK_END =
  /(?:[吗么吧呢嘛]|[是系喺在]?(?:哪里|哪儿|边度|何处|什么地方)|[喺在]哪)[啊呀呢]?(?:\s*[?!。])*$/u;
const NO_FRAME: Frame = {
  cue: false,
  wants: 'verdict',
  rest: '',
  explained: false,
  asksElse: false,
};

function firstClause(text: string, span: Span): Peeled | null {
  for (const separator of [...text.slice(0, MAX_FRAME_UNITS).matchAll(SEPARATOR)].reverse()) {
    const frame = readFrame(text.slice(0, separator.index));
    const at = separator.index + separator[0].length;
    if (separator.index > 0 && frame.rest === '' && !frame.asksElse) {
      return cut(text, span, at, text.length, frame);
    }
  }
  return null;
}

const SAYING =
  '(?:说|讲|写|提到|提过|指出|强调|表示|称|认为|提出|宣布)(?:过|了|着|到|道|的是|的|嘅)*';
const DOUBT = '(?:是不是|是否|有没有|有冇|系咪|到底|真的|确实|原话|曾经|曾|到底)+(?:有|就|还)?';
const A_LINE = '(?:这么|那么|这样|一|这)?(?:一?[句段]话?|话)?(?:是|叫|什么)?';
/** What stands before a quotation and asks about it. */
const PREFIXES: readonly RegExp[] = [
  new RegExp(
    `^[^,，。;；!?！？“"「]{0,10}?${DOUBT}(?:说|讲|写|提到|提过)(?:过|了|着|到|道|的是|的|嘅)*${A_LINE}`,
    'u',
  ),
  new RegExp(
    `^[^,，。;；!?！？“"「]{0,6}?(?:原文|原话|原句|文中|文章)(?:里|中|也)?(?:${DOUBT}|是|有|为|${SAYING})${A_LINE}`,
    'u',
  ),
  /^(?:请|帮忙|帮我|麻烦|能不能|能否|可以|想|我|你|再|来)*(?:找|查|搜|定位|核对|核实|查证|求证|确认|验证|搵)(?:一?下|一?找|一?查|到|出)?(?:下面|以下)?(?:这|那)?(?:句|段|个)?(?:话|原文|原句|出处|句子)?(?:的?(?:出处|原文|位置))?/u,
  new RegExp(
    `^我?(?:依稀|好像|貌似)?(?:记得|印象中?|记着)(?:文中|里面|文章|文里|讲话)?(?:里|中|好像)?(?:有|说|写|提)?${A_LINE}`,
    'u',
  ),
  /^(?:求|给我|给个)(?:一?下)?(?:原文|原句|原话|出处|来源|下一句|上一句)/u,
  /^(?:so )?(?:does|did|do|has|is it true that) (?:[\w']+ ){0,6}?(?:really |actually |ever )?(?:say|said|state|mention|contain|read|write|include|wrote)(?: that)?\b/u,
  /^(?:please )?(?:find|locate|check|verify|confirm)(?: me)?(?: (?:the|this|that|following|exact|original|quote|line|sentence|passage|words?|wording|of|for))*\b/u,
  /^(?:[\w']+ ){0,6}?(?:says?|said|states?|reads?|wrote)(?: that)?\b/u,
];
/** Who is said to have said it, as articles have it too, and what else stands before a colon. */
const UNSURE_PREFIXES: readonly RegExp[] = [
  new RegExp(`^[^,，。;；!?！？"“「]{1,8}?${SAYING}`, 'u'),
  /^[^,，。;；!?！？“"「:：]{1,12}[:：]/u,
  /^(?:is|was|does|has) (?=\p{Script=Han})/u,
];

/** Whoever asks who said a thing asks no verdict. */
const ASKS_WHO = /谁|[哪几]|\bwh(?:o|ich)\b/u;

/** The number or dash of a list; a number may also be the quotation's, so that it goes as a word would. */
const LIST_MARK = /^(?:[(（]?\d{1,2}[.、)）](?!\d)|[-–—](?=\s))/u;

function prefix(text: string, span: Span): Peeled | null {
  const mark = LIST_MARK.exec(text)?.[0] ?? '';
  if (mark !== '')
    return cut(text, span, mark.length, text.length, { ...NO_FRAME, explained: true });
  for (const pattern of [...PREFIXES, ...UNSURE_PREFIXES]) {
    const before = pattern.exec(text)?.[0] ?? '';
    if (before === '' || ASKS_WHO.test(before)) continue;
    const isCue = PREFIXES.includes(pattern);
    const frame = isCue ? { ...readFrame(before), cue: true } : NO_FRAME;
    return cut(text, span, before.length, text.length, frame);
  }
  return null;
}

/** Keeps `[from, to)` of a text, without the marks that parted it from what goes; null if that is nothing. */
function cut(text: string, span: Span, from: number, to: number, frame: Frame): Peeled | null {
  const start = from === 0 ? 0 : from + (AFTER_FRAME.exec(text.slice(from))?.[0].length ?? 0);
  const kept = text.slice(start, to);
  const end = to === text.length ? to : to - runAtEnd(kept, BEFORE_FRAME);
  if (end - start < MIN_LEFT_UNITS) return null;
  const left = trimEdges(text, { start, end });
  if (left.end - left.start < MIN_LEFT_UNITS) return null;
  return {
    span: { start: span.start + left.start, end: span.start + left.end },
    cue: frame.cue,
    wants: frame.wants,
    explained: frame.explained,
    parted: frame.explained || (from > 0 && /[:：\s]/u.test(text.slice(from - 1, start))),
    weak: false,
  };
}

/** White space, emoji, ellipses, mentions and the like, but no other punctuation. */
const EDGE_START =
  /^(?:[\s\u200b-\u200f\ufeff>•·*#…]|\.{3}|\p{Extended_Pictographic}[\ufe0f\u200d\p{Emoji_Modifier}]*|@[\w-]+|<@!?\d+>)+/u;
const EDGE_END =
  /(?:[\s\u200b-\u200f\ufeff…]|\.{3}|@[\w-]+|<@!?\d+>|\p{Extended_Pictographic}[\ufe0f\u200d\p{Emoji_Modifier}]*)+$/u;

/** Without what stands around a text and is no part of it. */
export function trimEdges(flat: string, { start, end }: Span): Span {
  const text = flat.slice(start, end);
  const before = EDGE_START.exec(text)?.[0].length ?? 0;
  if (before === text.length) return { start: end, end };
  return { start: start + before, end: end - runAtEnd(text.slice(before), EDGE_END) };
}

/** Longest run at the end of a text that is looked for, in UTF-16 units: a search from every start is slow. */
const MAX_RUN_UNITS = 200;

/** Length of what an end-anchored pattern matches. */
function runAtEnd(text: string, pattern: RegExp): number {
  return pattern.exec(text.slice(-MAX_RUN_UNITS))?.[0].length ?? 0;
}
