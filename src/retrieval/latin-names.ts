import type { Mention } from './aliases.ts';
import { stem } from './stem.ts';

/** Words of a name that are compared; longer names are found by their first eight. */
const MAX_WORDS = 8;
const WORD = /[\p{Script=Latin}\d$][\p{Script=Latin}\d.'$&-]*/gu;

/** Finds names without Han characters, by the stems of their words. `names` are folded, with their groups. */
export function createLatinNames(
  names: Iterable<{ readonly text: string; readonly group: number }>,
): (folded: string) => Mention[] {
  const groupsByName = new Map<string, number[]>();
  /** By first word: words of the longest name that starts with it. */
  const longest = new Map<string, number>();
  for (const { text, group } of names) {
    const stems = wordsOf(text).map(stemOf);
    const [first] = stems;
    if (first === undefined) continue;
    const key = keyOf(stems);
    const known = groupsByName.get(key);
    if (known === undefined) groupsByName.set(key, [group]);
    else if (!known.includes(group)) known.push(group);
    longest.set(first, Math.max(Math.min(stems.length, MAX_WORDS), longest.get(first) ?? 0));
  }

  return (folded) => {
    const words = wordsOf(folded);
    const stems = words.map(stemOf);
    const mentions: Mention[] = [];
    for (let first = 0; first < words.length; first++) {
      const most = Math.min(longest.get(stems[first]!) ?? 0, words.length - first);
      for (let count = most; count > 0; count--) {
        const groups = groupsByName.get(keyOf(stems.slice(first, first + count)));
        if (groups === undefined) continue;
        const { start } = words[first]!;
        mentions.push({ start, end: words[first + count - 1]!.end, groups });
        first += count - 1;
        break;
      }
    }
    return mentions;
  };
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(folded: string): Word[] {
  return Array.from(folded.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Possessives and sentence marks that stick to a name go before stemming. */
function stemOf({ text }: Word): string {
  return stem(text.replace(/'s$|[.'-]+$/u, ''));
}

function keyOf(stems: readonly string[]): string {
  return stems.slice(0, MAX_WORDS).join(' ');
}
