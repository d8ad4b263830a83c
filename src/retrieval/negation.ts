import type { Citation } from './answer.ts';
import type { Span } from './article.ts';

/** What turns the words behind it into their opposite, where nothing stands between. */
const NEGATION =
  /(?:[绝絕决決并並从從尚远遠]?(?:不[能得会會要应應可允许許准]?|非|没有|沒有|未|没|沒)|禁止|拒绝|拒絕|反对|反對|避免|防止|无须|無須|勿|(?<![a-z])(?:never|not|no|cannot))["“「『\s]*$/iu;
/** Units before a quotation that are looked at. */
const NEAR = 12;

/** The "not" that stands right before the words of a citation and that they leave out; null for none. */
export function negationBefore({ passage, answer }: Citation): Span | null {
  if (answer === null) return null;
  const from = Math.max(0, answer.start - NEAR);
  const found = NEGATION.exec(passage.text.slice(from, answer.start));
  if (found === null) return null;
  const word = found[0].replace(/["“「『\s]+$/u, '');
  const start = from + found.index;
  return { start, end: start + word.length };
}
