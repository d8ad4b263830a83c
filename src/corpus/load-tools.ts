import { join } from 'node:path';
import { type EngineTools, loadSegmenter } from '../retrieval/index.ts';

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
  };
}
