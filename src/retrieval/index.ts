/** The retrieval core's door: everything that other folders may use. */
export * from './address.ts';
export * from './answer.ts';
export * from './article.ts';
export { createEngine } from './create-engine.ts';
export type { EngineTools } from './create-engine.ts';
export type { AskOptions, Engine, SearchOptions } from './engine.ts';
export type { ExplainedCandidate, Explanation } from './explain.ts';
export { type DictionaryPaths, loadSegmenter, type Segmenter } from './jieba.ts';
