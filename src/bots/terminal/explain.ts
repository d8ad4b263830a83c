import type { Explanation } from '../../retrieval/explain.ts';
import { inert } from './paint.ts';

/** Digits after the point; scores differ in the second. */
const DIGITS = 3;

/** An explanation as lines of text: tokens by field, then every candidate with its features. */
export function explainText(explanation: Explanation): string {
  const { route, steps, tokens, candidates, confidence } = explanation;
  const lines = [`route: ${route}`, ...steps.map((step) => `  ${step}`)];
  for (const [field, words] of Object.entries(tokens)) lines.push(`${field}: ${words.join(' ')}`);
  if (confidence !== null) {
    lines.push(`confidence: ${decimal(confidence.probability)}  ${numbers(confidence.features)}`);
  }
  candidates.forEach(({ passage, answer, score, features }, index) => {
    lines.push(`${index + 1}. ${passage}  ${decimal(score)}  ${answer}`);
    lines.push(`   ${numbers(features)}`);
  });
  return lines.map((line) => inert(line).replaceAll('\n', ' ').trimEnd()).join('\n');
}

function numbers(features: Readonly<Record<string, number>>): string {
  return Object.entries(features)
    .map(([name, value]) => `${name}=${decimal(value)}`)
    .join(' ');
}

function decimal(value: number): string {
  return String(Number(value.toFixed(DIGITS)));
}
