/**
 * How likely it is that the first candidate answers: logistic regression over what ranking saw. Fitted
 * by tools/fit.ts on questions with known answers; the features say why a question may have none.
 */
export const SIGNALS = [
  'bias',
  'score', // the first candidate's ranking score
  'best', // its cosine with its best ask
  'coverage', // idf share of the question that it covers
  'passage', // share of the question's idf mass found in its passage
  'unknown', // idf share of the question's words that stand in no ask, alias or passage
  'absent', // share of the question's words that stand in no passage or alias
  'flagged', // share of them that stand in something the article is known not to say
  'silent', // 1 where it asks what somebody said whose words nothing reports
  'weak', // the share of unknown words again, where no ask is close: little speaks for the candidate
  'attribute', // 1 where it asks for an attribute that the corpus never names
  'attributeGap', // 1 where no way of asking for the candidate names it either
  'strangers', // names that nothing mentions: 0.5 for one, 1 for more
  'nameGap', // share of its names that the candidate never mentions
  'numberGap',
  'form', // whether the answer's shape is that of what is asked for
  'kind', // whether it names a person, place, time or number where one is asked for
  'unitGap', // 1 where its sentence counts nothing in the unit asked for
  'why', // 1 for a question for reasons
  'unsaid', // cosine with the nearest thing that the article is known not to say
  'unsaidMargin', // that, less `best`
  'margin', // lead of the first candidate over the first of another passage
  'short', // 1 for a topic of a word or two: nothing is asked that could be missing
  'noted', // 1 where the first candidate is a fact of the notes
] as const;
export type SignalName = (typeof SIGNALS)[number];
export type Signals = Readonly<Record<SignalName, number>>;
export type SignalWeights = Readonly<Record<SignalName, number>>;

/** A probability, 0 to 1. */
export function probability(signals: Signals, weights: SignalWeights): number {
  let sum = 0;
  for (const name of SIGNALS) sum += signals[name] * weights[name];
  return 1 / (1 + Math.exp(-sum));
}
