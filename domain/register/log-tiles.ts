import * as z from 'zod';

/** The tiles of a log and its bundles of entries: https://c2sp.org/tlog-tiles. */
export const TILE_WIDTH = 256;
const MAX_LEVEL = 63;
const MAX_ENTRY_BYTES = 65_535;

/** A tile: hashes of a level, or the entries themselves. `width` is how many it has. */
export type Tile = { level: number | 'entries'; index: number; width: number };

/** Where a tile is served, below the log: `tile/0/x001/067.p/12`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/\d{3}/g) ?? [];
  const number = parts.map((part, at) => (at < parts.length - 1 ? `x${part}` : part)).join('/');
  return `tile/${level}/${number}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Parses such a path; undefined if no tile is served there. */
export function readTilePath(path: string): Tile | undefined {
  const [, level = '', number = '', width = String(TILE_WIDTH)] =
    /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,3}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? [];
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replaceAll(/\D/g, '')),
    width: Number(width),
  };
  const isTile = level !== '' && (tile.level === 'entries' || tile.level <= MAX_LEVEL);
  return isTile && tile.width > 0 && tilePath(tile) === path ? tile : undefined;
}

/** How many hashes a level of a log of this size has: those of full tiles below. */
export function levelSize(size: number, level: Tile['level']): number {
  return Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
}

/** Whether a log of this size has a tile, or had it when it was smaller. */
export function hasTile(size: number, { level, index, width }: Tile): boolean {
  return index * TILE_WIDTH + width <= levelSize(size, level);
}

/** Every tile of a level. */
export function tilesOf(size: number, level: Tile['level']): Tile[] {
  const count = levelSize(size, level);
  return Array.from({ length: Math.ceil(count / TILE_WIDTH) }, (_, index) => ({
    level,
    index,
    width: Math.min(TILE_WIDTH, count - index * TILE_WIDTH),
  }));
}

/** Entries as a bundle: each with its length before it, as two bytes. */
export function bundleOf(entries: readonly string[]): Uint8Array<ArrayBuffer> {
  const parts = entries.flatMap((entry) => {
    const bytes = Buffer.from(entry, 'utf8');
    return [Buffer.of(bytes.length >> 8, bytes.length & 255), bytes];
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** The entries of a bundle; undefined unless it is exactly what these entries are written as. */
export function readBundle(bytes: Uint8Array): string[] | undefined {
  const entries: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = at + 2 + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (end > bytes.length) return undefined;
    entries.push(Buffer.from(bytes.subarray(at + 2, end)).toString('utf8'));
    at = end;
  }
  return Buffer.from(bundleOf(entries)).equals(bytes) ? entries : undefined;
}

/** An entry that fits into a bundle. */
export const logTextSchema = z
  .string()
  .min(2)
  .refine((text) => Buffer.byteLength(text, 'utf8') <= MAX_ENTRY_BYTES);

/** Hashes as a tile. */
export function hashesAsTile(hashes: readonly string[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(hashes.join(''), 'hex'));
}
