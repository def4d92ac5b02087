import type { ImageSize } from './image-size.ts';

/**
 * An image without what is not its picture: places, times and devices (EXIF, XMP, IPTC), comments, thumbnails,
 * and anything after its end. Which way up it is and its colour profile stay, because they are how it looks.
 * Undefined where it is not whole.
 *
 * Kept is what is listed here, so what nobody has thought of goes too. Formats: ITU-T T.81 annex B (JPEG), PNG 3rd
 * ed. section 11, RFC 9649 (WebP).
 */
export function imageContent(bytes: Uint8Array, { type, orientation }: ImageSize): Uint8Array | undefined {
  if (type === 'jpg') return jpegContent(bytes, orientation);
  if (type === 'png') return pngContent(bytes);
  return type === 'webp' ? webpContent(bytes) : undefined;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
/** Frames, tables and scans. */
const JPEG_PICTURE = new Set([
  ...[0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcc, 0xcd, 0xce, 0xcf],
  ...[SOS, 0xdb, 0xdc, 0xdd],
]);
/** Application segments that say how colours are meant. */
const JPEG_COLOURS: ReadonlyMap<number, string> = new Map([
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
]);

function jpegContent(bytes: Uint8Array, orientation: number | undefined): Uint8Array | undefined {
  const parts = [Uint8Array.of(0xff, SOI), turned(orientation)];
  let scans = 0;
  for (let at = 2; bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === EOI) return scans > 0 ? joined([...parts, Uint8Array.of(0xff, EOI)]) : undefined;
    if (marker === 0xff) {
      // Any number of these may stand before a marker.
      at += 1;
      continue;
    }
    const end = at + 2 + numberAt(bytes, at + 2, 2);
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= SOI) || end < at + 4 || end > bytes.length)
      return undefined;
    const next = marker === SOS ? scanEnd(bytes, end) : end;
    if (marker === SOS) scans += 1;
    parts.push(keptSegment(bytes.subarray(at, next), marker));
    at = next;
  }
  return undefined;
}

/**
 * A JPEG (a JFIF header and no metadata) with the colour profile of another image, if that is a JPEG with one: numbers
 * mean other colours without it.
 */
export function withColourProfile(jpeg: Uint8Array, from: Uint8Array): Uint8Array {
  const profile = jpegSegments(from, 0xe2).filter((segment) => startsWith(segment, 4, 'ICC_PROFILE\0'));
  const start = jpeg[3] === APP0 ? 4 + numberAt(jpeg, 4, 2) : 2;
  return profile.length > 0 ? joined([jpeg.subarray(0, start), ...profile, jpeg.subarray(start)]) : jpeg;
}

/** The segments of a kind before the first scan. */
function jpegSegments(bytes: Uint8Array, kind: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return found;
  for (let at = 2; bytes[at] === 0xff && bytes[at + 1] !== SOS; ) {
    const end = at + 2 + numberAt(bytes, at + 2, 2);
    if (end < at + 4 || end > bytes.length) break;
    if (bytes[at + 1] === kind) found.push(bytes.subarray(at, end));
    at = end;
  }
  return found;
}

const NOTHING = new Uint8Array();

function keptSegment(segment: Uint8Array, marker: number): Uint8Array {
  if (JPEG_PICTURE.has(marker)) return segment;
  const colours = JPEG_COLOURS.get(marker);
  if (colours !== undefined) return startsWith(segment, 4, colours) ? segment : NOTHING;
  const isJfif = marker === APP0 && segment.length >= 18 && startsWith(segment, 4, 'JFIF\0');
  // Version and density, and a thumbnail of no size.
  return isJfif
    ? joined([Uint8Array.of(0xff, APP0, 0, 16), segment.subarray(4, 16), Uint8Array.of(0, 0)])
    : NOTHING;
}

/** Where the data of a scan end: at a marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** EXIF that says nothing but which way up a picture is (tag 0x0112); nothing where it is upright. */
function turned(orientation: number | undefined): Uint8Array {
  if (orientation === undefined || orientation < 2 || orientation > 8) return NOTHING;
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  return Uint8Array.of(0xff, 0xe1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff);
}

const PNG_SIGNATURE = 8;
const PNG_PICTURE = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI'],
  ...['bKGD', 'pHYs'],
]);

function pngContent(bytes: Uint8Array): Uint8Array | undefined {
  const parts = [bytes.subarray(0, PNG_SIGNATURE)];
  for (let at = PNG_SIGNATURE; at + 12 <= bytes.length; ) {
    const end = at + 12 + numberAt(bytes, at, 4);
    if (end > bytes.length) return undefined;
    const type = textAt(bytes, at + 4, 4);
    if (PNG_PICTURE.has(type)) parts.push(bytes.subarray(at, end));
    if (type === 'IEND') return joined(parts);
    at = end;
  }
  return undefined;
}

const WEBP_PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
/** Flags of VP8X: EXIF and XMP follow. */
const WEBP_METADATA = 0b1100;

function webpContent(bytes: Uint8Array): Uint8Array | undefined {
  const end = 8 + littleAt(bytes, 4);
  if (end > bytes.length) return undefined;
  const parts: Uint8Array[] = [];
  for (let at = 12; at < end; ) {
    const size = littleAt(bytes, at + 4);
    const next = at + 8 + size + (size % 2);
    if (at + 8 > end || next > end) return undefined;
    const type = textAt(bytes, at, 4);
    const chunk = bytes.slice(at, next);
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_METADATA;
    if (WEBP_PICTURE.has(type)) parts.push(chunk);
    at = next;
  }
  const content = joined([bytes.subarray(0, 12), ...parts]);
  new DataView(content.buffer).setUint32(4, content.length - 8, true);
  return parts.length > 0 ? content : undefined;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A number in network byte order; bytes after the end count as 0. */
function numberAt(bytes: Uint8Array, at: number, length: number): number {
  return [...bytes.subarray(at, at + length)].reduce((sum, byte) => sum * 256 + byte, 0);
}

function littleAt(bytes: Uint8Array, at: number): number {
  return [...bytes.subarray(at, at + 4)].reduceRight((sum, byte) => sum * 256 + byte, 0);
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  return textAt(bytes, at, text.length) === text;
}
