import { langOf, type Lang } from '../bots/lang.ts';

/** Longer headers are no browser's. */
const MAX_HEADER_UNITS = 500;
const SPOKEN = /^(?:zh|yue|en)\b/i;

/**
 * The language that a browser asks for (RFC 9110, 12.5.4): the best liked one that is spoken here, else
 * English, else `fallback` where nothing is asked for.
 */
export function langOfHeader(header: string | undefined, fallback: Lang): Lang {
  const wanted = (header ?? '')
    .slice(0, MAX_HEADER_UNITS)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
      const quality = parameters.find((parameter) => /^q=/i.test(parameter));
      return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
    })
    .filter(({ tag, quality }) => /^[a-z]{2,8}(?:-|$)/i.test(tag) && quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  const spoken = wanted.find(({ tag }) => SPOKEN.test(tag)) ?? wanted[0];
  return langOf(spoken?.tag, fallback);
}
