import type { Analysis } from './analyze.ts';
import { answerType } from './question-type.ts';

/**
 * What a question is classified by: its terms, the kind of answer it wants, that kind with each word of its
 * topic, and pairs of words that stand near each other, which tell 贷款 … 利率 from either alone. Features are
 * numbers of 32 bits instead of strings (feature hashing, Weinberger et al., 2009), each once.
 */
export function askFeatures({ folded, gist, units }: Analysis): Uint32Array {
  const features = new Set<number>();
  for (const term of gist) features.add(mix(GIST, hashOf(term)));
  const type = hashOf(answerType(folded));
  features.add(mix(TYPE, type));
  const words = units.map(({ terms: [term = ''] }) => hashOf(term));
  words.forEach((word, at) => {
    if (!units[at]!.stop) features.add(mix(TYPE, type, word));
    if (at + 1 < words.length) features.add(mix(NEIGHBOURS, word, words[at + 1]!));
    for (const other of words.slice(at + 1, at + 1 + REACH))
      features.add(mix(NEAR, Math.min(word, other), Math.max(word, other)));
  });
  return Uint32Array.from(features);
}

/** Words after a word that it makes pairs with, in either order. */
const REACH = 5;

/** What opens each kind of feature, so that none is taken for one of another kind. */
const GIST = 1;
const TYPE = 2;
const NEIGHBOURS = 3;
const NEAR = 4;

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** One number of several, every bit of which depends on all of them: the finalizer of MurmurHash3 (Appleby). */
function mix(kind: number, first: number, second = 0): number {
  let hash = Math.imul(kind, 0x9e3779b1) ^ first ^ Math.imul(second, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
