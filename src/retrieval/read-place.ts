import { type Address, parseAddress } from './address.ts';
import { foldForSearch } from './fold.ts';
import { foldNumerals } from './numerals.ts';

/** A place as people write it: with article and text (the wire form), or just a label. */
export type Place =
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'label'; readonly label: string };

const FILLER =
  '(?:请|给我|看看?|打开|读|念|发|原文|全文|内容|说了?(?:什么|啥)|讲了?(?:什么|啥)|写了?(?:什么|啥)|是什么|呢|吗|的|一下|show me|show|read|open|please){0,4}';
/** Units of a line that only names a place. */
const MAX_PLACE_LENGTH = 60;
const PARAGRAPH = new RegExp(
  `^${FILLER}\\s*(?:¶\\s*(\\d{1,4})|p\\.?\\s*(\\d{1,4})|(?:第|para(?:graph)?\\.?\\s*|passage\\s*)(\\d{1,4})\\s*(?:自然)?段?(?:落)?|(\\d{1,4})\\s*(?:自然)?段)\\s*${FILLER}[\\s.?!,]*$`,
  'u',
);
const PULL_QUOTE = new RegExp(
  `^${FILLER}\\s*(?:金句\\s*(?:第)?(\\d{1,4})|第(\\d{1,4})[条句个]?金句|q(\\d{1,4})|pull quote\\s*(\\d{1,4}))\\s*${FILLER}[\\s.?!,]*$`,
  'u',
);
const LABEL = /^([tshm]\d{1,4})$/u;

/**
 * Reads a line that names a place and nothing else: `p13`, `¶13`, `第13段`, `第十三段说了什么`, `金句2`,
 * `sco-summit-2021_p13_k3f9`. Null for all else; whether the place exists is not looked at.
 */
export function readPlace(input: string): Place | null {
  const line = input.trim();
  if (line.length > MAX_PLACE_LENGTH) return null;
  const address = parseAddress(line.toLowerCase());
  if (address !== null) return { kind: 'address', address };
  const folded = foldNumerals(foldForSearch(line));
  const label = LABEL.exec(folded)?.[1];
  if (label !== undefined) return { kind: 'label', label };
  const paragraph = number(PARAGRAPH.exec(folded));
  if (paragraph !== null) {
    // 第4 alone may be a point of a list; with ¶, p or 段 it is a paragraph.
    return /第\s*\d+\s*$/u.test(folded) ? null : { kind: 'label', label: `p${paragraph}` };
  }
  const quote = number(PULL_QUOTE.exec(folded));
  return quote === null ? null : { kind: 'label', label: `q${quote}` };
}

function number(match: RegExpExecArray | null): number | null {
  const digits = match?.slice(1).find((group) => group !== undefined);
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}
