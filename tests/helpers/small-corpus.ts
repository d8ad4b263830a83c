import { parseAddress, type Address } from '../../src/retrieval/address.ts';
import type { Answer, Citation } from '../../src/retrieval/answer.ts';
import { passageAt, type Article, type Corpus, type Passage } from '../../src/retrieval/article.ts';
import { buildArticle, hashCorpus } from '../../src/retrieval/build-article.ts';
import { resolveAddress } from '../../src/retrieval/address.ts';
import type { AskOptions, Engine } from '../../src/retrieval/engine.ts';

/** A short article with every kind of passage, and one paragraph too long to be shown whole. */
export const tea: Article = buildArticle({
  id: 'tea',
  title: '山里的茶',
  subtitles: ['春天采茶'],
  source: '本地报',
  date: '2020-04-05',
  lang: 'zh-Hans',
  url: 'https://news.example/tea.html#top',
  blocks: [
    { kind: 'paragraph', text: '清明前后，山里的人上山采茶。老王每天采十斤。' },
    { kind: 'pull-quote', text: '茶要趁早采' },
    { kind: 'heading', text: '采茶的时候' },
    {
      kind: 'paragraph',
      text: `老王说，茶要趁早采，太阳出来就迟了。${'他天不亮就出门，带着两个竹篓，沿着小路走到山腰。'.repeat(4)}下山时已是中午。镇上的收购价是每斤80元。`,
    },
    { kind: 'paragraph', text: '今年的茶比去年好。' },
  ],
});

/** A second article, in another script and without pull quotes. */
export const salt: Article = buildArticle({
  id: 'salt-1',
  title: '海邊的鹽',
  subtitles: [],
  source: '海報',
  date: '2019-08-01',
  lang: 'zh-Hant',
  url: null,
  blocks: [{ kind: 'paragraph', text: '鹽田在海邊，夏天曬鹽。' }],
});

export function corpusOf(...articles: readonly Article[]): Corpus {
  const entries = articles.map((article) => ({ article, notes: null }));
  return { entries, hash: hashCorpus(entries) };
}

export function passage(article: Article, label: string): Passage {
  const found = passageAt(article, label);
  if (found === undefined) throw new Error(`no ${label} in ${article.id}`);
  return found;
}

/** A citation of the sentence that holds `words`, with `words` as the answer. */
export function cite(article: Article, label: string, words: string): Citation {
  const of = passage(article, label);
  const start = of.text.indexOf(words);
  if (start < 0) throw new Error(`${label} does not say ${words}`);
  const answer = { start, end: start + words.length };
  const sentence = of.sentences.find((span) => span.start <= start && start < span.end);
  return { passage: of, sentence: sentence ?? answer, answer };
}

/** The address in a wire form that must be one. */
export function wire(text: string): Address {
  const address = parseAddress(text);
  if (address === null) throw new Error(`${text} is no address`);
  return address;
}

/** An engine whose answers are scripted; all else it works out from the corpus. */
export function scriptedEngine(
  corpus: Corpus,
  answer: (input: string, options: AskOptions) => Answer,
): Engine {
  return {
    corpus,
    answer: (input, options = {}) => answer(input, options),
    search: () => [],
    resolve: (address) => resolveAddress(corpus, address),
    neighbour: (from, step) => {
      const same = corpus.entries
        .flatMap(({ article }) => article.passages)
        .filter(({ article, kind }) => article === from.article && kind === from.kind);
      return same[same.indexOf(from) + step] ?? null;
    },
    similar: (from, limit) =>
      corpus.entries
        .flatMap(({ article }) => article.passages)
        .filter((other) => other.kind === 'body' && other !== from)
        .slice(0, limit)
        .map((other) => ({ passage: other, sentence: other.sentences[0]!, answer: null })),
    explain: (input) => ({
      input,
      route: 'scripted',
      steps: [],
      tokens: {},
      candidates: [],
      confidence: null,
    }),
  };
}
