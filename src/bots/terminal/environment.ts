import type { ReadStream, WriteStream } from 'node:tty';
import { langOf, type Lang } from '../lang.ts';

/** The standard streams, as of `process`, and whether they show colours. */
export interface Standard {
  readonly stdin: ReadStream;
  readonly stdout: WriteStream;
  readonly stderr: WriteStream;
  readonly colours: boolean;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Colours only on a terminal that has them, and not where NO_COLOR is set (https://no-color.org). */
export function wantsColours(stdout: { readonly isTTY?: boolean }, env: Env): boolean {
  return stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** The locale's language as POSIX finds it; where there is none, that of the article. */
export function langOfLocale(env: Env, article: string): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return langOf(locale, langOf(article, 'zh-Hans'));
}
