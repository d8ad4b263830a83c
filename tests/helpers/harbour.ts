import type { Article } from '../../src/retrieval/article.ts';
import { buildArticle } from '../../src/retrieval/build-article.ts';

type Blocks = Parameters<typeof buildArticle>[0]['blocks'];

/** A short article with a date, a source and two lines under its title, built of these blocks. */
export function harbour(blocks: Blocks): Article {
  return buildArticle({
    id: 'harbour',
    title: '海港年会',
    subtitles: ['回顾一年', '展望三年'],
    source: '港务报',
    date: '2020-04-05',
    lang: 'zh-Hans',
    url: null,
    blocks,
  });
}
