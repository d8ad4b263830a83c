import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, describe, expect, it } from 'vitest';
import { cardContent } from '../../src/http/card/content.ts';
import { createDrawAside, type DrawAside } from '../../src/http/card/draw-aside.ts';
import { passage, tea } from '../helpers/small-corpus.ts';

/** Threads run compiled code: `npm run build` first. */
const WORKER = new URL('../../dist/src/http/card/worker.js', import.meta.url);
const MS = 1e6;
const content = cardContent(tea, passage(tea, 'p2'), null, 'light');
let aside: DrawAside;
afterEach(() => aside.stop());

describe('the drawing thread', () => {
  it('draws while this one goes on answering', async () => {
    aside = createDrawAside(WORKER);
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const png = await aside.draw(content);
    delay.disable();
    expect(Buffer.from(png!).subarray(1, 4).toString()).toBe('PNG');
    // The first drawing takes a second, font and renderer included; this thread notices a fraction.
    expect(delay.max / MS).toBeLessThan(300);
  });

  it('is started anew when it died', async () => {
    const dying = `
      import { parentPort, workerData } from 'node:worker_threads';
      parentPort.on('message', ({ place }) => {
        if (place === 'die') throw new Error('out of memory');
        parentPort.postMessage(new Uint8Array([7]));
      });`;
    aside = createDrawAside(new URL(`data:text/javascript,${encodeURIComponent(dying)}`));
    await expect(aside.draw({ ...content, place: 'die' })).rejects.toThrow('out of memory');
    expect(await aside.draw(content)).toEqual(new Uint8Array([7]));
  });
});
