/**
 * The words people put around a quotation: 他是不是说过…, 出处？, 这句在哪段, "does it say …". All texts here
 * are flat: simplified, half width and lower case (see quotation.ts).
 */

/** What the words around a quotation ask for. */
export type Wants = 'verdict' | 'next' | 'previous';

/** What words around a quotation come to. */
export interface Frame {
  /** Whether they ask for its place, its wording, or whether it is right. */
  readonly cue: boolean;
  readonly wants: Wants;
  /** Letters that no frame accounts for. */
  readonly rest: string;
  /** Whether nothing is left of it but a cue with its particles, or politeness. */
  readonly explained: boolean;
  /** Whether they ask something that a quotation's place does not answer. */
  readonly asksElse: boolean;
}

export function readFrame(words: string): Frame {
  const rest = words.replace(VOCABULARY, ' ').replace(/[^\p{L}\p{N}]+/gu, '');
  const cue = CUE.test(words);
  return {
    cue,
    explained: rest === '' && (cue || isPolite(words)),
    wants: NEXT.test(words) ? 'next' : PREVIOUS.test(words) ? 'previous' : 'verdict',
    rest,
    asksElse: ASKS_ELSE.test(words) || ASKING.test(rest),
  };
}

/** Interrogatives in Mandarin, Cantonese and English, and verbs that ask for something to be told. */
export const ASKING =
  /谁|[哪几啥咩乜咋怎]|什么|甚么|多[少久大长远高]|如何|为何|何[时地人处年月日种者]|[是为于]\s*\?|[吗么呢]\s*[?!]?$|吗|是不是|是否|有没有|有冇|边[个度位间]|点解|点样|(\p{Script=Han})[不没唔]\1|没有?[啊呀]?\s*\?*$|介绍|列出|列举|总结|概括|解释|翻译|告诉|说说|讲讲|[说讲]一下|\b(?:who|whom|whose|what|which|when|where|why|how)\b|^(?:is|are|was|were|do|does|did|has|have|had|will|can|could|should)\b/u;

/** Asks about a quotation what its place does not answer. */
const ASKS_ELSE =
  /意思|含义|意味|涵义|解释|理解|解读|怎么看|怎样看|评价|翻译|英文|背景|作者|典故|典籍|古籍|最早|为什么|为何|为啥|原因|多少|哪[年月天国本部]|何时|什么时候|\b(?:why|when|mean(?:s|ing)?|translat\w*)\b/u;

/** Nothing but greetings and thanks. */
function isPolite(words: string): boolean {
  return words.replace(POLITE, '').replace(/[^\p{L}\p{N}]+/gu, '') === '';
}

const POLITE =
  /你好|您好|哈喽|在吗|请问|多?谢谢?|感谢|拜托|劳驾|麻烦|请教|帮个忙|帮忙|帮我|各位|大家|老师|同学|朋友|你们|你|您|\b(?:hi|hello|hey|please|pls|plz|thanks|thank|you|thx|ok)\b/gu;

/** Words of one use: Chinese ones as they are, English ones as patterns of whole words. */
interface Words {
  readonly chinese: string;
  readonly english: readonly string[];
}

const NEXT_WORDS: Words = {
  chinese:
    '后面 后边 后头 后半句 后半段 后一句 下半句 下一句 下句 (?<!上)下文 接下来 接着 后续 之后 跟着 下半段',
  english: [
    'comes? (?:right |directly |just )?(?:after|next)',
    '(?:right |directly |just )after',
    'follows',
    'next (?:line|sentence|clause)',
  ],
};

const PREVIOUS_WORDS: Words = {
  chinese: '前面 前边 前头 前半句 前一句 上一句 上半句 上句 上文 之前',
  english: [
    'comes? (?:right |directly |just )?before',
    '(?:right |directly |just )before',
    '(?:previous|preceding) (?:line|sentence|clause)',
  ],
};

