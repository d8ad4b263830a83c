/**
 * The words people put around a quotation: 他是不是说过…, 出处？, 这句在哪段, "does it say …". All texts here
 * are flat: simplified, half width and lower case.
 */

/** What the words around a quotation ask for. */
export type Wants = 'verdict' | 'next' | 'previous';

/** What words around a quotation come to. */
export interface Frame {
  /** Whether they ask for its place, its wording or whether it is right. */
  readonly cue: boolean;
  readonly wants: Wants;
  /** Letters that no frame accounts for. */
  readonly rest: string;
  /** Whether they ask something that a quotation's place does not answer. */
  readonly asksElse: boolean;
}

export function readFrame(words: string): Frame {
  const rest = words.replace(VOCABULARY, ' ').replace(/[^\p{L}\p{N}]+/gu, '');
  return {
    cue: CUE.test(words),
    wants: NEXT.test(words) ? 'next' : PREVIOUS.test(words) ? 'previous' : 'verdict',
    rest,
    asksElse: ASKS_ELSE.test(words) || ASKING.test(rest),
  };
}

/** Whether a clause holds nothing but words of a frame, politeness included. */
export function isFrame(clause: string): boolean {
  const { rest, asksElse } = readFrame(clause);
  return rest === '' && !asksElse;
}

/** Interrogatives, in Mandarin, Cantonese and English, and verbs that ask for something to be told. */
export const ASKING =
  /谁|[哪几啥咩乜咋]|什么|甚么|多少|多久|多大|多长|怎|如何|为何|何[时地人处]|[吗么呢]$|[吗呢]\s*\?|是不是|是否|有没有|能不能|会不会|对不对|可不可以|边个|边[度位间]|点解|点样|(\p{Script=Han})[不没]\1|没有?[啊呀]?\s*\??$|介绍|列出|列举|总结|概括|解释|翻译|告诉|说说|讲讲|说一下|讲一下|\b(?:who|whom|whose|what|which|when|where|why|how)\b|^(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should)\b/u;

/** Asks about a quotation what its place does not answer. */
const ASKS_ELSE =
  /意思|含义|意味|涵义|解释|理解|解读|怎么看|怎样看|评价|翻译|英文|背景|作者|典故|典籍|古籍|最早|为什么|为何|为啥|原因|多少|哪[年月天国本部]|何时|什么时候|\b(?:why|when|mean(?:s|ing)?|translat\w*)\b/u;

const WORDS_NEXT =
  '后面|后边|后头|后半句|后半段|后一句|下半句|下一句|下句|下文|接下来|接着|后续|之后|跟着|comes? (?:right |directly |just )?(?:after|next)|what follows|next (?:line|sentence|clause)|continues?';
const WORDS_PREVIOUS =
  '前面|前边|前头|前半句|前一句|上一句|上半句|上句|上文|之前|comes? (?:right |directly |just )?before|(?:previous|preceding) (?:line|sentence|clause)';
const WORDS_CUE =
  '出处|出自|源自|引自|摘自|来自|来源|引用|引文|摘录|原文|原句|原话|原意|原著|定位|位置|上下文|语境|全句|成句|整句|补全|补完|补充完整|完整|被挡住|看不清|没看清|哪一?[段句节处篇]|第几[段句]|边一?[段句]|哪里|哪儿|边度|何处|在哪|这句话|这段话|那句话|呢句话|嗰句话|这句|这段|那句|呢句|呢段|嗰句|这话|那话|这番话|有句|有一句|一句话|句子|看到一句|写着|写道|写过|说过|讲过|提过|提到过|讲到|说到|说的是|说的|讲的|写的|讲嘅|写嘅|真有|确有|有冇|有没有|是不是|是否|系咪|系唔系|真的|真假|真伪|属实|准确|正确|确切|一字不差|一模一样|照抄|照搬|这么写|这样写|这么说|这样说|这样讲|咁讲|咁写|写反|写错|说错|搞错|弄错|记错|记反|引错|抄错|抄对|引对|没错|冇错|对不对|对吧|对吗|对么|对不|啱唔啱|啱吗|是吧|是吗|是不|可对|吼|核实|核对|核查|查证|求证|验证|确认|校对|比对|对照|查一?下|搵返|' +
  'source|citation|quot(?:e|ed|es|ation)|exact(?:ly)?|verbatim|verify|check|confirm|original|wording|right|correct|true|real|accurate|yeah|yes|no|paragraph|line|sentence|passage|find|locate|from|say|says|said|state|states|stated|mentions?|mentioned|contains?|reads?|wrote|written|somewhere';
