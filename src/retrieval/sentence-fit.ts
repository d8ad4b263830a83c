import type { Asked } from './question-type.ts';

/** What in a sentence looks like the answer that is asked for; from 0 to 1. */
export const FITS = [
  'date', // a date the question does not give: 1 with a year or century, less for a part of either
  'number', // a number that the question does not give
  'unit', // such a number in the unit or measure asked for
  'cause', // words for causes, where a reason is asked for
  'series', // things joined by 、, where several are asked for
  'quoted', // a title or a quoted name, where a name is asked for
  'ending', // a longer word that ends as the noun asked for does: 测温法 for 什么方法
  'noun', // the noun asked for itself
] as const;
export type SentenceFit = Readonly<Record<(typeof FITS)[number], number>>;

/**
 * `folded` is the sentence folded, `source` as it stands, and `question` is folded: what it says already
 * is no answer to it.
 */
export function sentenceFit(
  asked: Asked,
  { folded: sentence, source }: { readonly folded: string; readonly source: string },
  question: string,
): SentenceFit {
  const { type, noun } = asked;
  const numbers = type === 'number' ? newNumbers(sentence, question) : [];
  return {
    date: type === 'when' ? dateFit(sentence, question) : 0,
    number: numbers.some((number) => /\d/.test(number)) ? 1 : 0,
    unit: numbers.some((number) => inUnit(number, asked, question)) ? 1 : 0,
    cause: type === 'why' && CAUSE.test(sentence) ? 1 : 0,
    series: type === 'list' && SERIES.test(source) ? 1 : 0,
    quoted: type === 'name' && QUOTED.test(sentence) ? 1 : 0,
    ending: noun !== '' && type !== 'when' && endsAs(noun, sentence, question) ? 1 : 0,
    noun: noun !== '' && sentence.includes(noun) ? 1 : 0,
  };
}

/** Dates and times in a folded text. */
export const DATE =
  /(?:公元前?|西元前?|民国)?\d{1,4}年(?:\d+月)?(?:\d+日)?|\d+月(?:\d+日)?|\d+日|\d+世纪(?:\d+年代|[初中末]期?)?|\d+年代|[年末初]间|时期|时代|朝|凌晨|上午|下午|[春夏秋冬][季天]|星期|[明清唐宋元汉]代?初|[末初]期|同年|当年|次年|翌年|(?<!\d)(?:1\d{3}|20\d\d)(?!\d)/gu;
const FULL_DATE = /\d{3,4}年|世纪|\d年代/u;
const PART_OF_DATE = 0.3;

function dateFit(sentence: string, question: string): number {
  const dates = (sentence.match(DATE) ?? []).filter((date) => !question.includes(date));
  if (dates.length === 0) return 0;
  return FULL_DATE.test(sentence) ? 1 : PART_OF_DATE;
}

const NUMBER =
  /\d+(?:[.,]\d+)*%?\p{Script=Han}{0,3}|[一二两三四五六七八九十百千半]\p{Script=Han}{1,2}/gu;

function newNumbers(sentence: string, question: string): string[] {
  return (sentence.match(NUMBER) ?? []).filter((number) => {
    const digits = /^\d[\d.,]*/u.exec(number)?.[0];
    return !question.includes(digits ?? number);
  });
}

/** What an attribute is measured in. */
const MEASURES: readonly (readonly [RegExp, RegExp])[] = [
  [/面积|占地|多大/u, /平方|公顷|亩|岁|顷|km2|倍/u],
  [/体重|重量|多重/u, /克|公斤|吨|磅|斤|kg/u],
  [
    /[体身全]长|长度|身高|高度|海拔|[树株]高|多[高长宽厚深远]|深度|宽度|距离/u,
    /米|公尺|公分|里|尺|层|m|光年/u,
  ],
  [/多久|多长时间|时长|历时/u, /年|月|天|日|小时|分|秒|世纪|周/u],
  [/人口|人数|多少人/u, /人|万|\d{4}/u],
  [/价格|价钱|票价|费|资金|金额|收入|预算|钱|规模/u, /元|美金|镑|币|法郎|卢布|圆|盾/u],
  [/温度|气温/u, /℃|度|°/u],
  [/比例|占比|百分|率|份额/u, /%|百分|成|分之/u],
  [/年龄|几岁|多大/u, /岁/u],
  [/速度|时速|多快/u, /节|时|秒|km/u],
];

export function inUnit(number: string, { unit, measure }: Asked, question: string): boolean {
  if (unit !== '') {
    const counted = number.replace(/^[\d.,%一二两三四五六七八九十百千半]+[万亿多余几]*/u, '');
    if (counted.startsWith(unit[0]!)) return true;
  }
  if (unit !== '' && measure === '' && !MEASURES.some(([asks]) => asks.test(unit))) return false;
  return MEASURES.some(([asks, gives]) => asks.test(question) && gives.test(number));
}

const CAUSE =
  /因为|由于|因此|所以|因而|为了|原因|导致|致使|使得|缘故|以致|引起|造成|避免|以便|起因|出于|鉴于|故/u;
const SERIES = /、|以及|包括|包含|分别|分別|等/u;
const QUOTED = /[《"『]/u;

function endsAs(noun: string, sentence: string, question: string): boolean {
  const last = noun.at(-1)!;
  for (let at = sentence.indexOf(last, 1); at !== -1; at = sentence.indexOf(last, at + 1)) {
    const word = sentence.slice(at - 1, at + 1);
    if (/^\p{Script=Han}/u.test(word) && !question.includes(word)) return true;
  }
  return false;
}
