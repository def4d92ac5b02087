import { decode, encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import {
  PICTURE_CONTRASTS,
  PICTURE_FORMATS,
  type PictureFormat,
  type PictureWords,
  postPicture,
} from '../../../templates/packets/post-picture.ts';
import { contrast } from '../contrast.ts';
import { aPlannedPacket } from './a-packet.ts';
import { fileOf, textOf } from './made.ts';

const RED = [200, 30, 30] as const;
/** A logo that is red to its edges, twice as wide as high. */
const logo = {
  png: Buffer.from(
    encode({
      width: 40,
      height: 20,
      channels: 3,
      data: Uint8Array.from({ length: 2400 }, (_, at) => RED[at % 3] ?? 0),
    }),
  ).toString('base64'),
  alt: { sv: 'Röd' },
  shownAlt: 'Röd',
};
const words = (over: Partial<PictureWords> = {}): PictureWords => ({
  ...{ headline: 'Upphandlingen är avgjord', service: 'Bokning och bidrag', organisation: 'Malmö stad' },
  ...{ date: 'Startdag: 15 mars 2027', logo: undefined, steps: [] },
  ...over,
});

type Pixels = { width: number; height: number; at: (x: number, y: number) => number[] };
async function drawn(of: PictureWords, format: PictureFormat): Promise<Pixels> {
  const { width, height, data, channels } = decode(await postPicture(of, format));
  return {
    width,
    height,
    at: (x, y) => [...data.slice((y * width + x) * channels, (y * width + x) * channels + 3)],
  };
}
const [link, , , , story] = PICTURE_FORMATS;
if (!link || !story) throw new Error('a format is missing');

describe('a picture for posts', () => {
  it('comes in the sizes of the networks, named by network and size, with its words for readers', async () => {
    const { packet } = await aPlannedPacket();
    for (const size of ['1200x630', '1200x627', '1080x1080', '1080x1350', '1080x1920']) {
      const { width, height } = decode(await fileOf(packet, `social-posts-${size}.png`));
      expect(`${width}x${height}`).toBe(size);
    }
    const posts = await textOf(packet, 'social-posts.html');
    expect(posts).toContain(`Bokning och bidrag: ${packet.milestone.name}.`);
    expect(posts).toContain('Malmö stad.');
  });

  it('has text in contrasts that everybody can read', () => {
    for (const [text, ground] of PICTURE_CONTRASTS)
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it('shows the logo whole, as wide as it is high, on white', async () => {
    const { width, height, at } = await drawn(words({ logo }), link);
    const red: [number, number][] = [];
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const [r = 0, g = 0] = at(x, y);
        if (r > 150 && g < 90) red.push([x, y]);
      }
    const [xs, ys] = [red.map(([x]) => x), red.map(([, y]) => y)];
    const [wide, high] = [Math.max(...xs) - Math.min(...xs) + 1, Math.max(...ys) - Math.min(...ys) + 1];
    expect(Math.abs(wide / high - 2)).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(60);
    expect(at(Math.min(...xs) - 5, Math.min(...ys))).toEqual([255, 255, 255]);
  });

  it.each([
    'Kommunikationsavdelningsövergripande förändringsarbete på hela Österlen och i Söderslätt',
    'W'.repeat(60),
    '<script> & "citat" {supplier} \uFFFE',
    'مجلس البلدية',
  ])('leaves its margins free whatever it says: %s', async (headline) => {
    const hostile = words({ headline, organisation: headline, date: headline });
    const { width, height, at } = await drawn(hostile, link);
    const ground = JSON.stringify(at(0, 0));
    const paper = JSON.stringify([255, 255, 255]);
    for (const x of [20, 60, width - 60, width - 20])
      for (let y = 0; y < height; y += 3) expect([ground, paper]).toContain(JSON.stringify(at(x, y)));
  });

  it('keeps a story free where the network’s own buttons are', async () => {
    const { width, height, at } = await drawn(words({ logo }), story);
    const ground = JSON.stringify(at(0, 0));
    for (let x = 0; x < width; x += 5) {
      for (let y = 0; y < 250; y += 5) expect(JSON.stringify(at(x, y))).toBe(ground);
      for (let y = height - 340; y < height; y += 5) expect(JSON.stringify(at(x, y))).toBe(ground);
    }
  });
});
