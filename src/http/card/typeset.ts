import { ELLIPSIS, graphemes, shorten } from '../../bots/grapheme.ts';
import type { CardContent } from './content.ts';
import type { Metrics } from './font-metrics.ts';
import { breakLines, unitsOf, type Line, type Unit } from './line-break.ts';

export type Tone = 'ink' | 'soft' | 'seal';

/** Text on one line in one size, in pixels from the card's top left corner. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** Top of the square that a Han character fills. */
  readonly y: number;
  readonly size: number;
  /** Added after every character. */
  readonly spacing: number;
  readonly width: number;
  readonly tone: Tone;
  /** Which line of the quotation it stands on; null for what stands below. */
  readonly line: number | null;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: Tone;
}

/** A card ready to draw. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
  readonly boxes: readonly Box[];
}

/** Twice what a phone shows of a picture's width. */
const WIDTH = 1200;
/** Chats and pages cut previews that are less high than this. */
const LEAST_HEIGHT = 630;
const MARGIN = 96;
const BAR = { width: 6, gap: 38 };
const QUOTE_X = MARGIN + BAR.width + BAR.gap;
const QUOTE_ROOM = WIDTH - MARGIN - QUOTE_X;
/** Of the quotation, in pixels: the largest that keeps to a wide picture, else to a high one. */
const SIZES = [64, 56, 50, 44, 40];
const WIDE_HEIGHT = 500;
const SMALL_SIZES = [36, 32];
const MOST_HEIGHT = 1080;
const LEADING = 1.7;
/** Wider gaps between characters than this part of an em look torn; such a line stays ragged. */
const MOST_SPACING = 0.12;
/** A last line of fewer characters than this looks lost; the lines above it give some. */
const LEAST_LAST_UNITS = 3;
const REFLOWS = 3;

const TITLE_SIZE = 28;
const TITLE_UNITS = 80;
const DETAIL_SIZE = 24;
const PLACE_SIZE = 34;
const FOOT_LEADING = 1.5;
const GAP = 56;
/** Type hangs low in its lines, so less is left below it. */
const FOOT_MARGIN = 72;

/** The card of a quotation; null where the font lacks a character of it. */
export function typeset(content: CardContent, { advance }: Metrics): Layout | null {
  const title = unitsOf(shorten(content.title, TITLE_UNITS), advance);
  const details = unitsOf(content.details, advance);
  const place = unitsOf(content.place, advance);
  const quote = setQuote(content, advance);
  if (title === null || details === null || place === null || quote === null) return null;

  const placeWidth = emOf(place) * PLACE_SIZE;
  const titleLines = breakLines(title, QUOTE_ROOM / TITLE_SIZE);
  const detailLines = breakLines(details, (QUOTE_ROOM - placeWidth - GAP) / DETAIL_SIZE);
  const titleHeight = titleLines.length * TITLE_SIZE * FOOT_LEADING;
  const footHeight = titleHeight + Math.max(1, detailLines.length) * DETAIL_SIZE * FOOT_LEADING;
  const height = Math.max(
    LEAST_HEIGHT,
    Math.ceil(MARGIN + quote.height + GAP + footHeight + FOOT_MARGIN),
  );
  const footY = height - FOOT_MARGIN - footHeight;
  const detailY = footY + titleHeight;
  const placeY = detailY - (PLACE_SIZE - DETAIL_SIZE) / 2;
  const quoteY = MARGIN + (footY - GAP - MARGIN - quote.height) / 2;

  const runs = [
    ...quote.lines.flatMap((line, index) =>
      runsOf(line, {
        x: QUOTE_X,
        y: quoteY + index * quote.size * LEADING,
        size: quote.size,
        room: index < quote.lines.length - 1 ? quote.room : null,
        tone: 'ink',
        line: index,
      }),
    ),
    ...footRuns(titleLines, QUOTE_X, footY, TITLE_SIZE, 'ink'),
    ...footRuns(detailLines, QUOTE_X, detailY, DETAIL_SIZE, 'soft'),
    ...footRuns(
      breakLines(place, Infinity),
      WIDTH - MARGIN - placeWidth,
      placeY,
      PLACE_SIZE,
      'seal',
    ),
  ];
  const bar: Box = { x: MARGIN, y: quoteY, width: BAR.width, height: quote.height, tone: 'seal' };
  return { width: WIDTH, height, runs, boxes: [bar] };
}

interface SetQuote {
  readonly lines: readonly Line[];
  readonly size: number;
  /** The lines' width in em. */
  readonly room: number;
  readonly height: number;
}

