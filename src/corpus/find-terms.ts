/** What an editor may want to make facts of; every term is a slice of the text, in order, once each. */
export interface Terms {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  /** Words in quotation marks, without them. */
  readonly quoted: readonly string[];
  /** Names in 《》, with them. */
  readonly titles: readonly string[];
}

/**
 * Finds terms by their shape, for a person to judge: it misses some names and takes some words for names.
 * Chinese names are known by a surname before a verb of saying or in a list, foreign ones by the characters
 * that transcriptions are written in (Xinhua's tables use some two hundred), Latin ones by capitals.
 */
export function findTerms(text: string): Terms {
  const all = (pattern: RegExp) => [...new Set(text.match(pattern) ?? [])];
  return {
    names: all(NAME),
    numbers: all(NUMBER),
    quoted: all(QUOTED),
    titles: all(TITLE),
  };
}

const TITLE = /《[^《》]{1,60}》/gu;
const QUOTED = /(?<=“)[^“”]{1,40}(?=”)|(?<=「)[^「」]{1,40}(?=」)/gu;

const UNIT =
  '(?:个(?:百分点|月|小时)|周年|年代|月份|美元|欧元|英镑|日元|卢布|公里|公顷|公斤|小时|分钟|[年月日时分秒元名個个所剂劑次届屆位人家项項国國吨噸米亩畝倍点點周週天岁歲艘架部条條种種件门門]|[%％])';
const DIGITS = '[0-9０-９]+(?:[.,][0-9]+)*';
const NUMERAL = '[一二两兩三四五六七八九十百千万萬亿億零〇]';
const AMOUNT = `(?:${DIGITS}[多余餘]?[十百千万萬亿億]*|第${NUMERAL}+|${NUMERAL}{2,})[多余餘]?`;
/** 2021年9月17日, 2.3万亿美元, 第二十一次, 20; one Chinese numeral alone is mostly part of a word. */
const NUMBER = new RegExp(`第?(?:${AMOUNT}${UNIT}){1,3}|第?${DIGITS}[十百千万萬亿億]*`, 'gu');

const SURNAME =
  '[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁任卢盧姚钟鍾姜崔谭譚陆陸汪范金石廖贾賈夏韦韋傅白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚邵万萬钱錢严嚴习習栗汪]';
const SAYS =
  '(?:最后)?(?:指出|强调|強調|表示|说|說|认为|認為|介绍|介紹|出席|主持|作为|作為|会见|會見)';
const TRANSCRIBED =
  '[阿埃土呼济艾安昂奥巴白拜班邦贝本比彼别宾波伯勃博布查达戴丹道德登邓迪蒂丁东杜多顿厄恩尔法凡菲费芬丰弗福夫盖甘冈戈格贡古哈海汉赫亨洪胡华怀霍基吉加贾杰捷金津卡凯坎康考科克肯孔库夸昆拉莱兰朗劳勒雷里利莉连列林留隆卢鲁伦罗洛马玛迈曼毛梅门蒙米密敏明莫姆穆纳南内尼涅宁纽诺努欧帕潘庞佩彭皮平珀普契恰乔琼丘热仁日茹瑞若萨塞桑瑟森沙山舍申圣施史舒斯丝松苏索塔泰坦汤唐特滕提廷图托瓦万汪威韦维温文翁沃乌武伍西希夏肖谢辛休许雅亚延扬耶叶伊因英尤约赞泽曾扎詹珍芝治朱兹祖佐]';
const NAME = new RegExp(
  [
    // 拉赫蒙, 伊姆兰·汗
    `${TRANSCRIBED}{2,}(?:·[\\p{Script=Han}]{1,6}?(?=[、，。；等和与以]|$))|${TRANSCRIBED}{3,}`,
    // 习近平指出
    `${SURNAME}\\p{Script=Han}{1,2}(?=${SAYS})`,
    // 丁薛祥、杨洁篪、何立峰等
    `(?<=^|[、，。；：])${SURNAME}\\p{Script=Han}{1,2}(?=[、等])`,
    // Xi Jinping, SCO, G20
    `\\p{Lu}[\\p{Lu}\\d]+|\\p{Lu}\\p{Ll}+(?:[ ’'-]\\p{Lu}\\p{Ll}+)+`,
  ].join('|'),
  'gu',
);
