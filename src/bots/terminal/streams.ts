import type { Writable } from 'node:stream';

/** Far above the longest input that is looked up, even if every character of it is escaped. */
const MAX_LINE_UNITS = 1 << 20;

/**
 * Lines of a stream of UTF-8, ended by LF or CR LF; a last line may lack its end. Nothing else ends a
 * line (node:readline also splits at U+2028, which JSON allows inside strings). A line past a million
 * units is cut there, so that no input can fill the memory.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const [first, ...others] = text.split('\n');
    rest = (rest + first!).slice(0, MAX_LINE_UNITS);
    for (const next of others) {
      yield withoutReturn(rest);
      rest = next.slice(0, MAX_LINE_UNITS);
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

/** Where lines are written; `gone` once nobody reads them any more (`| head`). */
export interface Output {
  readonly gone: boolean;
  /** Resolves when there is room for more. */
  write(text: string): Promise<void>;
}

export function createOutput(stream: Writable): Output {
  let gone = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    gone = true;
  });
  return {
    get gone() {
      return gone;
    },
    write: async (text) => {
      if (gone || stream.write(text)) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          for (const event of EVENTS) stream.off(event, done);
          resolve();
        };
        for (const event of EVENTS) stream.on(event, done);
      });
    },
  };
}

const EVENTS = ['drain', 'error', 'close'] as const;

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
