import { type AliasFinder, foldForAliases } from './aliases.ts';
import type { Analyzer } from './analyze.ts';
import type { Article, Passage } from './article.ts';
import { slice } from './article.ts';
import { groupTerm } from './gist.ts';
import { type Probe, type ProbedText, type Probes, stands } from './probes.ts';

/** A passage as it is compared with questions; all texts but `source` are folded. */
export interface BareText {
  readonly passage: Passage;
  readonly sentences: readonly (ProbedText & { readonly source: string })[];
  /** Of its article. */
  readonly title: string;
  /** The title's pairs of neighbouring characters. */
  readonly titlePairs: readonly string[];
}

export function bareTexts(
  articles: readonly Article[],
  takes: (passage: Passage) => boolean,
  analyzer: Analyzer,
  aliases: AliasFinder,
): BareText[] {
  return articles.flatMap((article) => {
    const { folded: title, bigrams } = analyzer.analyze(article.title);
    const titlePairs = bigrams.map((pair) => pair.slice(1));
    return article.passages.filter(takes).map((passage) => ({
      passage,
      title,
      titlePairs,
      sentences: passage.sentences.map((span) => {
        const source = slice(passage.text, span);
        const folded = foldForAliases(source);
        return { source, folded, groups: new Set([...aliases.groupsIn(folded)].map(groupTerm)) };
      }),
    }));
  });
}

/** By grain, by probe, by sentence: how surely it stands there, 0 to 1. */
export type Found = Readonly<Record<keyof Probes, readonly (readonly number[])[]>>;

export function findProbes({ sentences }: BareText, probes: Probes): Found {
  const find = (list: readonly Probe[]) =>
    list.map((probe) => sentences.map((sentence) => stands(probe, sentence)));
  const words = find(probes.words);
  if (probes.pairs === probes.words) return { words, pairs: words, chars: words };
  return { words, pairs: find(probes.pairs), chars: find(probes.chars) };
}

/** Inverse frequency of single characters over passages, by BM25's formula. */
export function charFrequencies(texts: readonly BareText[]) {
  const counts = new Map<string, number>();
  for (const { sentences } of texts)
    for (const char of new Set(sentences.map(({ folded }) => folded).join('')))
      counts.set(char, (counts.get(char) ?? 0) + 1);
  return {
    hasChar: (char: string) => counts.has(char),
    charIdf(char: string) {
      const count = counts.get(char) ?? 0;
      return Math.log(1 + (texts.length - count + 0.5) / (count + 0.5));
    },
  };
}
