import fc from 'fast-check';
import { Converter, Locale } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import { toSimplified } from '../../src/retrieval/script.ts';

describe('traditional to simplified', () => {
  it.each([
    ['誰主持會議', '谁主持会议'],
    ['习近平主持会议', '习近平主持会议'],
    // One character, two readings: the phrase decides.
    ['乾淨與乾坤', '干净与乾坤'],
    ['什麼和么麼', '什么和幺麽'],
    ['瞭解與瞭望', '了解与瞭望'],
    // 嗰 has a simplified form of two units (𠮶), which would move all that follows.
    ['嗰個會議', '嗰个会议'],
    ['', ''],
    ['SCO 峰會\ud83c\udf89', 'SCO 峰会\ud83c\udf89'],
    ['\ud800會\udc00', '\ud800会\udc00'],
  ])('%j becomes %j', (text, simplified) => {
    expect(toSimplified(text)).toBe(simplified);
  });

  it("agrees with OpenCC's own converter where that keeps the length", () => {
    const convert = Converter({ from: 't', to: 'cn' });
    const keys = Locale.to['cn']!.flat(2)
      .flatMap((dictionary: unknown) =>
        typeof dictionary === 'string' ? dictionary.split('|') : [],
      )
      .map((entry: string) => entry.split(' ')[0]!)
      .filter((key: string) => convert(key).length === key.length);
    const text = fc
      .array(fc.oneof(fc.constantFrom(...keys), fc.constantFrom('的', '会', 'a', '。', '么')), {
        maxLength: 8,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (source) => {
        expect(toSimplified(source)).toBe(convert(source));
      }),
      { numRuns: 2000 },
    );
  });
});
