import type { Lang } from '../lang.ts';

/** What only the reader's pages need to say, beside the shared wording. */
export interface ReaderWording {
  readonly skip: string;
  readonly search: string;
  readonly searchHint: string;
  readonly find: string;
  readonly results: string;
  readonly contents: string;
  readonly articles: string;
  /** Questions that a part of the article answers. */
  readonly topics: string;
  readonly toArticle: string;
  readonly cited: string;
  readonly inText: (place: string) => string;
  readonly linkTo: (place: string) => string;
  readonly around: (place: string) => string;
  readonly offTopic: string;
  readonly notFound: string;
  readonly noPicture: string;
}

const READER_WORDING: Readonly<Record<Lang, ReaderWording>> = {
  'zh-Hans': {
    skip: '跳到正文',
    search: '在文中查找',
    searchHint: '问一个问题，或贴上一句话',
    find: '查找',
    results: '查找结果',
    contents: '目录',
    articles: '文章',
    topics: '这里讲到',
    toArticle: '回到全文',
    cited: '引用的是',
    inText: (place) => `正文 ${place}`,
    linkTo: (place) => `${place} 的链接`,
    around: (place) => `${place} 前后`,
    offTopic: '这里只回答与文章有关的问题。',
    notFound: '没有这一页。',
    noPicture: '这一处画不成图片。',
  },
  'zh-Hant': {
    skip: '跳到正文',
    search: '在文中查找',
    searchHint: '問一個問題，或貼上一句話',
    find: '查找',
    results: '查找結果',
    contents: '目錄',
    articles: '文章',
    topics: '這裡講到',
    toArticle: '回到全文',
    cited: '引用的是',
    inText: (place) => `正文 ${place}`,
    linkTo: (place) => `${place} 的連結`,
    around: (place) => `${place} 前後`,
    offTopic: '這裡只回答與文章有關的問題。',
    notFound: '沒有這一頁。',
    noPicture: '這一處畫不成圖片。',
  },
  en: {
    skip: 'Skip to the text',
    search: 'Search the article',
    searchHint: 'Ask a question, or paste a sentence',
    find: 'Search',
    results: 'Results',
    contents: 'Contents',
    articles: 'Articles',
    topics: 'Answered here',
    toArticle: 'Back to the article',
    cited: 'Cited:',
    inText: (place) => `In the text: ${place}`,
    linkTo: (place) => `Link to ${place}`,
    around: (place) => `Around ${place}`,
    offTopic: 'Only questions about the article are answered here.',
    notFound: 'There is no such page.',
    noPicture: 'No picture can be drawn of this place.',
  },
};

export function readerWordingOf(lang: Lang): ReaderWording {
  return READER_WORDING[lang];
}
