import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, meaningfulChanges } from '../../src/retrieval/diff.ts';

/** `{-30-}{+20+}亿剂`. */
function shown(asked: string, original: string): string {
  const signs = { equal: ['', ''], delete: ['{-', '-}'], insert: ['{+', '+}'] } as const;
  return changesBetween(asked, original)
    .map(({ op, text }) => signs[op].join(text))
    .join('');
}

describe('changesBetween', () => {
  it.each([
    ['提供30亿剂', '提供20亿剂', '提供{-30-}{+20+}亿剂', 'numbers as a whole'],
    ['占4.5%', '占45%', '占{-4.5%-}{+45%+}', 'with point and sign'],
    ['历时十二天', '历时二十天', '历时{-十二-}{+二十+}天', 'numerals too'],
    ['总统拉赫蒙主持', '总统卢卡申科主持', '总统{-拉赫蒙-}{+卢卡申科+}主持', 'names'],
    ['稳定通畅', '稳定畅通', '稳定{-通畅-}{+畅通+}', 'words rather than characters'],
    ['结盟不结伴', '结伴不结盟', '{-结盟-}{+结伴+}不{-结伴-}{+结盟+}', 'words that changed places'],
    ['可以关掉', '不可以关掉', '{+不+}可以关掉', 'a negation alone'],
    ['the Red river', 'the red river', 'the {-Red-}{+red+} river', 'words of an alphabet'],
    ['三县。', '三县', '三县{-。-}', 'marks'],
    ['一样', '一样', '一样', 'nothing'],
  ])('%s → %s: %s (%s)', (asked, original, expected) => {
    expect(shown(asked, original)).toBe(expected);
  });

  it('joins back to both, with no two neighbours of a kind', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('水', '河', '不', '是', '1', '2', '.', '%', '，', ' ', 'a', '國', '国'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (asked, original) => {
        const changes = changesBetween(asked, original);
        const join = (...ops: string[]) =>
          changes.map((change) => (ops.includes(change.op) ? change.text : '')).join('');
        expect(join('equal', 'delete')).toBe(asked);
        expect(join('equal', 'insert')).toBe(original);
        for (const [index, change] of changes.entries()) {
          expect(change.text).not.toBe('');
          expect(change.op).not.toBe(changes[index + 1]?.op);
        }
      }),
    );
  });

  it('stays quick where two texts have nothing in common', () => {
    const changes = changesBetween('甲乙'.repeat(2000), '丙丁'.repeat(2000));
    expect(changes.map(({ op }) => op)).toEqual(['delete', 'insert']);
  });
});

describe('meaningfulChanges', () => {
  const meaning = (asked: string, original: string) =>
    meaningfulChanges(changesBetween(asked, original));

  it.each([
    ['三县十年前', '三县。十年前'],
    ['構建夥伴關係', '构建伙伴关系'],
    ['２０亿', '20亿'],
    ['一带一路', '“一带一路”'],
  ])('%s and %s differ in form only', (asked, original) => {
    expect(meaning(asked, original)).toEqual([{ op: 'equal', text: original }]);
  });

  it('keeps what is said otherwise, in the wording of either', () => {
    expect(meaning('組織十五周年，很好', '组织二十周年很好')).toEqual([
      { op: 'equal', text: '组织' },
      { op: 'delete', text: '十五' },
      { op: 'insert', text: '二十' },
      { op: 'equal', text: '周年很好' },
    ]);
  });

  it.each([
    ['20', '20%'],
    ['2.3', '23'],
    ['SCO', 'sco'],
    ['可以', '不可以'],
  ])('%s and %s differ in more than form', (asked, original) => {
    expect(meaning(asked, original).length).toBeGreaterThan(1);
  });
});
