import { zlibSync } from 'fflate';
import type { Packet } from '../../domain/packets/packet.ts';
import { PALETTE } from '../styles/palette.gen.ts';

// The same proportions as on pages and in mails: wood 16, notch 12, stick 14 high, cut 8 deep.
const WOOD = 16;
const NOTCH = 12;
const HEIGHT = 14;
const CUT = 8;
/** Pixels for each unit: sharp on a wall. */
const SCALE = 8;
const CLEAR = 0;
const STICK = 1;
const INLAY = 2;

/** A picture with its size in pixels. */
export type Picture = { png: Uint8Array; width: number; height: number };

/** The mark as a picture, for documents: a stick with one notch for each step, inlaid where it is reached. */
export function markPicture(steps: Packet['steps']): Picture {
  const units = steps.length * (WOOD + NOTCH) + WOOD;
  const [width, height] = [units * SCALE, HEIGHT * SCALE];
  const upper = Uint8Array.from({ length: width }, (_, x) => colourAt(steps, Math.floor(x / SCALE)));
  const rows = new Uint8Array(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    const row = rows.subarray(y * (width + 1) + 1, (y + 1) * (width + 1));
    if (y < CUT * SCALE) row.set(upper);
    else row.fill(STICK);
  }
  const size = [...word(width), ...word(height)];
  const chunks = [
    chunk('IHDR', Uint8Array.from([...size, 8, 3, 0, 0, 0])),
    chunk('PLTE', Uint8Array.from([255, 255, 255, ...rgb(PALETTE.brand[0]), ...rgb(PALETTE.inlay[0])])),
    chunk('tRNS', Uint8Array.of(0)),
    chunk('IDAT', zlibSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ];
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return { png: Uint8Array.from([...signature, ...chunks.flatMap((bytes) => [...bytes])]), width, height };
}

function colourAt(steps: Packet['steps'], x: number): number {
  const step = steps[Math.floor(x / (WOOD + NOTCH))];
  if (!step || x % (WOOD + NOTCH) < WOOD) return STICK;
  return step.reached ? INLAY : CLEAR;
}

function rgb(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function word(value: number): number[] {
  return [24, 16, 8, 0].map((bits) => (value >>> bits) & 255);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = Uint8Array.from([...type].map((letter) => letter.charCodeAt(0)).concat([...data]));
  return Uint8Array.from([...word(data.length), ...body, ...word(crc(body))]);
}

/** CRC-32 as PNG asks for it. */
function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
