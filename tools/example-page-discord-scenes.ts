import { join } from 'node:path';
import { handleInteraction } from '../src/bots/discord/handle-interaction.ts';
import { handleMessage } from '../src/bots/discord/handle-message.ts';
import { hear } from '../src/bots/discord/hear.ts';
import type { Card, Response } from '../src/bots/discord/payload.ts';
import { loadCorpus } from '../src/corpus/index.ts';
import { loadTools } from '../src/corpus/load-tools.ts';
import { createEngine } from '../src/retrieval/index.ts';
import type { RawData } from '../src/bots/discord/raw.ts';
import type { Exchange } from './example-page-discord-draw.ts';

const OWN_CORPUS = join(import.meta.dirname, '..', '..', 'corpus');
const BOT = '42';
const PERSON = '7';
const RUMOUR = '一时强弱在于力，千秋胜负在于德';

/** Conversations as they would stand in a channel: one on a desktop, one on a phone. */
export function discordExamples(): Readonly<Record<'wide' | 'narrow', readonly Exchange[]>> {
  const engine = createEngine(loadCorpus(OWN_CORPUS), loadTools());
  const setting = { engine, lang: 'zh-Hans', publicUrl: 'https://example.org' } as const;
  const used = (data: RawData): Card =>
    cardIn(
      handleInteraction(
        {
          id: '1',
          token: 'token',
          type: 2,
          data,
          guild_id: '3',
          locale: 'zh-CN',
          member: { user: { id: PERSON } },
        },
        setting,
      ),
    );
  const slash = (name: string, option: string, value: string): Card =>
    used({ type: 1, name, options: [{ name: option, value }] });
  const mentioned = (words: string): Card =>
    handleMessage(
      hear(
        {
          id: '1',
          channel_id: '2',
          guild_id: '3',
          author: { id: PERSON },
          content: `<@${BOT}> ${words}`,
        },
        BOT,
      )!,
      setting,
    );
  const checked = used({
    type: 3,
    target_id: '5',
    resolved: { messages: { 5: { id: '5', content: RUMOUR } } },
  });
  return {
    wide: [
      {
        kind: 'command',
        by: '小林',
        command: '/问',
        card: slash('ask', 'question', '谁主持的会议'),
      },
      { kind: 'talk', by: '阿梅', said: `他说过“${RUMOUR}”。` },
      {
        kind: 'menu',
        by: '小林',
        command: '查证引文',
        about: '阿梅',
        said: `他说过“${RUMOUR}”。`,
        card: checked,
      },
    ],
    narrow: [
      {
        kind: 'mention',
        by: '阿梅',
        said: '疫苗一共提供多少剂？',
        card: mentioned('疫苗一共提供多少剂？'),
      },
      {
        kind: 'command',
        by: '小林',
        command: '/查证',
        card: slash('check', 'text', '春眠不觉晓，处处闻啼鸟，夜来风雨声'),
      },
    ],
  };
}

function cardIn(response: Response): Card {
  if ('data' in response && 'components' in response.data) return response.data;
  throw new Error('there is no card to draw');
}
