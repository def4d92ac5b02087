import { describe, expect, it } from 'vitest';
import { MAX_IMAGE_BYTES, readImage } from '../../../domain/press/press-image.ts';
import { aPng } from '../../fixtures/a-press-image.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
    ),
  );
const zeros = (count: number) => Array.from({ length: count }, () => 0);
const webp = (...chunk: (string | number[])[]) => bytes('RIFF', zeros(4), 'WEBP', ...chunk, zeros(12));
// 640 × 480 in each format, written by hand from its specification.
const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0],
  [0xff, 0xc4, 0, 3, 0],
  [0xff, 0xc2, 0, 11, 8, 0x01, 0xe0, 0x02, 0x80, 1, 1, 0x11, 0],
);
const LOSSY = webp('VP8 ', zeros(4), [0, 0, 0, 0x9d, 0x01, 0x2a], [0x80, 0x02, 0xe0, 0x01]);
const EXTENDED = webp('VP8X', zeros(4), zeros(4), [0x7f, 0x02, 0x00, 0xdf, 0x01, 0x00]);
// 14 bits of width − 1, then 14 of height − 1, lowest first.
const packed = 639 | (479 << 14);
const LOSSLESS = webp('VP8L', zeros(4), [
  0x2f,
  packed & 255,
  (packed >> 8) & 255,
  (packed >> 16) & 255,
  (packed >> 24) & 255,
]);

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
});
