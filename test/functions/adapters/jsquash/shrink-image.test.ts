import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import encodeWebp, { init as initWebp } from '@jsquash/webp/encode.js';
import { describe, expect, it } from 'vitest';
import { readImage } from '../../../../domain/press/press-image.ts';
import { shrinkImage } from '../../../../functions/adapters/jsquash/shrink-image.ts';
import { aNoisyPng } from '../../../fixtures/a-noisy-png.ts';

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');
const text = (words: string) => [...Buffer.from(words, 'latin1')];
const segment = (marker: number, data: number[]) => [0xff, marker, 0, data.length + 2, ...data];
/** EXIF: tag 0x0112 says that it lies on its side; a place follows. */
const EXIF = [
  ...text('Exif\0\0MM'),
  ...[0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
  ...text('GPS 55.6050 13.0038'),
];
const PROFILE = text('ICC_PROFILE\0\x01\x01 colours of a phone');

/** A photograph as a phone makes it: on its side, with a place and a colour profile. */
async function aPhoto(): Promise<Uint8Array> {
  const jpeg = (await shrinkImage(aNoisyPng(64, 32), 'image/png')) ?? new Uint8Array();
  const said = [...segment(0xe1, EXIF), ...segment(0xe2, PROFILE)];
  return new Uint8Array([...jpeg.subarray(0, 2), ...said, ...jpeg.subarray(2)]);
}

describe('an image that is scaled', () => {
  it('is a JPEG of at most 2,000 pixels, of the same shape', async () => {
    const small = await shrinkImage(aNoisyPng(2400, 600), 'image/png');
    expect(readImage(small ?? new Uint8Array())).toMatchObject({ type: 'image/jpeg' });
    const { width, height } = readImage(small ?? new Uint8Array()) ?? { width: 0, height: 1 };
    expect(width / height).toBeCloseTo(4, 1);
    expect(width).toBeLessThanOrEqual(2000);
  });

  it('stands upright, keeps its colours, and has lost where it was taken', async () => {
    const photo = await aPhoto();
    expect(textOf(photo)).toContain('GPS');
    const scaled = await shrinkImage(photo, 'image/jpeg');
    expect(readImage(scaled ?? new Uint8Array())).toMatchObject({ width: 32, height: 64 });
    expect(textOf(scaled)).toContain('colours of a phone');
    expect(textOf(scaled)).not.toMatch(/GPS|Exif/);
  });

  it('may come as WebP', async () => {
    const require = createRequire(import.meta.url);
    const encoder = await readFile(require.resolve('@jsquash/webp/codec/enc/webp_enc_simd.wasm'));
    await initWebp({ wasmBinary: new Uint8Array(encoder) });
    const data = new Uint8ClampedArray(64 * 32 * 4).fill(200);
    const webp = await encodeWebp({ width: 64, height: 32, data, colorSpace: 'srgb' });
    const scaled = await shrinkImage(new Uint8Array(webp), 'image/webp');
    expect(readImage(scaled ?? new Uint8Array())).toMatchObject({
      type: 'image/jpeg',
      width: 64,
      height: 32,
    });
  });

  it('is white where one could see through it', async () => {
    const clear = await shrinkImage(aNoisyPng(64, 32, 4), 'image/png');
    const noise = await shrinkImage(aNoisyPng(64, 32), 'image/png');
    expect(clear?.byteLength).toBeLessThan((noise?.byteLength ?? 0) / 2);
  });

  it('is none where its bytes are damaged', async () => {
    expect(await shrinkImage(new Uint8Array(100), 'image/png')).toBeUndefined();
    expect(await shrinkImage(new Uint8Array(100), 'image/jpeg')).toBeUndefined();
    expect(await shrinkImage(new Uint8Array(100), 'image/webp')).toBeUndefined();
    // What comes after a damaged one is as good as ever.
    expect(await shrinkImage(aNoisyPng(8, 8), 'image/png')).toBeDefined();
  });
});
