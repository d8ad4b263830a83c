import { langOf } from '../../bots/lang.ts';
import { placeName } from '../../bots/place.ts';
import { wordingOf } from '../../bots/wording.ts';
import type { Article, Passage, Span } from '../../retrieval/article.ts';

export type Theme = 'light' | 'dark';

/** What stands on a card, as plain data that can be sent to another thread. */
export interface CardContent {
  /** Sentences of the passage, in order, with the white space after them: the passage's own words. */
  readonly sentences: readonly string[];
  /** The passage goes on before or after them. */
  readonly cut: { readonly before: boolean; readonly after: boolean };
  /** `¶10`, in the article's language. */
  readonly place: string;
  readonly title: string;
  /** Source and date. */
  readonly details: string;
  readonly theme: Theme;
}

/** The whole passage, or the sentences that `span` touches: never a part of one, which may mislead. */
export function cardContent(
  article: Article,
  passage: Passage,
  span: Span | null,
  theme: Theme,
): CardContent {
  const { text, sentences } = passage;
  const all = sentences.map(({ start }, index) => ({
    // What stands between two sentences goes with the first.
    start: index === 0 ? 0 : start,
    end: sentences[index + 1]?.start ?? text.length,
  }));
  const touched = all.filter(
    ({ start, end }) => span === null || (start < span.end && span.start < end),
  );
  const wording = wordingOf(langOf(article.lang, 'en'));
  return {
    sentences: touched.map(({ start, end }) => text.slice(start, end)),
    cut: {
      before: touched[0]?.start !== all[0]?.start,
      after: touched.at(-1)?.end !== all.at(-1)?.end,
    },
    place: placeName(passage, wording),
    title: wording.attribution(article.title, []),
    details: [article.source, article.date].filter((detail) => detail !== '').join(' · '),
    theme,
  };
}
