import { parentPort } from 'node:worker_threads';
import type { CardContent } from './content.ts';
import { createDraw } from './draw.ts';

/** Draws what it is sent, one after another, and sends the picture back, or null. */
const draw = createDraw();
parentPort?.on('message', (content: CardContent) => {
  draw(content).then(
    (png) => parentPort?.postMessage(png),
    () => parentPort?.postMessage(null),
  );
});
