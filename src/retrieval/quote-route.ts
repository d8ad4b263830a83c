import { articleAt } from './address.ts';
import type { Answer } from './answer.ts';
import { type Corpus, slice, type Span } from './article.ts';
import { ASKING } from './quote-frame.ts';
import type { QuoteIndex, QuoteMatch } from './quote-index.ts';
import { neighbourOf } from './quote-neighbour.ts';
import { readInput, type Reading } from './quotation.ts';

export interface QuoteOptions {
  /** Keep to this article. */
  readonly article?: string | undefined;
}

/** Tells quotations from questions, and compares them with a corpus. */
export interface QuoteReader {
  /**
   * For `ask`: the verdict where the input is a quotation, an answer with the verdict where it asks what
   * stands before or after one, null where it is a question.
   */
  read(input: string, options?: QuoteOptions): Answer | null;
  /** For `check`: always a verdict, `quote` or `absent`. */
  check(input: string, options?: QuoteOptions): Answer;
}

/** A reading of an input, and how it lies in the corpus. */
interface Compared {
  readonly reading: Reading;
  readonly match: QuoteMatch;
}

export function createQuoteReader(corpus: Corpus, index: QuoteIndex): QuoteReader {
  return {
    read(input, options = {}) {
      const { flat, readings } = readInput(input);
      const hasQuestionWord = ASKING.test(flat);
      const asks = hasQuestionWord || isAsked(flat);
      const long = readings.flatMap((reading) => {
        if (reading.span.end - reading.span.start < MIN_UNITS.framed) return [];
        if (!asks || reading.cue) return [reading];
        // Somebody said "…"? asks for nothing but whether it is so.
        if (!hasQuestionWord && reading.setting === 'marked') return [reading];
        return reading.explained ? [{ ...reading, exactOnly: true }] : [];
      });
      const compared = compare(
        index,
        input,
        long,
        options,
        ({ explained, parted, cue }) => explained || (parted && cue),
      );
      if (compared === null || !isQuotation(compared, flat, index)) return null;
      return answerOf(corpus, index, compared);
    },
    check(input, options = {}) {
      const { flat, readings } = readInput(input);
      const compared = compare(index, input, readings, options, ({ span, explained }) => {
        const around = wordsAround(flat, span);
        return !/[\p{L}\p{N}]/u.test(around) || (explained && MEANT_SURELY.test(around));
      });
      if (compared === null) return { kind: 'absent', asked: input, nearest: [] };
      const verdict = index.verdict(compared.match);
      return verdict === null ? absent(index, compared) : { kind: 'quote', ...verdict };
    },
  };
}

/**
 * The reading that suits the corpus best. Words that a reading takes off may be part of the quotation, and
 * wrong: 普京指出，… for 习近平指出，…. So the sure readings decide, and the others only where those are absent.
 */
function compare(
  index: QuoteIndex,
  input: string,
  readings: readonly Reading[],
  options: QuoteOptions,
  isSure: (reading: Reading) => boolean,
): Compared | null {
  const compared = readings.flatMap((reading) => {
    const { span, exactOnly } = reading;
    const match = index.find(slice(input, span), { article: options.article, exactOnly });
    return match === null ? [] : [{ reading, match }];
  });
  const sure = best(compared.filter(({ reading }) => isSure(reading)));
  if (sure !== null && sure.match.verdict !== 'absent') return sure;
  const any = best(compared);
  if (any === null || any.match.verdict !== 'exact') return any;
  return any.reading.cue || any.reading.setting === 'marked' ? any : sure;
}

/** At a tie the narrower reading wins: it leaves out marks only. */
function best(compared: readonly Compared[]): Compared | null {
  return compared.reduce<Compared | null>(
    (found, next) => (found === null || rate(next.match) >= rate(found.match) ? next : found),
    null,
  );
}

/** Units of the shortest quotation, by setting: a marked or shorter stretch is a term, a bare one a topic. */
const MIN_UNITS = { marked: 5, framed: 5, bare: 7 } as const;
/** From this many units on, words that stand in the article as they are were copied from it. */
const COPIED_UNITS = 12;
/** Units of the shortest quotation that is called absent or altered where nothing marks it. */
const MIN_CHANGED_UNITS = 8;
/** Share of an absent quotation's units that the corpus knows: else it is of another language. */
const MIN_KNOWN_SHARE = 0.5;
/** Bare words that align less than this must begin and end much like the article's. */
const FREE_SHARE = 0.8;
/** Units at either end that a misremembered quotation may have wrong, when little aligns and when much. */
const MAX_LOOSE_UNITS = 2;
const MAX_FREE_LOOSE_UNITS = 4;

/** Words of a statement rather than of a topic; in the article's own words they make a quotation. */
const STATEMENT =
  /[将把被由已未绝必须让使了着]|不|应该|应当|可以|能够|允许|禁止|需要|要求|正在|为了|关于|坚持|坚决|坚定|推动|推进|促进|加强|深化|维护|反对|支持|构建|建成|打造|开启|实现|保障|完善|参加|出席|主持|签署|批准|启动|吸收|决定|指出|强调|表示|认为|提出|提供|举办|设立|高举|致力|倡导|践行|恪守|营造|抵制|打击|弘扬|遵循|把握|携手|成为|作为|接受|接任|取得|获得|增长|下降|达到|超过|包括|来自|位于|成立于|[,，;；。：:]|\b(?:is|are|was|were|will|would|has|have|had|must|should|can|not|said)\b/u;
