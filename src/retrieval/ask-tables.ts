import type { AliasFinder } from './aliases.ts';
import type { Corpus } from './article.ts';
import { type AskTable, createAskTable, type Script } from './ask-table.ts';
import { unsaidAsks } from './unsaid.ts';

/** The asks of a corpus in one script: of what it says, and of what it leaves unsaid. */
export interface AskTables {
  /** Items are the facts of all articles, in order. */
  readonly facts: AskTable;
  /** Items are the unsaid things of all articles, in order. */
  readonly unsaid: AskTable;
}

export type AskTablesOf = (script: Script) => AskTables;

/** Makes the tables of a script when they are first asked for, unless `prepared` has them. */
export function askTablesOf(
  { entries }: Corpus,
  aliases: AliasFinder,
  prepared: (script: Script) => AskTables | null = () => null,
): AskTablesOf {
  const known: Partial<Record<Script, AskTables>> = {};
  const notes = entries.flatMap((entry) => entry.notes ?? []);
  function make(script: Script): AskTables {
    const facts = notes.flatMap((own) => own.facts.map(({ asks }) => asks));
    const unsaid = notes.flatMap((own) => own.unsaid.map((item) => unsaidAsks(item, own)));
    return {
      facts: createAskTable(facts, script, aliases),
      unsaid: createAskTable(unsaid, script, aliases),
    };
  }
  return (script) => (known[script] ??= prepared(script) ?? make(script));
}
