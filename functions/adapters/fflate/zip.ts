import { strToU8, zipSync } from 'fflate';

/** Files by their paths as a ZIP archive. `at` (ms) is the time that each of them bears, so that the same files are the same archive. */
export function zip(files: Readonly<Record<string, string>>, at: number): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: at, level: 9 }));
}
