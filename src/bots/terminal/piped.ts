import { parseLine } from '../commands.ts';
import { handleCommand, type Deps } from '../handle.ts';
import { oneLine } from './one-line.ts';
import { linesOf, type Output } from './streams.ts';

/** Answers each line of input with one line of output, without prompts. */
export async function answerPiped(
  deps: Deps,
  input: AsyncIterable<Uint8Array | string>,
  output: Output,
): Promise<void> {
  for await (const line of linesOf(input)) {
    await output.write(`${oneLine(handleCommand(parseLine(line), deps))}\n`);
    if (output.gone) return;
  }
}
