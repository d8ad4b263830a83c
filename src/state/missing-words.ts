import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { openAppendFile, type AppendFile } from './append-file.ts';
import { codeOf } from './unwritable.ts';

/** Counts words that people asked for in vain, and keeps a word only when several people asked. */
export interface MissingWords {
  /** `person` must be the same for one person at all times; it is kept as a salted hash only. */
  readonly add: (word: string, person: string) => void;
  readonly close: () => void;
}

/** A word that fewer people ask for may tell who asked; it is never written down. */
export const MIN_PEOPLE = 5;
/** Pairs of a word and a person that are remembered; the oldest are dropped. */
const MAX_PAIRS = 50_000;
/** Dropping many at once is faster than one at a time: a map's first key is slow to find. */
const SLACK_PAIRS = 5000;
/** Lines after which the file is written anew with what is still needed. */
const MAX_LINES = 2 * MAX_PAIRS;
const SALT_BYTES = 32;
/** 72 bits of a hash: among a million pairs no two meet. */
const HASH_CHARS = 12;
/** `WORDHASH PERSONHASH`, then ` WORD` once enough people asked. */
const LINE = /^([\w-]{12}) ([\w-]{12})(?: (.{1,64}))?$/u;

/**
 * Keeps salted hashes (HMAC-SHA-256) of words and people in a file; several processes may share it. The word
 * itself is written from the fifth person on, who has just typed it.
 *
 * @throws when the files can be neither made nor written.
 */
export function openMissingWords(path: string, warn: (problem: string) => void): MissingWords {
  const salt = saltAt(`${path}.salt`);
  const hash = (text: string): string =>
    createHmac('sha256', salt).update(text).digest('base64url').slice(0, HASH_CHARS);
  const tally = createTally();
  let lines = 0;
  let file: AppendFile | null = openAppendFile(path);
  const withFile = (work: (open: AppendFile) => void): void => {
    if (file === null) return;
    try {
      work(file);
    } catch (error) {
      file = null;
      warn(`${path} cannot be used any more (${codeOf(error)}); what is missing is not kept.`);
    }
  };
  const readOn = (open: AppendFile): void => {
    const added = open.read();
    lines += added.length;
    added.forEach(tally.learn);
  };
  withFile(readOn);
  return {
    add: (typed, person) => {
      const word = typed.normalize('NFKC').toLowerCase();
      const [wordHash, personHash] = [hash(`word ${word}`), hash(`person ${person}`)];
      withFile((open) => {
        readOn(open);
        const people = tally.people(wordHash);
        if (people?.has(personHash) === true) return;
        const plain = (people?.size ?? 0) + 1 >= MIN_PEOPLE ? ` ${word}` : '';
        open.append(`${wordHash} ${personHash}${plain}`);
        readOn(open);
        if (lines <= MAX_LINES) return;
        open.replace(tally.lines());
        lines = 0;
      });
    },
    close: () => withFile((open) => open.close()),
  };
}

/** The words in a file, each with how many people asked for it: `MIN_PEOPLE` or more. */
export function readMissingWords(path: string): ReadonlyMap<string, number> {
  const tally = createTally();
  readFileSync(path, 'utf8').split('\n').forEach(tally.learn);
  return tally.words();
}

interface Entry {
  readonly people: Set<string>;
  /** Null below `MIN_PEOPLE`: nobody but who asked knows it. */
  word: string | null;
}

function createTally() {
  const entries = new Map<string, Entry>();
  let pairs = 0;
  const forgetOldest = (): void => {
    for (const [wordHash, { people }] of entries) {
      if (pairs <= MAX_PAIRS) return;
      pairs -= people.size;
      entries.delete(wordHash);
    }
  };
  return {
    people: (wordHash: string): ReadonlySet<string> | undefined => entries.get(wordHash)?.people,
    learn: (line: string): void => {
      const [, wordHash, person, word = null] = LINE.exec(line) ?? [];
      if (wordHash === undefined || person === undefined) return;
      const entry = entries.get(wordHash) ?? { people: new Set(), word: null };
      if (!entry.people.has(person)) pairs += 1;
      entry.people.add(person);
      entry.word ??= word;
      // What is asked again is forgotten last.
      entries.delete(wordHash);
      entries.set(wordHash, entry);
      if (pairs > MAX_PAIRS + SLACK_PAIRS) forgetOldest();
    },
    words: (): ReadonlyMap<string, number> =>
      new Map(
        [...entries.values()].flatMap(({ word, people }): [string, number][] =>
          word === null || people.size < MIN_PEOPLE ? [] : [[word, people.size]],
        ),
      ),
    lines: (): string[] =>
      [...entries].flatMap(([wordHash, { people, word }]) =>
        [...people].map((person) => `${wordHash} ${person}${word === null ? '' : ` ${word}`}`),
      ),
  };
}

/** The salt of this folder: made once, readable for its owner alone. */
function saltAt(path: string): Buffer {
  try {
    const salt = readFileSync(path);
    // A disk that was full may have left an empty one.
    if (salt.length === SALT_BYTES) return salt;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const salt = randomBytes(SALT_BYTES);
  writeFileSync(path, salt, { mode: 0o600 });
  return salt;
}
