/**
 * Fits how the answering words are chosen inside a sentence of an article without notes, and prints the
 * weights in the form of src/retrieval/span-weights.ts.
 *
 *   node dist/tools/fit-span.js --set A.p.jsonl,A.q.jsonl [--set …]… [--write]
 *
 * Protocol. The sets are public questions with known passages and answers; those kept for testing are never
 * given to this tool. Of each question whose best-fitting sentence of the right passage holds an accepted
 * answer, the candidates of that sentence compete; right are those most like an accepted answer (character
 * F1). By listwise softmax, for each kind of question by itself. Printed are the F1 and the share of hits on
 * every fifth passage, by weights fitted on the others, with the share of hits that any choice could reach.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadTools } from '../src/corpus/load-tools.ts';
import { createAliasFinder } from '../src/retrieval/aliases.ts';
import { createAnalyzer } from '../src/retrieval/analyze.ts';
import { askedWords } from '../src/retrieval/asked-words.ts';
import { sourceSpan } from '../src/retrieval/fold.ts';
import { passageAt, slice } from '../src/retrieval/index.ts';
import { ANSWER_TYPES, type AnswerType } from '../src/retrieval/question-type.ts';
import { createBareRanker } from '../src/retrieval/rank-bare.ts';
import { candidateSpans, type Shape, SHAPES } from '../src/retrieval/span-candidates.ts';
import { SPAN_FEATURES, spanDescriber } from '../src/retrieval/span-features.ts';
import { tagText } from '../src/retrieval/tagged-text.ts';
import { best, fitListwise, type Option } from './eval/listwise.ts';
import { f1, foldAnswer, isHit } from './eval/measure.ts';
import { readPublicSet, type Row } from './eval/rows.ts';

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});

interface Candidate extends Option {
  readonly f1: number;
  readonly hit: boolean;
}

interface Question {
  readonly set: string;
  readonly type: AnswerType;
  /** Measured by, not learned from, while figures are printed. */
  readonly held: boolean;
  /** Whether its answer is several things. */
  readonly series: boolean;
  readonly candidates: readonly Candidate[];
}

/** Every so many passages are held out. */
const FOLDS = 5;
/** F1 from which a candidate is as good as the accepted answer. */
const SAME = 0.95;
/** Share of its sentence from which an accepted answer tells nothing of what to choose. */
const WHOLE = 0.8;
/** Letters from which an accepted answer is a sentence that holds one, and teaches nothing, by type. */
const MAX_LETTERS: Partial<Record<AnswerType, number>> = {
  who: 14,
  when: 14,
  where: 14,
  number: 14,
  name: 14,
};

const aliases = createAliasFinder([]);
const { segmenter } = loadTools();
const analyzer = createAnalyzer(segmenter, aliases);
const questions = options.set.flatMap(readSet);
report();
const lines = ANSWER_TYPES.map((type) => {
  const weights = fitted(questions.filter(teaches(type)));
  return `  ${type}: [${weights.map((weight) => Number(weight.toFixed(2))).join(', ')}],\n`;
});
const file = `import type { AnswerType } from './question-type.ts';

/** By the kind of answer wanted, in the order of SPAN_FEATURES. Fitted by tools/fit-span.ts. */
export const SPAN_WEIGHTS: Readonly<Record<AnswerType, readonly number[]>> = {
${lines.join('')}};
`;
if (options.write) writeFileSync('src/retrieval/span-weights.ts', file);
else process.stdout.write(file);

