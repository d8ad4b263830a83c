import type { Change } from '../retrieval/answer.ts';
import type { Span } from '../retrieval/article.ts';

/**
 * A reply before any platform has seen it: plain data of a few closed kinds. Words of the article appear
 * in `quote`, `changes`, `entries` and `source` only, always sliced; all else is from the wording table.
 */
export interface Reply {
  /** What came of the request, for counts, exit codes and for knowing when to keep quiet. */
  readonly status: ReplyStatus;
  readonly blocks: readonly Block[];
  /** Rows of buttons, in order. A platform may leave out a kind that it does not have. */
  readonly buttons: readonly (readonly Button[])[];
  /** Words of the question that nothing in the corpus mentions, as typed; for counts. */
  readonly missing?: readonly string[];
}

/**
 * The kinds of `Answer`, a verdict on its own, and two more: `shown` is a passage or a list that was
 * asked for, `notice` one short line of ours that a platform may show as a toast.
 */
export type ReplyStatus =
  | 'answered'
  | 'related'
  | 'not-covered'
  | 'off-topic'
  | Verdict
  | 'which'
  | 'rejected'
  | 'shown'
  | 'notice';

export type Verdict = 'exact' | 'altered' | 'absent';

/** Where words were left out: shown as an ellipsis outside the words. */
export interface Cut {
  readonly before: boolean;
  readonly after: boolean;
}

export type Block =
  /** A line of our own words. `strong` for a heading. */
  | { readonly kind: 'line'; readonly text: string; readonly strong: boolean }
  /** What became of a reader's quotation, in our own words. */
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly text: string }
  /** Words of the article with the answer marked; `long` when a reader should unfold it. */
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly marks: readonly Span[];
      readonly long: boolean;
      readonly cut: Cut;
    }
  /** A reader's quotation against the article's wording. */
  | { readonly kind: 'changes'; readonly changes: readonly Change[]; readonly cut: Cut }
  /**
   * Where the words stand: `¶13` and the attribution line. `address` is the wire form, which a reply to
   * this message may go on from; `url` opens the place, if there is one. Under a list of an article
   * there is no place: then `place` is empty and `address` null.
   */
  | {
      readonly kind: 'source';
      readonly place: string;
      readonly attribution: string;
      readonly address: string | null;
      readonly url: string | null;
    }
  /** One-line entries; `cut` when some were left out at the end. */
  | { readonly kind: 'entries'; readonly entries: readonly Entry[]; readonly cut: boolean };

export interface Entry {
  /** `¶14`, `金句2`, a command or a field's name; may be empty. */
  readonly place: string;
  readonly text: string;
  readonly marks: readonly Span[];
  readonly cut: Cut;
  /** The wire form of the passage the words are from, or null. */
  readonly address: string | null;
}

export type Button =
  /** A tap asks for something; `action` is stateless, see actions.ts for its form on the wire. */
  | { readonly kind: 'action'; readonly label: string; readonly action: string }
  /** Puts a citation on the clipboard, at most 256 UTF-16 units. */
  | { readonly kind: 'copy'; readonly label: string; readonly text: string }
  /** Takes a passage to another chat; `address` is its wire form. */
  | { readonly kind: 'share'; readonly label: string; readonly address: string }
  /** Opens a page that the world can reach. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

export const NOT_CUT: Cut = { before: false, after: false };
