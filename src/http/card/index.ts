import type { CardContent } from './content.ts';
import { createDrawAside, type DrawAside } from './draw-aside.ts';

export { cardContent, type CardContent, type Theme } from './content.ts';

export type Drawn =
  | { readonly kind: 'drawn'; readonly png: Uint8Array<ArrayBuffer> }
  /** The font lacks a character, or drawing failed. */
  | { readonly kind: 'undrawable' }
  /** Too many wait already. */
  | { readonly kind: 'busy' };

/** Pictures, each drawn once as long as it is remembered. */
export interface Cards {
  /** `key` stands for all that `content` is. Never rejects. */
  readonly get: (key: string, content: CardContent) => Promise<Drawn>;
  readonly stop: () => Promise<void>;
}

/** Some 100 kB each; the least recently asked for is forgotten first. */
const MOST_KEPT = 64;
/** At two drawings a second, who comes last waits eight seconds. */
const MOST_WAITING = 16;

export function createCards(aside: DrawAside = createDrawAside()): Cards {
  const kept = new Map<string, Drawn>();
  const coming = new Map<string, Promise<Drawn>>();
  let last: Promise<unknown> = Promise.resolve();

  const draw = async (key: string, content: CardContent): Promise<Drawn> => {
    try {
      const png = await aside.draw(content);
      const drawn: Drawn =
        png === null ? { kind: 'undrawable' } : { kind: 'drawn', png: new Uint8Array(png) };
      kept.set(key, drawn);
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
      return drawn;
    } catch {
      return { kind: 'undrawable' };
    } finally {
      coming.delete(key);
    }
  };

  return {
    get: async (key, content) => {
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        return known;
      }
      const started = coming.get(key);
      if (started !== undefined) return started;
      if (coming.size >= MOST_WAITING) return { kind: 'busy' };
      const drawing = last.then(() => draw(key, content));
      coming.set(key, drawing);
      last = drawing;
      return drawing;
    },
    stop: aside.stop,
  };
}
