import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import decodePng, { init as initPng } from '@jsquash/png/decode.js';
import resize, { initResize } from '@jsquash/resize';
import decodeWebp, { init as initWebp } from '@jsquash/webp/decode.js';
import { type ImageType, MAX_IMAGE_BYTES } from '../../../domain/press/press-image.ts';
import { withColourProfile } from '../../../domain/shared/image-content.ts';

/** The longer side in pixels, and the quality of JPEG, from what is best: the first that fits is taken. */
const ATTEMPTS: readonly { side: number; quality: number }[] = [
  { side: 2000, quality: 85 },
  { side: 2000, quality: 75 },
  { side: 1600, quality: 75 },
  { side: 1200, quality: 75 },
  { side: 1200, quality: 55 },
];

/**
 * The same picture as a JPEG within {@link MAX_IMAGE_BYTES}: upright, with the colour profile of a JPEG, on white
 * where one could see through it. Undefined where it cannot be decoded.
 */
export async function shrinkImage(bytes: Uint8Array, type: ImageType): Promise<Uint8Array | undefined> {
  await ready();
  const picture = await decoded(bytes, type);
  if (!picture) return undefined;
  flatten(picture.data);
  let scaled = picture;
  for (const { side, quality } of ATTEMPTS) {
    scaled = await within(side, scaled);
    const jpeg = withColourProfile(new Uint8Array(await encodeJpeg(scaled, { quality })), bytes);
    if (jpeg.byteLength <= MAX_IMAGE_BYTES) return jpeg;
  }
  return undefined;
}

async function decoded(bytes: Uint8Array, type: ImageType): Promise<Picture | undefined> {
  const { buffer } = new Uint8Array(bytes);
  try {
    // Here "preserve" means that the picture is turned as its EXIF says.
    if (type === 'image/jpeg') return await decodeJpeg(buffer, { preserveOrientation: true });
    return type === 'image/png' ? await decodePng(buffer) : await decodeWebp(buffer);
  } catch {
    // The decoders throw strings, numbers and errors for a picture that is damaged.
    return undefined;
  }
}

async function within(side: number, picture: Picture): Promise<Picture> {
  const share = side / Math.max(picture.width, picture.height);
  if (share >= 1) return picture;
  const [width, height] = [picture.width, picture.height].map((each) =>
    Math.max(1, Math.round(each * share)),
  );
  // In linear light it takes four times as long, and of photographs nobody sees it.
  const how = { method: 'catrom', linearRGB: false, premultiply: false } as const;
  return resize(picture, { width: width ?? 1, height: height ?? 1, ...how });
}

/** Puts the picture on white: JPEG has no transparency. */
function flatten(data: Uint8ClampedArray): void {
  for (let at = 3; at < data.length; at += 4) {
    const opacity = (data[at] ?? 255) / 255;
    if (opacity === 1) continue;
    for (let colour = at - 3; colour < at; colour += 1)
      data[colour] = 255 + ((data[colour] ?? 255) - 255) * opacity;
    data[at] = 255;
  }
}

let readiness: Promise<void> | undefined;

/** The codecs are compiled with the first image: most requests have none. */
function ready(): Promise<void> {
  readiness ??= load();
  return readiness;
}

async function load(): Promise<void> {
  // The codecs hand pictures over as browsers know them.
  if (!('ImageData' in globalThis)) Object.assign(globalThis, { ImageData: Picture });
  await initJpegDecoder({ ...QUIET, wasmBinary: codec('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm') });
  await initJpegEncoder({ ...QUIET, wasmBinary: codec('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm') });
  await initPng(codec('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'));
  await initWebp({ ...QUIET, wasmBinary: codec('@jsquash/webp/codec/dec/webp_dec.wasm') });
  await initResize(codec('@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm'));
}

/** What they say of a damaged picture is no line of our log. */
const QUIET = { print: () => undefined, printErr: () => undefined };

/** Pixels of four bytes each: red, green, blue, opacity. */
class Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

// A bundle has these files in a `node_modules` beside it.
const { resolve } = createRequire(import.meta.url);

function codec(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(resolve(file)));
}