/** Words around a quotation that mean a line; 对吧 and the like may mean a fact. */
const MEANT =
  /[原这那呢]句|原话|原文|这话|[这那]段|说过|讲过|写过|写[着道的反错]|抄|引用|出处|出自|定位|哪一?[段句]|第几[段句]|核[对实查]|查证|求证|验证|校对|记错|真有|真假|真的假的|一字不差|\b(?:quot|verbatim|check|verif|line|sentence|paragraph)/u;
/** Those of them that no article uses of itself. */
const MEANT_SURELY =
  /原话|原句|这句|这话|那句|呢句|说过|讲过|写过|出处|出自|照抄|一字不差|\bquote|\bverbatim\b/u;

/** Asks how something that is described is worded: 那个模式，原话叫啥; 可以给我原句吗. */
const ASKS_WORDING =
  /(?:原话|原文|原句|原词)[^,，。]{0,12}(?:叫|是|怎么|咋|如何|点样?)[^,，。]{0,4}[\p{P}\s]*$|[?!]\s*(?:原话|原文|原句)[\p{P}\s]*$|(?:给|发|找|告诉)我?[^,，。]{0,6}(?:原话|原文|原句)/u;

const VERDICTS = ['absent', 'altered', 'exact'] as const;

/** Exact before altered before absent; then letters that align less those that do not. */
function rate({ verdict, share, quote }: QuoteMatch): number {
  const letters = quote.keys.length;
  const rank = VERDICTS.indexOf(verdict) * 2 * MAX_LETTERS;
  return rank + (verdict === 'absent' ? -letters : letters * (2 * share - 1));
}

/** More letters than an input can fold into. */
const MAX_LETTERS = 1_000_000;

function isQuotation({ reading, match }: Compared, flat: string, index: QuoteIndex): boolean {
  const { setting, cue, span, exactOnly } = reading;
  const units = match.aligned.length;
  const text = slice(flat, span);
  if (units < MIN_UNITS[setting]) return false;
  switch (match.verdict) {
    case 'exact':
      if (setting !== 'bare') return true;
      if ((exactOnly || isAsked(flat)) && !index.isClause(match, 'end')) return false;
      return (
        units >= COPIED_UNITS ||
        STATEMENT.test(text) ||
        (index.isClause(match, 'start') && index.isClause(match, 'end'))
      );
    case 'altered':
      if (setting === 'marked') return true;
      if (units < MIN_CHANGED_UNITS || asksBeyond(match, text)) return false;
      return (cue && MEANT.test(wordsAround(flat, span))) || isStatement(match, text);
    case 'absent': {
      if (units < MIN_CHANGED_UNITS || match.known < MIN_KNOWN_SHARE || ASKING.test(text))
        return false;
      if (setting === 'marked') return true;
      if (ASKS_WORDING.test(flat)) return false;
      return cue && MEANT_SURELY.test(wordsAround(flat, span)) && STATEMENT.test(text);
    }
    default:
      return match.verdict satisfies never;
  }
}

/** Whether a bare text that differs from the article's looks like a line of it, not like key words. */
function isStatement({ aligned, share }: QuoteMatch, text: string): boolean {
  const isLong = aligned.length >= COPIED_UNITS && share >= FREE_SHARE;
  if (!(isLong || STATEMENT.test(text)) || isKeywords(text)) return false;
  const loose = share >= FREE_SHARE ? MAX_FREE_LOOSE_UNITS : MAX_LOOSE_UNITS;
  const head = aligned.indexOf(1);
  const tail = aligned.length - 1 - aligned.lastIndexOf(1);
  return head <= loose && tail <= loose;
}

function wordsAround(flat: string, { start, end }: Span): string {
  return `${flat.slice(0, start)} ${flat.slice(end)}`;
}

/** Whether an input ends as a question. */
function isAsked(flat: string): boolean {
  return /\?["”」』)\s]*$/u.test(flat);
}

/** Words parted by spaces, none long enough for a clause. */
function isKeywords(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return words.length > 1 && words.every((word) => word.length <= MAX_KEYWORD_UNITS);
}

const MAX_KEYWORD_UNITS = 6;

/** Whether a word asks in what the article does not say; 什么 inside the quotation is the article's. */
function asksBeyond({ quote, aligned }: QuoteMatch, text: string): boolean {
  const { letters, unitStarts } = quote;
  return Array.from(text.matchAll(new RegExp(ASKING, 'gu'))).some(({ index, 0: word }) =>
    aligned.some((isAligned, unit) => {
      const start = letters.starts[unitStarts[unit]!]!;
      return isAligned === 0 && start >= index && start < index + word.length;
    }),
  );
}

function answerOf(corpus: Corpus, index: QuoteIndex, compared: Compared): Answer {
  const verdict = index.verdict(compared.match);
  if (verdict === null) return absent(index, compared);
  const { wants } = compared.reading;
  if (wants === 'verdict') return { kind: 'quote', ...verdict };
  const article = articleAt(corpus, verdict.pieces[0].passage.article);
  const neighbour = article === undefined ? null : neighbourOf(article, verdict.pieces, wants);
  if (neighbour === null) return { kind: 'quote', ...verdict };
  return { kind: 'answered', citations: [neighbour], quote: verdict };
}

function absent(index: QuoteIndex, { match }: Compared): Answer {
  return { kind: 'absent', asked: match.quote.source, nearest: index.nearest(match) };
}
