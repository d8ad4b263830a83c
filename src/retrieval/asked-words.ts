import type { Analysis } from './analyze.ts';
import { foldNumerals } from './numerals.ts';
import { type Asked, readQuestion } from './question-type.ts';
import type { TaggedText } from './tagged-text.ts';

/** A question as spans are compared with it. */
export interface AskedWords {
  readonly asked: Asked;
  readonly folded: string;
  /** What it says of its topic: words and pairs of characters. */
  readonly said: readonly string[];
  /** What stands before the question word, without marks. */
  readonly before: string;
  /** What stands behind it, and again behind the noun asked for. */
  readonly after: readonly string[];
}

const QUESTION_WORD =
  /(?:什么|甚么|哪(?:[1一]?[个位种类项条座家部场名所件片支只首届次款张批段]|些|里|儿|几[个位种]?)?|谁|何(?:时|处|人|地|种)?|多少|几|多(?=[大高长远久重深宽快])|怎么样?|怎样|如何|啥|为什么)/u;

export function askedWords(question: Analysis): AskedWords {
  const { folded } = question;
  const asked = readQuestion(question);
  const said = new Set([
    ...question.units.filter(({ stop }) => !stop).map(({ text }) => text),
    ...question.bigrams.map((pair) => pair.slice(1)),
  ]);
  const found = QUESTION_WORD.exec(folded);
  const rest = found === null ? '' : withoutMarks(folded.slice(found.index + found[0].length));
  const noun = asked.noun || asked.unit;
  const counted = noun !== '' && rest.includes(noun) ? rest.slice(rest.indexOf(noun)) : '';
  return {
    asked,
    folded,
    said: [...said],
    before: found === null ? '' : withoutMarks(folded.slice(0, found.index)),
    after: [rest, counted.slice(noun.length)].filter((text) => text !== ''),
  };
}

function withoutMarks(text: string): string {
  return text.replace(/[\p{P}\s]/gu, '');
}

/** By unit of the folded text: 1 where the question says it already. */
export function saidMask({ folded, tokens }: TaggedText, { said, folded: question }: AskedWords) {
  const mask = new Uint8Array(folded.length);
  for (const word of said)
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + 1))
      mask.fill(1, at, at + word.length);
  for (const { tag, text, start, end } of tokens) {
    if (tag !== 'm') continue;
    mask.fill(question.includes(foldNumerals(text)) ? 1 : 0, start, end);
  }
  return mask;
}
