import type { AnswerType } from './question-type.ts';

/** What a span looks like: which kinds of question it could answer by its form alone. */
export interface SpanForm {
  readonly number: boolean;
  readonly date: boolean;
  readonly list: boolean;
  readonly titled: boolean;
  readonly clause: boolean;
  /** Han characters, letters and digits. */
  readonly length: number;
}

const NUMBER = /\d|[一二三四五六七八九十百千万亿两]+(?:点|次|个|名|所|年|项|条|国|剂|届)/u;
const DATE = /\d+年|\d+月|\d+日|上午|下午|今年|明年|全年|去年|世纪|年代|未来|周年/u;
/** A verb-like opening or a comma makes a span a clause rather than a name. */
const CLAUSE =
  /[，；。]|^(?:要|将|应|不|绝|反对|支持|推动|加强|坚持|深化|构建|维护|促进|共|就|为|由|被|以|启动)/u;

export function spanForm(text: string): SpanForm {
  return {
    number: NUMBER.test(text),
    date: DATE.test(text),
    list: /、|和|及/u.test(text),
    titled: /^《.*》$/u.test(text),
    clause: CLAUSE.test(text),
    length: text.replace(/[^\p{L}\p{N}]/gu, '').length,
  };
}

/** Characters of a name at most; transliterated names with a title reach twelve. */
const NAME_LENGTH = 8;
/** Characters of a sentence part that explains something. */
const CLAUSE_LENGTH = 12;

/** How well a span's form fits the kind of answer wanted: 1 fits, 0 says nothing, -1 does not fit. */
export function formFit(type: AnswerType, form: SpanForm): number {
  switch (type) {
    case 'who':
      return form.number || form.titled
        ? -1
        : form.clause
          ? -0.5
          : form.length <= NAME_LENGTH
            ? 1
            : 0;
    case 'where':
      return form.number || form.clause ? -0.5 : form.length <= NAME_LENGTH ? 1 : 0;
    case 'when':
      return form.date ? 1 : -1;
    case 'number':
      return form.number ? (form.length <= CLAUSE_LENGTH ? 1 : 0.3) : -0.7;
    case 'list':
      return form.list ? 1 : -0.3;
    case 'name':
      return form.titled ? 1 : form.clause ? -0.5 : 0.5;
    case 'why':
    case 'how':
      return form.clause || form.length >= CLAUSE_LENGTH ? 0.7 : -0.3;
    case 'polar':
    case 'open':
      return 0;
    default:
      return type satisfies never;
  }
}
