import { type AskedWords, saidMask } from './asked-words.ts';
import type { AnswerType } from './question-type.ts';
import { remember } from './remember.ts';
import { inUnit } from './sentence-fit.ts';
import { type CandidateSpan, clausesOf, SHAPES } from './span-candidates.ts';
import { SPAN_WEIGHTS } from './span-weights.ts';
import type { TaggedText } from './tagged-text.ts';

/** What a candidate is by itself, its shape aside; all features are from 0 to 1. */
const OWN = [
  'short', // up to 3 letters
  'length', // letters, as a share of 40
  'said', // share of it that the question says
  'allSaid',
  'noun', // ends as the noun asked for does, and is more
  'nounEnd', // ends with its last character
  'onlyNoun',
  'unit', // a number in the unit or measure asked for
  'personWord',
  'placeWord',
  'clauseSaid', // share of what the question says in the sentence that stands in its clause, itself aside
  'cutsSeries', // one of several things
] as const;
/** What stands before it. */
const BEFORE = [
  'startsClause',
  'laterClause', // the clause before its own holds most of what the question says
  'nearBefore', // share of the characters before it that the question says
  'alignedBefore', // characters before it that stand before the question word, as a share of ALIGNED
  'afterIs',
  'afterIn',
  'afterBy',
  'afterOf',
  'afterDone',
  'afterCause',
  'afterHas',
  'afterVerb',
  'afterName', // a name goes on
] as const;
/** What stands behind it. */
const BEHIND = [
  'endsClause',
  'nearBehind',
  'alignedBehind',
  'beforeOf',
  'beforeIs',
  'beforeVerb',
  'beforeName',
] as const;
export const SPAN_FEATURES = [...SHAPES, ...OWN, ...BEFORE, ...BEHIND] as const;
export type SpanFeature = (typeof SPAN_FEATURES)[number];
/** A weight for each feature. */
export type SpanWeights = Readonly<Record<SpanFeature, number>>;

/** Names the weights that are listed by kind of answer. */
export function namedWeights(type: AnswerType): SpanWeights {
  const weights = SPAN_WEIGHTS[type];
  return Object.fromEntries(SPAN_FEATURES.map((name, at) => [name, weights[at]])) as Record<
    SpanFeature,
    number
  >;
}

type Values<Name extends string> = Readonly<Record<Name, number>>;

/** The features of candidates, but for their shape, in three parts, two of which many candidates share. */
export interface SpanDescriber {
  own(candidate: CandidateSpan): Values<(typeof OWN)[number]>;
  /** Of candidates that start at an offset. */
  before(start: number): Values<(typeof BEFORE)[number]>;
  /** Of candidates that end at an offset. */
  behind(end: number): Values<(typeof BEHIND)[number]>;
}

/** Characters on either side that are looked at for words of the question. */
const NEAR = 8;
/** Characters of the question that are compared with what stands beside a candidate. */
const ALIGNED = 4;
const SHORT = 3;
const LONG = 40;
const LETTER = /[^\p{P}\p{S}\s]/u;
const PERSON_ENDINGS = new Set('人者家师员帝王君长官父母妻子女统相理席袖手授');
const PLACE_ENDINGS = new Set('国省市县区镇乡村岛州洲河江湖海山路街道站港湾部地内境城');
const JOINS = new Set('、和与及');

