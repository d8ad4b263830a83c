/** Widths of a font's characters, from its tables (OpenType 1.9: cmap format 12, hmtx). */
export interface Metrics {
  /** Advance width in em; null where the font has no glyph for the character. */
  readonly advance: (codePoint: number) => number | null;
}

/** Unicode's whole range, on Windows: the subtable that fonts beyond the first plane have. */
const PLATFORM_WINDOWS = 3;
const ENCODING_FULL_UNICODE = 10;
const SEGMENTED_COVERAGE = 12;

/** @throws {Error} where the font has no table of the full Unicode range. */
export function readMetrics(font: Buffer): Metrics {
  const tables = readTables(font);
  const at = (name: string): number => {
    const offset = tables.get(name);
    if (offset === undefined) throw new Error(`The font has no table ${name}.`);
    return offset;
  };
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const widths = font.readUInt16BE(at('hhea') + 34);
  const hmtx = at('hmtx');
  const groups = readGroups(font, at('cmap'));
  return {
    advance: (codePoint) => {
      const glyph = glyphOf(groups, codePoint);
      if (glyph === 0) return null;
      // All glyphs past the last width have that width.
      return font.readUInt16BE(hmtx + 4 * Math.min(glyph, widths - 1)) / unitsPerEm;
    },
  };
}

interface Group {
  readonly first: number;
  readonly last: number;
  readonly glyph: number;
}

function readTables(font: Buffer): ReadonlyMap<string, number> {
  const count = font.readUInt16BE(4);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const record = 12 + 16 * index;
      return [font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8)] as const;
    }),
  );
}

function readGroups(font: Buffer, cmap: number): readonly Group[] {
  const count = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < count; index++) {
    const record = cmap + 4 + 8 * index;
    const table = cmap + font.readUInt32BE(record + 4);
    if (
      font.readUInt16BE(record) === PLATFORM_WINDOWS &&
      font.readUInt16BE(record + 2) === ENCODING_FULL_UNICODE &&
      font.readUInt16BE(table) === SEGMENTED_COVERAGE
    ) {
      return Array.from({ length: font.readUInt32BE(table + 12) }, (_, group) => {
        const from = table + 16 + 12 * group;
        return {
          first: font.readUInt32BE(from),
          last: font.readUInt32BE(from + 4),
          glyph: font.readUInt32BE(from + 8),
        };
      });
    }
  }
  throw new Error('The font has no table of the full Unicode range.');
}

/** Glyph 0 stands for what is missing. Groups are in order of their first character. */
function glyphOf(groups: readonly Group[], codePoint: number): number {
  let low = 0;
  let high = groups.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { first, last, glyph } = groups[middle]!;
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return glyph + codePoint - first;
  }
  return 0;
}
