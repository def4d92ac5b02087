import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { once } from './once.ts';

/** What it reads beside its code, by their path in `node_modules`; a bundle needs them. */
export const RASTERISER_FILES = [
  '@resvg/resvg-wasm/index_bg.wasm',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
] as const;

/** The one typeface that there is. */
export const PICTURE_FONT = 'Source Sans 3';

const { resolve } = createRequire(import.meta.url);
const bytesOf = (file: (typeof RASTERISER_FILES)[number]) => new Uint8Array(readFileSync(resolve(file)));
const ready = once(async () => {
  const [code, font] = RASTERISER_FILES;
  await initWasm(bytesOf(code));
  return { fontBuffers: [bytesOf(font)], defaultFontFamily: PICTURE_FONT, loadSystemFonts: false };
});

/** An SVG as a PNG of its own size. It takes some tenths of a second: no mail waits for it. */
export async function rasterised(svg: string): Promise<Uint8Array> {
  const drawing = new Resvg(svg, { font: await ready() });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

/** How wide what an SVG shows is, in its own units; 0 if it shows nothing. */
export async function drawnWidth(svg: string): Promise<number> {
  const drawing = new Resvg(svg, { font: await ready() });
  try {
    return drawing.getBBox()?.width ?? 0;
  } finally {
    drawing.free();
  }
}
