import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { bundleFunctions } from '../../infra/constructs/bundled-code.ts';

/** The functions as they are deployed, as files of a folder: `<name>.mjs`. */
export type Bundles = {
  folder: string;
  /** Function → bytes. */
  sizes: ReadonlyMap<string, number>;
};

let made: Promise<Bundles> | undefined;

/** Made once for all parts of a run. */
export function bundles(): Promise<Bundles> {
  made ??= write();
  return made;
}

export async function removeBundles(): Promise<void> {
  const known = await made;
  if (known) await rm(known.folder, { recursive: true });
}

async function write(): Promise<Bundles> {
  const folder = await mkdtemp(join(tmpdir(), 'budkavle-bench-'));
  const sizes = new Map<string, number>();
  for (const { path, text } of (await bundleFunctions()).outputFiles) {
    const file = basename(path);
    await writeFile(join(folder, file), text);
    sizes.set(file.replace('.mjs', ''), Buffer.byteLength(text));
  }
  return { folder, sizes };
}
