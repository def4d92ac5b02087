import path from 'node:path';
import { type UnzipFileFilter, unzipSync } from 'fflate';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';

/**
 * More than a catalogue with texts in several languages and logos needs, and well within a function's memory.
 */
const MAX_UNPACKED_BYTES = 20_000_000;
const MAX_FILES = 2000;

/**
 * Unpacks a ZIP archive in memory, by path.
 * @throws {InvalidInput} if it is invalid or would be too large
 */
export function unzip(bytes: Uint8Array): Map<string, Uint8Array> {
  let unpacked = 0;
  let files = 0;
  let tooLarge = false;
  const wanted: UnzipFileFilter = ({ name, originalSize }) => {
    // Skips folders and macOS metadata.
    if (name.endsWith('/') || name.startsWith('__MACOSX/')) return false;
    unpacked += originalSize;
    files += 1;
    tooLarge ||= unpacked > MAX_UNPACKED_BYTES || files > MAX_FILES;
    return !tooLarge;
  };
  const entries = unpack(bytes, wanted);
  if (tooLarge)
    throw new InvalidInput('the archive', [
      problemAt('', 'archive-too-large', { files: MAX_FILES, megabytes: MAX_UNPACKED_BYTES / 1_000_000 }),
    ]);
  return new Map(Object.entries(entries).map(([name, content]) => [path.posix.normalize(name), content]));
}

function unpack(bytes: Uint8Array, filter: UnzipFileFilter): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch {
    throw new InvalidInput('the archive', [problemAt('', 'archive-invalid')]);
  }
}
