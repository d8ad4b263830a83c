import type { Wording } from '../wording.ts';

export const zhHant: Wording = {
  place: (kind, number) => {
    switch (kind) {
      case 'body':
        return `¶${number}`;
      case 'pull-quote':
        return `金句${number}`;
      case 'title':
        return '標題';
      case 'subtitle':
        return `副標題${number}`;
      case 'heading':
        return `小標題${number}`;
      case 'meta':
        return `文頭${number}`;
      default:
        return kind satisfies never;
    }
  },
  citedPlace: (kind, number) => (kind === 'body' ? `第${number}段` : zhHant.place(kind, number)),
  attribution: (title, details) =>
    [`《${title}》`, details.join('，')].filter((part) => part !== '').join(' · '),
  citation: (words, title, place) => `「${words}」——《${title}》${place}`,
  list: (words) => words.join('、'),

  exact: '原文一致',
  exactNote: '文中有此句。',
  exactBehind: (word) => `文中有此句，但前面還有「${word}」。`,
  altered: '有出入',
  alteredNote: '與原文對照：',
  absent: '文中沒有',
  absentNote: '文中找不到這句話。',
  nearest: '文中最接近的幾處：',
  alsoHere: '文中另有相同的話：',

  more: '另見：',
  related: '文中談到了這個話題，但沒有直接回答。',
  notCovered: '文中沒有講到這個問題。',
  missing: (words) => `文中沒有提到：${words}`,
  covers: '文中講到的有：',
  offTopic: '這裡只回答與文章有關的問題。傳送 /help 查看用法。',
  which: '有好幾處符合，您要看哪一處？',
  empty: '請寫下您的問題。',
  tooLong: (units) => `內容太長了，請不要超過 ${units} 個字元。`,

  changed: '這一處的文字後來有改動，現在是：',
  gone: '這一處已經不在文中了。',
  noPrevious: '前面沒有了。',
  noNext: '後面沒有了。',
  others: '文中其他相關的段落：',
  noOthers: '沒有其他相關的段落。',
  repeats: '正文中的位置：',
  thanksForReport: '謝謝，已經記下。只記位置和結果，不記您寫的話。',

  noSuchPlace: (first, last) => `沒有這一處。正文從 ${first} 到 ${last}。`,
  noSuchArticle: '沒有這篇文章。現有：',
  noSuchCommand: '沒有這個指令。傳送 /help 查看用法。',
  usage: {
    ask: '請在 /ask 後面寫上問題。',
    check: '請在 /check 後面貼上要查證的話。',
    p: '請在 /p 後面寫上段號，例如 /p 3。',
  },

  helpTitle: '問文章，看原文',
  helpIntro: '我用原文回答：把答案所在的句子一字不改地找出來，標明位置。文中沒有的，我會直說。',
  helpHow: {
    terminal: [
      '直接輸入問題；貼上一句話，可以查證它是否與原文一致。',
      '「下一段」「上一段」「全文」接著剛才的位置往下看。Ctrl-C 或 Ctrl-D 離開。',
    ],
    telegram: [
      '直接傳送問題；貼上或轉寄一句話，可以查證它是否與原文一致。',
      '回覆我的答案，寫「下一段」「上一段」「全文」，或以「那」開頭接著問。',
      '在群組裡：@我，或回覆一則訊息並寫 /check。在任何聊天裡：輸入我的使用者名稱和關鍵字。',
    ],
    discord: [
      '用 /ask 提問，用 /check 查證一句話；/quote 邊輸入邊找原文。',
      '在任何訊息上按右鍵，選「應用程式 › 查證引文」。也可以 @我，或私訊我。',
    ],
  },
  articles: '可以問的文章：',
  keepToOne: '在問題前加上 @編號，就只在那一篇裡找。',
  quotes: '金句',
  noQuotes: '這篇文章沒有摘出的金句。',
  outline: '大綱',
  noOutline: '這篇文章沒有小標題。',
  aboutTitle: '關於',
  source: '來源',
  date: '日期',
  original: '原文',
  corpus: '語料版本',
  privacy: '隱私',
  privacyNote: '只記次數，不保存任何人寫的話。',
  aboutNote: '答案都是原文的句子，我不作增刪，也不評論內容。',
  greeting: '可以提問了。/help 看用法，Ctrl-D 離開。',
  connect:
    '要在 Telegram 或 Discord 上使用：在 .env 裡填寫 TELEGRAM_BOT_TOKEN 或 DISCORD_TOKEN，然後重新啟動。',

  buttons: {
    previous: '‹ 上一段',
    next: '下一段 ›',
    whole: '全段',
    others: '其他段落',
    copy: '複製引文',
    share: '轉傳',
    picture: '圖片',
    wrong: '答錯了',
    quotes: '金句',
    outline: '大綱',
  },
  commands: {
    ask: '問一個問題，用原文回答',
    check: '查證一句話是否與原文一致',
    quotes: '列出金句',
    outline: '列出小標題',
    p: '看某一段，例如第 3 段',
    articles: '列出可以問的文章',
    about: '來源、日期與隱私',
    help: '用法',
  },
  arguments: { question: '問題', quotation: '引文', address: '段號' },
};
