/** Chinese numerals as digits: 二十一 → 21, 十二亿 → 12亿, 第四 → 第4. Works on folded, simplified text. */

const DIGIT: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const SMALL_UNIT: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

const RUN = /廿一?|[零〇一二两三四五六七八九十百千]+/gu;
/** After a single numeral these make it a count; 一带一路 and 三股势力 keep their words. */
const COUNTED =
  /^(?:万|亿|年|月|日|号|次|届|回|点|条|项|个|名|所|剂|国|位|段|句|种|类|大|份|座|家|间|批|期|周年|美元)/u;

/** Replaces numerals where they count something; other characters stay as they are. */
export function foldNumerals(text: string): string {
  return text.replace(RUN, (run, at: number) => {
    const after = text.slice(at + run.length, at + run.length + 2);
    const counts = run.length > 1 || text[at - 1] === '第' || COUNTED.test(after);
    const value = counts ? numeralValue(run) : null;
    return value === null ? run : String(value);
  });
}

/** The value of a run of numerals below ten thousand, or null where it is none (一一, 十百). */
export function numeralValue(run: string): number | null {
  if (run.startsWith('廿')) return run.length === 1 ? 20 : 21;
  const chars = Array.from(run);
  if (chars.every((char) => char in DIGIT)) {
    // Digits read one by one name a year or a number: 二零二二. Two in a row mostly mean "one or two".
    if (chars.length === 1) return DIGIT[run]!;
    return chars.length >= 4 ? Number(chars.map((char) => DIGIT[char]).join('')) : null;
  }
  let total = 0;
  let digit: number | null = null;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const char of chars) {
    const unit = SMALL_UNIT[char];
    if (unit === undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGIT[char]!;
      continue;
    }
    if (unit >= lastUnit) return null;
    total += (digit ?? 1) * unit;
    lastUnit = unit;
    digit = null;
  }
  return total + (digit ?? 0);
}
