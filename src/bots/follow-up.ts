/** What a line asks of the place that it replies to. */
export type FollowUp = 'next' | 'previous' | 'whole' | 'question';

const WORDS: Readonly<Record<Exclude<FollowUp, 'question'>, RegExp>> = {
  next: /^(?:看|给我看|給我看)?(?:下一?段|下一?句|后面|後面|后面呢|後面呢|接着呢|接著呢|接下来|接下來|继续|繼續|然后呢|然後呢|next|more|go on|continue)$/iu,
  previous:
    /^(?:看|给我看|給我看)?(?:上一?段|上一?句|前一段|前面|前面呢|previous|prev|before that|back)$/iu,
  whole:
    /^(?:看|给我看|給我看)?(?:全文|全段|整段|完整段落|原文|whole|whole paragraph|full|full text|full paragraph)$/iu,
};

/** 那 and "and" open a question that leans on what was said; 那里 and 那个 do as well. */
const LEANING = /^(?:那|而|and\b|then\b|so\b|what about\b|how about\b)/iu;
/** Longer lines say more than 下一段; it also bounds the work on what people paste. */
const MAX_REQUEST_UNITS = 32;
/** Marks people end a request with. */
const TRAILING = /[\s。．.!！?？~～呢吧啊]+$/u;

/**
 * Reads a reply to one of our answers: 下一段, 上一段, 全文, or a question that opens with 那 or "and".
 * Null for a line that stands by itself.
 */
export function followUp(text: string): FollowUp | null {
  const line = text.trim();
  const bare = line.length > MAX_REQUEST_UNITS ? '' : line.replace(TRAILING, '');
  for (const kind of ['next', 'previous', 'whole'] as const) {
    if (WORDS[kind].test(bare)) return kind;
  }
  return LEANING.test(line) ? 'question' : null;
}

/** 真的吗, 出处？, "is that true?": what people write next to a message that they want checked. */
const ABOUT_MESSAGE =
  /^(?:(?:这|這|那|他|她|有人)?(?:句|段|个|個|条|條)?(?:话|話|说法|說法)?(?:是|说的|說的)?(?:真的假的|真的|真|对|對|原文|原话|原話|属实|屬實|可信|准确|準確)(?:吗|嗎|么|麼|不|吧)?|(?:求)?(?:出处|出處|来源|來源|原文)(?:在哪|在哪里|在哪裡|呢)?|(?:查|查证|查證|核实|核實|看)(?:一下|一查|下)?|(?:is|are) (?:this|that|it|these) (?:true|real|right|correct|so|a quote)|really|true|source|check(?: this| that| it)?)$/iu;

/** Whether words that go with a reply to a message are about that message and ask nothing themselves. */
export function asksAboutMessage(text: string): boolean {
  const line = text.trim();
  return line.length <= MAX_REQUEST_UNITS && ABOUT_MESSAGE.test(line.replace(TRAILING_MARKS, ''));
}

const TRAILING_MARKS = /[\s。．.!！?？~～]+$/u;
