/** The languages the bot itself speaks. The article's words stay in their own. */
export type Lang = 'zh-Hans' | 'zh-Hant' | 'en';

export const LANGS: readonly Lang[] = ['zh-Hans', 'zh-Hant', 'en'];

/** Subtags that mean traditional script where no script is given (CLDR likely subtags). */
const TRADITIONAL = new Set(['hant', 'tw', 'hk', 'mo']);

/**
 * The language for a tag as platforms and systems write it: `zh-hans`, `zh-TW`, `zh_HK.UTF-8`, `en-GB`.
 * Any other language is answered in English; no tag at all gives `fallback`.
 */
export function langOf(tag: string | null | undefined, fallback: Lang): Lang {
  const subtags = (tag ?? '').toLowerCase().split(/[^a-z0-9]+/);
  const primary = subtags[0] ?? '';
  if (!/^[a-z]{2,3}$/.test(primary)) return fallback;
  if (primary !== 'zh' && primary !== 'yue') return 'en';
  if (subtags.includes('hans')) return 'zh-Hans';
  const traditional = subtags.some((subtag) => TRADITIONAL.has(subtag)) || primary === 'yue';
  return traditional ? 'zh-Hant' : 'zh-Hans';
}
