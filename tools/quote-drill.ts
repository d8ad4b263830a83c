/**
 * Asks for true fragments and for corrupted ones, and counts wrong verdicts. Exit status 1 when a corruption
 * was called exact, or more than one fragment in a hundred was not.
 *
 *   node dist/tools/quote-drill.js [--seed N] [--count N] [--articles DIR] [--passages FILE.p.jsonl]…
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCorpus } from '../src/corpus/index.ts';
import { articleFromTexts, hashCorpus } from '../src/retrieval/build-article.ts';
import { EDIT_KINDS } from './quote-edits.ts';
import { runTrial } from './quote-trial.ts';

/** Share of true fragments that must be called exact. */
const MIN_EXACT_SHARE = 0.99;

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string' },
    count: { type: 'string', default: '10000' },
    articles: { type: 'string', default: 'corpus' },
    passages: { type: 'string', multiple: true, default: [] },
  },
});
const seed = options.seed === undefined ? Date.now() % 1_000_000 : Number(options.seed);
const count = Number(options.count);

const entries = [
  ...loadCorpus(options.articles).entries,
  ...options.passages.map((file) => ({ article: readPassages(file), notes: null })),
];
const trial = runTrial({ entries, hash: hashCorpus(entries) }, count, seed);

const { fragments, edits, failures } = trial;
const print = (line: string) => process.stdout.write(`${line}\n`);
print(`seed ${seed}, ${entries.length} articles`);
for (const kind of EDIT_KINDS)
  print(`${kind.padEnd(10)} ${edits[kind].made} corruptions, ${edits[kind].exact} called exact`);
const share = fragments.exact / fragments.made;
print(
  `fragments  ${fragments.made} true, ${fragments.exact} exact (${(share * 100).toFixed(2)}%), ` +
    `${fragments.altered} altered, ${fragments.wrong} by wrong words`,
);
for (const failure of failures) print(failure);
const falseExact = EDIT_KINDS.some((kind) => edits[kind].exact > 0);
process.exitCode = falseExact || share < MIN_EXACT_SHARE || fragments.wrong > 0 ? 1 : 0;

/** One passage a line: `{"id", "title", "text"}`. */
function readPassages(file: string) {
  const texts = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => String((JSON.parse(line) as { text: unknown }).text));
  const id = basename(file).replace(/\..*$/u, '');
  return articleFromTexts(id, id, texts);
}
