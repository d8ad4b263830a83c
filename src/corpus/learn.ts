import { setPriority } from 'node:os';
import { loadCorpus } from './load.ts';
import { loadTools } from './load-tools.ts';
import { prepare } from './prepared.ts';

/** Run by learn-aside.ts in a process of its own: reads a folder and keeps what its asks teach in a store. */

/** Of ten steps down from the usual: whoever asks meanwhile goes first. */
const LOW_PRIORITY = 10;

const [dir = '', store = ''] = process.argv.slice(2);
setPriority(LOW_PRIORITY);
prepare(dir, loadCorpus(dir), loadTools().segmenter, store);
