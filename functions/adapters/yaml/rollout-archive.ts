import path from 'node:path';
import type { StarterSource } from '../../../domain/setup/draft-starter.ts';
import type { RolloutSource } from '../../../domain/setup/use-cases/load-rollout.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { unzip } from '../yauzl/unzip.ts';
import { type Files, readCatalogueSource, readRolloutSource } from './rollout-source.ts';

/** The archive's entry file. */
const START = 'rollout.yaml';

/**
 * Reads a rollout from a ZIP archive with one `rollout.yaml`, in any folder.
 * @throws {InvalidInput} with every problem and its file
 */
export async function readRolloutArchive(bytes: Uint8Array): Promise<RolloutSource> {
  const unpacked = await unzip(bytes);
  const starts = [...unpacked.keys()].filter((file) => path.posix.basename(file) === START);
  const [start] = starts;
  if (start === undefined || starts.length > 1)
    throw new InvalidInput('the archive', [
      start === undefined
        ? problemAt('', 'file-missing', { file: START })
        : problemAt('', 'archive-ambiguous', { file: START, count: starts.length }),
    ]);
  return readRolloutSource(start, filesOf(unpacked));
}

/** The catalogue and the texts of the files that come with the system. */
export function readReference(files: Readonly<Record<string, string>>): Promise<StarterSource> {
  const encoder = new TextEncoder();
  const bytes = Object.entries(files).map(([file, text]) => [file, encoder.encode(text)] as const);
  return readCatalogueSource('catalogue.yaml', 'messages', filesOf(new Map(bytes)));
}

function filesOf(unpacked: ReadonlyMap<string, Uint8Array>): Files {
  return {
    async read(file) {
      const content = unpacked.get(file);
      if (!content) throw new InvalidInput('the archive', [problemAt('', 'file-missing', { file })]);
      return content;
    },
    below: async (folder) =>
      [...unpacked.keys()].filter((file) => file.startsWith(`${folder.replace(/\/$/, '')}/`)),
  };
}
