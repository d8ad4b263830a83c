import type { Lang } from '../lang.ts';

/** What only a chat with people needs to say, beside the shared wording. */
export interface ChatWording {
  /** Voice, stickers and other things without text. */
  readonly wordless: string;
  /** Said once to somebody who asks faster than the bot may answer. */
  readonly tooFast: string;
  /** A fault of ours. */
  readonly sorry: string;
  /** A button that means nothing any more. */
  readonly staleButton: string;
  /** Opens the private chat from a list of results. */
  readonly askInPrivate: string;
}

const CHAT_WORDING: Readonly<Record<Lang, ChatWording>> = {
  'zh-Hans': {
    wordless: '我只看得懂文字。发来问题，或者贴上、转发一句话，我来对照原文。',
    tooFast: '您问得太快了，我稍后再回答。请过一会儿再问。',
    sorry: '出了点问题，这次没能回答。请再问一次。',
    staleButton: '这个按钮已经失效了，请重新提问。',
    askInPrivate: '到私聊里提问',
  },
  'zh-Hant': {
    wordless: '我只看得懂文字。傳來問題，或者貼上、轉寄一句話，我來對照原文。',
    tooFast: '您問得太快了，我稍後再回答。請過一會兒再問。',
    sorry: '出了點問題，這次沒能回答。請再問一次。',
    staleButton: '這個按鈕已經失效了，請重新提問。',
    askInPrivate: '到私訊裡提問',
  },
  en: {
    wordless: 'I only read text. Send a question, or paste or forward a sentence to check it.',
    tooFast: 'That was a lot at once. Please wait a little and ask again.',
    sorry: 'Something went wrong and I could not answer. Please ask again.',
    staleButton: 'This button no longer works. Please ask again.',
    askInPrivate: 'Ask in a private chat',
  },
};

export function chatWordingOf(lang: Lang): ChatWording {
  return CHAT_WORDING[lang];
}
