import { foldForAliases } from './aliases.ts';

/** A place described by another: 「讲王毅那段」的前一段. */
export interface RelativePlace {
  /** -1 the paragraph before, 1 the one after. */
  readonly step: -1 | 1;
  /** What names the place it lies beside: a quotation or a topic. */
  readonly anchor: string;
}

const CHINESE =
  /^(.{2,}?)(?:的?(?:那|这|该)?(?:一|1|个)?(?:自然)?段(?:话|落)?|那里|那儿|处)?的?(?:之|往)?(前|上|后|下)(?:面|边)?的?(?:那|一|1)*(?:个)?(?:自然)?段(?:落|话)?/u;
const ENGLISH =
  /\bparagraph\b.{0,30}?\b(before|after|preceding|following|above|below)\b(?: the (?:one|paragraph)(?: that)?)?(?: (?:about|on|mentions?|mentioning|with|where))?\s*(.{2,})$/u;
const BEFORE: ReadonlySet<string> = new Set(['前', '上', 'before', 'preceding', 'above']);

/** Reads "the paragraph before/after the one about X"; null for all else. */
export function readRelativePlace(input: string): RelativePlace | null {
  if (input.length > MAX_LENGTH) return null;
  const folded = foldForAliases(input).trim();
  const chinese = CHINESE.exec(folded);
  const english = chinese === null ? ENGLISH.exec(folded) : null;
  const anchor = (chinese?.[1] ?? english?.[2])?.replace(/^(?:讲|说|写|提到?|关于|谈)/u, '').trim();
  const side = chinese?.[2] ?? english?.[1];
  if (anchor === undefined || side === undefined) return null;
  if (!/[\p{L}\p{N}]{2}/u.test(anchor)) return null;
  return { step: BEFORE.has(side) ? -1 : 1, anchor };
}

/** Units of such a question at most; the patterns are tried at every place of it. */
const MAX_LENGTH = 120;
