/** What kind of answer a question wants. */
export type AnswerType =
  | 'who'
  | 'when'
  | 'where'
  | 'number'
  | 'list'
  | 'why'
  | 'how'
  | 'name'
  | 'polar'
  | 'open';

/** The first rule that matches decides: the narrower stand first. Texts are folded and simplified. */
const RULES: readonly (readonly [AnswerType, RegExp])[] = [
  ['why', /为什么|为何|为啥|干嘛要|原因|缘故|理由|怎么会|点解|\bwhy\b|\breasons?\b/u],
  [
    'number',
    /(?<!哪)几[^乎何]|第几|多少|多大|多高|多长|多远|多久|幾多|几多|数量|数目|金额|规模|\bhow (?:many|much|long|large|big|often|old|far)\b|\bnumber of\b|\bamount\b|\btotal\b|\bhow\s+\w+\s+(?:times|years)\b/u,
  ],
  [
    'when',
    /什么时候|啥时候|何时|几时|哪天|哪年|哪一天|哪一年|哪月|几号|几月|日期|时间|年份|哪日|\bwhen\b|\bwhat (?:date|day|time|year)\b|\bwhich (?:day|year|month)\b|\bdate\b/u,
  ],
  [
    'who',
    /谁|哪位|哪一位|何人|边个|边位|什么人|啥人|哪国领导|派哪|\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:leader|president|person|official|minister)\b|\bname of the (?:president|leader|chair)/u,
  ],
  [
    'where',
    /哪里|哪儿|哪个国家|哪国|哪座|哪个城市|何处|何地|什么地方|啥地方|地点|边度|\bwhere\b|\bwhich (?:city|country|place)\b|\bwhat (?:city|country|place)\b/u,
  ],
  [
    'list',
    /哪些|哪几|哪[一二两三四五六七八九十\d]|包括|列举|都有|有什么|有啥|什么样的领域|\bwhich\b.*s\b|\blist\b|\bwhat (?:areas|fields|countries|topics|kinds|types|crimes|projects)\b|\bname the\b/u,
  ],
  ['name', /叫什么|叫啥|名字|名称|题目|标题|全称|称为|什么名|\bcalled\b|\bname\b|\btitle\b/u],
  [
    'how',
    /怎么|怎样|如何|咋|怎|点样|方式|办法|措施|途径|态度|立场|看法|\bhow\b|\bby what means\b|\bstance\b|\battitude\b|\bposition on\b/u,
  ],
  [
    'polar',
    /吗|么$|嘛|是不是|有没有|有无|是否|能不能|会不会|对不对|没有?$|^(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should)\b/u,
  ],
];

/** The kind of answer that a folded question wants; `open` where nothing tells. */
export function answerType(folded: string): AnswerType {
  return RULES.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'open';
}

/** Whether a folded text asks at all: a question word or a question mark, rather than a statement. */
export function asks(folded: string): boolean {
  return answerType(folded) !== 'open' || folded.includes('?') || /什么|啥|呢$/u.test(folded);
}
