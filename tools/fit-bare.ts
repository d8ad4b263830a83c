/**
 * Fits how passages and sentences are ranked in articles without notes, and prints the weights in the
 * form of src/retrieval/rank-bare-weights.ts.
 *
 *   node dist/tools/fit-bare.js --set A.p.jsonl,A.q.jsonl [--set …]… [--write]
 *
 * Protocol. The sets are public questions with known passages and answers (README names them); those kept
 * for testing are never given to this tool. Passages: of the nearest twenty, the right one is the
 * positive. Sentences: of the right passage, those that hold an accepted answer. Both by listwise
 * softmax. Printed are, by set: the share right by weights fitted on all sets but this one (so that a
 * feature must help on texts of another origin), by five-fold cross-validation over passages inside the
 * set, and the ceiling. The weights written are fitted on all sets, each weighing by its questions.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadTools } from '../src/corpus/load-tools.ts';
import { createAliasFinder } from '../src/retrieval/aliases.ts';
import { createAnalyzer } from '../src/retrieval/analyze.ts';
import { passageAt, slice } from '../src/retrieval/index.ts';
import { createBareRanker } from '../src/retrieval/rank-bare.ts';
import { PASSAGE_FEATURES, SENTENCE_FEATURES } from '../src/retrieval/rank-bare-features.ts';
import { accuracy, type Choice, fitListwise } from './eval/listwise.ts';
import { foldAnswer } from './eval/measure.ts';
import { readPublicSet } from './eval/rows.ts';

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});

const FOLDS = 5;

/** Choices of one kind, each with the number of its passage. */
type Fold = { readonly group: number; readonly choice: Choice }[];

const aliases = createAliasFinder([]);
const analyzer = createAnalyzer(loadTools().segmenter, aliases);
const sets = options.set.map(readSet);
const weights = {
  passages: fitted('passages', PASSAGE_FEATURES.length),
  sentences: fitted('sentences', SENTENCE_FEATURES.length),
};
const file = `import type { PassageFeatures, SentenceFeatures } from './rank-bare-features.ts';

/** Of passages, for articles without notes. Fitted by tools/fit-bare.ts, like those below. */
export const BARE_PASSAGE_WEIGHTS: PassageFeatures = ${literal(PASSAGE_FEATURES, weights.passages)};

/** Of the sentences of one passage. */
export const BARE_SENTENCE_WEIGHTS: SentenceFeatures = ${literal(SENTENCE_FEATURES, weights.sentences)};
`;
if (options.write) writeFileSync('src/retrieval/rank-bare-weights.ts', file);
else process.stdout.write(file);

function readSet(files: string): { name: string; passages: Fold; sentences: Fold } {
  const [passageFile = '', questionFile = ''] = files.split(',');
  const { corpus, rows } = readPublicSet(passageFile, questionFile);
  const articles = corpus.entries.map(({ article }) => article);
  const ranker = createBareRanker(articles, analyzer, aliases, null);
  const groups = new Map<string, number>();
  const passages: Fold = [];
  const sentences: Fold = [];
  for (const row of rows) {
    const [place] = row.passages;
    if (place === undefined) continue;
    const [id = '', label = ''] = place.split('_');
    const passage = passageAt(
      articles.find((article) => article.id === id)!,
      label,
    )!;
    const question = analyzer.analyze(row.question);
    const answers = row.answers.map(foldAnswer);
    const group = groups.get(place) ?? groups.size;
    groups.set(place, group);
    passages.push({
      group,
      choice: ranker.compare(question).map((found) => ({
        x: PASSAGE_FEATURES.map((name) => found.features[name]),
        right: found.passage === passage,
      })),
    });
    sentences.push({
      group,
      choice: ranker.examine(question, passage).sentences.map((features, at) => {
        const text = foldAnswer(slice(passage.text, passage.sentences[at]!));
        return {
          x: SENTENCE_FEATURES.map((name) => features[name]),
          right: answers.some((answer) => text.includes(answer)),
        };
      }),
    });
  }
  return { name: passageFile.replace(/^.*\/|\.p\.jsonl$/gu, ''), passages, sentences };
}

function fitted(kind: 'passages' | 'sentences', size: number): number[] {
  for (const { name, [kind]: own } of sets) {
    const others = sets.flatMap((set) => (set.name === name ? [] : set[kind]));
    const figures = {
      'by others':
        others.length === 0 ? null : accuracy(choices(own), fitListwise(choices(others), size)),
      'cross-validated': crossValidated(own, size),
      ceiling: own.filter(({ choice }) => choice.some(({ right }) => right)).length / own.length,
    };
    const shown = Object.entries(figures).map(
      ([key, value]) => `${key} ${value?.toFixed(4) ?? '–'}`,
    );
    process.stderr.write(`${kind} ${name}: ${shown.join(', ')}\n`);
  }
  return fitListwise(
    sets.flatMap((set) => choices(set[kind])),
    size,
  );
}

function crossValidated(own: Fold, size: number): number {
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = own.filter(({ group }) => group % FOLDS === fold);
    const w = fitListwise(choices(own.filter(({ group }) => group % FOLDS !== fold)), size);
    right += accuracy(choices(held), w) * held.length;
  }
  return right / own.length;
}

function choices(fold: Fold): Choice[] {
  return fold.map(({ choice }) => choice);
}

function literal(names: readonly string[], values: readonly number[]): string {
  return `{\n${names.map((name, i) => `  ${name}: ${Number(values[i]!.toFixed(2))},\n`).join('')}}`;
}
