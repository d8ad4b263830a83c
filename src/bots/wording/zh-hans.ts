import type { Wording } from '../wording.ts';

export const zhHans: Wording = {
  place: (kind, number) => {
    switch (kind) {
      case 'body':
        return `¶${number}`;
      case 'pull-quote':
        return `金句${number}`;
      case 'title':
        return '标题';
      case 'subtitle':
        return `副标题${number}`;
      case 'heading':
        return `小标题${number}`;
      case 'meta':
        return `文头${number}`;
      default:
        return kind satisfies never;
    }
  },
  citedPlace: (kind, number) => (kind === 'body' ? `第${number}段` : zhHans.place(kind, number)),
  attribution: (title, details) =>
    [`《${title}》`, details.join('，')].filter((part) => part !== '').join(' · '),
  citation: (words, title, place) => `「${words}」——《${title}》${place}`,
  list: (words) => words.join('、'),

  exact: '原文一致',
  exactNote: '文中有此句。',
  exactBehind: (word) => `文中有此句，但前面还有“${word}”。`,
  altered: '有出入',
  alteredNote: '与原文对照：',
  absent: '文中没有',
  absentNote: '文中没有找到这句话。',
  nearest: '文中最接近的几处：',
  alsoHere: '文中另有相同的话：',

  more: '另见：',
  related: '文中谈到了这个话题，但没有直接回答。',
  notCovered: '文中没有讲到这个问题。',
  missing: (words) => `文中没有提到：${words}`,
  covers: '文中讲到的有：',
  offTopic: '这里只回答与文章有关的问题。发送 /help 查看用法。',
  which: '有好几处符合，您要看哪一处？',
  empty: '请写下您的问题。',
  tooLong: (units) => `内容太长了，请不要超过 ${units} 个字符。`,

  changed: '这一处的文字后来有改动，现在是：',
  gone: '这一处已经不在文中了。',
  noPrevious: '前面没有了。',
  noNext: '后面没有了。',
  others: '文中其他相关的段落：',
  noOthers: '没有其他相关的段落。',
  repeats: '正文中的位置：',
  thanksForReport: '谢谢，已经记下。只记位置和结果，不记您写的话。',

  noSuchPlace: (first, last) => `没有这一处。正文从 ${first} 到 ${last}。`,
  noSuchArticle: '没有这篇文章。现有：',
  noSuchCommand: '没有这个命令。发送 /help 查看用法。',
  usage: {
    ask: '请在 /ask 后面写上问题。',
    check: '请在 /check 后面贴上要查证的话。',
    p: '请在 /p 后面写上段号，例如 /p 3。',
  },

  helpTitle: '问文章，看原文',
  helpIntro: '我用原文回答：把答案所在的句子一字不改地找出来，标明位置。文中没有的，我会直说。',
  helpHow: {
    terminal: [
      '直接输入问题；贴上一句话，可以查证它是否与原文一致。',
      '“下一段”“上一段”“全文”接着刚才的位置往下看。Ctrl-C 或 Ctrl-D 离开。',
    ],
    telegram: [
      '直接发问题；贴上或转发一句话，可以查证它是否与原文一致。',
      '回复我的答案，写“下一段”“上一段”“全文”，或以“那”开头接着问。',
      '在群里：@我，或回复一条消息并写 /check。在任何聊天里：输入我的用户名和关键词。',
    ],
    discord: [
      '用 /ask 提问，用 /check 查证一句话；/quote 边输入边找原文。',
      '在任何消息上点右键，选“应用 › 查证引文”。也可以 @我，或私信我。',
    ],
  },
  articles: '可以问的文章：',
  keepToOne: '在问题前加上 @编号，就只在那一篇里找。',
  quotes: '金句',
  noQuotes: '这篇文章没有摘出的金句。',
  outline: '大纲',
  noOutline: '这篇文章没有小标题。',
  aboutTitle: '关于',
  source: '来源',
  date: '日期',
  original: '原文',
  corpus: '语料版本',
  privacy: '隐私',
  privacyNote: '只记次数，不保存任何人写的话。',
  aboutNote: '答案都是原文的句子，我不作增删，也不评论内容。',
  greeting: '可以提问了。/help 看用法，Ctrl-D 离开。',
  connect:
    '要在 Telegram 或 Discord 上使用：在 .env 里填写 TELEGRAM_BOT_TOKEN 或 DISCORD_TOKEN，然后重新启动。',

  buttons: {
    previous: '‹ 上一段',
    next: '下一段 ›',
    whole: '全段',
    others: '其他段落',
    copy: '复制引文',
    share: '转发',
    picture: '图片',
    wrong: '答错了',
    quotes: '金句',
    outline: '大纲',
  },
  commands: {
    ask: '问一个问题，用原文回答',
    check: '查证一句话是否与原文一致',
    quotes: '列出金句',
    outline: '列出小标题',
    p: '看某一段，例如第 3 段',
    articles: '列出可以问的文章',
    about: '来源、日期与隐私',
    help: '用法',
  },
  arguments: { question: '问题', quotation: '引文', address: '段号' },
};
