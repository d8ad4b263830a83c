import { type AliasFinder, foldForAliases, type Mention } from './aliases.ts';
import { asksWhoAttended } from './attendance.ts';

/** Whose points are asked for. */
export interface Named {
  readonly folded: string;
  /** The alias groups that each name in it may belong to. */
  readonly named: readonly (readonly number[])[];
}

/** What of an article's build a question may be for, by its wording alone: read once for all articles. */
export interface StructureQuestion extends Named {
  /** Without the names of known things: who made the proposals tells none from another. */
  readonly unnamed: string;
  readonly firstSentence: boolean;
  readonly lastSentence: boolean;
  readonly headline: boolean;
  readonly headings: boolean;
  readonly pullQuotes: boolean;
  readonly subtitle: boolean;
  readonly source: boolean;
  readonly attended: boolean;
  readonly published: boolean;
}

/** Units of a question about structure at most; longer texts only happen to use such words. */
const MAX_LENGTH = 60;

/** Null for a text that is too long to ask for such a thing. */
export function readStructureQuestion(
  input: string,
  namesIn: AliasFinder['find'],
): StructureQuestion | null {
  const folded = foldForAliases(input).trim();
  if (folded.length > MAX_LENGTH) return null;
  const names = owners(folded, namesIn);
  return {
    folded,
    unnamed: without(folded, names),
    named: names.map(({ groups }) => groups),
    firstSentence: FIRST_SENTENCE.test(folded) && asksLittleElse(folded, FIRST_SENTENCE),
    lastSentence: LAST_SENTENCE.test(folded) && asksLittleElse(folded, LAST_SENTENCE),
    headline: HEADLINE.test(folded) && !NOT_HEADLINE.test(folded),
    headings: HEADINGS.test(folded) && !/下|首段|段/u.test(folded),
    pullQuotes: PULL_QUOTES.test(folded),
    subtitle: SUBTITLE.test(folded),
    source: SOURCE.test(folded),
    attended: asksWhoAttended(folded),
    published: PUBLISHED.test(folded),
  };
}

/** English words that a question for a sentence may have besides: whatever stands after it asks for more. */
const MAX_OTHER_WORDS = 2;
const COMMON =
  /\b(?:what|whats|which|how|is|s|does|do|did|the|a|an|of|in|on|this|that|it|its|me|us|you|can|could|please|very|read|give|show|quote|tell|send|say|says|said|go|goes|end|ends|begin|begins|start|starts|with|by|article|text|story|report|piece|news|word|verbatim|exact|exactly|original|chinese|there|just|and)\b/gu;

function asksLittleElse(folded: string, pattern: RegExp): boolean {
  const rest = folded.replace(pattern, ' ').replace(COMMON, ' ');
  return (rest.match(/[a-z]+/gu) ?? []).length <= MAX_OTHER_WORDS;
}

/** As `readStructureQuestion` of a text of any length, for what it says of whose points. */
export function readNamed(folded: string, namesIn: AliasFinder['find']): Named {
  return { folded, named: owners(folded, namesIn).map(({ groups }) => groups) };
}

function owners(folded: string, namesIn: AliasFinder['find']): Mention[] {
  return namesIn(folded).filter(({ start, end }) => !COUNTS.test(folded.slice(start, end)));
}

/** Names of a list itself: 5点建议 is what is asked for, not who made it. */
const COUNTS =
  /\d|(?:点|条|项|招|建议|主张|倡议|意见|路|道路|路径|proposals?|points?|paths?|roads?|suggestions?)$/u;

function without(folded: string, names: readonly Mention[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of names) {
    rest += folded.slice(from, start);
    from = Math.max(from, end);
  }
  return rest + folded.slice(from);
}

const WHOLE =
  '(?:全文|文章|本文|这?篇?(?:新闻|稿子?|报道|文章)|正文|整篇|通篇|成篇(?:嘢|文)?|article|text|story|report|piece)';
