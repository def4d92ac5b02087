import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { PALETTE } from '../templates/styles/palette.gen.ts';

// node local/draw-press-image.ts: draws the image of the sample release, a stick with three notches of which one is filled.
const [WIDTH, HEIGHT] = [1200, 675];
// Colours of the picture by index: paper, wood, inlay.
const COLOURS = [PALETTE.bg[0], PALETTE.brand[0], PALETTE.inlay[0]];
const STICK = { left: 150, right: 1050, top: 270, bottom: 420 };
const NOTCHES = [375, 600, 825];

/** A notch is a triangle that narrows downwards, 150 wide and 90 deep. */
function colourAt(x: number, y: number): number {
  const { left, right, top, bottom } = STICK;
  const round = Math.max(0, left + 30 - x, x - (right - 30));
  const inset = round === 0 ? 0 : 30 - Math.sqrt(Math.max(0, 900 - round * round));
  if (x < left || x >= right || y < top + inset || y >= bottom - inset) return 0;
  const cut = NOTCHES.findIndex(
    (middle) => y < top + 90 && Math.abs(x - middle) < (75 * (top + 90 - y)) / 90,
  );
  if (cut < 0) return 1;
  return cut === 0 ? 2 : 0;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(WIDTH, 0);
header.writeUInt32BE(HEIGHT, 4);
// Eight bits a pixel, which are indices into the palette.
header.set([8, 3, 0, 0, 0], 8);
const lines = Array.from({ length: HEIGHT }, (_, y) =>
  Buffer.from([0, ...Array.from({ length: WIDTH }, (_, x) => colourAt(x, y))]),
);
const palette = Buffer.from(COLOURS.map((colour) => colour.slice(1)).join(''), 'hex');
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pixels = deflateSync(Buffer.concat(lines), { level: 9 });
const parts = [
  chunk('IHDR', header),
  chunk('PLTE', palette),
  chunk('IDAT', pixels),
  chunk('IEND', Buffer.alloc(0)),
];
await writeFile(
  new URL('sample/bob/press/budkavle.png', import.meta.url),
  Buffer.concat([signature, ...parts]),
);
