import { describe, expect, it } from 'vitest';
import type { Setting } from '../../../src/bots/blocks.ts';
import { composeReply } from '../../../src/bots/compose.ts';
import { LANGS, type Lang } from '../../../src/bots/lang.ts';
import type { Block, Reply } from '../../../src/bots/reply.ts';
import type { Answer } from '../../../src/retrieval/answer.ts';
import { articleFromTexts } from '../../../src/retrieval/build-article.ts';
import type { Corpus } from '../../../src/retrieval/article.ts';
import { cite, corpusOf, passage, salt, scriptedEngine, tea } from '../../helpers/small-corpus.ts';

const one = corpusOf(tea);
const two = corpusOf(salt, tea);
const picks = cite(tea, 'p1', '十斤');
const price = cite(tea, 'p2', '80元');
const better = cite(tea, 'p3', '比去年好');
const sun = cite(salt, 'p1', '夏天');

function reply(answer: Answer, corpus: Corpus = one, lang: Lang = 'zh-Hans'): Reply {
  const engine = scriptedEngine(corpus, () => answer);
  const setting: Setting = { engine, lang, publicUrl: null };
  return composeReply(answer, setting);
}

/** The reply as a person reads it: one string a block, the answer in 【】. */
function read({ blocks }: Reply): string[] {
  return blocks.map(readBlock);
}

function readBlock(block: Block): string {
  switch (block.kind) {
    case 'line':
    case 'verdict':
      return block.text;
    case 'quote':
      return marked(block);
    case 'changes':
      return block.changes
        .map(({ op, text }) => (op === 'equal' ? text : `${op}(${text})`))
        .join('');
    case 'source':
      return `${block.place} · ${block.attribution}`;
    case 'entries':
      return block.entries.map((entry) => `${entry.place} ${marked(entry)}`).join(' | ');
    default:
      return block satisfies never;
  }
}

function marked({
  text,
  marks,
  cut,
}: Pick<Extract<Block, { kind: 'quote' }>, 'text' | 'marks' | 'cut'>) {
  let out = text;
  for (const { start, end } of [...marks].reverse()) {
    out = `${out.slice(0, start)}【${out.slice(start, end)}】${out.slice(end)}`;
  }
  return `${cut.before ? '…' : ''}${out}${cut.after ? '…' : ''}`;
}

describe('an answer', () => {
  it('is the short passage whole, with the answer marked, its place and its source', () => {
    expect(read(reply({ kind: 'answered', citations: [picks] }))).toEqual([
      '清明前后，山里的人上山采茶。老王每天采【十斤】。',
      '¶1 · 《山里的茶》 · 本地报，2020-04-05',
    ]);
  });

  it('is the sentence of a long passage, with a button to the whole', () => {
    const long = reply({ kind: 'answered', citations: [price] });
    expect(read(long)[0]).toBe('…镇上的收购价是每斤【80元】。');
    expect(labels(long)).toContain('全段');
    expect(labels(reply({ kind: 'answered', citations: [picks] }))).not.toContain('全段');
  });

  it('runs on where the answer does', () => {
    const start = price.sentence.start - 3;
    const answer = { start, end: price.sentence.end };
    const across = { ...price, answer };
    expect(read(reply({ kind: 'answered', citations: [across] }))[0]).toContain('【中午。镇上的');
  });

  it('lists at most two further passages in one line each, none of them the first again', () => {
    const again = cite(tea, 'p1', '清明');
    const blocks = read(reply({ kind: 'answered', citations: [picks, again, price, better, sun] }));
    expect(blocks.slice(2)).toEqual([
      '另见：',
      '¶2 …他天不亮就出门，带着两个竹篓，沿着小路走到山腰。下山时已是中午。镇上的收购价是每斤【80元】。 | ¶3 今年的茶【比去年好】。',
    ]);
  });

  it('names the article of every citation when there are several', () => {
    const blocks = read(reply({ kind: 'answered', citations: [picks, sun] }, two));
    expect(blocks[1]).toContain('《山里的茶》');
    expect(blocks[3]).toBe('¶1《海邊的鹽》 鹽田在海邊，【夏天】曬鹽。');
  });

  it('leaves the words in the script of the article, whatever the reader speaks', () => {
    for (const lang of LANGS) {
      expect(read(reply({ kind: 'answered', citations: [picks] }, one, lang))[0]).toBe(
        '清明前后，山里的人上山采茶。老王每天采【十斤】。',
      );
    }
  });

  it('has buttons around the place, to take it along, and to call it wrong', () => {
    const { buttons } = reply({ kind: 'answered', citations: [price] });
    expect(buttons).toEqual([
      [
        { kind: 'action', label: '‹ 上一段', action: `p:${address('p2')}` },
        { kind: 'action', label: '下一段 ›', action: `n:${address('p2')}` },
      ],
      [
        { kind: 'action', label: '全段', action: `w:${address('p2')}` },
        { kind: 'action', label: '其他段落', action: `o:${address('p2')}` },
      ],
      [
        {
          kind: 'copy',
          label: '复制引文',
          text: '「镇上的收购价是每斤80元。」——《山里的茶》第2段',
        },
        { kind: 'share', label: '转发', address: address('p2') },
      ],
      [{ kind: 'action', label: '答错了', action: `x:a:${address('p2')}` }],
    ]);
    expect(labels(reply({ kind: 'answered', citations: [picks] }))).not.toContain('‹ 上一段');
  });
});

