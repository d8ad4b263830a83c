/** One-edit corruptions of a true fragment, for the quotation drill. */

/** What a corruption changes. */
export const EDIT_KINDS = [
  'number',
  'name',
  'negation',
  'swapped',
  'dropped',
  'exchanged',
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** A source of whole numbers from 0 to `below` - 1. */
export type Pick = (below: number) => number;

/** The fragment with one edit of a kind, or null where it has nothing of the kind. */
export function corrupt(
  kind: EditKind,
  fragment: string,
  other: string,
  pick: Pick,
): string | null {
  switch (kind) {
    case 'number':
      return changeNumber(fragment, pick);
    case 'name':
      return changeName(fragment, pick);
    case 'negation':
      return changeNegation(fragment, pick);
    case 'swapped':
      return pick(2) === 0 ? swapWords(fragment, pick) : replaceWord(fragment, other, pick);
    case 'dropped':
      return dropWord(fragment, pick);
    case 'exchanged':
      return exchangeClauses(fragment, pick);
    default:
      return kind satisfies never;
  }
}

/** mulberry32: a small generator with a 32-bit seed, good enough to draw samples. */
export function seeded(seed: number): Pick {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const NUMBER =
  /\d+(?:\.\d+)?|[一二三四五六七八九十百千]{2,}|[二三四五六七八九](?=[个個年月日次人名所])/gu;
const NUMERALS = ['二', '三', '四', '五', '七', '九', '十二', '二十', '三十五', '六百'];

function changeNumber(fragment: string, pick: Pick): string | null {
  return replaceOne(fragment, NUMBER, pick, (number) => {
    if (!/\d/.test(number)) return NUMERALS[pick(NUMERALS.length)]!;
    const edits = [
      () => number.replace(/\d/, (digit) => String((Number(digit) + 1 + pick(8)) % 10)),
      () => `${number}${pick(10)}`,
      () => `${1 + pick(9)}${number}`,
      () => (number.includes('.') ? number.replace('.', '') : `${number}.${1 + pick(9)}`),
      () => String(pick(3000)),
    ];
    return edits[pick(edits.length)]!();
  });
}

const NAMES: readonly (readonly string[])[] = [
  [
    '中国 日本 美国 英国 法国 德国 俄罗斯 印度 伊朗 埃及 韩国 朝鲜 越南 泰国 土耳其 意大利 西班牙 加拿大 澳大利亚',
    '巴西 墨西哥 荷兰 瑞典 波兰 希腊 蒙古 阿富汗 巴基斯坦 哈萨克斯坦 乌兹别克斯坦 塔吉克斯坦 吉尔吉斯斯坦 白俄罗斯',
    '沙特阿拉伯 卡塔尔 土库曼斯坦 以色列 新加坡 马来西亚 印度尼西亚 菲律宾',
  ],
  [
    '中國 日本 美國 英國 法國 德國 俄羅斯 印度 伊朗 埃及 韓國 朝鮮 越南 泰國 土耳其 義大利 西班牙 加拿大 澳大利亞',
  ],
  [
    '北京 上海 广州 深圳 天津 重庆 武汉 南京 杭州 成都 西安 香港 澳门 台北 东京 伦敦 巴黎 纽约 柏林 莫斯科 罗马',
  ],
  [
    '北京 上海 廣州 天津 重慶 南京 杭州 成都 西安 香港 澳門 臺北 高雄 臺中 東京 倫敦 巴黎 紐約 柏林 莫斯科 羅馬',
  ],
  [
    '习近平 普京 莫迪 拉赫蒙 托卡耶夫 扎帕罗夫 卢卡申科 莱希 诺罗夫 吉约索夫 古特雷斯 王毅 丁薛祥 杨洁篪 何立峰',
  ],
  ['清朝 明朝 宋朝 唐朝 汉朝 元朝 民国'],
  ['春天 夏天 秋天 冬天'],
].map((lines) => lines.join(' ').split(' '));

function changeName(fragment: string, pick: Pick): string | null {
  const lists = NAMES.filter((names) => names.some((name) => fragment.includes(name)));
  const names = lists[lists.length > 0 ? pick(lists.length) : 0];
  if (names === undefined) return null;
  return replaceOne(
    fragment,
    new RegExp(names.join('|'), 'gu'),
    pick,
    () => names[pick(names.length)]!,
  );
}

const NEGATION = /不(?:得|会|會|能|可|再|允许)?|没有|沒有|未|无法|無法|绝不|绝/gu;
const NEGATED =
  /(?:是|有|能|会|會|可以|应该|應該|要|支持|反对|反對|允许|接受|成为|成為|参加|參加|包括|使用|认为|認為|进行|進行|开始|開始|获得|獲得)/gu;
const OPPOSITES =
  '支持 反对 支持 反對 增加 减少 增加 減少 上升 下降 最大 最小 最高 最低 允许 禁止 允許 禁止 开始 结束 開始 結束 坚决 拒绝 促进 阻碍 加强 削弱'.split(
    ' ',
  );

function changeNegation(fragment: string, pick: Pick): string | null {
  const edits = [
    () => replaceOne(fragment, NEGATION, pick, () => ''),
    () => replaceOne(fragment, NEGATED, pick, (verb) => `${verb === '有' ? '没' : '不'}${verb}`),
    () =>
      replaceOne(fragment, new RegExp(OPPOSITES.join('|'), 'gu'), pick, (word) => {
        const at = OPPOSITES.indexOf(word);
        return OPPOSITES[at % 2 === 0 ? at + 1 : at - 1]!;
      }),
  ];
  const first = pick(edits.length);
  for (let i = 0; i < edits.length; i++) {
    const edited = edits[(first + i) % edits.length]!();
    if (edited !== null && edited !== fragment) return edited;
  }
  return null;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Indexes of words, the first and last left out: without those a fragment may still be true. */
function innerWords(words: readonly string[]): number[] {
  return words.flatMap((word, index) =>
    index > 0 && index < words.length - 1 && /\p{L}|\p{N}/u.test(word) ? [index] : [],
  );
}

function swapWords(fragment: string, pick: Pick): string | null {
  const words = wordsOf(fragment);
  const inner = innerWords(words);
  if (inner.length < 2) return null;
  const at = pick(inner.length - 1);
  const a = inner[at]!;
  const b = inner[Math.min(inner.length - 1, at + 1 + pick(3))]!;
  [words[a], words[b]] = [words[b]!, words[a]!];
  return words.join('');
}

function replaceWord(fragment: string, other: string, pick: Pick): string | null {
  const words = wordsOf(fragment);
  const inner = innerWords(words);
  const donors = wordsOf(other).filter((word) => /\p{L}/u.test(word));
  if (inner.length === 0 || donors.length === 0) return null;
  words[inner[pick(inner.length)]!] = donors[pick(donors.length)]!;
  return words.join('');
}

function dropWord(fragment: string, pick: Pick): string | null {
  const words = wordsOf(fragment);
  const inner = innerWords(words);
  if (inner.length === 0) return null;
  words.splice(inner[pick(inner.length)]!, 1);
  return words.join('');
}

function exchangeClauses(fragment: string, pick: Pick): string | null {
  const parts = fragment.split(/([，；。、,;])/u);
  const clauses = Math.ceil(parts.length / 2);
  if (clauses < 2) return null;
  const first = pick(clauses - 1) * 2;
  const second = first + 2;
  if (parts[first] === '' || parts[second] === '') return null;
  [parts[first], parts[second]] = [parts[second]!, parts[first]!];
  return parts.join('');
}

function replaceOne(
  text: string,
  pattern: RegExp,
  pick: Pick,
  replace: (found: string) => string,
): string | null {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return null;
  const { 0: word, index } = found[pick(found.length)]!;
  return text.slice(0, index) + replace(word) + text.slice(index + word.length);
}
