import type { CardContent } from '../../src/http/card/content.ts';
import { createCards, createHttp, type Http, type HttpDeps } from '../../src/http/index.ts';
import type { Answer } from '../../src/retrieval/answer.ts';
import type { Corpus } from '../../src/retrieval/article.ts';
import type { Engine } from '../../src/retrieval/engine.ts';
import { scriptedEngine } from '../helpers/small-corpus.ts';

const NOT_COVERED: Answer = { kind: 'not-covered', reason: 'absent', missing: [] };

/** An engine over a corpus that answers every question alike. */
export function engineOf(corpus: Corpus, answer: Answer = NOT_COVERED): Engine {
  return scriptedEngine(corpus, () => answer);
}

/** All of HTTP over an engine, without a network; pictures are drawn as `png`. */
export function serve(
  engine: Engine,
  deps: Partial<HttpDeps> = {},
  draw: (content: CardContent) => Promise<Uint8Array | null> = async () => new Uint8Array([1, 2]),
): Http {
  return createHttp({
    engine: () => engine,
    publicUrl: null,
    cards: createCards({ draw, stop: async () => {} }),
    checks: [],
    routes: [],
    ...deps,
  });
}

export async function textOf(http: Http, path: string, lang = 'zh-CN'): Promise<string> {
  const response = await http.request(path, { headers: { 'accept-language': lang } });
  return response.text();
}
