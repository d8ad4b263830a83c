import type { Analysis } from './analyze.ts';
import type { AskReader } from './ask-reader.ts';

/** Readings of one question that are ranked; each costs a search of its own. */
const MAX_RANKED = 2;

/**
 * The readings of a question that lead most surely to one passage, as far as the notes teach, in their order:
 * small talk leads everywhere. All of them, where an article has no notes that would tell.
 */
export function promising(
  readings: readonly Analysis[],
  articles: readonly string[],
  read: AskReader,
): readonly Analysis[] {
  if (readings.length <= MAX_RANKED) return readings;
  const surest: number[] = [];
  for (const reading of readings) {
    const chances = articles.map((article) => read(reading, article)?.surest() ?? null);
    if (chances.includes(null)) return readings;
    surest.push(Math.max(...chances.map((chance) => chance ?? 0)));
  }
  const order = [...readings.keys()].sort((a, b) => surest[b]! - surest[a]! || a - b);
  const kept = new Set(order.slice(0, MAX_RANKED));
  return readings.filter((_, index) => kept.has(index));
}
