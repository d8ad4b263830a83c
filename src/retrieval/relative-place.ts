import { foldForAliases } from './aliases.ts';

/** A place described by another: 讲王毅那段的前一段, 疫苗那段的第一句. */
export interface RelativePlace {
  /** Paragraphs from the one described: -1 the one before, 1 the one after, 0 itself. */
  readonly step: -1 | 0 | 1;
  /** `item` steps along a list of points instead: 那条的下一条; `heading` is the one above: 那段上面的小标题. */
  readonly unit: 'paragraph' | 'item' | 'heading';
  readonly part: 'whole' | 'first-sentence' | 'last-sentence';
  /** What names the place: a quotation, a heading or a topic. */
  readonly anchor: string;
}

const STEPS: readonly (readonly [RegExp, -1 | 1])[] = [
  [
    /(?:的|之|往|,)*(?<!最)(?:前|上)(?:面|边)?(?:的|那)*(?:一|1)?(?:个)?(?:自然)?(段)(?:落|话)?|\bparagraph (?:right |just |immediately )*(?:before|preceding|above)\b|(?:before|precedes|preceding)(?= the (?:one|paragraph))/u,
    -1,
  ],
  [
    /(?:的|之|往|,)*(?<!最)(?:后|下)(?:面|边)?(?:的|那)*(?:一|1)?(?:个)?(?:自然)?(段)(?:落|话)?|\bparagraph (?:(?:that )?(?:comes|is|follows|right|just|immediately) )*(?:after|following|below)\b|(?:comes? )?(?:right |just |immediately )*(?:after|follows|following)(?= the (?:one|paragraph))/u,
    1,
  ],
];
/** Between a direction and what is counted: 之后,紧接着那条; 晚上点火 counts nothing. */
const BESIDE = '(?:面|边)?[,的]?(?:紧接[着住]|[接挨跟]着)?(?:[那嗰这一1]|紧接[着住])+';
/** 条约, 点评 and the like are no points. */
const NO_OTHER_WORD = '(?![约款例件文目评心火题名钟推])';
const ITEM_STEPS: readonly (readonly [RegExp, -1 | 1])[] = [
  [new RegExp(`(?:的|之|,)*(?<!最)(?:前|上)${BESIDE}(?:条|点)${NO_OTHER_WORD}`, 'u'), -1],
  [new RegExp(`(?:的|之|,)*(?<!最)(?:后|下)${BESIDE}(?:条|点)${NO_OTHER_WORD}`, 'u'), 1],
];
/** The heading that a paragraph stands under. */
const HEADING =
  /(?:那|这|嗰|的)*(?:1|一)?(?:段|部分|块|句|处|节)(?:话|内容)?[^,。]{0,4}(?:上[面边头方]|往上|顶上|挨着|所在|所属|属于|归在?|对应)[^。]{0,8}(?:小标题|小题|栏目)|(?:在|归|属于?|放|落)在?(?:哪|什么|边)(?:1|一)?个?(?:小标题|小题|栏目)(?:之|底)?下?|\b(?:which|what) (?:\w+ )?(?:heading|sub-?heading|label|section title)s?\b.{0,20}\b(?:above|over|covers?|introduces?|precedes?|heads?|opens?)\b|\bunder (?:which|what) (?:\w+ )?(?:heading|sub-?heading|label|section)\b(?: (?:is|are|does|do|can))?/u;
/** The first paragraph under a heading. */
const UNDER =
  /(?:这|那|该)?(?:一|1|个)*(?:小?标题)?(?:之)?下(?:面|边)?的?(?:首|第1|第一|头1?|头一)(?:个)?(?:自然)?段/u;
const PARAGRAPH = /段(?!时)|\bparagraph\b/u;
const FIRST =
  /(?:的|,)*(?:第1|第一|头一|头1|首|开头的?(?:第?[一1])?)句(?:话)?|(?:开头|起首)(?:怎么|咋|点|是|写)|\b(?:opening|first) (?:sentence|line|words)\b|how does it (?:begin|start|open)/u;
const LAST =
  /(?:的|,)*(?:最后|末|结尾的?)(?:一|1)?句(?:话)?|\b(?:last|final|closing) (?:sentence|line)\b/u;
/** Words around an anchor that only point at it. */
const POINTING =
  /^(?:请问|那个|在|从|说完|讲完|讲|说|写|提到?|关于|谈到?|介绍)+|(?:这|那|哪|边|嗰)(?:一|1|个)*(?:自然)?(?:段|条|点|处|小标题|标题)?(?:话|落|里|中|呢)*(?:下|之)?$|(?:的|嘅|这|那)*(?:一|1)?(?:自然)?段(?:话|落)?(?:里|中|呢)*$|^.*?\bthe (?:one|paragraph|part|section|passage|bit|block)(?: that)?(?: is)? (?:about|on|of|mentions?|mentioning|with|where|deals? with|dealing with)\b|^.*?\bparagraph (?:deals? with|is about|about|on|that mentions)\b|\bwhich paragraph\b|\bgive its\b|\bcomes?\b/u;

/** Reads "the paragraph before the one about X" and "the first sentence of the one on X"; else null. */
export function readRelativePlace(input: string): RelativePlace | null {
  if (input.length > MAX_LENGTH) return null;
  const folded = foldForAliases(input).trim();
  const part = FIRST.test(folded)
    ? 'first-sentence'
    : LAST.test(folded)
      ? 'last-sentence'
      : 'whole';
  if (HEADING.test(folded)) return place(folded, 'heading', [HEADING, 0], 'whole');
  const step = STEPS.find(([pattern]) => pattern.test(folded));
  if (step !== undefined) return place(folded, 'paragraph', step, part);
  if (UNDER.test(folded)) return place(folded, 'paragraph', [UNDER, 0], part);
  const item = ITEM_STEPS.find(([pattern]) => pattern.test(folded));
  if (item !== undefined) return place(folded, 'item', item, part);
  if (part === 'whole' || !PARAGRAPH.test(folded)) return null;
  return place(folded, 'paragraph', [PARAGRAPH, 0], part);
}

/** Units of such a question at most; the patterns are tried at every place of it. */
const MAX_LENGTH = 120;

function place(
  folded: string,
  unit: RelativePlace['unit'],
  [pattern, step]: readonly [RegExp, -1 | 0 | 1],
  part: RelativePlace['part'],
): RelativePlace | null {
  // What is described stands before the step in Chinese, after it in English.
  const match = pattern.exec(folded);
  if (match === null) return null;
  const before = folded.slice(0, match.index);
  const after = folded.slice(match.index + match[0].length);
  const side = /\p{Script=Han}/u.test(before) ? before : `${before} ${after}`;
  const anchor = side
    .replace(FIRST, ' ')
    .replace(LAST, ' ')
    .replace(/[?.!,]+\s*$/u, '')
    .trim()
    .replace(new RegExp(POINTING.source, 'gu'), ' ')
    .trim();
  if (!/[\p{L}\p{N}]{2}/u.test(anchor)) return null;
  return { step, unit, part, anchor };
}
