import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import * as z from 'zod';
import { fittingImage } from '../domain/press/press-image.ts';
import { shrinkImage } from '../functions/adapters/jsquash/shrink-image.ts';
import { readYaml } from './cli/read-yaml.ts';

const namedFilesSchema = z
  .object({ images: z.array(z.object({ file: z.string() }).catch({ file: '' })).catch([]) })
  .catch({ images: [] });

/**
 * Reads a press release from a YAML file, and the images beside it that it names, scaled where they are large. A
 * missing file is left out; validating the release then names it. `at` overrides its time.
 */
export async function readPressFile(file: string, at?: number | string) {
  const written: unknown = await readYaml(file);
  const draft = at !== undefined && typeof written === 'object' ? { ...written, publishAt: at } : written;
  const names = namedFilesSchema.parse(written).images.map((image) => image.file);
  const read = await Promise.all(
    names.map(async (name) => [name, await bytesOf(resolve(dirname(file), name))] as const),
  );
  const files = new Map(read.flatMap(([name, bytes]) => (bytes ? [[name, bytes] as const] : [])));
  return { draft, files };
}

async function bytesOf(path: string): Promise<Uint8Array | undefined> {
  try {
    return await fittingImage(new Uint8Array(await readFile(path)), shrinkImage);
  } catch {
    return undefined;
  }
}
