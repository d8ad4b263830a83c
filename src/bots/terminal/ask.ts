import { parseArgs } from 'node:util';
import { articleAt } from '../../retrieval/address.ts';
import type { Engine } from '../../retrieval/engine.ts';
import type { Setting } from '../blocks.ts';
import { parseLine, type Command } from '../commands.ts';
import { handleCommand } from '../handle.ts';
import type { ReplyStatus } from '../reply.ts';
import type { Standard } from './environment.ts';
import { explainText } from './explain.ts';
import { answerLines } from './jsonl.ts';
import { renderReply } from './render.ts';
import { createOutput } from './streams.ts';

const USAGE = `Usage: npm run ask -- [options] "question"
       npm run --silent ask -- --jsonl < questions.jsonl

  --check        take the words as a quotation and check them
  --article ID   keep to one article
  --explain      show tokens, fields, features and scores as well
  --jsonl        read {"id","question"} lines, write one JSON line for each

Exit status: 0 answered or related, 1 not covered, 2 rejected input, bad usage or a bad corpus.
`;

export interface AskArguments {
  readonly question: string;
  readonly check: boolean;
  readonly article: string | null;
  readonly explain: boolean;
  readonly jsonl: boolean;
}

/** Reads the arguments after `ask`; a string says what is wrong with them. */
export function readArguments(args: readonly string[]): AskArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        article: { type: 'string' },
        explain: { type: 'boolean', default: false },
        jsonl: { type: 'boolean', default: false },
      },
    });
    const { check, explain, jsonl } = values;
    if (jsonl && (explain || positionals.length > 0)) {
      return '--jsonl reads its questions from standard input';
    }
    if (!jsonl && positionals.length === 0) return 'The question is missing';
    const question = positionals.join(' ');
    return { question, check, article: values.article ?? null, explain, jsonl };
  } catch (error) {
    return (error as Error).message;
  }
}

/** Exit statuses of `ask`, by what came of the question. */
const EXIT: Readonly<Record<ReplyStatus, 0 | 1 | 2>> = {
  answered: 0,
  related: 0,
  exact: 0,
  altered: 0,
  which: 0,
  shown: 0,
  'not-covered': 1,
  'off-topic': 1,
  absent: 1,
  rejected: 2,
  notice: 2,
};
const EXIT_BAD_USAGE = 2;

/** Answers once, or a whole batch with `--jsonl`; gives the exit status. */
export async function ask(
  asked: AskArguments,
  setting: Setting,
  { stdin, stdout, stderr, colours }: Standard,
): Promise<number> {
  const { engine } = setting;
  if (asked.article !== null && articleAt(engine.corpus, asked.article) === undefined) {
    stderr.write(`There is no article ${JSON.stringify(asked.article)}. ${articleList(engine)}\n`);
    return EXIT_BAD_USAGE;
  }
  const output = createOutput(stdout);
  const options = {
    ...(asked.article === null ? {} : { article: asked.article }),
    ...(asked.check ? { mode: 'check' as const } : {}),
  };
  if (asked.jsonl) {
    await answerLines(stdin, output, engine, options);
    return 0;
  }
  const reply = handleCommand(commandOf(asked), { ...setting, platform: 'terminal' });
  const width = stdout.isTTY ? stdout.columns : Number.POSITIVE_INFINITY;
  await output.write(`${renderReply(reply, { width, colours })}\n`);
  if (asked.explain) {
    await output.write(`\n${explainText(engine.explain(asked.question, options))}\n`);
  }
  return EXIT[reply.status];
}

export function usageError(problem: string): string {
  return `${problem}.\n\n${USAGE}`;
}

function commandOf({ question, check, article }: AskArguments): Command {
  const command: Command = check ? { kind: 'check', text: question, article } : parseLine(question);
  return 'article' in command && command.article === null ? { ...command, article } : command;
}

function articleList({ corpus }: Engine): string {
  return `There are: ${corpus.entries.map(({ article }) => article.id).join(', ')}.`;
}
