import type { AliasGroup, Notes, Unsaid } from './article.ts';
import { isHan } from './gist.ts';

/** Stands in an ask for each of the names that it is `of`. */
export const PLACEHOLDER = '{}';

/** The ways people ask for one thing that the article does not say, names filled in. */
export function unsaidAsks(item: Unsaid, notes: Notes): string[] {
  const names = (item.of ?? []).map((name) => ({
    han: name,
    latin: latinName(name, notes.aliases),
  }));
  return item.asks.flatMap((ask) => {
    if (!ask.includes(PLACEHOLDER)) return [ask];
    return names.flatMap(({ han, latin }) => {
      const name = isHan(ask) ? han : latin;
      return name === null ? [] : [ask.replaceAll(PLACEHOLDER, name)];
    });
  });
}

/** A name without Han characters of the same thing, for asks in English. */
function latinName(name: string, aliases: readonly AliasGroup[]): string | null {
  if (!isHan(name)) return name;
  const group = aliases.find((names) => names.includes(name));
  return group?.find((other) => !isHan(other)) ?? null;
}
