import { describe, expect, it } from 'vitest';
import { imageFault } from '../../../domain/press/press-draft-problems.ts';
import { MAX_IMAGE_BYTES, readImage } from '../../../domain/press/press-image.ts';
import { aPng } from '../../fixtures/a-press-image.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
    ),
  );
const zeros = (count: number) => Array.from({ length: count }, () => 0);
const little = (value: number) => [0, 8, 16, 24].map((shift) => (value >> shift) & 255);
/** A chunk of a WebP: its size before it, and an even number of bytes. */
const chunk = (name: string, ...parts: (string | number[])[]) => {
  const content = bytes(...parts);
  return [...bytes(name, little(content.length)), ...content, ...zeros(content.length % 2)];
};
const webp = (...chunks: number[][]) => bytes('RIFF', little(4 + chunks.flat().length), 'WEBP', ...chunks);
// 640 × 480 in each format, written by hand from its specification.
const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
  [0xff, 0xc4, 0, 3, 0],
  [0xff, 0xc2, 0, 11, 8, 0x01, 0xe0, 0x02, 0x80, 1, 1, 0x11, 0],
  [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x5a, 0xff, 0, 0xff, 0xd0, 0x5a],
  [0xff, 0xd9],
);
const LOSSY_CHUNK = chunk('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a], [0x80, 0x02, 0xe0, 0x01], zeros(12));
const LOSSY = webp(LOSSY_CHUNK);
const extended = (flags: number) => chunk('VP8X', [flags, 0, 0, 0], [0x7f, 0x02, 0x00, 0xdf, 0x01, 0x00]);
const EXTENDED = webp(extended(0), LOSSY_CHUNK);
// 14 bits of width − 1, then 14 of height − 1, lowest first.
const packed = 639 | (479 << 14);
const LOSSLESS = webp(chunk('VP8L', [0x2f, ...little(packed)], zeros(12)));

/** EXIF with a place: tag 0x0112 says which way up, 0x8825 leads to the GPS latitude in clear text here. */
const exif = (orientation: number) => [
  ...bytes('Exif\0\0MM', [0, 42, 0, 0, 0, 8, 0, 2]),
  ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
  ...[0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0],
  ...bytes('GPS 55.6050 13.0038 Ida Strom'),
];
const segment = (marker: number, data: number[]) => [0xff, marker, 0, data.length + 2, ...data];
const photo = (orientation: number) =>
  bytes(
    [...JPEG.slice(0, 2)],
    segment(0xe1, exif(orientation)),
    segment(0xe1, [...bytes('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS Ida')]),
    segment(0xe2, [...bytes('ICC_PROFILE\0', [1, 1])]),
    segment(0xed, [...bytes('Photoshop 3.0\0Ida GPS')]),
    segment(0xee, [...bytes('Adobe', [0, 100, 0, 0, 0, 0, 0])]),
    segment(0xfe, [...bytes('GPS by Ida')]),
    [...JPEG.slice(2)],
    'PK GPS after the end Ida',
  );
const textOf = (data: Uint8Array | undefined) => Buffer.from(data ?? []).toString('latin1');

describe('an image', () => {
  it.each([
    ['PNG', 'image/png', aPng(640, 480)],
    ['JPEG', 'image/jpeg', JPEG],
    ['lossy WebP', 'image/webp', LOSSY],
    ['lossless WebP', 'image/webp', LOSSLESS],
    ['extended WebP', 'image/webp', EXTENDED],
  ])('is known as %s by its bytes, with both sides', (_, type, data) => {
    expect(readImage(data)).toMatchObject({ type, width: 640, height: 480 });
  });

  it('has the same id for the same bytes and another for others', () => {
    expect(readImage(aPng())?.id).toBe(readImage(aPng())?.id);
    expect(readImage(aPng())?.id).not.toBe(readImage(aPng(6, 4, 1))?.id);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', bytes('<!doctype html><script>alert(1)</script>')],
    ['a GIF', bytes('GIF89a', zeros(40))],
    ['a PNG cut short', aPng().slice(0, 20)],
    ['a JPEG without a frame', JPEG.slice(0, 12)],
    ['a JPEG that ends in its frame', JPEG.slice(0, 18)],
    ['a PNG of no height', aPng(6, 0)],
    ['RIFF that is sound', bytes('RIFF', zeros(4), 'WAVE', zeros(30))],
  ])('is not %s', (_, data) => {
    expect(readImage(data)).toBeUndefined();
  });

  it('is never larger than a row can hold', () => {
    const padded = (size: number) => {
      const data = new Uint8Array(size);
      data.set(aPng());
      return data;
    };
    expect(readImage(padded(MAX_IMAGE_BYTES))).toBeDefined();
    expect(readImage(padded(MAX_IMAGE_BYTES + 1))).toBeUndefined();
  });

  it('loses place, name and what follows its end as JPEG, and keeps colours and pixels', () => {
    const kept = textOf(readImage(photo(1))?.bytes);
    expect(textOf(photo(1)).match(/GPS|Ida/g)).toHaveLength(10);
    expect(kept).not.toMatch(/GPS|Ida|Exif|xmpmeta|Photoshop|PK/);
    expect(kept).toMatch(/ICC_PROFILE.*Adobe/s);
    expect(kept.endsWith(textOf(JPEG.slice(10)))).toBe(true);
  });

  it('stays the right way up as JPEG, with the sides that are shown', () => {
    const image = readImage(photo(6));
    expect(image).toMatchObject({ width: 480, height: 640 });
    expect(textOf(image?.bytes)).toContain('Exif');
    expect(textOf(image?.bytes)).not.toMatch(/GPS|Ida/);
    expect(readImage(image?.bytes ?? new Uint8Array())).toEqual(image);
  });

  it('loses text, time and what follows its end as PNG, and shows the same', () => {
    const plain = aPng(640, 480);
    const text = Buffer.concat([
      ...['tEXt', 'eXIf', 'tIME', 'iTXt', 'prVt'].map((name) =>
        bytes([0, 0, 0, 7], name, 'GPS Ida', zeros(4)),
      ),
    ]);
    const written = bytes([...plain.slice(0, 33)], [...text], [...plain.slice(33)], 'GPS Ida');
    expect(readImage(written)?.bytes).toEqual(plain);
    expect(readImage(written)?.id).toBe(readImage(plain)?.id);
  });

  it('loses EXIF, XMP and what follows its end as WebP, and says so in its head', () => {
    const written = bytes(
      [...webp(extended(0b1110), LOSSY_CHUNK, chunk('EXIF', 'GPS Ida'), chunk('XMP ', 'GPS'))],
      'GPS Ida',
    );
    expect(readImage(written)?.bytes).toEqual(webp(extended(0b0010), LOSSY_CHUNK));
  });

  it.each([
    ['a JPEG without its end', JPEG.slice(0, -2)],
    ['a JPEG without a scan', bytes([...JPEG.slice(0, -18)], [0xff, 0xd9])],
    [
      'a JPEG whose segment is longer than the file',
      bytes([...JPEG.slice(0, -18)], [0xff, 0xfe, 0xff, 0xff]),
    ],
    ['a PNG without its end', aPng().slice(0, -12)],
    ['a PNG whose chunk is longer than the file', bytes([...aPng().slice(0, 33)], [255, 0, 0, 0], 'tEXt')],
    ['a WebP cut short', LOSSY.slice(0, -2)],
  ])('is not %s', (_, data) => {
    expect(readImage(data)).toBeUndefined();
  });

  it('has at most 25 million pixels, whatever it weighs', () => {
    const head = (width: number, height: number) => {
      const data = aPng();
      new DataView(data.buffer).setUint32(16, width);
      new DataView(data.buffer).setUint32(20, height);
      return data;
    };
    expect(readImage(head(5_000, 5_000))).toBeDefined();
    for (const [width, height] of [
      [60_000, 60_000],
      [5_000, 5_001],
      [4_000_000_000, 7],
    ] as const) {
      expect(readImage(head(width, height))).toBeUndefined();
      expect(imageFault(head(width, height))).toMatchObject({
        code: 'image-too-many-pixels',
        params: { megapixels: 25 },
      });
    }
    expect(imageFault(JPEG.slice(0, -2)).code).toBe('image-invalid');
  });
});
