import type { APIMessage } from 'discord-api-types/v10';

import type { Posted } from '../world/world.ts';
import { lookOf } from './look.ts';

/** Words a message has to show, or all that is wanted of it. */
export type Seen = string | RegExp | Sight;

export interface Sight {
  /** Each has to occur in the words, markup and all. */
  readonly text?: string | RegExp | readonly (string | RegExp)[];
  /** None may occur. */
  readonly not?: string | RegExp | readonly (string | RegExp)[];
  /** The labels of all buttons in order; links end in ` ↗`. */
  readonly buttons?: readonly (string | RegExp)[];
  /** Whether only this person sees it. */
  readonly private?: boolean;
  /** Ids of the people it notifies, all of them. */
  readonly pings?: readonly string[];
  /** The message it answers; null when it must answer none. */
  readonly replyTo?: Posted | null;
}

/** What is not as wanted, in words. */
export function differences(message: APIMessage, what: Seen): string[] {
  const sight: Sight = typeof what === 'string' || what instanceof RegExp ? { text: what } : what;
  const look = lookOf(message);
  const problems: string[] = [];
  const want = (fits: boolean, problem: string) => {
    if (!fits) problems.push(problem);
  };
  for (const one of listOf(sight.text)) want(holds(look.text, one), `no ${String(one)}`);
  for (const one of listOf(sight.not)) want(!holds(look.text, one), `there is ${String(one)}`);
  if (sight.buttons !== undefined) {
    const labels = look.buttons.flat();
    const same =
      labels.length === sight.buttons.length &&
      sight.buttons.every((one, at) =>
        typeof one === 'string' ? one === labels[at] : one.test(labels[at]!),
      );
    want(same, `buttons: ${labels.map((label) => `[${label}]`).join(' ')}`);
  }
  if (sight.private !== undefined) {
    want(look.private === sight.private, look.private ? 'it is private' : 'all can see it');
  }
  if (sight.pings !== undefined) {
    want(look.pings.join() === sight.pings.join(), `it notifies ${look.pings.join() || 'nobody'}`);
  }
  if (sight.replyTo !== undefined) {
    const answered = message.referenced_message?.id;
    want(answered === sight.replyTo?.message.id, `answers message ${answered ?? 'none'}`);
  }
  return problems;
}

function holds(text: string, part: string | RegExp): boolean {
  return typeof part === 'string' ? text.includes(part) : part.test(text);
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}
