import { readerWordingOf } from '../bots/wording/reader.ts';
import { addressOf, formatAddress, parseAddress } from '../retrieval/address.ts';
import { passageAt, type Corpus, type Passage } from '../retrieval/article.ts';
import type { Engine } from '../retrieval/engine.ts';
import { isFresh, PICTURE_CACHE, tagOf } from './cached.ts';
import { cardContent, type Cards, type Theme } from './card/index.ts';
import { spanOf } from './cited-place.ts';
import type { App } from './framework.ts';
import { shortPage } from './page.ts';
import { speakerLang } from './reader-routes.ts';

export interface CardDeps {
  readonly engine: () => Engine;
  readonly cards: Cards;
}

/** When a picture may be asked for again, in seconds; one is drawn in less than one. */
const RETRY_SECONDS = 5;

/**
 * Pictures of passages: `/card/p10.png` of the first article, `/card/WIRE.png` of any. `?s=12-40` keeps to
 * the sentences those offsets touch, `?theme=dark` is light on dark.
 */
export function addCards(app: App, { engine, cards }: CardDeps): void {
  app.get('/card/:name{[a-z0-9_-]+\\.png}', async (c) => {
    const { corpus, ...now } = engine();
    const name = c.req.param('name').replace(/\.png$/, '');
    const address = parseAddress(name);
    const passage = address === null ? labelled(corpus, name) : passageOf(now.resolve(address));
    const entry = corpus.entries.find(({ article }) => article.id === passage?.article);
    if (passage === null || entry === undefined) return c.notFound();
    const own = formatAddress(addressOf(passage));
    // The words are what they are today, and their address says so.
    if (address !== null && own !== name) return c.redirect(`${own}.png`, 302);

    const theme: Theme = c.req.query('theme') === 'dark' ? 'dark' : 'light';
    const content = cardContent(
      entry.article,
      passage,
      spanOf(passage.text, c.req.query('s') ?? ''),
      theme,
    );
    const key = tagOf(corpus.hash, JSON.stringify(content));
    c.header('cache-control', PICTURE_CACHE);
    c.header('cross-origin-resource-policy', 'cross-origin');
    c.header('etag', key);
    if (isFresh(c, key)) return c.body(null, 304);
    const drawn = await cards.get(key, content);
    switch (drawn.kind) {
      case 'drawn':
        return c.body(drawn.png, 200, { 'content-type': 'image/png' });
      case 'undrawable':
      case 'busy': {
        const busy = drawn.kind === 'busy';
        const text = readerWordingOf(speakerLang(c, corpus, entry.article)).noPicture;
        c.header('cache-control', 'no-store');
        c.res.headers.delete('etag');
        if (busy) c.header('retry-after', String(RETRY_SECONDS));
        return c.html(shortPage(speakerLang(c, corpus, entry.article), text), busy ? 503 : 404);
      }
      default:
        return drawn satisfies never;
    }
  });
}

function labelled({ entries: [first] }: Corpus, label: string): Passage | null {
  return (first && passageAt(first.article, label)) ?? null;
}

function passageOf(resolved: ReturnType<Engine['resolve']>): Passage | null {
  return resolved.kind === 'gone' ? null : resolved.passage;
}
