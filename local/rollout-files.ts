import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Text } from '../domain/catalogue/text.ts';
import type { RolloutSource } from '../domain/setup/use-cases/load-rollout.ts';
import { type Files, readRolloutSource, textsBelow } from '../functions/adapters/yaml/rollout-source.ts';

const disk: Files = {
  read: (file) => readFile(file),
  below: async (folder) =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/')),
};

/**
 * Reads a rollout from the files that a YAML file on this machine names.
 * @throws {InvalidInput} naming the file, the place in it and what to do
 */
export function readRollout(file: string): Promise<RolloutSource> {
  return readRolloutSource(file.replaceAll(path.sep, '/'), disk);
}

/** Every text of a folder of messages on this machine. */
export function readTexts(folder: string): Promise<Text[]> {
  return textsBelow(folder, disk);
}
