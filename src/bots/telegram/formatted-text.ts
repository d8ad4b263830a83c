import type { MessageEntity } from './client.ts';

/** Plain text with entities beside it: nothing in it is markup, so nothing needs escaping. */
export interface FormattedText {
  readonly text: string;
  /** Offsets and lengths in UTF-16 units of `text`. */
  readonly entities: readonly MessageEntity[];
}

export type Style =
  | {
      readonly type:
        'bold' | 'underline' | 'strikethrough' | 'blockquote' | 'expandable_blockquote';
    }
  | { readonly type: 'text_link'; readonly url: string };

export interface TextWriter {
  readonly write: (words: string) => void;
  /** All that `fill` writes is of this style. */
  readonly styled: (style: Style, fill: () => void) => void;
  readonly finish: () => FormattedText;
}

export function createTextWriter(): TextWriter {
  let text = '';
  const entities: MessageEntity[] = [];
  return {
    write: (words) => {
      text += words;
    },
    styled: (style, fill) => {
      const place = entities.length;
      const offset = text.length;
      fill();
      const length = text.length - offset;
      // Outer before inner, as the platform lists them; an empty entity is none.
      if (length > 0) entities.splice(place, 0, { ...style, offset, length });
    },
    finish: () => ({ text, entities }),
  };
}
