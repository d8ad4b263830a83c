import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedPhrase } from '../../src/retrieval/asked-phrase.ts';

describe('what a question asks for', () => {
  it.each([
    ['贷款总共放多少亿', '多少亿'],
    ['一千个名额里巴基斯坦分几个', '分几个'],
    ['王毅在塔吉克见了谁', '见了谁'],
    ['沙特为啥想当伙伴', '为啥'],
    ['他連線時說了什麼？', '說了什麼'],
    ['下一屆幾時開', '幾時'],
    ['工坊建在哪裡', '在哪裡'],
    ['到底是哪个国家呀', '哪个国家'],
    ['点解佢唔去', '点解'],
  ])('%s', (question, asked) => {
    expect(askedPhrase(question)).toBe(asked);
  });

  it('is nothing where nothing is asked', () => {
    for (const text of ['鲁班工坊', 'how many doses', '几乎没有', ''])
      expect(askedPhrase(text)).toBeNull();
  });

  it('is cut from what was typed', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('谁', '為何', '多少', '台', '２', ' ', '哪個', 'a', '𠮷', '见了'),
          {
            maxLength: 12,
          },
        ),
        (parts) => {
          const typed = parts.join('');
          const asked = askedPhrase(typed);
          if (asked !== null) expect(typed).toContain(asked);
        },
      ),
    );
  });
});