describe('a refusal', () => {
  it('says plainly what is missing and shows what comes near', () => {
    const missing = ['利率'];
    expect(read(reply({ kind: 'related', citations: [price], missing })).slice(0, 3)).toEqual([
      '文中谈到了这个话题，但没有直接回答。',
      '文中没有提到：利率',
      // Nothing is marked: it would look like an answer.
      '…镇上的收购价是每斤80元。',
    ]);
  });

  it('offers what the article does cover', () => {
    const refused = reply({ kind: 'not-covered', reason: 'absent', missing: ['咖啡', '咖啡机'] });
    expect(read(refused)).toEqual([
      '文中没有讲到这个问题。',
      '文中没有提到：咖啡、咖啡机',
      '文中讲到的有：',
      '小标题1 采茶的时候',
    ]);
    expect(labels(refused)).toEqual(['金句', '大纲', '答错了']);
  });

  it('offers the title where there are no headings', () => {
    const refused = { kind: 'not-covered', reason: 'absent', missing: [] } as const;
    expect(read(reply(refused, corpusOf(salt))).at(-1)).toBe('标题 海邊的鹽');
  });

  it('keeps its offer to the article that was asked, or offers the articles', () => {
    const refused = { kind: 'not-covered', reason: 'absent', missing: [] } as const;
    const setting: Setting = {
      engine: scriptedEngine(two, () => refused),
      lang: 'zh-Hans',
      publicUrl: null,
    };
    expect(read(composeReply(refused, setting, 'tea')).at(-1)).toContain('采茶的时候');
    expect(read(composeReply(refused, setting)).at(-1)).toBe('标题 海邊的鹽 | 标题 山里的茶');
  });

  it('repeats no word that a platform could make a link or a mention of', () => {
    const missing = ['@everyone', 'evil.example', '/start', '<@123>', '咖'.repeat(99), '好'];
    const blocks = read(reply({ kind: 'not-covered', reason: 'absent', missing }));
    expect(blocks[1]).toBe('文中没有提到：好');
  });

  it('is one polite line for what is no question about the article', () => {
    const answer = { kind: 'not-covered', reason: 'off-topic', missing: ['笨蛋'] } as const;
    const off = reply(answer);
    expect(off).toMatchObject({ status: 'off-topic', buttons: [] });
    expect(off.blocks).toHaveLength(1);
    expect(read(off)[0]).not.toContain('笨蛋');
  });

  it('says what to change about input that cannot be looked up', () => {
    expect(read(reply({ kind: 'rejected', reason: 'empty' }))).toEqual(['请写下您的问题。']);
    expect(read(reply({ kind: 'rejected', reason: 'too-long' }))[0]).toContain('4096');
  });
});