/** Words that ask where a quotation stands, how it goes on, or whether it is right. */
const CUE_WORDS: Words = {
  chinese: `
    出处 出自 源自 引自 摘自 来自 来源 引用 引文 摘录 原文 原句 原话 原意 原著 定位 位置 上下文 语境 全句 成句 整句
    补全 补完 补充完整 完整 被挡住 看不清 没看清 哪段 哪句 哪一段 哪一句 哪节 哪一节 哪处 哪篇 第几段 第几句 边段
    边句 边一段 哪里 哪儿 边度 何处 在哪(?![一年个国城座月天场次位]) 这句话 这段话 那句话 呢句话 嗰句话 这句 这段 那句 呢句 呢段 嗰句 这话 那话
    这番话 有句 有一句 一句话 句子 写着 写道 写过 说过 讲过 提过 提到过 讲到 说到 说的 讲的 写的 讲嘅 写嘅 真有 确有
    有冇 有没有 是不是 是否 系咪 系唔系 真的 真假 真伪 属实 准确 正确 确切 一字不差 一模一样 照抄 照搬 这么写 这样写
    这么说 这样说 这样讲 咁讲 咁写 写反 写错 说错 搞错 弄错 记错 记反 引错 抄错 抄对 引对 没错 冇错 对不对 对吧 对吗
    对么 对不 啱唔啱 啱吗 是吧 是吗 是不 核实 核对 核查 查证 求证 验证 确认 校对 比对 对照 查下 查一下 搵返`,
  english: [
    'sources?',
    'citation',
    'quot(?:e|ed|es|ation)',
    'exact(?:ly)?',
    'verbatim',
    'verify',
    'check',
    'confirm',
    'original',
    'wording',
    'right',
    'correct',
    'true',
    'real',
    'accurate',
    'yeah',
    'paragraph',
    'line',
    'sentence',
    'passage',
    'find',
    'locate',
    'from',
    'sa(?:y|ys|id)',
    'stat(?:e|es|ed)',
    'mention(?:s|ed)?',
    'contains?',
    'reads?',
    'wrote',
    'written',
    'in (?:the |this )?(?:text|article|speech|report|story|original)',
  ],
};

/** Words that say nothing by themselves: politeness, the reader, the text, particles. */
const FILL_WORDS: Words = {
  chinese: `
    你好 您好 哈喽 在吗 请问 谢谢 谢啦 多谢 感谢 拜托 劳驾 麻烦 请教 帮个忙 帮我 帮忙 帮 请 可以 能不能 能否 能 给我
    发我 我们 我 你 您 咱们 咱 他 她 它 佢 人家 有人 大家 朋友圈 朋友 同学 老师 群里 网上 本文 文章 这篇 全文 文中
    文里 报道 新闻 稿子 稿件 讲话稿 讲话 演讲 正文 里面 里边 记得 印象 好像 似乎 貌似 应该 大概 大约 到底 究竟 其实
    确实 是 系 为 在 有 喺 没有 没 冇 不 唔 也 还 就 都 又 再 里 中 内 上 从 这里 这 那 呢个 呢 嗰 个 句 段 篇 处 条 番 话
    的 嘅 了 咗 过 着 吗 么 吧 啊 呀 嘛 哦 喔 啦 哈 嗯 唉 诶 欸 㗎 架 噶 喇 齁 吼 想 要 求 问 知道 看看 看到 看见 看
    听到 听说 听 读到 见到 找到 找出 找 查到 查 搜 搵 返 到 出来 出 来着 来 去 一下 一个 一 下 什么 啥 咩 怎么 怎样 怎
    点 样 如何 谁 下面 上面 以下 如下 说法 表述 表达 说 讲 写 提 叫 引 这样 这么 咁 噉 真 对 错 反 原 全 整 具体`,
  english: [
    ...'the a an is are was were it its this that these those there here in of on to by at and or so please'.split(
      ' ',
    ),
    ...'pls plz thx thanks thank you your he she they i me my we do does did has have can could would'.split(
      ' ',
    ),
    ...'really actually indeed just like something somewhere article text speech report news story words?'.split(
      ' ',
    ),
    ...'chinese full complete what where which who s for with part bit comes after before next ok hey hi'.split(
      ' ',
    ),
    ...'hello um any ever appears? stands? goes? help give show tell need want looking look know be'.split(
      ' ',
    ),
  ],
};

const NEXT = pattern([NEXT_WORDS], 'u');
const PREVIOUS = pattern([PREVIOUS_WORDS], 'u');
const CUE = pattern([NEXT_WORDS, PREVIOUS_WORDS, CUE_WORDS], 'u');
const VOCABULARY = pattern([NEXT_WORDS, PREVIOUS_WORDS, CUE_WORDS, FILL_WORDS], 'gu');

/** Longer Chinese words first, so that 没有 does not leave 有. */
function pattern(words: readonly Words[], flags: string): RegExp {
  const chinese = words
    .flatMap((list) => list.chinese.trim().split(/\s+/u))
    .sort((a, b) => b.length - a.length);
  const english = words.flatMap((list) => list.english);
  return new RegExp(`${chinese.join('|')}|\\b(?:${english.join('|')})\\b`, flags);
}
