import { join } from 'node:path';
import type { Setting } from '../../../src/bots/blocks.ts';
import { handleInteraction } from '../../../src/bots/discord/handle-interaction.ts';
import { RESPONSE, type Choice, type Response } from '../../../src/bots/discord/payload.ts';
import type { RawInteraction } from '../../../src/bots/discord/raw.ts';
import { loadCorpus } from '../../../src/corpus/index.ts';
import { loadTools } from '../../../src/corpus/load-tools.ts';
import { createEngine } from '../../../src/retrieval/index.ts';
import { see, type Seen } from './read-card.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const [corpus, tools] = [loadCorpus(join(ROOT, 'corpus')), loadTools(join(ROOT, 'dist', 'data'))];

/** The article that comes with the program, and the engine that answers from it. */
export const setting: Setting = {
  engine: createEngine(corpus, tools),
  lang: 'zh-Hans',
  publicUrl: null,
};

/** A quotation with one character that the article has otherwise. */
export const ALTERED = '一时强弱在于力，千秋胜负在于德';
/** How a card shows that character. */
export const CHANGE = '~~\u2005德\u2005~~**__理__**';

export function answer(raw: RawInteraction): Response {
  return handleInteraction(raw, setting);
}

export function show(raw: RawInteraction): Seen {
  return see(answer(raw));
}

export function choices(raw: RawInteraction): readonly Choice[] {
  const response = answer(raw);
  if (response.type !== RESPONSE.choices) throw new Error('no choices');
  return response.data.choices;
}

/** The address of a passage as it stands today, or of one that is not there. */
export function addressOf(label: string): string {
  const { passages } = setting.engine.corpus.entries[0]!.article;
  const found = passages.find((passage) => passage.label === label);
  return `sco-summit-2021_${label}_${found?.hash ?? '0000'}`;
}
