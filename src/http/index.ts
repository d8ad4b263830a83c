export { createCards } from './card/index.ts';
export { createHttp, HttpError, listen } from './listener.ts';
export type { Check, Http, HttpDeps, Listening, Route } from './listener.ts';
