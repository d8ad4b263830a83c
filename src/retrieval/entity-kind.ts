import type { Segmenter } from './jieba.ts';
import type { AnswerType } from './question-type.ts';

/** What kinds of thing a stretch of text names. */
export interface EntityKinds {
  readonly person: boolean;
  readonly place: boolean;
  readonly time: boolean;
  readonly number: boolean;
}

const OFFICE =
  /总统|总理|主席|首相|国王|部长|外长|秘书长|主任|代表|领导人|元首|大使|记者|先生|女士/u;
const PLACE_END =
  /(?:国|市|省|州|县|区|镇|村|城|京|斯坦|洲|岛|湾|海|河|山|港|大学|学院|中心)(?!\p{Script=Han})/u;
/** Names that begin with a place and are none: 上海合作组织, 北京冬奥会. */
const ORGANISATION =
  /\p{Script=Han}*(?:组织|联盟|论坛|会议|精神|宣言|学院|大学|公司|集团|银行|冬奥会|奥运会|残奥会|协会|基金|委员会|机构)(?:成员国|国家)?/gu;
const TIME =
  /\d+年|\d+月|\d+日|\d+号|[一二三四五六七八九十]+[年月日]|上午|下午|晚上|今年|明年|去年|全年|世纪|年代/u;
const NUMBER =
  /\d|[一二三四五六七八九十百千万亿两](?:点|次|个|名|所|年|项|条|国|剂|届|位|家|种|类|人)/u;

/** Reads kinds off forms and nodejieba's tags (nr person, ns place, nt organisation). */
export function entityKinds(text: string, segmenter: Segmenter): EntityKinds {
  const places = text.replace(ORGANISATION, '');
  const tags = segmenter.tag(text).map(({ tag }) => tag);
  return {
    person: OFFICE.test(text) || tags.some((tag) => tag.startsWith('nr')),
    place: PLACE_END.test(places) || segmenter.tag(places).some(({ tag }) => tag === 'ns'),
    time: TIME.test(text),
    number: NUMBER.test(text),
  };
}

/** Whether an answer names what a question of this type asks for: 1 yes, -1 no, 0 where nothing tells. */
export function kindFit(type: AnswerType, folded: string, kinds: EntityKinds): number {
  const wanted = wantedKind(type, folded);
  return wanted === null ? 0 : kinds[wanted] ? 1 : -1;
}

function wantedKind(type: AnswerType, folded: string): keyof EntityKinds | null {
  switch (type) {
    case 'who':
      return 'person';
    case 'where':
      return 'place';
    case 'when':
      return 'time';
    case 'number':
      return 'number';
    case 'list':
      return /国家|哪[几些]国|城市|\bcountr|\bcities\b/u.test(folded) ? 'place' : null;
    case 'why':
    case 'how':
    case 'name':
    case 'polar':
    case 'open':
      return null;
    default:
      return type satisfies never;
  }
}

/** Words after 几 or 多少 that count nothing in particular. */
const LOOSE_UNIT = /^(?:个|了|的|是|呢|啊|呀|钱|来|给|有|在|要|能|会|才|就|数|次|点|,|\?|$)/u;

/**
 * The unit a question asks for: 剂 of 多少剂, 小时 of 几个小时, 岁 of 几岁; one or two characters. Null
 * where it asks for none.
 */
export function askedUnit(folded: string): string | null {
  const match = /(?:(?<!哪)几|多少)(?:个|万|亿|千|百|十)*(\p{Script=Han}{1,2})/u.exec(folded);
  const unit = match?.[1];
  return unit === undefined || LOOSE_UNIT.test(unit) ? null : unit;
}

/** Whether a text counts something in a unit: a number, then the unit within a few characters. */
export function countsIn(text: string, unit: string): boolean {
  const first = unit[0]!;
  const number = /[\d一二三四五六七八九十百千万亿两]+(?:多|余|几)?(?:个|名|所|万|亿)*/gu;
  for (const match of text.matchAll(number)) {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + REACH);
    if (after.includes(first)) return true;
  }
  return false;
}

/** Characters after a number in which its unit stands: 1000名扶贫培训名额. */
const REACH = 8;
