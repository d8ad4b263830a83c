import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { parseAddress, type Address } from '../../retrieval/address.ts';
import { parseLine } from '../commands.ts';
import { handleCommand, type Deps } from '../handle.ts';
import type { Reply } from '../reply.ts';
import { wordingOf } from '../wording.ts';
import { renderReply, type Display } from './render.ts';

/** A terminal that somebody sits at. */
export interface Console {
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number };
  readonly colours: boolean;
}

export interface Chat {
  /** Resolves when the person has left. */
  readonly closed: Promise<void>;
  close(): void;
}

/** Lines that the arrow keys bring back; nothing is written to a file. */
const HISTORY_LINES = 200;
const PROMPT = '› ';
/** Long lines tire the eye; 100 columns are 50 Han characters. */
const MAX_WIDTH = 100;

/** Opens a chat: a prompt, an answer under each line, until Ctrl-C or Ctrl-D. */
export function openChat(deps: Deps, { input, output, colours }: Console): Chat {
  const wording = wordingOf(deps.lang);
  const lines = createInterface({
    input,
    output,
    terminal: true,
    prompt: PROMPT,
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
  });
  const say = (reply: Reply): void => {
    const width = Math.min(output.columns ?? MAX_WIDTH, MAX_WIDTH);
    const display: Display = { width, colours };
    output.write(`${renderReply(reply, display)}\n\n`);
  };

  let near: Address | null = null;
  lines.on('line', (line) => {
    if (line.trim() !== '') {
      const reply = handleCommand(parseLine(line, near), deps);
      near = placeOf(reply) ?? near;
      say(reply);
    }
    lines.prompt();
  });
  lines.on('SIGINT', () => lines.close());
  const closed = new Promise<void>((resolve) => {
    lines.once('close', () => {
      output.write('\n');
      resolve();
    });
  });

  say(greeting(deps, wording.greeting, wording.connect));
  lines.prompt();
  return { closed, close: () => lines.close() };
}

/** The place a reply shows, which 下一段 goes on from. */
function placeOf(reply: Reply): Address | null {
  for (const block of reply.blocks) {
    if (block.kind === 'source' && block.address !== null) return parseAddress(block.address);
  }
  return null;
}

function greeting(deps: Deps, hello: string, connect: string): Reply {
  const articles = handleCommand({ kind: 'articles' }, deps);
  const own = (text: string) => ({ kind: 'line', text, strong: false }) as const;
  return { ...articles, blocks: [...articles.blocks, own(hello), own(connect)] };
}
