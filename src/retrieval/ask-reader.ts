import type { Analysis } from './analyze.ts';
import { askFeatures } from './ask-features.ts';
import { type AskModelOf, type AskReading, readByModel } from './ask-model.ts';

/** What the model of an article makes of a question; null where the article has none. */
export type AskReader = (question: Analysis, article: string) => AskReading | null;

/** Reads a question once for each article, however often it is asked about. */
export function createAskReader(modelOf: AskModelOf): AskReader {
  const known = new WeakMap<Analysis, Map<string, AskReading>>();
  const features = new WeakMap<Analysis, Uint32Array>();
  return (question, article) => {
    let readings = known.get(question);
    const found = readings?.get(article);
    if (found !== undefined) return found;
    const model = modelOf(article);
    if (model === null) return null;
    if (readings === undefined) known.set(question, (readings = new Map<string, AskReading>()));
    let own = features.get(question);
    if (own === undefined) features.set(question, (own = askFeatures(question)));
    const reading = readByModel(model, own);
    readings.set(article, reading);
    return reading;
  };
}
