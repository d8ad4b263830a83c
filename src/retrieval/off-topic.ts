/**
 * Lines that are not questions about an article at all: greetings, thanks, insults, advertising, tasks for
 * a machine, and attempts to command it. The rules are about chat in general and name no article; they
 * are consulted only where the corpus itself has no strong answer.
 */

const RULES: readonly (readonly [kind: OffTopicKind, pattern: RegExp])[] = [
  [
    'greeting',
    /^(?:你好|您好|哈喽|哈啰|嗨|嘿|hi|hey|hello|yo|早|早安|早上好|晚上好|晚安|午安|下午好|在吗|在么|在不在|有人吗|在线吗|good (?:morning|evening|afternoon|night))(?:[呀啊哦吗么]|there|all|everyone|bot|机器人|大家)?[\p{P}\p{S}\s]*$/u,
  ],
  [
    'thanks',
    /^(?:(?:好的?|ok|okay|cool|great|nice|嗯+|哦+|谢谢|多谢|感谢|谢了|谢啦|thanks?|thank you|thx|ty|再见|拜拜|bye|good ?bye|辛苦了|厉害|牛|赞|哈+|lol|呵呵|嘻嘻|收到|明白了?|知道了)(?:你|您|啦|了|哈|very much|so much|a lot|bot|[\p{P}\p{S}\s])*)+$/u,
  ],
  [
    'command',
    /(?:忽略|无视|忘记|忘掉|不要管|抛开|ignore|disregard|forget|override|bypass).{0,24}(?:指令|指示|规则|提示|限制|设定|设置|文章|命令|instruction|prompt|rule|article|guideline|restriction|above|previous|prior)|系统提示|提示词|system prompt|api[ _-]?key|密钥|developer mode|开发者模式|jailbreak|越狱|\bdan\b.{0,20}(?:mode|now|are)|you are now|from now on,? you|现在你是|你现在是|你的(?:身份|角色)是|假装|(?:^|[你请,.])扮演|pretend (?:to be|you)|^act as (?:a|an|my)\b|role-?play|repeat after me|(?:^|[请你,。.!])跟(?:着?我)(?:念|读|说)|reply only with|print your|reveal your|<\/?(?:script|system|img|iframe)|drop table|\bsudo\b/u,
  ],
  [
    'insult',
    /(?:你|机器人|bot|you).{0,6}(?:垃圾|傻|蠢|笨|废物|白痴|脑残|智障|弱智|没用|有病|去死|滚|尼玛|stupid|dumb|idiot|useless|trash|garbage|moron|suck|shut up)|(?:垃圾|傻逼|沙雕|废物|破|烂)(?:机器人?|bot|玩意|东西|程序)|^(?:滚(?:开|蛋|吧|远点)?(?=[\p{P}\s]|$)|去死|闭嘴|fuck|wtf|shit|傻逼|sb|nmsl|cnm|妈的|操)|\bf+u+c+k+\b|(?:stupid|useless|dumb|dumbest|worst|terrible|idiotic) (?:\w+ )?(?:bot|machine|chatbot|robot|ai)\b|答非所问|^滚一边/u,
  ],
  [
    'advertising',
    /(?:加|➕).{0,3}(?:微信|v信|vx|wx|qq|薇信|群)|免费(?:领|送|试|体验)|日赚|月入|兼职|刷单|返利|代购|贷款(?:秒|快|无抵押)|点击(?:链接|下方|这里)|优惠券|折扣|中奖|赌博|赌场|下注|博彩|\bclick (?:here|this|the link)\b|free (?:money|gift|crypto|bitcoin|iphone)|\b(?:casino|viagra|airdrop|giveaway)\b|earn \$|make money|投资群|带你赚|炒股群|股票推荐|限时(?:优惠|抢购)/u,
  ],
  [
    'task',
    /(?:写|作|编|来)(?:一|个|首|篇|段|点)*.{0,8}(?:诗|歌|故事|小说|作文|代码|程序|脚本|情书|段子|对联|文案|检讨|简历)|(?:讲|说|来)(?:一|个)*(?:笑话|段子|故事)|帮我(?:写|做|编|算|订|买|翻译|点)|翻译(?:成|一下|这)|\b(?:write|compose|draft) (?:me )?(?:a|an|some|my)\b|\btell me a (?:joke|story)|\btranslate\b.{0,30}\b(?:to|into)\b|\bsing\b.{0,10}\bsong\b|\bsummari[sz]e my\b|\bdebug\b|唱(?:一|首|个)*歌|算(?:一下|命)|\d+\s*[-+*×x/÷]\s*\d+\s*(?:=|等于)/u,
  ],
  [
    'elsewhere',
    /天气|气温|下雨|股票|股价|基金|汇率|彩票|星座|运势|好吃|美食|餐厅|食谱|菜谱|怎么做菜|电影推荐|推荐(?:一|个|部|首|几)|游戏|明星|八卦|比分|世界杯|英超|\bnba\b|几点了|现在几点|今天星期|今天几号|你(?:是谁|叫什么|几岁|多大|会什么|能做什么|吃了吗|喜欢|是男是女|有女朋友)|男朋友|女朋友|失恋|减肥|感冒|头疼|\bweather\b|\b(?:football|soccer|basketball|\bnba\b|premier league)\b.{0,20}\b(?:match|game|score|won|win)\b|\bwho won\b|\brecipes?\b|\brestaurants?\b|\bstock price\b|\bhoroscope\b|\bwho are you\b|\bwhat(?:'s| is) your name\b|\bhow are you\b|\bmovie recommendations?\b|\brecommend (?:me )?(?:a|some)\b/u,
  ],
];

export type OffTopicKind =
  'greeting' | 'thanks' | 'command' | 'insult' | 'advertising' | 'task' | 'elsewhere';

const LINK = /https?:\/\/|\bwww\.|\bt\.me\/|\b[\w-]+\.(?:com|cn|net|org|top|xyz|io|vip)\b/u;

/** What kind of line that has nothing to do with an article this is, or null. Takes folded text. */
export function offTopic(folded: string): OffTopicKind | null {
  const text = folded.trim();
  for (const [kind, pattern] of RULES) if (pattern.test(text)) return kind;
  return LINK.test(text) ? 'advertising' : null;
}

/** Kinds whose form alone decides; the others give way to a strong answer. */
export function isCertain(kind: OffTopicKind): boolean {
  return kind !== 'elsewhere' && kind !== 'task';
}
