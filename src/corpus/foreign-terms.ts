import { createAliasFinder, foldForAliases } from '../retrieval/aliases.ts';
import type { AliasGroup, Article, PassageKind } from '../retrieval/article.ts';
import { passageAt } from '../retrieval/article.ts';
import type { Problem } from './problem.ts';
import type { LinedNotes } from './shared-asks.ts';

/**
 * Warns of names and numbers in an ask that its passage does not have: whoever asks for another name or
 * number must not be led there. A passage has what stands in it or in what the whole article is about
 * (title, source, date), and every name of a group of which it has one. Names are those of the notes, and
 * Latin words with a capital; numbers below `MIN_NUMBER` count words and sentences as often as things.
 */
export function findForeignTerms({ article, notes, notesFile, lineOf }: LinedNotes): Problem[] {
  if (notes === null) return [];
  const foreignIn = foreignTermsOf(article, notes.aliases);
  return notes.facts.flatMap(({ passage, asks }) =>
    asks.flatMap((ask): Problem[] => {
      const foreign = foreignIn(ask, passage);
      if (foreign.length === 0) return [];
      return [
        {
          code: 'ask-foreign',
          severity: 'warning',
          file: notesFile,
          line: lineOf(ask),
          message: `"${ask}" asks ${passage} for ${foreign.join(', ')}, which it does not have.`,
          fix: 'Say it otherwise, remove the ask, or add the word to a group of names.',
        },
      ];
    }),
  );
}

const MIN_NUMBER = 10;
/** Kinds of passage that say what the whole article is about. */
const ABOUT: ReadonlySet<PassageKind> = new Set(['title', 'subtitle', 'meta']);

function foreignTermsOf(article: Article, groups: readonly AliasGroup[]) {
  const finder = createAliasFinder(groups);
  const proper = groups.map(isProperName);
  const about = article.passages.filter(({ kind }) => ABOUT.has(kind)).map(({ text }) => text);
  const known = new Map<string, { readonly groups: ReadonlySet<number>; readonly text: string }>();

  function knownIn(label: string) {
    let found = known.get(label);
    if (found === undefined) {
      const text = foldForAliases([...about, passageAt(article, label)!.text].join('\n'));
      const own = finder.groupsIn(text);
      const names = [...own].flatMap((group) => groups[group]!.map(foldForAliases));
      known.set(label, (found = { groups: own, text: [text, ...names].join('\n') }));
    }
    return found;
  }

  return (ask: string, label: string): string[] => {
    const has = knownIn(label);
    let rest = foldForAliases(ask);
    const foreign: string[] = [];
    for (const { start, end, groups: named } of finder.find(rest)) {
      const name = rest.slice(start, end);
      const isKnown = named.some((group) => has.groups.has(group)) || has.text.includes(name);
      if (!isKnown && named.some((group) => proper[group])) foreign.push(name);
      if (isKnown || foreign.includes(name))
        rest = rest.slice(0, start) + ' '.repeat(name.length) + rest.slice(end);
    }
    const numbers = rest.match(NUMBER) ?? [];
    foreign.push(
      ...numbers.filter((each) => isLarge(each) && !holdsNumber(has.text, each)),
      ...capitalised(ask).filter((word) => {
        const folded = foldForAliases(word);
        return rest.includes(folded) && !has.text.includes(folded);
      }),
    );
    return [...new Set(foreign)];
  };
}

const NUMBER = /\d+(?:[.,]\d+)*/gu;

function isLarge(number: string): boolean {
  return Number(number.replaceAll(',', '')) >= MIN_NUMBER || number.includes('.');
}

function holdsNumber(text: string, number: string): boolean {
  return (text.match(NUMBER) ?? []).some(
    (each) => each.replaceAll(',', '') === number.replaceAll(',', ''),
  );
}

/** Latin words with a capital that do not open a sentence. */
function capitalised(ask: string): string[] {
  return Array.from(ask.matchAll(/\p{Lu}[\p{L}\d]+/gu))
    .filter(({ index }) => !/(?:^|[.!?:"“「‘'(]\s*)$/u.test(ask.slice(0, index)))
    .map(([word]) => word);
}

/** Whether most Latin names of a group are written with a capital. */
function isProperName(group: AliasGroup): boolean {
  const latin = group.filter((name) => /^[\p{ASCII}\p{Script=Latin}]+$/u.test(name));
  return latin.filter((name) => /\p{Lu}/u.test(name)).length > latin.length / 2;
}
