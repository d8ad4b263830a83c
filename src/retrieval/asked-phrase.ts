import { fold } from './fold.ts';

/**
 * The words of a question in Chinese that ask, with what they ask of: 多少亿, 分几次, 见了谁, 为何. Where an
 * article leaves a question open these name what it does not say. As typed; null where none is found.
 */
export function askedPhrase(input: string): string | null {
  const { text, starts, ends } = fold(input);
  const found = ASKED.exec(text);
  if (found === null) return null;
  const last = found.index + found[0].length - 1;
  return input.slice(starts[found.index], ends[last]).trim();
}

/** What is counted or chosen among: up to four characters, to where the next part of a sentence begins. */
const NOUN = '(?:(?![的是了呢啊呀吗吧才能会要有在给和与跟先])\\p{Script=Han}){0,4}';
/** A verb before the question word, of one or two characters: 分 几次, 见了 谁. */
const VERB =
  '(?:[分有派找见签批说讲谈提做花砸投出收抓缴要能由归算指叫占](?:了|过|到|给|的|得|的是|到了|出了)?)?';
const ASKED = new RegExp(
  [
    '为(?:什么|啥|何)|点解|缘何|何故|图(?:个)?啥',
    '(?:什么|啥)时候|何时|几时|哪一?[天年月日]|何[年月日]',
    `${VERB}(?:多少|几多|第?几(?![乎]))${NOUN}`,
    `(?:是|系|係|${VERB})(?:谁|边个|边位|哪位|何人)(?:家)?`,
    `${VERB}(?:在)?(?:哪[里儿]|何处|边度)`,
    `${VERB}(?:哪|边)[一]?[个家些国所位种条](?:${NOUN})`,
    `${VERB}(?:什么|啥|乜嘢?|咩)${NOUN}`,
    '(?:怎么|怎样|如何|咋)(?:\\p{Script=Han}{1,2}(?=$|[\\p{P}\\s的呢啊]))?',
  ].join('|'),
  'u',
);