const FIRST_SENTENCE = new RegExp(
  `${WHOLE}[^。]{0,6}(?:第[一1]|首|开头(?:的|第[一1])?|头[一1]?)(?:一|1)?句|^(?:第1|首|头[一1]?|开头第?[一1]?)句(?:话)?|(?:first|opening) (?:sentence|line)(?! (?:of|in) (?:the )?(?:speech|paragraph))`,
  'u',
);
const LAST_SENTENCE = new RegExp(
  `${WHOLE}[^。]{0,6}(?:最后|末|结尾|倒数第?[一1]|尾|压轴|收尾|收官|杀青)(?:的|那|嗰|一|1)*(?:句)|${WHOLE}[^。]{0,4}(?:拿|用|以)(?:了)?(?:哪|什么|啥)(?:一|1)?句话?(?:来)?(?:收的?尾|结的?尾|作结)|^(?:最[后末尾]了?|结尾|末尾|末了|收尾|压轴)(?:[的那这嗰一1]|说)*句|(?:last|final|closing) (?:sentence|line)(?! (?:of|in) (?:the )?(?:speech|paragraph))`,
  'u',
);
const HEADLINE =
  /^(?:请|给我|发|把|这|本|该|个|篇|条|的|原|全|主|大|看看?)*(?:标题|题目|大标题)(?:给我|是|叫|叫做|什么|啥|怎么写|怎么|原文|呢|的|全文|全称|发我|[\p{P}\s])*$|(?:文章|本文|新闻|报道|稿子|稿件?|这篇)的?(?:原|全|主|大|总)?(?:标题|题目|题)(?!下|之下)|\b(?:headline|title)\b(?=.*\b(?:article|news|story|report|piece)\b)|\b(?:article|news|story|report|piece)(?:'s)?\b.{0,20}\b(?:headline|title|called)\b|^(?:what(?:'s| is) )?(?:the )?headline\??$/u;
const NOT_HEADLINE = /讲话|演讲|发言|致辞|小标题|副标题|副题|\b(?:speech|remarks|address|sub)/u;
export const HEADINGS =
  /小标|小题|分标题|\b(?:section |sub-?)headings?\b(?!.*\b(?:under|below) the (?:headline|title)\b)/u;
export const PULL_QUOTES =
  /金句|(?:摘|拎|抽)出来(?:单独?列)?的?(?:那|嗰|这)?[几两\d]句|单独?列(?:出来)?的?(?:那|嗰|这)?[几两\d]句|\bpull[- ]?quotes?\b/u;
const SUBTITLE =
  /副标题|副题|标题(?:之|底)?下(?:面|边|头)?的?那?有?(?:[几两\d]行)?小[题字]|\bsub-?(?:title|headline|heading|head)s?\b/u;
const PUBLISHED =
  /(?:这|本|该)?(?:篇|条)?(?:文章|新闻|报道|稿子?|稿件|消息)的?(?:发表|发布|见报|刊登|播发)?(?:日期|时间)|(?:这|本|该)?(?:篇|条)?(?:文章|新闻|报道|稿子?|稿件|消息).{0,4}(?:什么时候|啥时候|哪天|哪年|几号|几月|何时|日期|时间|哪一年|哪一天)|(?:发表|登出?|刊登|发布|刊发|见报|登报|播发|发出?)(?:日期|时间|的|于|是|在)*(?:什么时候|啥时候|哪天|哪年|几号|几月|何时)|^(?:发表|发布|刊登|见报)?(?:日期|时间)\??$|(?:什么时候|啥时候|哪天|哪年|几号|何时)(?:发表|登|刊|发布|见报|播发|发)|\bpublish(?:ed)?\b.*\b(?:when|date)\b|\b(?:when|date)\b.*\bpublish(?:ed)?\b|\bpublication date\b|\bdateline\b/u;

const REPORT = '(?:文章?|报道|新闻|消息|稿子?|稿件|电讯|article|report|story|piece)';
const SOURCE = new RegExp(
  `^(?:这|本|该|请问|条|篇|个)*${REPORT}?的?(?:稿源|消息来源|来源|出处|source)(?:是|呢|哪里?|哪儿|哪家|什么|啥|媒体|通讯社|报社|机构|的|[?\\s])*$|^(?:这|本|该|条|篇|个)*${REPORT}的?(?:稿源|来源)|^(?:what|which|who)(?:'?s| is| was)? (?:the )?source(?: of (?:the|this) ${REPORT})?\\??$|^(?:whose|what(?:'?s| is) the|who(?:'?s| is) in the) byline\\b`,
  'u',
);
