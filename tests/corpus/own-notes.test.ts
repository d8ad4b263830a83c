import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/index.ts';
import { foldForAliases } from '../../src/retrieval/aliases.ts';
import { bareText } from '../../src/retrieval/fold.ts';
import { unsaidAsks } from '../../src/retrieval/unsaid.ts';
import { readRows } from '../../tools/eval/rows.ts';

const SETS = 'tests/eval';
const QUOTATIONS = new Set(['quote', 'misquote']);

const keyOf = (text: string) => bareText(foldForAliases(text));

it('the notes that come with the program have no question that they are measured by', () => {
  const asks = new Set(
    loadCorpus('corpus').entries.flatMap(({ notes }) =>
      notes === null
        ? []
        : [
            ...notes.facts.flatMap((fact) => fact.asks),
            ...notes.unsaid.flatMap((item) => unsaidAsks(item, notes)),
          ].map(keyOf),
    ),
  );
  const questions = readdirSync(SETS)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readRows(join(SETS, name)))
    .filter(({ kind }) => !QUOTATIONS.has(kind))
    .map(({ question }) => question);
  expect(questions.length).toBeGreaterThan(1000);
  expect(questions.filter((question) => asks.has(keyOf(question)))).toEqual([]);
});
