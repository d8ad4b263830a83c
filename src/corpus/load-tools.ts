import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EngineTools, loadSegmenter } from '../retrieval/index.ts';
import { preparedAskModel, preparedAskTables } from './prepared.ts';

/** Where `npm run build` puts the data made from installed packages, beside the compiled code. */
const DATA_DIR = join(import.meta.dirname, '..', '..', 'data');

/** What the engine needs from files. Takes about 0.15 s, nearly all of it the segmenter's dictionary. */
export function loadTools(dir: string = DATA_DIR): EngineTools {
  return {
    segmenter: loadSegmenter({
      dict: join(dir, 'jieba.dict.utf8'),
      hmmDict: join(dir, 'hmm_model.utf8'),
      userDict: join(dir, 'user.dict.utf8'),
      idfDict: join(dir, 'idf.utf8'),
      stopWordDict: join(dir, 'stop-words.utf8'),
    }),
    syllables: () => readSyllables(join(dir, 'syllables.json')),
    glosses: () => readFileSync(join(dir, 'glosses.txt'), 'utf8'),
    askTables: (hash, script) => preparedAskTables(hash, script, join(dir, 'prepared')),
    askModels: (hash, article) => preparedAskModel(hash, article, join(dir, 'prepared')),
  };
}

/** Characters and how they are read, without tone. */
function readSyllables(file: string): ReadonlyMap<string, string> {
  const readings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return new Map(
    Object.entries(readings).flatMap(([syllable, chars]) =>
      Array.from(chars, (char) => [char, syllable] as const),
    ),
  );
}
