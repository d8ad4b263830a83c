import type { Change } from '../retrieval/answer.ts';
import type { Span } from '../retrieval/article.ts';

/**
 * A reply before any platform has seen it: plain data of a few closed kinds. Words of the article appear
 * in `quote`, `changes`, `entries` and `source` only, always sliced; all else is from the wording table.
 */
export interface Reply {
  readonly blocks: readonly Block[];
  /** Rows of buttons, in order. A platform may leave out a kind that it does not have. */
  readonly buttons: readonly (readonly Button[])[];
}

export type Block =
  /** A line of our own words. `strong` for a verdict or a heading. */
  | { readonly kind: 'line'; readonly text: string; readonly strong: boolean }
  /** Words of the article with the answer marked; `long` when a reader should unfold it. */
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly marks: readonly Span[];
      readonly long: boolean;
      /** Cut from the passage at either end: shown with an ellipsis outside the words. */
      readonly cut: { readonly before: boolean; readonly after: boolean };
    }
  /** A reader's quotation against the article's wording. */
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  /** Where the words stand: `¶13` and the attribution line; `url` opens the place, if there is one. */
  | {
      readonly kind: 'source';
      readonly place: string;
      readonly attribution: string;
      readonly url: string | null;
    }
  /** One-line entries: further passages, an outline, the pull quotes. */
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] };

export interface Entry {
  /** `¶14`, `金句2`, a command or a heading's place. */
  readonly place: string;
  readonly text: string;
  readonly marks: readonly Span[];
  readonly cut: { readonly before: boolean; readonly after: boolean };
}

/** What a tap does. `action` is stateless; see actions.ts for its form on the wire. */
export type Button =
  | { readonly kind: 'action'; readonly label: string; readonly action: string }
  | { readonly kind: 'copy'; readonly label: string; readonly text: string }
  | { readonly kind: 'share'; readonly label: string; readonly query: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };
