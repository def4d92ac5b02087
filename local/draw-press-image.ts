import { writeFile } from 'node:fs/promises';
import { encode } from 'fast-png';
import { PALETTE } from '../templates/styles/palette.gen.ts';

// node local/draw-press-image.ts: draws the image of the sample release, a stick with three notches of which
// one is filled.
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

const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) =>
  colourAt(at % WIDTH, Math.floor(at / WIDTH)),
);
const palette = COLOURS.map((colour) => [...Buffer.from(colour.slice(1), 'hex')]);
await writeFile(
  new URL('sample/bob/press/budkavle.png', import.meta.url),
  encode({ width: WIDTH, height: HEIGHT, data, channels: 1, palette }),
);
