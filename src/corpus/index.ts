export { checkCorpus, loadCorpus } from './load.ts';
export { CorpusError } from './problem.ts';
