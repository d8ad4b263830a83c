import type { Corpus } from '../../src/retrieval/article.ts';
import { buildArticle, hashCorpus } from '../../src/retrieval/build-article.ts';

/** A small article of our own, with what quotations stumble over. */
export const RIVER = buildArticle({
  id: 'river',
  title: '清河治理十年回顾',
  subtitles: ['水质从劣五类升到三类'],
  source: '清河晚报',
  date: '2023-05-08',
  lang: 'zh-Hans',
  url: null,
  blocks: [
    {
      kind: 'paragraph',
      text: '清河全长186公里，流经青山、白石、临江三县。十年前，沿岸有142家工厂直接向河里排污。',
    },
    { kind: 'heading', text: '不搞一刀切' },
    {
      kind: 'paragraph',
      text: '市长周明远说：“治河不是把工厂都关掉，而是让每一滴水都达标。”2014年起，全市投入38.6亿元建成21座污水处理厂，处理率由47%提高到98.5%。',
    },
    {
      kind: 'pull-quote',
      text: '治河不是把工厂都关掉，而是让每一滴水都达标',
    },
    {
      kind: 'paragraph',
      text: '渔民老赵记得，最脏的时候河面上漂着白沫，鱼虾绝迹。如今他每天能打到十几斤鱼，但是禁渔期里一网也不撒。',
    },
    {
      kind: 'paragraph',
      text: '除非遇到特大干旱，水库不得向下游以外的地区调水。今后五年，清河市将再建300公里截污管网，推广Smart Water平台，绿化两岸。',
    },
  ],
});

export const SAMPLE: Corpus = corpusOf(RIVER);

export function corpusOf(...articles: readonly (typeof RIVER)[]): Corpus {
  const entries = articles.map((article) => ({ article, notes: null }));
  return { entries, hash: hashCorpus(entries) };
}
