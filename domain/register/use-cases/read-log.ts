import { bundleOf, hashesAsTile, hasTile, readTilePath, TILE_WIDTH } from '../log-tiles.ts';
import { leafHash, rootOf } from '../merkle-tree.ts';
import { type ReadsRegisterLog, treeAfter } from '../register-log.ts';

export type ReadLogPorts = { registerLog: ReadsRegisterLog };

/** The signed head of the log, and the public key that it is checked with; undefined while the log is empty. */
export async function readLogHead({
  registerLog,
}: ReadLogPorts): Promise<{ note: string; verifier: string; size: number } | undefined> {
  const last = await registerLog.last();
  return last && { note: last.note, verifier: last.verifier, size: treeAfter(last).size };
}

/** A tile or a bundle of entries by its path below the log; undefined if the log has none there. */
export async function readLogTile(
  path: string,
  { registerLog }: ReadLogPorts,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const tile = readTilePath(path);
  if (!tile || !hasTile(treeAfter(await registerLog.last()).size, tile)) return undefined;
  const from = tile.index * TILE_WIDTH;
  const to = from + tile.width;
  if (tile.level === 'entries') return bundleOf(await registerLog.entries(from, to));
  return hashesAsTile(await readHashes(tile.level, [from, to], registerLog));
}

/** Hashes of a level of the tree. */
export async function readHashes(
  level: number,
  [from, to]: readonly [number, number],
  log: ReadsRegisterLog,
): Promise<string[]> {
  if (level === 0) return (await log.entries(from, to)).map((text) => leafHash(text));
  const known = await log.nodes(level, from, to);
  // The last tile may have been filled this moment.
  for (let index = from + known.length; index < to; index += 1)
    known.push(rootOf(await readHashes(level - 1, [index * TILE_WIDTH, (index + 1) * TILE_WIDTH], log)));
  return known;
}