/** Describes the candidates of one sentence, for one question. */
export function spanDescriber(text: TaggedText, question: AskedWords): SpanDescriber {
  const { folded, tokens } = text;
  const { asked, before, after } = question;
  const noun = asked.noun || asked.unit;
  const saidIn = counter(saidMask(text, question));
  const lettersIn = counter(Array.from(folded.split(''), (unit) => flag(LETTER.test(unit))));
  const ends = new Map(tokens.map((token) => [token.end, token]));
  const starts = new Map(tokens.map((token) => [token.start, token]));
  const clauses = clausesOf(tokens).map(([from, to]) => {
    const { start } = tokens[from]!;
    const { end } = tokens[to - 1]!;
    return { start, end, said: saidIn(start, end) };
  });
  const clauseEnds = new Set(clauses.map(({ end }) => end));
  const most = Math.max(1, ...clauses.map(({ said }) => said));
  const clauseAt = remember((start: number) => clauses.findIndex(({ end }) => start < end));

  return {
    own({ start, end, shape }) {
      const own = folded.slice(start, end);
      const ending = own.at(-1) ?? '';
      const letters = lettersIn(start, end);
      const said = saidIn(start, end);
      const clause = clauses[clauseAt(start)];
      const inSeries = JOINS.has(folded[start - 1] ?? '') || JOINS.has(folded[end] ?? '');
      return {
        short: flag(letters <= SHORT),
        length: Math.min(1, letters / LONG),
        said: letters === 0 ? 1 : Math.min(1, said / letters),
        allSaid: flag(said >= letters),
        noun: flag(noun !== '' && own.endsWith(noun) && own.length > noun.length),
        nounEnd: flag(ending === noun.at(-1) && own.length > 1),
        onlyNoun: flag(own === noun),
        unit: flag(shape === 'number' && inUnit(own, asked, question.folded)),
        personWord: flag(PERSON_ENDINGS.has(ending)),
        placeWord: flag(PLACE_ENDINGS.has(ending)),
        clauseSaid: clause === undefined ? 0 : Math.max(0, clause.said - said) / most,
        cutsSeries: flag(shape !== 'series' && inSeries),
      };
    },
    before(start) {
      const left = ends.get(start);
      const word = left?.text ?? '';
      const at = clauseAt(start);
      return {
        startsClause: flag(clauses[at]?.start === start),
        laterClause: flag(clauses[at - 1]?.said === most),
        nearBefore: saidIn(start - NEAR, start) / NEAR,
        alignedBefore: commonEnd(before, folded, start) / ALIGNED,
        afterIs: flag(/[是为称叫即作]$/u.test(word)),
        afterIn: flag(/[在于至到自从]$/u.test(word)),
        afterBy: flag(/[由被让与和向对]$/u.test(word)),
        afterOf: flag(word === '的'),
        afterDone: flag(/[了过着出]$/u.test(word)),
        afterCause: flag(/[因以]为?$|由于$|为了$/u.test(word)),
        afterHas: flag(/[有含括]$/u.test(word)),
        afterVerb: flag(left?.tag === 'v'),
        afterName: flag(isName(left?.tag)),
      };
    },
    behind(end) {
      const right = starts.get(end);
      const word = right?.text ?? '';
      const aligned = after.map((each) => commonStart(each, folded, end));
      return {
        endsClause: flag(clauseEnds.has(end)),
        nearBehind: saidIn(end, end + NEAR) / NEAR,
        alignedBehind: Math.max(0, ...aligned) / ALIGNED,
        beforeOf: flag(word === '的'),
        beforeIs: flag(/^[是为]/u.test(word)),
        beforeVerb: flag(right?.tag === 'v'),
        beforeName: flag(isName(right?.tag)),
      };
    },
  };
}

/** Adds up what lies between two offsets. */
function counter(values: Iterable<number>): (start: number, end: number) => number {
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return (start, end) => sums[Math.min(end, sums.length - 1)]! - sums[Math.max(0, start)]!;
}

function isName(tag = ''): boolean {
  return tag.startsWith('n') || tag === 'eng';
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

function commonEnd(question: string, folded: string, at: number): number {
  let length = 0;
  while (length < ALIGNED && length < at && question.at(-1 - length) === folded[at - 1 - length])
    length++;
  return length;
}

function commonStart(question: string, folded: string, at: number): number {
  let length = 0;
  while (length < ALIGNED && length < question.length && question[length] === folded[at + length])
    length++;
  return length;
}
