import type { Analysis, Unit } from './analyze.ts';

export const ANSWER_TYPES = [
  'who',
  'when',
  'where',
  'number',
  'list',
  'why',
  'how',
  'name',
  'polar',
  'open',
] as const;
/** What kind of answer a question wants. */
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** What a question asks for, read off its wording. */
export interface Asked {
  readonly type: AnswerType;
  /** The kind of thing: 语言 of 哪种语言, 焦点 of 焦点是什么; empty where none is named. */
  readonly noun: string;
  /** What is counted: 条 of 几条跑道, 公里 of 多少公里; empty where nothing is. */
  readonly unit: string;
  /** The measure after 多: 高 of 多高; empty without one. */
  readonly measure: string;
}

/** Reads the question's type, and the noun or unit that stands beside the question word. */
export function readQuestion({ folded, units }: Analysis): Asked {
  const found = classify(folded);
  const after = found.end === undefined ? '' : wordAt(folded, units, found.end);
  const before = units.find(({ end, stop }) => end === found.nounEnd && !stop)?.text;
  const noun = found.type === 'number' ? '' : (before ?? after);
  return {
    type: found.type === 'open' ? typeOfNoun(noun, found.several ?? false) : found.type,
    noun,
    unit: found.type === 'number' ? after : '',
    measure: found.measure ?? '',
  };
}

/** The kind of answer that a folded question wants; `open` where nothing tells. */
export function answerType(folded: string): AnswerType {
  const { type, nounEnd, end, several } = classify(folded);
  if (type !== 'open') return type;
  if (nounEnd !== undefined) return typeOfNoun(folded.slice(0, nounEnd), false);
  const after =
    end === undefined ? '' : (/^\p{Script=Han}{1,4}/u.exec(folded.slice(end))?.[0] ?? '');
  for (let length = after.length; length > 0; length--) {
    const found = typeOfNoun(after.slice(0, length), several ?? false);
    if (found !== 'open') return found;
  }
  return typeOfNoun('', several ?? false);
}

/** Whether a folded text asks at all: a question word or a question mark, rather than a statement. */
export function asks(folded: string): boolean {
  return answerType(folded) !== 'open' || folded.includes('?') || /什么|甚么|啥|呢$/u.test(folded);
}

/** Letters of a text without a question that names a topic. */
const MAX_TOPIC = 8;

/** Whether a folded text wants whole sentences: it asks where something is spoken of, or only names it. */
export function wantsSentence(folded: string): boolean {
  if (MENTIONS.test(folded)) return true;
  return !asks(folded) && folded.replace(/[^\p{L}\p{N}]/gu, '').length <= MAX_TOPIC;
}

interface Reading {
  readonly type: AnswerType;
  /** Where the noun or the unit begins. */
  readonly end?: number;
  /** Where the noun ends that stands before the question word: 焦点 of 焦点是什么. */
  readonly nounEnd?: number;
  readonly measure?: string;
  readonly several?: boolean;
}

const WHAT = '(?:哪|什么|甚么|啥|何|乜嘢?|咩)';
const CLASSIFIER = '个位种类项条座家本部场名所件片支只首届次方款枚张颗批派队份段期篇幅口间艘架匹棵';

/** 为什么 at the end, or after such a verb, is 为 and 什么: 称为什么. */
const WHY =
  /(?<![称聘作视定成改任命封选升译因])(?:为什么|为甚么|为何|缘何)(?!\s*(?:[?,.:;]|$))|因(?:为什么|何)|为啥|何以|怎么会|干嘛要|点解|(?:什么|甚么|何种?|哪些?|啥)(?:的|主要)*(?:原因|理由|缘故|因素)|(?:原因|理由)(?:主要)?(?:是|为|有|在于)|^(?:原因|缘故)|\bwhy\b|\breasons?\b/u;
const WHEN =
  /什么时候|甚么时候|啥时候?|何时|几时|哪[1一]?(?:年|天|日|月|个?(?:世纪|年代|时期|时候|时间|朝代))|何[年月日]|(?:什么|甚么)(?:时间|年代|时期|年|日期|朝代)|几[月日号点](?!.*多少)|日期|年份|\bwhen\b|\bwhat (?:date|day|time|year)\b|\bwhich (?:day|year|month)\b|\bdate\b/u;
const COUNT = /(?:(?<!哪)第?几(?![乎何多月日号点])|多少)个?(?=[^?,.])/u;
const AMOUNT =
  /多([大高长远久重深宽快厚])(?!学|多数|量|的?影响)|多少|第几|几何|几多|数量|数目|金额|规模(?:是|有|多)|\bhow (?:many|much|long|large|big|often|old|far)\b|\bnumber of\b|\bamount\b|\btotal\b|\bhow\s+\w+\s+(?:times|years)\b/u;
const WHO =
  /谁|孰|何人|哪[1一]?(?:位|人)|什么人|甚么人|啥人|边个|边位|哪国领导|派哪|\bwho(?:m|se)?\b|\bwhich (?:leader|president|person|official|minister)\b|\bname of the (?:president|leader|chair)/u;
const WHERE =
  /哪(?:里|儿|边)|哪[1一]?个?[国省州市县城镇](?![\p{Script=Han}])|何处|何地|边度|在(?:何|哪)?[?]?$|地点|\bwhere\b|\bwhich (?:city|country|place)\b|\bwhat (?:city|country|place)\b/u;
/** Asks where the text speaks of something, not where something is. */
const MENTIONS =
  /(?:哪[里儿]|何处|边度|哪一?[段处]).{0,3}(?:提|讲|说|谈|写|聊|出现)|(?:讲|说|谈|写|聊|提).{1,20}(?:在哪[里儿]?|在边度|喺边度)[?]?$|\bwhere does (?:it|he|the (?:article|text|report|speech)) (?:say|mention|talk|speak)/u;