/** The quotation as large as it fits; where even small is too long, as many sentences as fit. */
function setQuote(content: CardContent, advance: Metrics['advance']): SetQuote | null {
  const { sentences, cut } = content;
  const all = quoteUnits(sentences.join(''), cut, advance);
  if (all === null) return null;
  for (const size of [...SIZES, ...SMALL_SIZES]) {
    const set = setLines(all, size);
    if (set.height <= (SIZES.includes(size) ? WIDE_HEIGHT : MOST_HEIGHT)) return set;
  }
  const least = SMALL_SIZES.at(-1)!;
  const within = (words: string): SetQuote | null => {
    const units = quoteUnits(words.trimEnd(), { ...cut, after: true }, advance);
    const set = units === null ? null : setLines(units, least);
    return set !== null && set.height <= MOST_HEIGHT ? set : null;
  };
  const first = (count: number): SetQuote | null => within(sentences.slice(0, count).join(''));
  const whole = mostThatFit(sentences.length, first);
  if (whole > 0) return first(whole);
  // One sentence that fills more than a card: as much of it as there is room for.
  const parts = graphemes(sentences[0] ?? '');
  const beginning = (count: number): SetQuote | null => within(parts.slice(0, count).join(''));
  return beginning(mostThatFit(parts.length, beginning));
}

/** The largest count below `total` that fits, by halving: more never fits where less does not. */
function mostThatFit(total: number, set: (count: number) => SetQuote | null): number {
  let [low, high] = [0, total];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (set(middle) === null) high = middle;
    else low = middle;
  }
  return low;
}

function quoteUnits(
  words: string,
  cut: CardContent['cut'],
  advance: Metrics['advance'],
): Unit[] | null {
  const units = unitsOf(words, advance);
  const ellipsis = unitsOf(ELLIPSIS, advance, true);
  if (units === null || ellipsis === null) return null;
  return [...(cut.before ? ellipsis : []), ...units, ...(cut.after ? ellipsis : [])];
}

function setLines(units: readonly Unit[], size: number): SetQuote {
  const most = Math.floor(QUOTE_ROOM / size);
  let room = most;
  let lines = breakLines(units, room);
  for (let tries = 0; tries < REFLOWS && lines.length > 1 && isLost(lines.at(-1)!); tries++) {
    room -= 1;
    lines = breakLines(units, room);
  }
  if (isLost(lines.at(-1)!)) {
    room = most;
    lines = breakLines(units, room);
  }
  return { lines, size, room, height: size + (lines.length - 1) * size * LEADING };
}

function isLost({ placed }: Line): boolean {
  return placed.length < LEAST_LAST_UNITS;
}

interface LineFrame {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** To justify to, in em; null to leave the line as it is. */
  readonly room: number | null;
  readonly tone: Tone;
  readonly line: number | null;
}

/** A line as runs: a new one wherever a mark gave up its blank half, or the tone changes. */
function runsOf({ placed, em }: Line, { x, y, size, room, tone, line }: LineFrame): TextRun[] {
  const count = placed.reduce((total, { unit }) => total + graphemes(unit.text).length, 0);
  const slack = room === null ? 0 : (room - em) / Math.max(1, count - 1);
  const spacing = slack <= MOST_SPACING ? slack : 0;
  const runs: TextRun[] = [];
  let before = 0;
  let end = NaN;
  for (const { unit, x: at } of placed) {
    const letters = graphemes(unit.text).length;
    const width = (unit.em + letters * spacing) * size;
    const left = x + (at + before * spacing) * size;
    const own = unit.outside ? 'soft' : tone;
    const last = runs.at(-1);
    if (last !== undefined && last.tone === own && Math.abs(end - at) < EPSILON) {
      runs[runs.length - 1] = { ...last, text: last.text + unit.text, width: last.width + width };
    } else {
      runs.push({
        text: unit.text,
        x: left,
        y,
        size,
        spacing: spacing * size,
        width,
        tone: own,
        line,
      });
    }
    end = at + unit.em;
    before += letters;
  }
  return runs;
}

/** Widths are sums of thousandths of an em. */
const EPSILON = 1e-6;

function footRuns(
  lines: readonly Line[],
  x: number,
  y: number,
  size: number,
  tone: Tone,
): TextRun[] {
  return lines.flatMap((line, index) =>
    runsOf(line, { x, y: y + index * size * FOOT_LEADING, size, room: null, tone, line: null }),
  );
}

function emOf(units: readonly Unit[]): number {
  return units.reduce((total, { em }) => total + em, 0);
}
