import type { RawLine } from './raw-lines.ts';
import type { Repair } from './repair.ts';

/**
 * Drops what a page carries beside the text: captions of QR codes, credits of photographs, "continued on
 * page 3". A caption may run over several short lines. Nothing is dropped that ends like a sentence.
 */
export function dropFurniture(lines: readonly RawLine[]): { lines: RawLine[]; repairs: Repair[] } {
  const kept: RawLine[] = [];
  const repairs: Repair[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const count = furnitureLines(lines, i);
    if (count > 0) {
      const dropped = lines.slice(i, i + count).map(({ text }) => text);
      repairs.push({ line: line.line, what: 'dropped', detail: dropped.join(' / ') });
      i += count - 1;
      continue;
    }
    const text = line.text.replace(CONTINUED_AT_END, '');
    if (text !== line.text) {
      const detail = line.text.slice(text.length);
      repairs.push({ line: line.line, what: 'dropped', detail });
    }
    kept.push({ ...line, text });
  }
  return { lines: kept, repairs };
}

/** Lines that one caption may take. */
const MAX_CAPTION_LINES = 3;

/** `扫码看视频新闻`, `扫描二维码关注公众号`, `点击观看视频`: an invitation and what it leads to. */
const QR_CAPTION =
  /^[▲△▼（(【[]?(?:请|請|微信|手机|手機)*(?:[扫掃][码碼]|[扫掃]一[扫掃]|[扫掃]描\S{0,6}二[维維][码碼]|(?:[长長]按|识别|識別)\S{0,6}|[点點][击擊]).{0,8}(?:(?:[视視][频頻]|新[闻聞]|全文|更多\S{0,4}|详情|詳情|直播|音[频頻]|客户端|客戶端|公[众眾]号|公眾號|回放|二[维維][码碼]|小程序|APP)\S{0,4}|[看听聽读讀])[）)】\]]?$/u;
const UNFINISHED = /[看听聽读讀]$/u;
const QR_CAPTION_ENGLISH = /^scan\b.{0,20}\b(?:code|QR|to (?:watch|read|listen|view))\b.{0,40}$/iu;
/** `新华社记者 李响 摄`, `图为会议现场。新华社发（李响摄）`. */
const PHOTO_CREDIT =
  /^(?=.{0,80}$).*(?:记者|記者|通讯员|通訊員|图片|圖片|社发|社發).{0,12}(?:[摄攝]|供[图圖])[）)]?$/u;
const CONTINUED = '(?:下[转轉]|上接)第?[0-9一二三四五六七八九十]{1,3}版';
const CONTINUED_ALONE = new RegExp(
  `^[（(【]?(?:${CONTINUED}|continued (?:on|from) page \\w+)[）)】]?$`,
  'iu',
);
const CONTINUED_AT_END = new RegExp(`\\s*[（(【]${CONTINUED}[）)】]$`, 'u');
/** A caption is not longer than this, in characters. */
const MAX_CAPTION_UNITS = 24;
const SENTENCE_MARK = /[，。！？；,!?;]/u;

/** How many lines from `at` on are one piece of furniture; 0 for none. */
function furnitureLines(lines: readonly RawLine[], at: number): number {
  const { text, mark } = lines[at]!;
  if (mark === 'heading' || mark === 'pull-quote') return 0;
  if (PHOTO_CREDIT.test(text) || CONTINUED_ALONE.test(text)) return 1;
  if (QR_CAPTION_ENGLISH.test(text)) return 1;
  let joined = '';
  let found = 0;
  for (let count = 1; count <= MAX_CAPTION_LINES; count++) {
    const next = lines[at + count - 1];
    if (next === undefined || (count > 1 && next.mark !== null)) break;
    // Over a blank line only what the first lines leave unfinished: 扫码看 / 视频新闻.
    if (count > 1 && next.afterBlank && !UNFINISHED.test(joined)) break;
    joined += next.text;
    if (joined.length > MAX_CAPTION_UNITS || SENTENCE_MARK.test(joined)) break;
    if (QR_CAPTION.test(joined)) found = count;
  }
  return found;
}
