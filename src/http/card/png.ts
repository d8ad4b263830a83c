import { crc32, deflateSync } from 'node:zlib';

export type Colour = readonly [red: number, green: number, blue: number];

/** Steps from the ground to a colour; more are not seen at the edge of a letter. */
const STEPS = 32;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Header: eight bits a pixel, colours by palette, no interlacing (PNG 3, 11.2.1). */
const BIT_DEPTH = 8;
const INDEXED = 3;

/**
 * A PNG of flat colours on a ground, with smooth edges (https://www.w3.org/TR/png-3/). Pixels become
 * indices of a palette of `STEPS` shades a colour, which takes a third of what full colours take.
 *
 * @param pixels four bytes each: red, green, blue, alpha.
 */
export function encodePng(
  pixels: Uint8Array,
  width: number,
  height: number,
  ground: Colour,
  colours: readonly Colour[],
): Buffer {
  const palette = colours.flatMap((colour) =>
    Array.from({ length: STEPS }, (_, step) => mix(ground, colour, step / (STEPS - 1))),
  );
  const nearest = nearestOf(palette);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const row = y * (width + 1) + 1;
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      rows[row + x] = nearest(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([BIT_DEPTH, INDEXED], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2): number =>
    Math.round(from[index] + (to[index] - from[index]) * share);
  return [part(0), part(1), part(2)];
}

/** The index of the nearest colour; a picture has few different ones, so each is sought once. */
function nearestOf(
  palette: readonly Colour[],
): (red: number, green: number, blue: number) => number {
  const known = new Map<number, number>();
  return (red, green, blue) => {
    const key = (red << 16) | (green << 8) | blue;
    const found = known.get(key);
    if (found !== undefined) return found;
    const distances = palette.map(
      ([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2,
    );
    const index = distances.indexOf(Math.min(...distances));
    known.set(key, index);
    return index;
  };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
