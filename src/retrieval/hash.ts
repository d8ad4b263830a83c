/** Bits of one FNV-1a word. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * FNV-1a over UTF-16 code units, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). It tells texts
 * apart that changed by accident; it is no defence against somebody who wants a collision.
 */
export function fnv1a(text: string, seed = FNV_OFFSET): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), FNV_PRIME);
    hash = Math.imul(hash ^ (unit >>> 8), FNV_PRIME);
  }
  return hash >>> 0;
}

/** `length` characters of [0-9a-z] that change with `text`; `length` from 1 to 12. */
export function shortHash(text: string, length: number): string {
  const first = fnv1a(text).toString(36).padStart(7, '0');
  const second = fnv1a(text, fnv1a(first)).toString(36).padStart(7, '0');
  // The low digits vary most; the high digit of a 32-bit number in base 36 takes two values only.
  return (first.slice(1) + second.slice(1)).slice(0, length);
}
