/**
 * Words that carry no topic. `PARTICLES` and `ENGLISH_STOP_WORDS` say nothing at all; `QUESTION_WORDS`
 * say what kind of answer is wanted, and are read by question-type.ts before they are dropped.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u).filter(Boolean));

export const PARTICLES = list(`
  的 了 吗 呢 吧 啊 呀 嘛 哦 噢 哈 哎 哇 啦 喔 着 过 地 得 之 其 所 而 与 和 及 或 并 也 都 又 还 就 才 只 很 挺 太 真
  在 是 有 于 以 从 把 被 对 向 给 让 跟 同 为 这 那 这个 那个 这些 那些 这里 那里 此 该 本 某 一个 一下 一些 一种 些 个
  我 你 您 他 她 它 我们 你们 他们 咱 咱们 大家 自己 人家 别人 请 请问 麻烦 谢谢 帮 帮我 帮忙 想 想问 想知道 知道 告诉
  问 问下 问问 查 查查 找 找找 看 看看 说 讲 提 提到 说到 讲到 谈 谈到 关于 有关 文章 文中 原文 里面 里 中 上 下 内 面
  到底 究竟 其实 就是 可以 可 能 会 要 应该 该 得 没 没有 不 不是 是不是 有没有 能不能 会不会 吗 么 嘅 咗 喺 係 系 唔 冇
  嗎 呢个 呢 哋 佢 啲 嗰 俾 畀 噉 咁 一 了解 请教 老师 同学 朋友 刚 刚刚 刚才 现在 目前 今天 然后 那么 所以 因为 如果
  的话 的话 时候 东西 事 事情 情况 方面 部分 内容 地方 段 段落 句 句话 篇 新闻 报道 稿子 稿 文 具体 分别 主要 一共 总共
  进行 作出 表示 指出 强调 认为 觉得 来 去 起来 出来 下来 到 再 更 最 等 等等 各 每 另 另外 其他 别的 除了 以外 之外
`);

export const QUESTION_WORDS = list(`
  谁 哪 哪个 哪些 哪位 哪里 哪儿 哪天 哪年 哪国 什么 啥 何 何时 何地 几 几个 多少 多大 多久 多长 怎么 怎样 怎么样 如何 咋 咋样
  为什么 为何 为啥 干嘛 干吗 边个 邊 边 点解 点样 几多 几时 乜 乜嘢 咩 几点 几号 第几 是否 何人 何处 哪种 哪类 几种 几类 怎
`);

export const ENGLISH_STOP_WORDS = list(`
  a an the of to in on at by for with from as and or but if so than then that this these those there here it its
  is are was were be been being am do does did done doing have has had having will would shall should can could may
  might must not no nor s t i me my we us our you your he him his she her they them their what which who whom whose
  when where why how many much any some all please tell say said says mention mentioned article text about into over
  hi hey just get got also too very really up out let lets d ll re ve m im ok
`);
