import { createHash } from 'node:crypto';
import type { Context } from './framework.ts';

/** A page may be shown this long without asking again; a new corpus is there a minute later. */
export const PAGE_CACHE = 'public, max-age=60, stale-while-revalidate=600';
/** A picture of an address with its hash stays right as long as its text stands. */
export const PICTURE_CACHE = 'public, max-age=86400';
/** What depends on somebody's question is nobody else's. */
export const PRIVATE = 'private, no-store';

/** An entity tag of these parts (RFC 9110, 8.8.3). Equal parts, equal tags. */
export function tagOf(...parts: readonly string[]): string {
  return `"${createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 22)}"`;
}

/** Whether the asker has this very version (RFC 9110, 13.1.2). */
export function isFresh(c: Context, tag: string): boolean {
  const held = c.req.header('if-none-match');
  const tags = held?.split(',') ?? [];
  return tags.some((one) => one.trim().replace(/^W\//, '') === tag);
}
