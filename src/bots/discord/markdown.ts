/**
 * Characters that mean something to Discord somewhere in a text: emphasis, code, spoilers, links,
 * mentions, emoji, timestamps, headings, lists and quotations. A backslash before one of them shows it
 * as it is, wherever it stands.
 */
const SPECIAL = /[\\*_~`|<>#@[\]():/+-]/g;
/** `1.` opens a list when white space follows; a backslash at the end of a line changes nothing else. */
const LIST_DOT = /\.(?=\s|$)/g;
const LINE_END = /\r\n|[\t-\r\u0085\u2028\u2029]/g;
/** Half a surrogate pair is refused, and controls and marks of direction would reach past the words. */
const UNFIT = /\p{Surrogate}/gu;
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A quarter of a letter's width (FOUR-PER-EM SPACE). A line through a single Han character looks like one
 * of its strokes; it is seen where it sticks out.
 */
const MARGIN = '\u2005';

/** The text as Discord shows it letter by letter, in one line: nothing in it is markup. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(SPECIAL, '\\$&').replace(LIST_DOT, '\\.');
}

/** Line ends as spaces, and without what cannot be seen. */
export function oneLine(text: string): string {
  return text.replace(LINE_END, ' ').replace(INVISIBLE, '').replace(UNFIT, '\uFFFD');
}

/** What `style` puts around words, around what `text` shows; nothing around nothing. */
export function styled(text: string, style: '**' | '~~' | '**__'): string {
  const escaped = escapeMarkdown(text);
  // Emphasis around blanks alone is shown as asterisks.
  if (escaped.trim() === '') return escaped;
  switch (style) {
    case '**':
      return `**${escaped}**`;
    case '**__':
      return `**__${escaped}__**`;
    case '~~':
      // The margin also keeps a tilde at the end from ending it early.
      return `~~${MARGIN}${escaped}${MARGIN}~~`;
    default:
      return style satisfies never;
  }
}

/** A masked link that does not unfold, or null where the address is none to open. */
export function maskedLink(label: string, url: string): string | null {
  const target = linkTarget(url);
  return target === null ? null : `[${escapeMarkdown(label)}](<${target}>)`;
}

/** An address that shows and opens itself and does not unfold, or null. */
export function bareLink(text: string): string | null {
  const target = linkTarget(text);
  return target === null ? null : `<${target}>`;
}

/** Of https and http only, with what would end a link early percent-encoded. */
function linkTarget(url: string): string | null {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return url.replace(/[\s()<>\\"]|[^\p{ASCII}]/gu, (char) =>
    Buffer.from(char).toString('hex').toUpperCase().replace(/../g, '%$&'),
  );
}
