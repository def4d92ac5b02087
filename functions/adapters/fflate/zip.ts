import { strToU8, zipSync } from 'fflate';

/**
 * Packs files by path into a ZIP archive. `at` (ms) is the timestamp of each entry, so equal files give equal
 * archives.
 */
export function zip(files: Readonly<Record<string, string>>, at: number): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: at, level: 9 }));
}
