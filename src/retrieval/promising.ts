import type { Analysis } from './analyze.ts';
import type { AskReader } from './ask-reader.ts';

/** Readings of one question that are ranked; each costs a search of its own. */
const MAX_RANKED = 2;

/**
 * The readings of a question that lead most surely to one passage, as far as the notes teach, in their order:
 * small talk leads everywhere. The first ones, where an article has no notes
 * that would tell.
 */
export function promising(
  readings: readonly Analysis[],
  articles: readonly string[],
  read: AskReader,
): readonly Analysis[] {
  if (readings.length <= MAX_RANKED) return readings;
  const surest = readings.map((reading) =>
    articles.map((article) => read(reading, article)?.surest() ?? null),
  );
  if (surest.some((chances) => chances.includes(null))) return readings.slice(0, MAX_RANKED);
  const chances = surest.map((own) => Math.max(...own.map((chance) => chance ?? 0)));
  const least = chances.toSorted((a, b) => b - a)[MAX_RANKED - 1]!;
  return readings.filter((_, index) => chances[index]! >= least).slice(0, MAX_RANKED);
}
