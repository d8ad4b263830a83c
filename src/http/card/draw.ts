import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import type { CardContent, Theme } from './content.ts';
import { readMetrics } from './font-metrics.ts';
import { encodePng, type Colour } from './png.ts';
import { typeset, type Layout, type TextRun, type Tone } from './typeset.ts';

/** Draws a card as PNG; null where the font lacks a character of it. */
export type Draw = (content: CardContent) => Promise<Uint8Array | null>;

/** Medium strokes stay readable in a thumbnail. */
const FONT = '@expo-google-fonts/noto-serif-sc/500Medium/NotoSerifSC_500Medium.ttf';
const FONT_NAME = 'Noto Serif SC';
/**
 * In a line box of one em the font's square stands this much lower than the box (its ascent is 1.151 em,
 * its descent 0.286 em, and the square's own ascent 0.88 em).
 */
const SQUARE_DROP_EM = (1 - (1.151 + 0.286)) / 2 + 1.151 - 0.88;

interface Palette {
  readonly ground: Colour;
  readonly tones: Readonly<Record<Tone, Colour>>;
}

const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    ground: [251, 248, 242],
    tones: { ink: [34, 29, 24], soft: [112, 101, 90], seal: [156, 43, 27] },
  },
  dark: {
    ground: [23, 21, 18],
    tones: { ink: [236, 229, 217], soft: [168, 157, 142], seal: [240, 148, 127] },
  },
};

/** Path of the font's file. */
export function fontFile(): string {
  return createRequire(import.meta.url).resolve(FONT);
}

/** Reads the font once; each drawing then takes some tenths of a second of one processor. */
export function createDraw(): Draw {
  const font = readFileSync(fontFile());
  const metrics = readMetrics(font);
  return async (content) => {
    const layout = typeset(content, metrics);
    return layout === null ? null : paint(layout, PALETTES[content.theme], font);
  };
}

async function paint(layout: Layout, palette: Palette, font: Buffer): Promise<Uint8Array> {
  const { width, height, runs, boxes } = layout;
  const { ground, tones } = palette;
  const root = element({ display: 'flex', position: 'relative', width, height }, [
    ...boxes.map(({ tone, x, y, ...size }) =>
      element({
        position: 'absolute',
        left: x,
        top: y,
        ...size,
        backgroundColor: css(tones[tone]),
      }),
    ),
    ...runs.map((run) => element(textStyle(run, tones[run.tone]), run.text)),
  ]);
  const svg = await satori(root, {
    width,
    height,
    fonts: [{ name: FONT_NAME, data: font, weight: 500, style: 'normal' }],
  });
  // All text is outlines by now.
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false },
    background: css(ground),
  }).render();
  return encodePng(image.pixels, width, height, ground, Object.values(tones));
}

function textStyle({ x, y, size, spacing }: TextRun, colour: Colour): Style {
  return {
    position: 'absolute',
    left: x,
    top: y - SQUARE_DROP_EM * size,
    fontFamily: FONT_NAME,
    fontSize: size,
    lineHeight: 1,
    letterSpacing: spacing,
    whiteSpace: 'pre',
    color: css(colour),
  };
}

type Style = Readonly<Record<string, string | number>>;

/** What satori takes is React's form of an element. */
function element(
  style: Style,
  children: string | readonly unknown[] = [],
): Parameters<typeof satori>[0] {
  return { type: 'div', key: null, props: { style, children } } as Parameters<typeof satori>[0];
}

function css([red, green, blue]: Colour): string {
  return `rgb(${red}, ${green}, ${blue})`;
}
