import path from 'node:path';
import { partsOfText } from '../../../domain/catalogue/text.ts';
import type { StarterSource } from '../../../domain/setup/draft-starter.ts';
import type { DraftDocument } from '../../../domain/setup/rollout-draft.ts';
import type { RolloutSource } from '../../../domain/setup/use-cases/load-rollout.ts';
import { isWritten, objectAt, type Written, writtenAt } from '../../../domain/setup/written.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';
import { unzip } from '../yauzl/unzip.ts';
import { parseYaml } from './parse-yaml.ts';
import { decoded, type Files, readCatalogueSource, readRolloutSource } from './rollout-source.ts';

/** The archive's entry file. */
const START = 'rollout.yaml';

/**
 * Reads a rollout from a ZIP archive with one `rollout.yaml`, in any folder.
 * @throws {InvalidInput} with every problem and its file
 */
export async function readRolloutArchive(bytes: Uint8Array): Promise<RolloutSource> {
  const { start, unpacked } = await unpackedFrom(bytes);
  return readRolloutSource(start, filesOf(unpacked));
}

/**
 * Reads whatever an archive has of a rollout, finished or not, as a draft: what is missing or wrong in it is said by
 * the draft's own pages. People are left out, as from every draft.
 * @throws {InvalidInput} if it is not an archive, has no `rollout.yaml` or several, or a file is not YAML
 */
export async function readDraftArchive(bytes: Uint8Array): Promise<FiledDraft> {
  const { start, unpacked } = await unpackedFrom(bytes);
  const files = filesOf(unpacked);
  const described = await anyYaml(start, files);
  const beside = (place: string) => {
    const named = writtenAt(described, [place]);
    return path.posix.join(path.posix.dirname(start), typeof named === 'string' ? named : place);
  };
  const { id, catalogue: _, ...rollout } = objectAt(described, ['rollout']);
  const { id: __, ...catalogue } = unpacked.has(beside('catalogue'))
    ? await anyYaml(beside('catalogue'), files)
    : {};
  const organisations = await Promise.all(
    listAt(described, 'organisations').map((one) => memberOf(one, start, unpacked)),
  );
  const texts: Record<string, Record<string, unknown>> = {};
  for (const file of (await files.below(beside('messages'))).filter((name) => name.endsWith('.md'))) {
    const [topic = '', name = ''] = path.posix.relative(beside('messages'), file).split('/');
    const { twice, ...parts } = partsOfText(decoded(file, await files.read(file)));
    texts[topic] = { ...texts[topic], [name.replace(/\.md$/, '')]: parts };
  }
  return { id: typeof id === 'string' ? id : '', document: { rollout, catalogue, texts, organisations } };
}

/** What an archive has of a rollout, and the id that it gives it; empty if none. */
export type FiledDraft = { id: string; document: DraftDocument };

async function anyYaml(file: string, files: Files): Promise<Written> {
  return objectAt({ read: parseYaml(file, decoded(file, await files.read(file))) }, ['read']);
}

function listAt(whole: Written, name: string): Written[] {
  const found = writtenAt(whole, [name]);
  return Array.isArray(found) ? found.filter(isWritten) : [];
}

/** With the logo that it names; YAML reads 1480 without quotes as a number. */
async function memberOf(
  { code, logo, ...organisation }: Written,
  start: string,
  unpacked: ReadonlyMap<string, Uint8Array>,
): Promise<Written> {
  const file = writtenAt(logo, ['file']);
  const png =
    typeof file === 'string' ? unpacked.get(path.posix.join(path.posix.dirname(start), file)) : undefined;
  return {
    ...(code === undefined ? {} : { code: String(code) }),
    ...organisation,
    ...(png ? { logo: { png: Buffer.from(png).toString('base64'), alt: writtenAt(logo, ['alt']) } } : {}),
  };
}

async function unpackedFrom(
  bytes: Uint8Array,
): Promise<{ start: string; unpacked: Map<string, Uint8Array> }> {
  const unpacked = await unzip(bytes);
  const starts = [...unpacked.keys()].filter((file) => path.posix.basename(file) === START);
  const [start] = starts;
  if (start === undefined || starts.length > 1)
    throw new InvalidInput('the archive', [
      start === undefined
        ? problemAt('', 'file-missing', { file: START })
        : problemAt('', 'archive-ambiguous', { file: START, count: starts.length }),
    ]);
  return { start, unpacked };
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
