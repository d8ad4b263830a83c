import nodejieba from 'nodejieba';

/** Where the segmenter's dictionaries lie. All are UTF-8 files in nodejieba's own formats. */
export interface DictionaryPaths {
  readonly dict: string;
  readonly hmmDict: string;
  readonly userDict: string;
  readonly idfDict: string;
  readonly stopWordDict: string;
}

/** Cuts simplified, folded text into words; the words joined are the text. */
export interface Segmenter {
  cut(text: string): string[];
  /** Words with nodejieba's part-of-speech tags (nr person, ns place, m number, t time …). */
  tag(text: string): { readonly word: string; readonly tag: string }[];
  /** Keeps these words whole from now on, for the whole process; words are only ever added. */
  add(words: Iterable<string>): void;
}

let loadedFrom: string | null = null;
const added = new Set<string>();

/**
 * Loads nodejieba once for the process. Of the default 250 MB most is an IDF table that nothing here
 * uses and words so rare that bigrams serve as well, so the paths name smaller files.
 */
export function loadSegmenter(paths: DictionaryPaths): Segmenter {
  if (loadedFrom === null) nodejieba.load({ ...paths });
  else if (loadedFrom !== paths.dict)
    throw new Error(`nodejieba is loaded from ${loadedFrom} already`);
  loadedFrom = paths.dict;
  return {
    // The second argument is typed `strict` and means useHMM; without it digits fall apart.
    cut: (text) => (text === '' ? [] : nodejieba.cut(text, true)),
    tag: (text) => (text === '' ? [] : nodejieba.tag(text)),
    add: (words) => {
      for (const word of words) {
        if (added.has(word)) continue;
        added.add(word);
        nodejieba.insertWord(word);
      }
    },
  };
}