describe('a verdict', () => {
  const quote = { kind: 'quote', others: [] } as const;

  it('says that the article has the words, inside their whole sentence', () => {
    const exact = cite(tea, 'p1', '山里的人上山采茶');
    const same = [{ op: 'equal', text: '山里的人上山采茶' }] as const;
    const answer = {
      ...quote,
      verdict: 'exact',
      asked: '山里的人上山采茶',
      pieces: [exact],
      changes: same,
    } as const;
    expect(read(reply(answer))).toEqual([
      '原文一致',
      '文中有此句。',
      '清明前后，【山里的人上山采茶】。老王每天采十斤。',
      '¶1 · 《山里的茶》 · 本地报，2020-04-05',
    ]);
  });

  it('says when the words are denied right before them', () => {
    const denied = articleFromTexts('d', '山规', ['无论谁都不得上山砍树。']);
    const cut = cite(denied, 'p1', '上山砍树');
    const answer = {
      ...quote,
      verdict: 'exact',
      asked: '上山砍树',
      pieces: [cut],
      changes: [{ op: 'equal', text: '上山砍树' }],
    } as const;
    expect(read(reply(answer, corpusOf(denied)))[1]).toBe('文中有此句，但前面还有“不得”。');
  });

  it('shows the changes, then every piece in its place and where else it stands', () => {
    const changes = [
      { op: 'equal', text: '每天采' },
      { op: 'delete', text: '九' },
      { op: 'insert', text: '十' },
      { op: 'equal', text: '斤' },
    ] as const;
    const twin = { ...cite(tea, 'q1', '茶要趁早采') };
    const answer = {
      kind: 'quote',
      verdict: 'altered',
      asked: '每天采九斤',
      pieces: [picks, better],
      changes,
      others: [twin],
    } as const;
    expect(read(reply(answer))).toEqual([
      '有出入',
      '与原文对照：',
      '每天采delete(九斤)insert(十斤)',
      '清明前后，山里的人上山采茶。老王每天采【十斤】。',
      '¶1 · 《山里的茶》 · 本地报，2020-04-05',
      '今年的茶【比去年好】。',
      '¶3 · 《山里的茶》 · 本地报，2020-04-05',
      '文中另有相同的话：',
      '金句1 【茶要趁早采】',
    ]);
  });

  it('says that the article does not have the words, and names the closest', () => {
    const absent = reply({ kind: 'absent', asked: '人人都喝茶', nearest: [better] });
    expect(absent.status).toBe('absent');
    expect(read(absent)).toEqual([
      '文中没有',
      '文中没有找到这句话。',
      '文中最接近的几处：',
      '¶3 今年的茶【比去年好】。',
    ]);
    expect(read(reply({ kind: 'absent', asked: '人人都喝茶', nearest: [] }))).toHaveLength(2);
  });
});

describe('an address', () => {
  it('gives the passage whole and unmarked', () => {
    const whole = { ...picks, answer: { start: 0, end: picks.passage.text.length } };
    const shown = reply({ kind: 'passage', citations: [whole] });
    expect(shown.status).toBe('shown');
    expect(read(shown)[0]).toBe(picks.passage.text);
    expect(labels(shown)).not.toContain('答错了');
  });

  it('shows for a pull quote where the text has it', () => {
    const quote = passage(tea, 'q1');
    const citation = { passage: quote, sentence: quote.sentences[0]!, answer: null };
    expect(read(reply({ kind: 'passage', citations: [citation] })).slice(2)).toEqual([
      '正文中的位置：',
      expect.stringMatching(/^¶2 老王说，【茶要趁早采】，太阳出来就迟了。.*…$/u),
    ]);
  });

  it('that several articles have asks back, with a button for each', () => {
    const which = reply({ kind: 'which', label: 'p1', citations: [sun, picks] }, two);
    expect(read(which)).toEqual([
      '有好几处符合，您要看哪一处？',
      '¶1《海邊的鹽》 鹽田在海邊，夏天曬鹽。 | ¶1《山里的茶》 清明前后，山里的人上山采茶。老王每天采十斤。',
    ]);
    expect(labels(which)).toEqual(['¶1 · salt-1', '¶1 · tea']);
  });
});

function labels({ buttons }: Reply): string[] {
  return buttons.flat().map(({ label }) => label);
}

function address(label: string): string {
  return `tea_${label}_${passage(tea, label).hash}`;
}
