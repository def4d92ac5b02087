import { encode } from 'fast-png';
import type { Packet } from '../../domain/packets/packet.ts';
import { PALETTE } from '../styles/palette.gen.ts';

// The same proportions as on pages and in mails: notches 12 wide and 8 deep, 16 apart, stick 14 high.
const WOOD = 16;
const NOTCH = 12;
const HEIGHT = 14;
const CUT = 8;
/** Pixels per unit: sharp when projected. */
const SCALE = 8;
const CLEAR = 0;
const STICK = 1;
const INLAY = 2;

/** A picture and its size in pixels. */
export type Picture = { png: Uint8Array; width: number; height: number };

/** The progress bar as a picture: a stick with one notch per step, filled once reached. */
export function markPicture(steps: Packet['steps']): Picture {
  const units = steps.length * (WOOD + NOTCH) + WOOD;
  const [width, height] = [units * SCALE, HEIGHT * SCALE];
  const upper = Uint8Array.from({ length: width }, (_, x) => colourAt(steps, Math.floor(x / SCALE)));
  const data = new Uint8Array(width * height).fill(STICK);
  for (let y = 0; y < CUT * SCALE; y += 1) data.set(upper, y * width);
  const palette = [
    [255, 255, 255, 0],
    [...rgb(PALETTE.brand[0]), 255],
    [...rgb(PALETTE.inlay[0]), 255],
  ];
  return { png: encode({ width, height, data, channels: 1, palette }), width, height };
}

function colourAt(steps: Packet['steps'], x: number): number {
  const step = steps[Math.floor(x / (WOOD + NOTCH))];
  if (!step || x % (WOOD + NOTCH) < WOOD) return STICK;
  return step.reached ? INLAY : CLEAR;
}

function rgb(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
