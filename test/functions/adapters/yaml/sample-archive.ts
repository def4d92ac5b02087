import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Zippable } from 'fflate';

const FOLDERS = ['local/sample/bob', 'templates/catalogues', 'templates/messages'];

/** The files of the sample rollout by the paths at which they refer to one another, as somebody would pack them. */
export async function sampleArchive(): Promise<Zippable> {
  const files: [string, Uint8Array][] = [];
  for (const folder of FOLDERS)
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) {
        const file = path.join(entry.parentPath, entry.name);
        files.push([file, await readFile(file)]);
      }
  return Object.fromEntries(files);
}
