export { checkCorpus, loadCorpus } from './load.ts';
export type { Checked } from './load.ts';
export { CorpusError, formatProblem } from './problem.ts';
export type { Problem, ProblemCode } from './problem.ts';
