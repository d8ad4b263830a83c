import { Worker } from 'node:worker_threads';
import type { CardContent } from './content.ts';

/** A thread that draws; at most one drawing at a time is asked of it. */
export interface DrawAside {
  /** Null where it cannot be drawn. Rejects when the thread died or took too long; the next try starts anew. */
  readonly draw: (content: CardContent) => Promise<Uint8Array | null>;
  readonly stop: () => Promise<void>;
}

/** Many times what the longest passage takes on a slow machine. */
const DRAW_MS = 20_000;
/** The font and the renderer take 200 MB, which are given back when nobody wants pictures. */
const IDLE_MS = 60_000;

/** Starts the thread with the first drawing, and lets it go when it had nothing to do for a minute. */
export function createDrawAside(script: URL = new URL('./worker.js', import.meta.url)): DrawAside {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const old = worker;
    worker = null;
    await old?.terminate();
  };
  const start = (): Worker => {
    const own = new Worker(script);
    // A picture on its way keeps no process alive that is asked to stop.
    own.unref();
    const forget = (): void => {
      if (worker === own) worker = null;
    };
    own.on('exit', forget).on('error', forget);
    return own;
  };
  const draw = (content: CardContent): Promise<Uint8Array | null> => {
    clearTimeout(idle);
    worker ??= start();
    const own = worker;
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(late);
        own.off('message', done).off('error', fail).off('exit', ended);
        idle = setTimeout(() => void stop(), IDLE_MS).unref();
      };
      const done = (png: Uint8Array | null): void => {
        settle();
        resolve(png);
      };
      const fail = (error: Error): void => {
        settle();
        void stop();
        reject(error);
      };
      const ended = (): void => fail(new Error('the drawing thread ended'));
      const late = setTimeout(() => fail(new Error('drawing took too long')), DRAW_MS);
      own.on('message', done).on('error', fail).on('exit', ended);
      own.postMessage(content);
    });
  };
  return { draw, stop };
}
