/** Breaks what it stands in without being seen (WORD JOINER). */
const JOINER = '\u2060';

/** Before a letter or a digit these begin a mention, command, tag or link (TDLib, MessageEntity.cpp). */
const SIGNS = /@(?=\w)|\/(?=\w)|#(?=[\p{L}\p{N}_])|\$(?=[A-Z])|\.(?=\p{L})|:(?=\/)/gu;

/**
 * A reader's words as Telegram will not take them for a mention, a command, a tag or a link: the
 * platform looks for those in every text, and a mention would call somebody. What is seen stays the same.
 */
export function inert(words: string): string {
  return words.replace(SIGNS, (sign) => sign + JOINER);
}
