import { graphemes } from '../../bots/grapheme.ts';

/**
 * Breaking Chinese text into lines, after "Requirements for Chinese Text Layout"
 * (https://www.w3.org/TR/clreq/, sections 3.1.3 to 3.1.6): which marks may not open or close a line, and
 * how much of their own blank half they give up.
 */

/** A piece that no line breaks inside: a character, or a word of a script with spaces. */
export interface Unit {
  readonly text: string;
  /** Width in em, blank halves of marks included. */
  readonly em: number;
  /** Of a word, for where it is wider than a line. */
  readonly letters: readonly Unit[] | null;
  /** Not of the passage: an ellipsis where it was cut. */
  readonly outside: boolean;
}

/** A unit at its place in a line; `x` in em from the line's beginning, before justifying. */
export interface Placed {
  readonly unit: Unit;
  readonly x: number;
}

export interface Line {
  readonly placed: readonly Placed[];
  /** Width in em of what can be seen. */
  readonly em: number;
}

/** May not open a line. */
export const NO_START = new Set('，。、；：？！）》〉」』】〕〗”’…—·～％‰℃,.;:?!)]}%');
/** May not close a line. */
export const NO_END = new Set('（《〈「『【〔〖“‘([{￥＄$#＃@');
/** Half of the square is blank, on the left or on the right, as SC fonts draw them. */
const BLANK_LEFT = new Set('（《〈「『【〔〖“‘');
const BLANK_RIGHT = new Set('，。、；：？！）》〉」』】〕〗”’');
const HALF_EM = 0.5;

/** Begins a piece of a word, of scripts that part words with spaces: Latin, Greek, Cyrillic, digits. */
const IN_WORD = /^[\x21-\x7e\u00a1-\u00b6\u00b8-\u052f]/u;

/** The text as units, which rejoin to it; null where a character has no glyph. */
export function unitsOf(
  text: string,
  advance: (codePoint: number) => number | null,
  outside = false,
): Unit[] | null {
  const units: Unit[] = [];
  for (const part of graphemes(text)) {
    let em = 0;
    for (const char of part) {
      const width = advance(char.codePointAt(0)!);
      if (width === null) return null;
      em += width;
    }
    const unit = { text: part, em, letters: null, outside };
    const last = units.at(-1);
    if (last !== undefined && isWord(last) && isWord(unit))
      units[units.length - 1] = join(last, unit);
    else units.push(unit);
  }
  return units;
}

/**
 * Lines of at most `room` em, each as full as the rules allow; their units rejoin to the text. Where a
 * piece that must stay together is wider than a line, it breaks anyway.
 */
export function breakLines(units: readonly Unit[], room: number): Line[] {
  const lines: Line[] = [];
  let line: readonly Unit[] = [];
  const finish = (): void => {
    if (line.length > 0) lines.push(placeLine(line));
    line = [];
  };
  for (const piece of together(units)) {
    if (placeLine([...line, ...piece]).em > room) finish();
    if (placeLine(piece).em <= room) {
      line = [...line, ...piece];
      continue;
    }
    for (const unit of piece.flatMap((one) => (one.em > room ? (one.letters ?? [one]) : [one]))) {
      if (placeLine([...line, unit]).em > room) finish();
      line = [...line, unit];
    }
  }
  finish();
  return lines;
}

/**
 * Units side by side. A mark's blank half is left out where it meets another mark, a Latin word, or
 * either end of the line; so is a space at the end.
 */
export function placeLine(units: readonly Unit[]): Line {
  const placed: Placed[] = [];
  let x = 0;
  let em = 0;
  units.forEach((unit, index) => {
    const before = units[index - 1];
    if (halfBlank(unit, BLANK_LEFT, 0) && (before === undefined || gives(before))) x -= HALF_EM;
    placed.push({ unit, x });
    x += unit.em;
    const after = units[index + 1];
    const closes = halfBlank(unit, BLANK_RIGHT, -1);
    if (unit.text.trim() !== '') em = closes ? x - HALF_EM : x;
    if (closes && after !== undefined && takes(after)) x -= HALF_EM;
  });
  return { placed, em };
}

/** Whether what comes before an opening mark is close enough without the mark's own blank. */
function gives(before: Unit): boolean {
  return halfBlank(before, BLANK_LEFT, 0) || isWord(before) || before.text.trim() === '';
}

function takes(after: Unit): boolean {
  return (
    halfBlank(after, BLANK_RIGHT, 0) ||
    halfBlank(after, BLANK_LEFT, 0) ||
    isWord(after) ||
    after.text.trim() === ''
  );
}

/** Narrow faces of a mark have no blank half to give. */
function halfBlank({ text, em }: Unit, marks: ReadonlySet<string>, at: 0 | -1): boolean {
  return em === 1 && marks.has(text.at(at)!);
}

/** Runs of units that no line may break inside. */
function together(units: readonly Unit[]): Unit[][] {
  const pieces: Unit[][] = [];
  for (const unit of units) {
    const before = pieces.at(-1)?.at(-1);
    if (before === undefined || separable(before, unit)) pieces.push([unit]);
    else pieces.at(-1)!.push(unit);
  }
  return pieces;
}

function separable(before: Unit, after: Unit): boolean {
  const space = before.text.trim() === '';
  // A space belongs to the line that it ends.
  if (after.text.trim() === '') return false;
  if (NO_START.has(after.text.at(0)!) && !space) return false;
  if (NO_END.has(before.text.at(-1)!)) return false;
  // ’ as an apostrophe.
  return !(before.text === '’' && isWord(after));
}

function isWord({ text }: Unit): boolean {
  return IN_WORD.test(text);
}

function join(word: Unit, letter: Unit): Unit {
  return {
    text: word.text + letter.text,
    em: word.em + letter.em,
    letters: [...(word.letters ?? [word]), letter],
    outside: word.outside,
  };
}
