import type { Analyzer } from './analyze.ts';
import type { Article, Corpus, Notes } from './article.ts';
import { slice } from './article.ts';
import { askFeatures } from './ask-features.ts';
import { type Classifier, classify, type Example, trainClassifier } from './classifier.ts';
import { once } from './once.ts';
import { unsaidAsks } from './unsaid.ts';

/**
 * What the notes on one article teach of how people ask: which words lead to which passage, to which of its
 * facts, and which lead to nothing that the article says. Cosine finds the ask that is most alike; this
 * weighs every word by what all asks together tell of it.
 */
export interface AskModel {
  /** Labels of the passages, in the order of the classes of `passage`. */
  readonly passages: readonly string[];
  readonly passage: Classifier;
  /** By passage: the facts of the notes that stand in it, by position, and which is asked for. */
  readonly facts: ReadonlyMap<
    string,
    { readonly items: readonly number[]; readonly fact: Classifier }
  >;
  /** Of two classes, what the article says and what it leaves unsaid; null where no note says the latter. */
  readonly said: Classifier | null;
}

/** What a model makes of one question. */
export interface AskReading {
  /** The chance that the question is for a passage, among those of the article; 0 for an unknown label. */
  passage(label: string): number;
  /** The chance of the passage that it is most likely for. */
  surest(): number;
  /** The logarithm of the chance that it is for a fact of the notes, among those of the fact's passage. */
  fact(label: string, item: number): number;
  /** Log-odds that the article says it, from -`MAX_SAID` to `MAX_SAID`; `UNKNOWN_SAID` where nothing tells. */
  readonly said: number;
}

const PASSAGE_TRAINING = { maxBuckets: 2 ** 14, rounds: 8 };
const FACT_TRAINING = { maxBuckets: 2 ** 12, rounds: 6 };
const SAID_TRAINING = { maxBuckets: 2 ** 18, rounds: 12 };

/** Log-odds past which a question is no surer. */
const MAX_SAID = 6;
/** What most questions that have an answer get. */
export const UNKNOWN_SAID = 3;
/** Chance of a passage below which its facts are not told from each other. */
const UNLIKELY_PASSAGE = 0.02;
/** Passages at most whose facts are told from each other. */
const MAX_LIKELY = 3;
/** Logarithm of a chance below which a fact is no less likely. */
export const UNLIKELY_FACT = -5;

const SAID = 0;
const UNSAID = 1;

export type AskModelOf = (article: string) => AskModel | null;

/** Learns from the notes on an article when they are first asked of, unless `prepared` has it. */
export function askModelsOf(
  { entries }: Corpus,
  analyzer: Analyzer,
  prepared: (article: string, notes: Notes) => AskModel | null = () => null,
): AskModelOf {
  const known = new Map<string, AskModel | null>();
  function make(id: string): AskModel | null {
    const entry = entries.find(({ article }) => article.id === id);
    if (entry === undefined || entry.notes === null || entry.notes.facts.length === 0) return null;
    return prepared(id, entry.notes) ?? trainAskModel(entry.article, entry.notes, analyzer);
  }
  return (id) => {
    let model = known.get(id);
    if (model === undefined) known.set(id, (model = make(id)));
    return model;
  };
}

/** Takes about 0.3 ms for each ask. */
export function trainAskModel(article: Article, notes: Notes, analyzer: Analyzer): AskModel {
  const featuresOf = (text: string) => askFeatures(analyzer.analyze(text));
  const places = article.passages.filter(({ repeats }) => repeats === null);
  const passages = places.map(({ label }) => label);
  const asks = notes.facts.flatMap(({ passage, asks }, item) =>
    asks.map((ask) => ({ passage, item, features: featuresOf(ask) })),
  );
  // Each sentence counts as an ask for its passage: there may be no fact noted yet.
  const sentences = places.flatMap(({ label, text, sentences }) =>
    sentences.map((span) => ({ passage: label, features: featuresOf(slice(text, span)) })),
  );
  const unsaid = notes.unsaid.flatMap((each) => unsaidAsks(each, notes)).map(featuresOf);
  return {
    passages,
    passage: trainClassifier(
      [...asks, ...sentences].map(({ passage, features }) => ({
        features,
        label: passages.indexOf(passage),
      })),
      { classes: passages.length, ...PASSAGE_TRAINING },
    ),
    facts: new Map(
      passages.flatMap((label) => {
        const own = asks.filter(({ passage }) => passage === label);
        const items = [...new Set(own.map(({ item }) => item))];
        if (items.length === 0) return [];
        const examples = own.map(({ item, features }) => ({
          features,
          label: items.indexOf(item),
        }));
        const fact = trainClassifier(examples, { classes: items.length, ...FACT_TRAINING });
        return [[label, { items, fact }]];
      }),
    ),
    said: unsaid.length === 0 ? null : trainSaid(asks, unsaid),
  };
}

function trainSaid(said: readonly Omit<Example, 'label'>[], unsaid: readonly Uint32Array[]) {
  const examples = [
    ...said.map(({ features }) => ({ features, label: SAID })),
    ...unsaid.map((features) => ({ features, label: UNSAID })),
  ];
  return trainClassifier(examples, { classes: 2, ...SAID_TRAINING });
}

/** Reads a question by its `askFeatures`. */
export function readByModel(model: AskModel, features: Uint32Array): AskReading {
  const passages = once(() => classify(model.passage, features));
  const facts = new Map<string, Float64Array>();
  const said = once(() => {
    if (model.said === null) return UNKNOWN_SAID;
    const share = classify(model.said, features)[SAID]!;
    return Math.max(-MAX_SAID, Math.min(MAX_SAID, Math.log(share / (1 - share))));
  });
  const least = once(() => Math.max(UNLIKELY_PASSAGE, passages().toSorted().at(-MAX_LIKELY) ?? 0));
  function passage(label: string): number {
    const at = model.passages.indexOf(label);
    return at < 0 ? 0 : passages()[at]!;
  }
  return {
    passage,
    surest: () => Math.max(...passages()),
    fact(label, item) {
      const known = model.facts.get(label);
      if (known === undefined || passage(label) < least()) return UNLIKELY_FACT;
      let shares = facts.get(label);
      if (shares === undefined) facts.set(label, (shares = classify(known.fact, features)));
      return Math.max(UNLIKELY_FACT, Math.log(shares[known.items.indexOf(item)] ?? 0));
    },
    get said() {
      return said();
    },
  };
}