function readSet(files: string): Question[] {
  const [passageFile = '', questionFile = ''] = files.split(',');
  const set = passageFile.replace(/^.*\/|\.p\.jsonl$/gu, '');
  const { corpus, rows } = readPublicSet(passageFile, questionFile);
  const articles = corpus.entries.map(({ article }) => article);
  const ranker = createBareRanker(articles, analyzer, aliases, null);
  const groups = new Map<string, number>();
  return rows.flatMap((row): Question[] => {
    const [place] = row.passages;
    if (place === undefined) return [];
    const [id = '', label = ''] = place.split('_');
    const passage = passageAt(
      articles.find((article) => article.id === id)!,
      label,
    )!;
    const group = groups.get(place) ?? groups.size;
    groups.set(place, group);
    const { best: at } = ranker.examine(analyzer.analyze(row.question), passage);
    const question = readRow(row, slice(passage.text, passage.sentences[at]!));
    return question === null ? [] : [{ ...question, set, held: group % FOLDS === 0 }];
  });
}

function readRow(row: Row, sentence: string): Omit<Question, 'set' | 'held'> | null {
  const whole = foldAnswer(sentence);
  const answers = row.answers.filter((answer) => whole.includes(foldAnswer(answer)));
  const text = tagText(sentence, segmenter.tag);
  if (answers.length === 0 || text === null) return null;
  const words = askedWords(analyzer.analyze(row.question));
  const { type } = words.asked;
  const shortest = Math.min(...answers.map((answer) => foldAnswer(answer).length));
  if (shortest > WHOLE * whole.length) return null;
  if (shortest > (MAX_LETTERS[type] ?? Number.POSITIVE_INFINITY)) return null;
  const { own, before, behind } = spanDescriber(text, words);
  const candidates = candidateSpans(text).map((candidate) => {
    const { start, end } = sourceSpan(text.mapped, candidate.start, candidate.end);
    const shown = sentence.slice(start, end);
    const features = {
      ...(Object.fromEntries(
        SHAPES.map((shape) => [shape, shape === candidate.shape ? 1 : 0]),
      ) as Record<Shape, number>),
      ...own(candidate),
      ...before(candidate.start),
      ...behind(candidate.end),
    };
    return {
      x: SPAN_FEATURES.map((name) => features[name]),
      f1: Math.max(...answers.map((answer) => f1(answer, shown))),
      hit: answers.some((answer) => isHit(answer, shown)),
    };
  });
  const top = Math.min(SAME, Math.max(...candidates.map((candidate) => candidate.f1)));
  return {
    type,
    series: answers.some((answer) => answer.includes('、')),
    candidates: candidates.map((candidate) => ({ ...candidate, right: candidate.f1 >= top })),
  };
}

function fitted(own: readonly Question[]): number[] {
  return fitListwise(
    own.map(({ candidates }) => candidates),
    SPAN_FEATURES.length,
  );
}

/** Few questions ask for names or lists in so many words; others that get such answers teach of them too. */
function teaches(type: AnswerType) {
  return (question: Question): boolean =>
    question.type === type ||
    (type === 'name' && question.type === 'open') ||
    (type === 'list' && question.type === 'open' && question.series);
}

function report(): void {
  const totals = new Map<string, { n: number; f1: number; hits: number; most: number }>();
  for (const type of ANSWER_TYPES) {
    const weights = fitted(questions.filter((each) => !each.held && teaches(type)(each)));
    for (const { set, candidates } of questions.filter((each) => each.held && each.type === type)) {
      const chosen = best(candidates, weights) as Candidate | undefined;
      for (const key of [`${set} ${type}`, `${set} all`]) {
        const sum = totals.get(key) ?? { n: 0, f1: 0, hits: 0, most: 0 };
        sum.n++;
        sum.f1 += chosen?.f1 ?? 0;
        sum.hits += chosen?.hit ? 1 : 0;
        sum.most += candidates.some(({ hit }) => hit) ? 1 : 0;
        totals.set(key, sum);
      }
    }
  }
  for (const [key, { n, f1: sum, hits, most }] of [...totals].sort())
    process.stderr.write(
      `${key}: n ${n}, f1 ${(sum / n).toFixed(3)}, hits ${(hits / n).toFixed(3)} of ${(most / n).toFixed(3)}\n`,
    );
}
