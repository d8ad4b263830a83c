import type { Article, Corpus, Passage } from './article.ts';

/**
 * Where a passage stands, as carried by buttons, links and choice values: article, label and a hash of
 * the text, so that an old button still finds its passage in a corpus that changed since.
 */
export interface Address {
  readonly article: string;
  readonly label: string;
  readonly hash: string;
}

/** `sco-summit-2021_p13_k3f9`: at most 32 + 1 + 6 + 1 + 4 = 44 characters of [a-z0-9_-]. */
const WIRE = /^([a-z0-9-]{1,32})_([pqtshm][1-9]\d{0,4})_([0-9a-z]{4})$/;

export function addressOf(passage: Passage): Address {
  return { article: passage.article, label: passage.label, hash: passage.hash };
}

/** The wire form; `parseAddress(formatAddress(a))` equals `a`. */
export function formatAddress(address: Address): string {
  return `${address.article}_${address.label}_${address.hash}`;
}

/** Reads the wire form; null for anything else. */
export function parseAddress(wire: string): Address | null {
  const match = WIRE.exec(wire);
  if (match === null) return null;
  const [, article, label, hash] = match;
  return { article: article!, label: label!, hash: hash! };
}

/**
 * What an address points at today. `same`: the text it was made for, though its label may have moved.
 * `changed`: the label stands, the text differs. `gone`: neither text nor label is there.
 */
export type Resolved =
  | { readonly kind: 'same'; readonly passage: Passage }
  | { readonly kind: 'changed'; readonly passage: Passage }
  | { readonly kind: 'gone' };

export function resolveAddress(corpus: Corpus, address: Address): Resolved {
  const article = articleAt(corpus, address.article);
  if (article === undefined) return { kind: 'gone' };
  const labelled = article.passages.find((passage) => passage.label === address.label);
  if (labelled?.hash === address.hash) return { kind: 'same', passage: labelled };
  // Four characters collide once in 1.7 million pairs; keeping the kind makes that rarer still.
  const moved = article.passages.find(
    (passage) => passage.hash === address.hash && passage.label[0] === address.label[0],
  );
  if (moved !== undefined) return { kind: 'same', passage: moved };
  return labelled === undefined ? { kind: 'gone' } : { kind: 'changed', passage: labelled };
}

export function articleAt(corpus: Corpus, id: string): Article | undefined {
  return corpus.entries.find(({ article }) => article.id === id)?.article;
}
