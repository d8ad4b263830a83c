import type { Run, Style } from './wrap.ts';

/** SGR codes that open and close a style (ECMA-48, 8.3.117). */
const SGR: Readonly<Record<Style, readonly [string, string] | null>> = {
  plain: null,
  strong: ['1', '22'],
  faint: ['2', '22'],
  mark: ['1;30;43', '22;39;49'],
  insert: ['32', '39'],
  delete: ['31;9', '39;29'],
  exact: ['1;32', '22;39'],
  altered: ['1;33', '22;39'],
  absent: ['1;31', '22;39'],
};

/** What stands around a style where there are no colours. */
const BRACKETS: Partial<Record<Style, readonly [string, string]>> = {
  mark: ['【', '】'],
  insert: ['{+', '+}'],
  delete: ['[-', '-]'],
};

export function coloured({ text, style }: Run): string {
  const codes = SGR[style];
  return codes === null || text === '' ? text : `\u001b[${codes[0]}m${text}\u001b[${codes[1]}m`;
}

export function bracketed(run: Run): Run {
  const brackets = BRACKETS[run.style];
  return brackets === undefined ? run : { ...run, text: brackets[0] + run.text + brackets[1] };
}

/**
 * What a terminal might obey, as spaces: control characters, and marks that turn the direction of
 * writing. Each is one UTF-16 unit, so offsets stay.
 */
export function inert(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (unit) =>
    unit === '\n' ? unit : ' ',
  );
}