const LIST =
  /包括|列举|都有|有什么|有啥|\bwhich\b.*s\b|\blist\b|\bwhat (?:areas|fields|countries|topics|kinds|types|crimes|projects)\b|\bname the\b/u;
const SEVERAL = new RegExp(
  `(?:哪些|哪[几两二三四五六七八九\\d](?<!1)[${CLASSIFIER}]?|${WHAT}(?=特点|特色|特征|作用|用途|优点|缺点|影响))`,
  'u',
);
const KIND_OF = new RegExp(
  `${WHAT}[1一]?[${CLASSIFIER}]?(?:样|类型|种类|形式|类别)?(?:的)?(?![\\s?,.]*$)`,
  'u',
);
const IS_WHAT = new RegExp(
  `(\\p{Script=Han}{1,4})(?:主要|大概)?(?:是|为|叫做?|指的?是?|有|包括)(?:${WHAT}|哪1?[${CLASSIFIER}])?[?.\\s]*$`,
  'u',
);
const HOW =
  /怎么|怎样|如何|咋|怎|点样|(?:什么|甚么|何种?)(?:样的)?(?:方式|方法|办法|手段|途径)|方式|办法|措施|途径|态度|立场|看法|\bhow\b|\bby what means\b|\bstance\b|\battitude\b|\bposition on\b/u;
const NAME = /叫什么|叫啥|名字|名称|题目|标题|全称|称为|什么名|\bcalled\b|\bname\b|\btitle\b/u;
const POLAR =
  /吗|(?<![什甚怎])么[?\s]*$|嘛|是不是|有没有|有无|是否|能不能|会不会|对不对|没有?[?\s]*$|^(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should)\b/u;

/** The first rule that matches decides: question words before nouns that only hint at a question. */
function classify(folded: string): Reading {
  if (WHY.test(folded)) return { type: 'why' };
  if (WHEN.test(folded)) return { type: 'when' };
  const count = COUNT.exec(folded);
  if (count !== null) return { type: 'number', end: count.index + count[0].length };
  const amount = AMOUNT.exec(folded);
  if (amount !== null) return { type: 'number', measure: amount[1] ?? '' };
  if (WHO.test(folded)) return { type: 'who' };
  if (MENTIONS.test(folded)) return { type: 'open' };
  if (WHERE.test(folded)) return { type: 'where' };
  const several = SEVERAL.exec(folded);
  if (several !== null)
    return { type: 'open', several: true, end: several.index + several[0].length };
  if (NAME.test(folded)) return { type: 'name' };
  if (LIST.test(folded)) return { type: 'list' };
  const how = /怎么|怎样|如何|咋/u.test(folded) ? null : KIND_OF.exec(folded);
  if (how !== null && !HOW.test(folded)) return { type: 'open', end: how.index + how[0].length };
  if (HOW.test(folded)) return { type: 'how' };
  const is = IS_WHAT.exec(folded);
  if (is !== null) return { type: 'open', nounEnd: is.index + is[1]!.length };
  return { type: POLAR.test(folded) ? 'polar' : 'open' };
}

const PLACE =
  /(?:国家|国籍|地方|地区|地带|城市|城镇|省份?|州|县市?|市|区域?|镇|村|岛屿?|洲|大陆|河流?|江|山脉?|湖泊?|海域?|洋|街道?|大道|位置|方向|方位|都市|首都|港口?|行政区|场所|车站|公园|校区|海峡|半岛|流域|平原|沙漠|^[国城])$/u;
const TIME = /(?:年份?|月份?|日期|世纪|年代|时候|时间|时期|时代|朝代?|季节?|阶段|时刻)$/u;
const PERSON =
  /(?:人|者|(?<![国大自皇])家|师|员|帝|王|君|侯|爵|将领?|官|臣|后|妃|父亲|母亲|妻子?|丈夫|儿子|女儿|总统|首相|总理|主席|领袖|领导|歌手|教授|诗人|元帅|司令|将军|教[皇宗]|法老|总督|选手|部长|队长|市长|州长|校长|院长|局长|县长|馆长|会长|董事长|省长|酋长|人物|姓名)$/u;
const WORK =
  /(?:书籍?|著作|作品|电影|影片|专辑|歌曲?|小说|剧|节目|杂志|期刊|报纸?|条约|协[议定]|法案|法律|论文|文献|经典|名称|名字|称号|称呼|别[名称]|昵称|术语|口号|文件)$/u;

function typeOfNoun(noun: string, several: boolean): AnswerType {
  if (several) return 'list';
  if (PLACE.test(noun)) return 'where';
  if (TIME.test(noun)) return 'when';
  if (PERSON.test(noun)) return 'who';
  if (WORK.test(noun)) return 'name';
  return 'open';
}

/** One character that makes a kind of what stands before it: 漫画 公司 is none, 汉语 语 is. */
const SUFFIX = /^[国人物家者员法语族教党派学会州省市县区镇村岛河江湖海山城剧书奖]$/u;

/** The word that begins at or runs over an offset, with a suffix that the segmenter cut off. */
function wordAt(folded: string, units: readonly Unit[], offset: number): string {
  const index = units.findIndex((unit) => unit.end > offset);
  const unit = units[index];
  if (unit === undefined || unit.stop || unit.kind !== 'word' || unit.start > offset + 1) return '';
  const word = folded.slice(Math.max(unit.start, offset), unit.end);
  const next = units[index + 1];
  return next !== undefined && next.start === unit.end && SUFFIX.test(next.text)
    ? word + next.text
    : word;
}
