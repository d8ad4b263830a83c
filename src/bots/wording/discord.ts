import type { Lang } from '../lang.ts';

/** Commands of the menu by their English names; `articles` is offered where there are several. */
export type SlashName =
  'ask' | 'quote' | 'check' | 'passage' | 'quotes' | 'outline' | 'articles' | 'about' | 'help';

export type OptionName =
  'question' | 'text' | 'quotation' | 'address' | 'article' | 'hide' | 'mention';

/** A field of a command: a name as commands have them, and what to write there. */
export interface OptionItem {
  readonly name: string;
  /** At most 100 characters. */
  readonly description: string;
}

/** What only Discord needs to say, beside the shared wording. */
export interface DiscordWording {
  /** 1 to 32 letters, digits, `-` and `_`, without capitals; what they do is in the shared wording. */
  readonly slash: Readonly<Record<SlashName, string>>;
  /** What `/quote` does; at most 100 characters. */
  readonly findWords: string;
  readonly options: Readonly<Record<OptionName, OptionItem>>;
  /** The command in the menu of a message. */
  readonly checkMessage: string;
  /** A question or a quotation as it was typed, above its answer. */
  readonly asked: (words: string) => string;
  readonly share: string;
  readonly onlyAskerShares: string;
  /** The app may show its answers only to the person who asks. */
  readonly cannotShare: string;
  /** Discord keeps messages that do not mention the app from it. */
  readonly cannotRead: string;
}

const DISCORD_WORDING: Readonly<Record<Lang, DiscordWording>> = {
  'zh-Hans': {
    slash: {
      ask: '问',
      quote: '找原文',
      check: '查证',
      passage: '段落',
      quotes: '金句',
      outline: '大纲',
      articles: '文章',
      about: '关于',
      help: '帮助',
    },
    findWords: '边输入边找原文，选一处贴出来',
    options: {
      question: { name: '问题', description: '想知道什么' },
      text: { name: '文字', description: '原文里的几个字；不填就列出金句' },
      quotation: { name: '引文', description: '要对照原文的话' },
      address: { name: '段号', description: '例如 3、¶3、金句2' },
      article: { name: '文章', description: '只在这一篇里找' },
      hide: { name: '仅自己可见', description: '答案只给我看' },
      mention: { name: '提醒', description: '请这个人来看' },
    },
    checkMessage: '查证引文',
    asked: (words) => `「${words}」`,
    share: '发到这里',
    onlyAskerShares: '只有提问的人可以把答案发到这里。',
    cannotShare:
      '这里不允许应用公开发言：本应用只安装在您的账号上，而这个服务器没有给成员“使用外部应用”的权限。请服务器管理员安装本应用，或开启该权限。',
    cannotRead: '我看不到那条消息的内容。请在那条消息上点右键（手机上长按），选“应用 › 查证引文”。',
  },
  'zh-Hant': {
    slash: {
      ask: '問',
      quote: '找原文',
      check: '查證',
      passage: '段落',
      quotes: '金句',
      outline: '大綱',
      articles: '文章',
      about: '關於',
      help: '幫助',
    },
    findWords: '邊輸入邊找原文，選一處貼出來',
    options: {
      question: { name: '問題', description: '想知道什麼' },
      text: { name: '文字', description: '原文裡的幾個字；不填就列出金句' },
      quotation: { name: '引文', description: '要對照原文的話' },
      address: { name: '段號', description: '例如 3、¶3、金句2' },
      article: { name: '文章', description: '只在這一篇裡找' },
      hide: { name: '僅自己可見', description: '答案只給我看' },
      mention: { name: '提醒', description: '請這個人來看' },
    },
    checkMessage: '查證引文',
    asked: (words) => `「${words}」`,
    share: '發到這裡',
    onlyAskerShares: '只有提問的人可以把答案發到這裡。',
    cannotShare:
      '這裡不允許應用程式公開發言：本應用程式只安裝在您的帳號上，而這個伺服器沒有給成員「使用外部應用程式」的權限。請伺服器管理員安裝本應用程式，或開啟該權限。',
    cannotRead:
      '我看不到那則訊息的內容。請在那則訊息上按右鍵（手機上長按），選「應用程式 › 查證引文」。',
  },
  en: {
    slash: {
      ask: 'ask',
      quote: 'quote',
      check: 'check',
      passage: 'passage',
      quotes: 'quotes',
      outline: 'outline',
      articles: 'articles',
      about: 'about',
      help: 'help',
    },
    findWords: 'Find the article’s words while you type, and show one place',
    options: {
      question: { name: 'question', description: 'What you would like to know' },
      text: {
        name: 'text',
        description: 'A few words of the article; leave empty for the pull quotes',
      },
      quotation: { name: 'text', description: 'The words to compare with the article' },
      address: { name: 'address', description: 'Such as 3, ¶3 or q2' },
      article: { name: 'article', description: 'Keep to this article' },
      hide: { name: 'hide', description: 'Only I see the answer' },
      mention: { name: 'mention', description: 'Call this person to see it' },
    },
    checkMessage: 'Check quote',
    asked: (words) => `“${words}”`,
    share: 'Share here',
    onlyAskerShares: 'Only the person who asked can share the answer here.',
    cannotShare:
      'Apps may not post for all to see here: this app is installed only for you, and the server does not allow its members to use external apps. Ask its moderators to install the app or to allow that.',
    cannotRead:
      'I cannot see what that message says. Right-click it (or press and hold), then choose Apps › Check quote.',
  },
};

export function discordWordingOf(lang: Lang): DiscordWording {
  return DISCORD_WORDING[lang];
}
