import { releaseIdOf } from '../press-release.ts';
import {
  hasPublic,
  type KeptDraft,
  keepDraft,
  type PressRefusal,
  readDraft,
  refused,
  type WritePressDraftPorts,
  type WrittenDraft,
} from './write-press-draft.ts';

/**
 * Keeps a new version of a published release, which says in words what was wrong. It goes the same way as the first: handed
 * in, approved by a second person, scheduled; until then the page stays as it is.
 */
export async function correctPressRelease(
  written: WrittenDraft,
  ports: WritePressDraftPorts,
): Promise<KeptDraft | PressRefusal> {
  const read = await readDraft(written, ports);
  if ('kind' in read) return read;
  if (!read.draft.correction)
    return refused({ field: 'correction', problem: 'is missing: say in words what was wrong' });
  const versions = await ports.pressReleases.versions(releaseIdOf(read.draft));
  const newest = versions.at(-1);
  if (!newest || newest.draft.kind !== read.draft.kind || !hasPublic(versions))
    return refused({ field: 'id', problem: 'is no published release: only those can be corrected' });
  if (newest.state === 'publishing')
    return refused({ field: 'id', problem: 'is being published: wait a minute and correct it then' });
  return keepDraft(read, newest, ports);
}
