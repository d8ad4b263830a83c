import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFromTexts } from '../../src/retrieval/build-article.ts';
import { createQuoteIndex } from '../../src/retrieval/quote-index.ts';
import { joinPieces } from '../../src/retrieval/quote-pieces.ts';
import { corpusOf, RIVER, SAMPLE } from './quote-sample.ts';

const index = createQuoteIndex(SAMPLE);

function look(asked: string, in_ = index) {
  const match = in_.find(asked);
  const verdict = match === null ? null : in_.verdict(match);
  const labels = verdict?.pieces.map(({ passage }) => passage.label) ?? [];
  return { match, verdict, labels, kind: match?.verdict, words: joinPieces(verdict?.pieces ?? []) };
}

describe('an exact quotation', () => {
  it.each([
    ['流经青山、白石、临江三县', 'as it is'],
    ['流经青山白石临江三县', 'without punctuation'],
    ['流经 青山 白石 临江 三县', 'with spaces'],
    ['流經青山、白石、臨江三縣', 'in the other script'],
    ['清河全长１８６公里', 'in full width'],
    ['市长周明远说：「治河不是把工厂都关掉', 'with other quotation marks'],
    ['投入38.6亿元建成21座', 'with a decimal'],
    ['推广 Smart Water 平台', 'with words of an alphabet'],
    ['推广SmartWater平台', 'with those run together'],
    ['三县。十年前，沿岸有142家', 'over the end of a sentence'],
  ])('%s is one %s', (asked) => {
    expect(look(asked).kind).toBe('exact');
  });

  it('runs over the end of a paragraph, in two pieces', () => {
    const { kind, labels, words } = look(
      '鱼虾绝迹。如今他每天能打到十几斤鱼，但是禁渔期里一网也不撒。除非遇到特大干旱',
    );
    expect(kind).toBe('exact');
    expect(labels).toEqual(['p3', 'p4']);
    expect(words).toContain('不撒。\n除非');
  });

  it('runs over a heading, copied along', () => {
    const { kind, labels } = look('沿岸有142家工厂直接向河里排污。不搞一刀切 市长周明远说');
    expect(kind).toBe('exact');
    expect(labels).toEqual(['p1', 'h1', 'p2']);
  });

  it('cites the paragraph, and lists the pull quote among the others', () => {
    const { labels, verdict } = look('治河不是把工厂都关掉，而是让每一滴水都达标');
    expect(labels).toEqual(['p2']);
    expect(verdict?.others.map(({ passage }) => passage.label)).toEqual(['q1']);
  });

  it.each([
    ['水质从劣五类升到三类', 's1'],
    ['清河治理十年回顾', 't1'],
    ['不搞一刀切', 'h1'],
  ])('%s is found outside the body', (asked, label) => {
    expect(look(asked).labels).toEqual([label]);
  });

  it('takes marks along that both have', () => {
    expect(look('鱼虾绝迹。').verdict?.changes).toEqual([{ op: 'equal', text: '鱼虾绝迹。' }]);
  });

  it('keeps to an article', () => {
    const other = articleFromTexts('other', '别的', ['流经青山、白石、临江三县的还有白河。']);
    const both = createQuoteIndex(corpusOf(RIVER, other));
    const match = both.find('流经青山、白石、临江三县', { article: 'other' })!;
    expect(both.verdict(match)?.pieces[0].passage.article).toBe('other');
  });
});

describe('numbers', () => {
  it.each([
    ['投入386亿元', 'a point dropped'],
    ['投入36.8亿元', 'digits exchanged'],
    ['提高到98.5', 'a per cent sign dropped'],
    ['6亿元建成21座污水处理厂', 'a decimal cut in two'],
    ['清河全长168公里', 'digits exchanged'],
    ['清河全长一百八十六公里流经三县', 'numerals instead of digits'],
  ])('%s is altered: %s', (asked) => {
    expect(look(asked).kind).toBe('altered');
  });

  it('does not join a number at the end of a sentence to the next', () => {
    const years = articleFromTexts('years', '年', ['人口增至1021880。2010年又有增加。']);
    const match = createQuoteIndex(corpusOf(years)).find('2010年又有增加');
    expect(match?.verdict).toBe('exact');
  });
});