const WORDS_FILL =
  '你好|您好|哈喽|在吗|请问|谢谢|谢啦|多谢|感谢|拜托|劳驾|麻烦|请教|帮个忙|帮我|帮忙|帮|请|可以|可唔可以|能不能|能否|能|给我|发我|我们|我|你|您|咱们|咱|他|她|它|佢|人家|有人|大家|朋友|同学|老师|群里|朋友圈|网上|课本|本文|文章|这篇|全文|文中|文里|报道|新闻|稿子|稿件|讲话|讲话稿|演讲|正文|里面|里边|记得|印象|印象中|好像|似乎|貌似|应该|大概|大约|到底|究竟|其实|确实|是|系|在|有|喺|没有|没|冇|不|唔|也|还|就|都|又|再|里|中|内|上|从|这里|这|那|呢个|呢|嗰|个|句|段|篇|处|行|条|番|话|的|嘅|了|咗|过|着|吗|么|吧|啊|呀|嘛|哦|喔|啦|哈|嗯|唉|诶|欸|㗎|架|噶|喇|齁|想|要|求|问|知道|看看|看到|看见|看|听到|听说|听|读到|见到|找到|找出|找|查到|查|搜|搵|返|到|出来|出|来着|来|去|一下|一查|一个|一|下|什么|啥|咩|怎么|怎样|怎|点样|点|样|如何|谁|说法|表述|表达|说|讲|写|提|叫|引|这样|这么|咁|噉|真|对|错|反|原|全|整|具体|后|前|' +
  'the|a|an|is|are|was|were|it|its|this|that|these|those|there|here|in|of|on|to|by|at|and|or|so|please|pls|plz|thx|thanks|thank|you|your|he|she|they|i|me|my|we|xi|does|do|did|has|have|can|could|would|really|actually|indeed|just|like|something|article|text|speech|report|news|story|document|word|words|chinese|full|complete|exact|what|where|which|who|s|for|with|part|bit|comes|after|before|next|one|ok|hey|hi|hello|um|any|ever|appears?|stand|stands|go|goes|help|give|show|tell|need|want|looking|look|know|be';

const NEXT = new RegExp(WORDS_NEXT, 'u');
const PREVIOUS = new RegExp(WORDS_PREVIOUS, 'u');
const CUE = new RegExp(
  `(?:${english(`${WORDS_NEXT}|${WORDS_PREVIOUS}|${WORDS_CUE}`)})`,
  'u',
);
/** Longer words first, so that 没有 does not leave 有. */
const VOCABULARY = new RegExp(
  `(?:${english(
    `${WORDS_NEXT}|${WORDS_PREVIOUS}|${WORDS_CUE}|${WORDS_FILL}`
      .split(/\|(?![^(]*\))/u)
      .sort((a, b) => b.length - a.length)
      .join('|'),
  )})`,
  'gu',
);

/** Latin words of an alternation match whole only. */
function english(words: string): string {
  return words
    .split(/\|(?![^(]*\))/u)
    .map((word) => (/^[a-z(]/u.test(word) ? `\\b${word.startsWith('(') ? word : `(?:${word})`}\\b` : word))
    .join('|');
}
