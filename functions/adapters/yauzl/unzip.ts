import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { type Problem, problemAt } from '../../../domain/shared/problem.ts';

/**
 * More than a catalogue with texts in several languages and logos needs, and well within a function's memory.
 */
const MAX_UNPACKED_BYTES = 20_000_000;
const MAX_FILES = 2000;

/**
 * Unpacks a ZIP archive in memory, by path, as programs for Windows, macOS and Linux write them. An entry that
 * holds more than it states is refused while it is being unpacked, so memory is bounded.
 * @throws {InvalidInput} if it is invalid, damaged or would be too large
 */
export async function unzip(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const archive = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const entries = await wantedEntries(archive);
  const stated = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (entries.length > MAX_FILES || stated > MAX_UNPACKED_BYTES)
    throw refused(
      problemAt('', 'archive-too-large', { files: MAX_FILES, megabytes: MAX_UNPACKED_BYTES / 1_000_000 }),
    );
  const files = new Map<string, Uint8Array>();
  for (const entry of entries)
    files.set(path.posix.normalize(entry.fileName), await contentOf(archive, entry));
  return files;
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: false });
  } catch (cause) {
    throw refused(problemAt('', 'archive-invalid'), cause);
  }
}

/** All but folders and macOS metadata. */
async function wantedEntries(archive: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of archive.eachEntry()) {
      if (entries.length > MAX_FILES) break;
      if (!/\/$|^__MACOSX\//.test(entry.fileName)) entries.push(entry);
    }
  } catch (cause) {
    throw refused(problemAt('', 'archive-invalid'), cause);
  }
  return entries;
}

async function contentOf(archive: ZipFile, entry: Entry): Promise<Uint8Array> {
  const damaged = problemAt('', 'entry-damaged', { file: entry.fileName });
  try {
    const content = await buffer(await archive.openReadStreamPromise(entry));
    if (crc32(content) === entry.crc32) return content;
  } catch (cause) {
    throw refused(damaged, cause);
  }
  throw refused(damaged);
}

function refused(found: Problem, cause?: unknown): InvalidInput {
  return new InvalidInput('the archive', [found], { cause });
}
