import { graphemes } from '../bots/grapheme.ts';
import { parseAddress } from '../retrieval/address.ts';
import { passageAt, type Article, type Passage, type Span } from '../retrieval/article.ts';
import type { Engine } from '../retrieval/engine.ts';

/** A place that a link asks to see. */
export type CitedPlace =
  | { readonly kind: 'none' }
  /** No longer in the article. */
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'here';
      readonly passage: Passage;
      /** What to mark: whole graphemes; null for nothing in particular. */
      readonly span: Span | null;
      /** The text is not what the link was made for. */
      readonly changed: boolean;
    };

const LABEL = /^[a-z][1-9]\d{0,4}$/;
const SPAN = /^(\d{1,6})-(\d{1,6})$/;

/**
 * Reads `?at=p13&s=12-40`. `at` is a label or an address in its wire form; `s` is offsets into the
 * passage in UTF-16 units, left out of account where the text changed. Any strings give a place.
 */
export function citedPlace(
  engine: Engine,
  article: Article,
  { at = '', s = '' }: { readonly at?: string | undefined; readonly s?: string | undefined },
): CitedPlace {
  if (at === '') return { kind: 'none' };
  const address = parseAddress(at);
  if (address === null) {
    const passage = LABEL.test(at) ? passageAt(article, at) : undefined;
    return passage === undefined
      ? { kind: 'gone' }
      : { kind: 'here', passage, span: spanOf(passage.text, s), changed: false };
  }
  const resolved = engine.resolve(address);
  if (resolved.kind === 'gone' || resolved.passage.article !== article.id) return { kind: 'gone' };
  const { passage } = resolved;
  const changed = resolved.kind === 'changed';
  return { kind: 'here', passage, span: changed ? null : spanOf(passage.text, s), changed };
}

/** `12-40` as a span that cuts no grapheme; null for anything else. */
export function spanOf(text: string, written: string): Span | null {
  const match = SPAN.exec(written);
  if (match === null) return null;
  const [from, to] = [Number(match[1]), Math.min(Number(match[2]), text.length)];
  if (from >= to) return null;
  let offset = 0;
  let start = 0;
  let end = text.length;
  for (const part of graphemes(text)) {
    if (offset <= from) start = offset;
    offset += part.length;
    if (offset >= to) {
      end = offset;
      break;
    }
  }
  return { start, end };
}
