import type { InlineQueryResult, InlineQueryResultsButton, Message, User } from '@grammyjs/types';

/** What happened in chats, in order: enough to draw the conversation. `at` is in ms since 1970. */
export type Happening =
  | {
      readonly kind: 'message' | 'edit';
      readonly at: number;
      readonly chat: number;
      /** Whether the bot under test wrote it. */
      readonly byBot: boolean;
      readonly message: Message;
    }
  | {
      readonly kind: 'delete';
      readonly at: number;
      readonly chat: number;
      readonly byBot: boolean;
      readonly messageId: number;
    }
  | {
      readonly kind: 'tap';
      readonly at: number;
      readonly chat: number;
      readonly by: User;
      readonly label: string;
    }
  | {
      readonly kind: 'toast';
      readonly at: number;
      readonly to: User;
      readonly text: string;
      /** Shown in a window that has to be closed, not in passing. */
      readonly alert: boolean;
    }
  | {
      readonly kind: 'action';
      readonly at: number;
      readonly chat: number;
      readonly action: string;
    }
  /** Something else that people see: someone joined, the bot was thrown out. */
  | { readonly kind: 'note'; readonly at: number; readonly chat: number; readonly text: string }
  | {
      readonly kind: 'reaction';
      readonly at: number;
      readonly chat: number;
      readonly messageId: number;
      readonly emoji: string;
    }
  | {
      readonly kind: 'inline-query';
      readonly at: number;
      readonly by: User;
      readonly query: string;
      readonly offset: string;
    }
  | { readonly kind: 'inline-answer'; readonly at: number; readonly answer: InlineAnswer };

/** What an inline query shows above the keyboard. */
export interface InlineAnswer {
  readonly results: readonly InlineQueryResult[];
  readonly nextOffset: string;
  readonly button: InlineQueryResultsButton | undefined;
  readonly cacheSeconds: number;
  readonly personal: boolean;
}

/** Calls back whenever anything changes, so that a test can wait for a state and not for a time. */
export interface Signal {
  readonly raise: () => void;
  /**
   * Resolves with the first value that is not undefined; `look` is called now and after every change.
   * Resolves with undefined after `ms`.
   */
  readonly until: <T>(look: () => T | undefined, ms: number) => Promise<T | undefined>;
}

export function createSignal(): Signal {
  const waiting = new Set<() => void>();
  return {
    raise: () => {
      for (const check of [...waiting]) check();
    },
    until: (look, ms) =>
      new Promise((resolve) => {
        const finish = (value: ReturnType<typeof look>) => {
          waiting.delete(check);
          clearTimeout(timer);
          resolve(value);
        };
        const check = () => {
          const value = look();
          if (value !== undefined) finish(value);
        };
        const timer = setTimeout(() => finish(look()), ms);
        waiting.add(check);
        check();
      }),
  };
}