describe('an altered quotation', () => {
  it.each([
    ['沿岸有142家工厂直接向湖里排污', '河', 'a word replaced'],
    ['治河就是把工厂都关掉', '不是', 'a negation dropped'],
    ['水库得向下游以外的地区调水', '不', 'a negation lost'],
    ['市长周立波说：“治河不是把工厂都关掉', '周明远', 'a name replaced'],
    ['如今他能打到十几斤鱼', '每天', 'a word dropped'],
    ['鱼虾绝迹，最脏的时候河面上漂着白沫', '', 'two clauses exchanged'],
    ['今后五年将推广smart water平台', '', 'case changed'],
  ])('%s shows %s: %s', (asked, inserted) => {
    const { kind, verdict } = look(asked);
    expect(kind).toBe('altered');
    const insertions = verdict!.changes.filter(({ op }) => op === 'insert').map(({ text }) => text);
    expect(insertions.join('|')).toContain(inserted);
  });

  it('aligns both clauses that changed places', () => {
    const { words } = look('而是让每一滴水都达标，治河不是把工厂都关掉');
    expect(words).toBe('治河不是把工厂都关掉，而是让每一滴水都达标');
  });

  it('stands against what it replaces at its ends', () => {
    const { words } = look('河水最清的时候河面上漂着白沫');
    expect(words).toBe('最脏的时候河面上漂着白沫');
    expect(look('提高到98.5%，处理率稳').kind).toBe('altered');
  });

  it('leaves the next paragraph alone', () => {
    expect(look('老李每天能打到几十斤鱼').labels).toEqual(['p3']);
  });

  it('shows the whole sentence around a quotation cut at a negation or a condition', () => {
    const negated = look('把工厂都关掉').verdict!.pieces[0];
    expect(negated.passage.text.slice(negated.sentence.start, negated.sentence.end)).toContain(
      '不是',
    );
    const conditional = look('水库不得向下游以外的地区调水').verdict!.pieces[0];
    const { passage, sentence } = conditional;
    expect(passage.text.slice(sentence.start, sentence.end)).toBe(
      '除非遇到特大干旱，水库不得向下游以外的地区调水。',
    );
  });
});

describe('an absent quotation', () => {
  it.each([
    '绿水青山就是金山银山',
    '今晚的月色真美',
    'to be or not to be',
    '？！……',
    '的的的的的的的的的',
  ])('%s is not in the article', (asked) => {
    expect(look(asked).verdict).toBeNull();
  });

  it('comes with the nearest places', () => {
    const match = index.find('沿岸的工厂已经全部搬走，一家不剩')!;
    expect(match.verdict).toBe('absent');
    expect(index.nearest(match)[0]?.passage.label).toBe('p1');
  });
});

const words = fc.constantFrom(...RIVER.passages.map(({ text }) => text));
const fragment = fc.tuple(words, fc.nat(), fc.nat()).map(([text, from, size]) => {
  const start = from % text.length;
  return text.slice(start, start + 1 + (size % text.length));
});
const edited = fc
  .tuple(
    fragment,
    fc.nat(),
    fc.nat(3),
    fc.string({ unit: fc.constantFrom('水', '不', '3', 'a', '，'), maxLength: 3 }),
  )
  .map(([text, at, cut, put]) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + put + text.slice(from + cut);
  });

describe('any verdict', () => {
  it('changes what was asked into what the article says', () => {
    fc.assert(
      fc.property(fc.oneof(fragment, edited), (asked) => {
        const { verdict, words } = look(asked);
        if (verdict === null) return;
        const join = (...ops: string[]) =>
          verdict.changes.map(({ op, text }) => (ops.includes(op) ? text : '')).join('');
        expect(join('equal', 'delete')).toBe(asked);
        expect(join('equal', 'insert')).toBe(words);
      }),
    );
  });

  it('cites slices, inside their sentences', () => {
    fc.assert(
      fc.property(fc.oneof(fragment, edited), (asked) => {
        for (const { passage, sentence, answer } of look(asked).verdict?.pieces ?? []) {
          expect(answer).not.toBeNull();
          expect(answer!.start).toBeLessThan(answer!.end);
          expect(sentence.start).toBeLessThanOrEqual(answer!.start);
          expect(sentence.end).toBeGreaterThanOrEqual(answer!.end);
          expect(sentence.end).toBeLessThanOrEqual(passage.text.length);
        }
      }),
    );
  });

  it('calls the true wording exact', () => {
    fc.assert(
      fc.property(edited, (asked) => {
        const { verdict, words } = look(asked);
        // Cut inside a number (38.6), it is another number.
        if (verdict === null || /^[\d.．]|[\d.．]$/u.test(words)) return;
        expect(look(words).kind).toBe('exact');
      }),
    );
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (asked) => {
        const { match } = look(asked);
        expect(['exact', 'altered', 'absent', undefined]).toContain(match?.verdict);
      }),
    );
  });
});
