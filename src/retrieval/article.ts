/** The values an article is made of. Everything shown to a person is a slice of a `Passage.text`. */

/** A half-open range of UTF-16 code units, `0 <= start <= end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a passage is in the article. Body paragraphs win over all others when both hold an answer. */
export type PassageKind = 'body' | 'pull-quote' | 'title' | 'subtitle' | 'heading' | 'meta';

/** The letter that opens a label, by kind: `p13`, `q2`, `t1`, `s1`, `h2`, `m1`. */
export const LABEL_LETTER = {
  body: 'p',
  'pull-quote': 'q',
  title: 't',
  subtitle: 's',
  heading: 'h',
  meta: 'm',
} as const satisfies Record<PassageKind, string>;

/** One citable piece of an article: a paragraph, a pull quote, a heading or a front-matter line. */
export interface Passage {
  /** Id of its article. */
  readonly article: string;
  /** Unique in its article: a kind's letter and a number from 1 in reading order. */
  readonly label: string;
  readonly kind: PassageKind;
  /** The number in `label`. */
  readonly number: number;
  /** The words as they stand in the article, never normalised. */
  readonly text: string;
  /** Sentences in order; together with the white space between them they cover `text`. */
  readonly sentences: readonly Span[];
  /** Label of the heading it stands under, or null before the first. */
  readonly section: string | null;
  /** For a pull quote, where the body says the same; null elsewhere and where nothing matches. */
  readonly repeats: { readonly label: string; readonly span: Span } | null;
  /** Four characters of [0-9a-z] that change with `text`; part of the wire form of an address. */
  readonly hash: string;
}

/** An article as loaded. `passages` is in reading order: meta, title, subtitles, then the text. */
export interface Article {
  /** `[a-z0-9-]{1,32}`, from the file's name. */
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** As written in the front matter, ISO 8601 (`2021-09-17`). */
  readonly date: string;
  /** BCP 47: `zh-Hans`, `zh-Hant` or `en`. */
  readonly lang: string;
  readonly url: string | null;
  readonly passages: readonly Passage[];
}

/** Names of one thing: any of them stands for the others in a question. */
export type AliasGroup = readonly [string, string, ...string[]];

/** Something the article says, and how people ask for it. */
export interface Fact {
  /** Label of the passage it stands in. */
  readonly passage: string;
  /** Where the answer stands in that passage; `text.slice(start, end)` is the answer. */
  readonly span: Span;
  /** Questions and key words, in any script. */
  readonly asks: readonly string[];
}

/** Something people ask near this article that it does not say. */
export interface Unsaid {
  /** What the article lacks, for an editor's eyes: "interest rate of the loans". */
  readonly what: string;
  /** Label of the nearest passage. */
  readonly near: string | null;
  /** Names that `{}` in an ask stands for, each in turn: what is unsaid of one is unsaid of all. */
  readonly of?: readonly string[];
  readonly asks: readonly string[];
}

/** An editor's notes on one article. They help to find words, and never enter an answer. */
export interface Notes {
  readonly aliases: readonly AliasGroup[];
  readonly facts: readonly Fact[];
  readonly unsaid: readonly Unsaid[];
}

/** All that is loaded: articles in order of their ids, each with its notes or null. */
export interface Corpus {
  readonly entries: readonly { readonly article: Article; readonly notes: Notes | null }[];
  /** Eight characters of [0-9a-z] over every article and note; equal corpora have equal hashes. */
  readonly hash: string;
}

/** The passage with a label, or undefined. */
export function passageAt(article: Article, label: string): Passage | undefined {
  return article.passages.find((passage) => passage.label === label);
}

/** The words a span covers. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
