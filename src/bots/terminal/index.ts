import type { Setting } from '../blocks.ts';
import type { Bot } from '../port.ts';
import { openChat, type Chat } from './chat.ts';
import type { Standard } from './environment.ts';
import { answerPiped } from './piped.ts';
import { createOutput } from './streams.ts';

export interface TerminalBot extends Bot {
  /** Resolves when the person has left or the pipe has ended. */
  readonly closed: Promise<void>;
}

/** A chat where a person sits at a terminal; one answer a line where input or output is a pipe. */
export function createTerminalBot(setting: Setting, standard: Standard): TerminalBot {
  const deps = { ...setting, platform: 'terminal' } as const;
  const { stdin, stdout, colours } = standard;
  let chat: Chat | undefined;
  let end: (ended: Promise<void>) => void = () => {};
  const closed = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    name: 'terminal',
    closed,
    start: async () => {
      if (stdin.isTTY && stdout.isTTY) {
        chat = openChat(deps, { input: stdin, output: stdout, colours });
        end(chat.closed);
      } else {
        end(answerPiped(deps, stdin, createOutput(stdout)));
      }
    },
    stop: async () => {
      chat?.close();
      end(Promise.resolve());
    },
  };
}
