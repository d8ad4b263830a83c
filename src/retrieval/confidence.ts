/**
 * How likely it is that the first candidate answers: logistic regression over what ranking saw. Fitted
 * by tools/fit.ts on questions with known answers; the features say why a question may have none.
 */
export const SIGNALS = [
  'bias',
  'score', // the first candidate's ranking score
  'best', // its cosine with its best ask
  'coverage', // idf share of the question that it covers
  'said', // log-odds, as the notes teach, that the article says what is asked, over 3
  'unknown', // idf share of the question's words that stand in no ask, alias or passage
  'absent', // share of the question's words that stand in no passage or alias
  'silent', // 1 where it asks what somebody said whose words nothing reports
  'weak', // the share of unknown words again, where no ask is close: little speaks for the candidate
  'attribute', // 1 where it asks for an attribute that the corpus never names
  'attributeGap', // 1 where no way of asking for the candidate names it either
  'strangers', // names that nothing mentions: 0.5 for one, 1 for more
  'why', // 1 for a question for reasons
  'unsaid', // cosine with the nearest thing that the article is known not to say
  'unsaidMargin', // that, less `best`
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
