import type { Citation, Citations } from './answer.ts';
import type { Passage } from './article.ts';
import { slice } from './article.ts';
import { citationsOf } from './cite.ts';

const ATTENDED =
  /^(?:请|列出|列一下|给我|这次|本次|全部|所有|都)*(?:有|都|还有)*(?:谁|哪些(?:人|领导人?|国家领导人|人物))(?:都|来)*(?:参加|出席|与会|到场|参会)了?(?:这次|本次|这个|该|的|本届)*(?:会议|大会|会|峰会)?[?了吗呢]*$|^(?:请|列出|列一下|给我|全部|所有|的|完整)*(?:与会|参会|出席|参加)(?:会议|的|者|人员|领导人?|嘉宾|全部|所有)*名单[?\s]*$|^(?:列出|列一下|请列)?(?:所有|全部)?(?:的)?(?:与会|参会|出席)(?:会议)?的?(?:领导人|人员|者|人)(?:有谁|有哪些|是谁|都有谁|名单)?[?\s]*$|^who (?:all )?(?:attended|took part|participated|was there|were there|was present|were present|was at)(?: in| at)?(?: the| this)?(?: meeting| summit| conference)?\??$|^(?:list of |full list of |list (?:all )?(?:the )?)(?:attendees|participants|leaders (?:who attended|present))\??$/u;

/** Whether a folded question asks who was there, and nothing else: 都有谁参加了会议, who attended. */
export function asksWhoAttended(folded: string): boolean {
  return ATTENDED.test(folded);
}

/** The sentences that list who was there, one of a passage, the longest list first; null where none does. */
export function attendance(body: readonly Passage[]): Citations | null {
  const lists = body.flatMap((passage) => {
    const found = passage.sentences
      .map((sentence) => ({ sentence, listed: listedIn(slice(passage.text, sentence)) }))
      .toSorted((a, b) => b.listed - a.listed)[0];
    return found === undefined || found.listed < MIN_LISTED ? [] : [{ passage, ...found }];
  });
  return citationsOf(
    lists
      .toSorted((a, b) => b.listed - a.listed)
      .map(({ passage, sentence }): Citation => ({ passage, sentence, answer: sentence })),
  );
}

/** Names from which a sentence is a list of who was there. */
const MIN_LISTED = 3;
const WAS_THERE = /[与與][会會](?![领領各者人代])|出席|参会|參會|[参參]加[^。]{0,6}[会會]/u;

/** Things joined by 、 in a sentence that says who was there; 0 in any other. */
function listedIn(sentence: string): number {
  return WAS_THERE.test(sentence) ? sentence.split('、').length : 0;
}
